// SPDX-License-Identifier: Apache-2.0
// What holds of every answer.
#include <gtest/gtest.h>

#include "csprel/directory/billing.hpp"
#include "support/property.hpp"

namespace csprel::test {
namespace {

bool is_settled(const std::optional<decision>& d) { return d && d->result != outcome::unknown; }

/// All questions of the case and those of each partner.
std::vector<question> all_questions(const random_case& c) {
  std::vector<question> all = c.questions;
  for (const partner& p : c.world.partners())
    for (question& q : questions_of(c, p->id)) all.push_back(std::move(q));
  return all;
}

TEST(Answers, DenyBeatsUnknown) {
  for_all("deny_beats_unknown", 1500, [](const random_case& c) {
    for (const question& q : all_questions(c)) {
      const auto d = answer(c.world, q);
      if (!d) continue;
      must((d->result == outcome::deny) == !d->unmet.empty(), "an unmet requirement and no denial: ", q);
      must((d->result == outcome::allow) == (d->unmet.empty() && d->unknown.empty()), "an allow with doubts: ", q);
    }
  });
}

TEST(Answers, OrderAndRepetitionDoNotMatter) {
  for_all("order", 1500, [](const random_case& c) {
    world_builder other = c.parts;
    std::reverse(other.partners.begin(), other.partners.end());
    std::reverse(other.offers.begin(), other.offers.end());
    std::reverse(other.customers.begin(), other.customers.end());
    std::reverse(other.subscriptions.begin(), other.subscriptions.end());
    for (customer_fields& of : other.customers) {
      const auto twice = [](auto& entries) {
        std::reverse(entries.begin(), entries.end());
        const auto copy = entries;
        entries.insert(entries.end(), copy.begin(), copy.end());
      };
      twice(of.relationships);
      twice(of.delegated_admins);
      std::reverse(of.users.begin(), of.users.end());
    }
    for (partner_fields& p : other.partners) std::reverse(p.providers.begin(), p.providers.end());
    const directory mirrored = other.build();
    for (const question& q : all_questions(c))
      must(answer(c.world, q) == answer(mirrored, q), "the order matters: ", q);
  });
}

// ---- unknown to known -----------------------------------------------------------------------

/// Compares the answers with those of a world in which one more fact is known.
class settling {
 public:
  explicit settling(const random_case& c) : questions_(all_questions(c)) {
    for (const question& q : questions_) before_.push_back(answer(c.world, q));
  }

  void tries(const char* fact, const world_builder& known) const {
    const auto world = known.make();
    if (!world) return;  // Impossible, so it is not what the unknown fact was.
    for (std::size_t i = 0; i < questions_.size(); ++i) {
      if (!is_settled(before_[i])) continue;
      const auto after = answer(world.value(), questions_[i]);
      must(after && after->result == before_[i]->result, fact, " flips ", questions_[i], " from ",
           before_[i]->result, " to ", after ? name(after->result) : "an error");
    }
  }

