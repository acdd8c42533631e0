// SPDX-License-Identifier: Apache-2.0
// The question space in small scope: all directories of up to two partners, two services and two subscriptions, with
// every model, standing, relationship, grant, seller, status and role, against the reference model.
//
// A directory is a number: each of its choices is a digit of it. The normal suite asks every `stride`-th, a prime, so
// that each pair of choices meets; CSPREL_SMALL_SCOPE=1 asks all of them (hours), =N every N-th.
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>

#include "model/catalogue.hpp"
#include "model/comparison.hpp"
#include "support/world_builder.hpp"

namespace csprel::test {
namespace {

/// The digits of a number, each taken with its own base.
class choices {
 public:
  explicit choices(std::uint64_t number) : rest_(number) {}
  std::size_t below(std::uint64_t count) {
    const auto digit = static_cast<std::size_t>(rest_ % count);
    rest_ /= count;
    return digit;
  }

 private:
  std::uint64_t rest_;
};

constexpr std::uint64_t statuses = 7;                          // active, three suspended, cancelled, pending, not told
constexpr std::uint64_t sellers = 3;                           // P, Q, the operator itself
constexpr std::uint64_t offers = 3;                            // with one service, the other, both
constexpr std::uint64_t kinds = statuses * sellers * offers;   // of a subscription
constexpr std::uint64_t pairs = 1 + kinds + kinds * (kinds + 1) / 2;  // none, one, two in either order
constexpr std::uint64_t grants = 5;                            // none, one service, the other, both, not known which
constexpr std::uint64_t space = 5 /* standings */ * 3 * 3 /* models */ * 3 * 2 /* relationships */ * 2 /* one partner, two */ *
                                grants * grants * 2 /* is the second an add-on */ * pairs;

constexpr const char* one = "one";
constexpr const char* other = "other";
constexpr const char* both = "both";
constexpr const char* extra = "extra";  ///< An add-on of `one` with the other service.

void add_subscription(world_builder& world, const char* id, std::uint64_t kind, bool two_partners) {
  choices pick(kind);
  const std::size_t status = pick.below(statuses);
  const std::size_t seller = pick.below(sellers);
  const char* const names[] = {one, other, both};
  const char* offer = names[pick.below(offers)];
  if (seller == 2)
    world.holding(id, offer);
  else
    world.sale(id, offer, seller == 0 || !two_partners ? partner_p : partner_q);
  switch (status) {
    case 1: world.suspended(id, noon + days(-59)); break;
    case 2: world.suspended(id, noon + days(-60)); break;
    case 3: world.suspended(id, std::nullopt); break;
    case 4: world.status(id, subscription_status::deleted); break;
    case 5: world.status(id, subscription_status::pending); break;
    case 6: world.status(id, std::nullopt); break;
    default: break;
  }
}

void add_grant(world_builder& world, const partner_id& to, std::size_t which) {
  switch (which) {
    case 1: world.grant(to, {"mail"}); break;
    case 2: world.grant(to, {"files"}); break;
    case 3: world.grant(to, {"mail", "files"}); break;
    case 4: world.open_grant(to); break;
    default: break;
  }
}

/// The directory of a number.
world_builder directory_of(std::uint64_t number) {
  choices pick(number);
  world_builder world;
  const bool two_partners = pick.below(2) == 1;
  world.partners.resize(two_partners ? 2 : 1);
  world.customers.resize(1);
  world.offers.clear();
  world.offer(one, {"mail"}, {both}).offer(other, {"files"}, {both}).offer(both, {"mail", "files"}).offer(extra, {"files"});
  world.change_offer(extra, [](offer_fields& o) {
    o.is_add_on = true;
    o.prerequisite_offers = {offer_of(one)};
  });
  constexpr standing standings[] = {standing::active, standing::delinquent, standing::suspended, standing::applied,
                                    standing::terminated};
  world.standing(partner_p, standings[pick.below(5)]);
  for (const partner_id& id : {partner_p, partner_q}) {
    const auto model = static_cast<partner_model>(pick.below(3));
    if (id == partner_q && !two_partners) continue;
    world.change_partner(id, [&](partner_fields& p) {
      p.model = model;
      if (model == partner_model::indirect_reseller) p.link.reset();
    });
  }
  for (partner_fields& p : world.partners)
    if (p.model == partner_model::indirect_reseller)
      for (const partner_fields& provider : world.partners)
        if (provider.model == partner_model::indirect_provider) p.providers.push_back(provider.id);
  constexpr relationship_type types[] = {relationship_type::reseller, relationship_type::advisor, relationship_type::none};
  world.relationship(partner_p, customer_c, types[pick.below(3)]);
  const bool with_q = pick.below(2) == 1 && two_partners;
  if (with_q) world.relationship(partner_q);
  add_grant(world, partner_p, pick.below(grants));
  const std::size_t of_q = pick.below(grants);
  if (two_partners) add_grant(world, partner_q, of_q);
  const bool is_add_on = pick.below(2) == 1;
  std::uint64_t pair = pick.below(pairs);
  if (pair == 0) return world;
  if (pair-- <= kinds) {
    add_subscription(world, "s", pair, two_partners);
    return world;
  }
  pair -= kinds;
  std::uint64_t first = 0;
  while (pair >= kinds - first) pair -= kinds - first++;  // Row by row of the triangle.
  add_subscription(world, "s", first, two_partners);
  add_subscription(world, "t", first + pair, two_partners);
  if (is_add_on)
    world.change("t", [](subscription_fields& t) {
      t.parent = subscription_of("s");
      t.offer = offer_of(extra);
    });
  return world;
}

/// Every operation on everything in the directory, by its partners and the customer's people. The employee of Q has
/// the roles of a mask of six bits.
std::vector<question> all_questions(const world_builder& world, unsigned roles) {
  std::vector<question> all;
  agent_role_set agents;
  admin_role_set admins;
  for (unsigned bit = 0; bit < 3; ++bit) {
    if ((roles >> bit & 1U) != 0) agents.insert(static_cast<agent_role>(bit));
    if ((roles >> bit & 8U) != 0) admins.insert(static_cast<admin_role>(bit));
  }
  std::vector<subject> partners{partner_subject{partner_p}};
  if (world.partners.size() > 1) partners.push_back(partner_user_subject{user_of("employee"), partner_q, agents, admins});
  const std::vector<subject> people{customer_user_subject{user_of("admin"), customer_c, {}},
                                    customer_user_subject{user_of("user"), customer_c, {}}};
  for (const auto& row : enum_names<operation>::rows) {
    if (find_operation(row.value) == nullptr) continue;  // Of other clouds.
    const bool of_customer = info(row.value).side == side::of_customer;
    for (const subject& who : of_customer ? people : partners) {
      question q{who, row.value, {}, {}, {}};
      q.with.quantity = 1;
      q.with.ground = "fraud";
      q.with.mpn_id = mpn_id_choice{};
      q.with.through = channel_of_work::admin_center;
      q.with.count = 5;
      q.with.billing_cycle = billing_cycle::annual;
      q.with.to = partner_p;
      q.with.offer = offer_of(extra);
      q.with.target_offer = offer_of(both);
      q.with.services = services({"mail"});
      const auto asks = [&](resource which) {
        q.which = std::move(which);
        all.push_back(q);
      };
      switch (info(row.value).resource) {
        case resource_kind::own_partner:
          asks(partner_resource{std::holds_alternative<partner_subject>(who) ? partner_p : partner_q});
          break;
        case resource_kind::other_partner:
          for (const partner_fields& p : world.partners)
            for (const char* granted : {"mail", "files"}) {
              q.with.services = services({granted});
              asks(partner_resource{p.id, customer_c});
            }
          break;
        case resource_kind::one_customer:
          if (row.value != operation::subscription_create) {
            asks(customer_resource{customer_c});
            break;
          }
          for (const char* offer : {one, other, both}) {
            q.with.offer = offer_of(offer);
            asks(customer_resource{customer_c});
          }
          break;
        case resource_kind::one_subscription:
          for (const auto& [owner, s] : world.subscriptions) asks(subscription_resource{s.id, owner});
          break;
        case resource_kind::service:
          for (const char* name : {"mail", "files"}) asks(service_resource{service(name), customer_c});
          break;
        case resource_kind::invitation:
          for (const partner_fields& p : world.partners) asks(invitation_resource{link_of(p.id)});
          break;
        default: break;  // Of other clouds.
      }
    }
  }
  return all;
}

TEST(SmallScope, EveryQuestionToEveryDirectoryIsAnsweredAsTheModelAnswersIt) {
  const char* chosen_stride = std::getenv("CSPREL_SMALL_SCOPE");
  const std::uint64_t stride = chosen_stride != nullptr ? std::strtoull(chosen_stride, nullptr, 10) : 8009;
  ASSERT_GT(stride, 0U);
  std::size_t possible = 0;
  std::size_t impossible = 0;
  std::size_t questions = 0;
  std::size_t wrong = 0;
  for (std::uint64_t number = 0; number < space && wrong < 10; number += stride) {
    const world_builder world = directory_of(number);
    const directory_fields fields = world.fields();
    const auto made = world.make();
    ASSERT_EQ(made.has_value(), !reference_is_impossible(fields)) << "directory " << number;
    if (!made) {
      ++impossible;
      continue;
    }
    ++possible;
    for (const question& q : all_questions(world, static_cast<unsigned>(number / stride % 64))) {
      ++questions;
      const auto found = difference(made.value(), q, reference_decide(fields, q));
      if (found && ++wrong < 10) ADD_FAILURE() << "directory " << number << ", " << name(q.what) << ": " << *found;
    }
  }
  std::printf("small scope: %zu directories of %llu (and %zu that are impossible), %zu questions\n", possible,
              static_cast<unsigned long long>(space), impossible, questions);
  EXPECT_EQ(possible + impossible, (space + stride - 1) / stride);
  if (chosen_stride == nullptr) {
    EXPECT_EQ(questions, 876'872U);
  }
}

}  // namespace
}  // namespace csprel::test