 private:
  std::vector<question> questions_;
  std::vector<std::optional<decision>> before_;
};

std::vector<service_name> known_services(const random_case& c) {
  std::vector<service_name> names;
  for (const char* word : {"exchange", "sharepoint", "skype", "office_apps", "onedrive"})
    if (c.world.has_service(service(word))) names.push_back(service(word));
  return names;
}

std::vector<std::vector<service_name>> service_sets(const random_case& c, bool empty_too) {
  const auto all = known_services(c);
  std::vector<std::vector<service_name>> sets{all};
  if (empty_too) sets.emplace_back();
  for (const service_name& one : all) sets.push_back({one});
  if (all.size() > 2) sets.push_back({all.begin() + 1, all.end()});
  return sets;
}

TEST(Answers, KnowingMoreNeverFlipsWhatWasSettled) {
  for_all("knowing_more", 250, [](const random_case& c) {
    const settling settled(c);
    for (std::size_t k = 0; k < c.parts.customers.size(); ++k)
      for (std::size_t g = 0; g < c.parts.customers[k].delegated_admins.size(); ++g) {
        if (c.parts.customers[k].delegated_admins[g].services) continue;
        for (auto& services : service_sets(c, false)) {  // An open grant is a grant of something.
          if (services.empty()) continue;
          world_builder known = c.parts;
          known.customers[k].delegated_admins[g].services = std::move(services);
          settled.tries("a grant's services", known);
        }
      }
    for (std::size_t i = 0; i < c.parts.subscriptions.size(); ++i) {
      const subscription_fields& s = c.parts.subscriptions[i].second;
      const auto with = [&](const char* fact, const auto& change) {
        world_builder known = c.parts;
        change(known.subscriptions[i].second);
        settled.tries(fact, known);
      };
      if (!s.status || !s.status->known())
        for (const auto& row : enum_names<subscription_status>::rows)
          with("a status", [&](subscription_fields& f) { f.status = row.value; });
      if (!s.suspended_at)
        for (const std::int64_t age : {0, 59, 60, 100})
          with("the day of a suspension", [&](subscription_fields& f) { f.suspended_at = noon + days(-age); });
      if (!s.quantity)
        for (const std::int64_t seats : {0, 1, 2, 10, 30, 1000})
          with("seats", [&](subscription_fields& f) { f.quantity = seats; });
    }
    for (std::size_t i = 0; i < c.parts.offers.size(); ++i) {
      const offer_fields& o = c.parts.offers[i];
      const auto with = [&](const char* fact, const auto& change) {
        world_builder known = c.parts;
        change(known.offers[i]);
        settled.tries(fact, known);
      };
      if (!o.services)
        for (const auto& services : service_sets(c, true))
          with("an offer's services", [&](offer_fields& f) { f.services = services; });
      if (!o.minimum_quantity)
        for (const std::int64_t bound : {0, 1, 2, 15})
          with("an offer's minimum", [&](offer_fields& f) { f.minimum_quantity = bound; });
      if (!o.maximum_quantity)
        for (const std::int64_t bound : {3, 20, 1000})
          with("an offer's maximum", [&](offer_fields& f) { f.maximum_quantity = bound; });
    }
    for (std::size_t i = 0; i < c.parts.partners.size(); ++i) {
      const partner_fields& p = c.parts.partners[i];
      if (p.link || p.model == partner_model::indirect_reseller) continue;
      world_builder known = c.parts;  // A link that no question names: whose a named one is, was known to be nobody's.
      known.partners[i].link = "https://portal.example.cn/fresh";
      settled.tries("a link", known);
    }
    if (!c.parts.parts.as_of)
      for (const std::int64_t day : {-100, 0, 30, 100}) {
        world_builder known = c.parts;
        known.parts.as_of = noon + days(day);
        settled.tries("the clock", known);
      }
  });
}

TEST(Answers, KnowingTheAskerNeverFlipsWhatWasSettled) {
  for_all("knowing_the_asker", 2500, [](const random_case& c) {
    for (const question& q : c.questions) {
      const auto before = answer(c.world, q);
      if (!is_settled(before)) continue;
      const auto tries = [&](const question& known) {
        const auto after = answer(c.world, known);
        must(after && after->result == before->result, "a setting flips ", q);
      };
      if (const auto* user = std::get_if<partner_user_subject>(&q.who)) {
        for (unsigned mask = 0; mask < 64; ++mask) {
          partner_user_subject known = *user;
          if (!known.agents) {
            known.agents.emplace();
            for (unsigned i = 0; i < 3; ++i)
              if ((mask >> i & 1U) != 0) known.agents->insert(static_cast<agent_role>(i));
          }
          if (!known.admins) {
            known.admins.emplace();
            for (unsigned i = 0; i < 3; ++i)
              if ((mask >> (i + 3) & 1U) != 0) known.admins->insert(static_cast<admin_role>(i));
          }
          question more = q;
          more.who = known;
          tries(more);
        }
      } else if (const auto* person = std::get_if<customer_user_subject>(&q.who); person && !person->role) {
        for (const customer_role role : {customer_role::administrator, customer_role::user}) {
          question more = q;
          more.who = customer_user_subject{person->user, person->customer, role};
          tries(more);
        }
      }
      if (!q.at && !c.world.as_of()) {
        question more = q;
        more.at = noon;
        tries(more);
      }
    }
  });
}

// ---- what makes nobody mightier -------------------------------------------------------------

TEST(Answers, LosingDelegatedAdminAllowsNothing) {
  for_all("losing_allows_nothing", 1500, [](const random_case& c) {
    for (const partner& p : c.world.partners()) {
      world_builder without = c.parts;
      for (customer_fields& of : without.customers)
        std::erase_if(of.delegated_admins, [&](const delegated_admin& g) { return g.partner == p->id; });
      const directory poorer = without.build();
      for (const question& q : questions_of(c, p->id)) {
        const auto before = answer(c.world, q);
        if (!before || before->result != outcome::deny) continue;
        // The one rule that counts grants: who holds none is no second transacting partner (ONE-01, AMB-05 `all`).
        if (before->unmet == requirement_set{requirement::other_transacting_partner}) continue;
        const auto after = answer(poorer, q);
        must(after && after->result != outcome::allow, "allowed without delegated admin: ", q);
      }
      for (const auto& [owner, s] : c.parts.subscriptions)
        must(who_is_billed(c.world, s.id, owner).value() == who_is_billed(poorer, s.id, owner).value(),
             "delegated admin changes who is billed for ", s.id);
    }
  });
}

TEST(Answers, SuspensionOfAPartnerAllowsItNothing) {
  for_all("suspension_allows_nothing", 1500, [](const random_case& c) {
    for (const partner& p : c.world.partners()) {
      if (p->standing != standing::active && p->standing != standing::delinquent) continue;
      world_builder suspended = c.parts;
      suspended.standing(p->id, standing::suspended);
      const directory stricter = suspended.build();
      for (const question& q : questions_of(c, p->id)) {
        const auto before = answer(c.world, q);
        const auto after = answer(stricter, q);
        must(before.has_value() == after.has_value(), "standing changes what can be asked");
        if (before && before->result == outcome::deny)
          must(after->result == outcome::deny, "suspension lifts a denial: ", q);
        if (before && before->result == outcome::unknown)
          must(after->result != outcome::allow, "suspension settles what was unknown: ", q);
      }
    }
  });
}

bool has_reseller_relationship(const customer_fields& of, const partner_id& p) {
  return std::any_of(of.relationships.begin(), of.relationships.end(), [&](const relationship& r) {
    return r.partner == p && r.type == relationship_type::reseller;
  });
}

TEST(Answers, NothingIsAllowedWithoutARelationship) {
  for_all("relationship_needed", 1500, [](const random_case& c) {
    for (const partner& p : c.world.partners())
      for (const question& q : questions_of(c, p->id)) {
        const auto d = answer(c.world, q);
        if (!d || d->result == outcome::deny || q.what == operation::subscription_receive_bill) continue;
        std::optional<customer_id> of;
        if (const auto* which = std::get_if<customer_resource>(&q.which)) of = which->customer;
        if (const auto* which = std::get_if<subscription_resource>(&q.which)) of = which->customer;
        const auto* service = std::get_if<service_resource>(&q.which);
        if (service != nullptr) of = service->customer;
        if (!of) continue;
        bool related = has_reseller_relationship(**c.world.find(*of), p->id);
        if (service != nullptr && p->model == partner_model::indirect_reseller)
          for (const partner_id& provider : p->providers)
            related = related || has_reseller_relationship(**c.world.find(*of), provider);
        must(related, "not denied without a relationship: ", q);
      }
  });
}

}  // namespace
}  // namespace csprel::test
