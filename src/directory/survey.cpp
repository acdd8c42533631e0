// SPDX-License-Identifier: Apache-2.0
#include "csprel/directory/survey.hpp"

#include <algorithm>

#include "csprel/policy/decide.hpp"
#include "directory/probe.hpp"
#include "directory/scene.hpp"
#include "directory/surveyor.hpp"
#include "directory/quoted.hpp"
#include "directory/tenant_rows.hpp"

namespace csprel {
namespace detail {
namespace {

class surveyor {
 public:
  surveyor(const world& in, position partner, std::vector<survey_line>& lines)
      : in_(in), partner_(partner), lines_(lines) {}

  void visit_account() {
    const partner_fields& self = in_.fields(partner_);
    const auto about = [&](const resource& which) {
      return [&, which](operation what) { ask({self.id, {}, what, {}, {}, {}, {}}, which, nowhere, nowhere); };
    };
    for_each(resource_kind::own_partner, about(partner_resource{self.id, std::nullopt}));
    if (const auto link = link_in_use()) for_each(resource_kind::invitation, about(invitation_resource{*link}));
  }

  void visit(position customer) {
    const customer_view c = in_.customers[customer];
    const customer_id id = c.record().id;
    for_each(resource_kind::one_customer, [&](operation what) {
      ask({in_.fields(partner_).id, id, what, {}, {}, {}, {}}, customer_resource{id}, customer, nowhere);
    });
    for (position i = 0; i < c.subscriptions.size(); ++i) {
      const subscription_id& which = c.record().subscriptions[i]->id;
      for_each(resource_kind::one_subscription, [&](operation what) {
        ask({in_.fields(partner_).id, id, what, which, {}, {}, {}}, subscription_resource{which, id},
            customer, i);
      });
    }
    for (const service_bit bit : services_of(c)) {
      const service_name& service = in_.offers->services[static_cast<std::size_t>(bit)];
      for_each(resource_kind::service, [&](operation what) {
        ask({in_.fields(partner_).id, id, what, {}, service, {}, {}}, service_resource{service, id},
            customer, nowhere);
      });
    }
  }

  /// The first instant yet to come at which an answer could be another.
  [[nodiscard]] std::optional<instant> next() const noexcept { return next_; }

 private:
  template <class Visit>
  void for_each(resource_kind of, const Visit& visit) const {
    for (const auto& row : enum_names<operation>::rows)
      if (info(row.value).resource == of && info(row.value).side == side::of_partner &&
          in_.is_available(row.value))
        visit(row.value);
  }

  /// The partner's own link, or for an indirect reseller that of its first provider that has one.
  std::optional<std::string> link_in_use() const {
    if (const auto& own = in_.fields(partner_).link) return own;
    for (const position provider : in_.row(partner_).providers)
      if (const auto& link = in_.fields(provider).link) return link;
    return std::nullopt;
  }

  /// The services that the customer holds or has granted this partner.
  service_mask services_of(const customer_view& c) const {
    service_mask services;
    for (const auto& row : c.subscriptions)
      if (row.state != subscription_state::cancelled)
        services |= in_.offers->rows[row.offer].services;
    if (const auto* grant = c.grant_of(partner_)) services |= grant->services;
    return services;
  }

  void ask(survey_line line, resource which, position customer, position subscription) {
    question q{partner_subject{line.partner}, line.what, std::move(which), {}, {}};
    bool asked = false;
    for (parameters& with : probes(in_, line.what, customer, subscription)) {
      q.with = std::move(with);
      const auto scene = set_scene(in_, q);
      if (!scene) continue;
      const judgement judged = judge(scene.value());
      const decision d = decide(judged.needed, judged.known);
      if (const auto next = scene.value().clock.next(); next && (!next_ || *next < *next_)) next_ = next;
      if (asked && rank(d.result) <= rank(line.result)) continue;
      asked = true;
      line.result = d.result;
      line.reason = d.reason();
    }
    if (asked) lines_.push_back(std::move(line));
  }

  static int rank(outcome o) { return o == outcome::allow ? 2 : o == outcome::unknown ? 1 : 0; }

  const world& in_;
  position partner_;
  std::vector<survey_line>& lines_;
  std::optional<instant> next_;
};

}  // namespace

bool concerns(const world& in, position partner, position customer) {
  const customer_view c = in.customers[customer];
  if (c.has_reseller(partner) || c.grant_of(partner) != nullptr) return true;
  for (const subscription_row& row : c.subscriptions)
    if (row.seller == partner) return true;
  for (const position provider : in.row(partner).providers)
    if (c.has_reseller(provider)) return true;
  if (c.tenant == nullptr) return false;
  const auto& granted = c.tenant->relationships;
  return std::any_of(granted.begin(), granted.end(), [&](const relationship_row& row) { return row.partner == partner; });
}

std::optional<instant> survey_customer(const world& in, position partner, position customer,
                                       std::vector<survey_line>& lines) {
  surveyor survey(in, partner, lines);
  survey.visit(customer);
  return survey.next();
}

void survey_account(const world& in, position partner, std::vector<survey_line>& lines) {
  surveyor(in, partner, lines).visit_account();
}

}  // namespace detail

result<std::vector<survey_line>> survey_account(const directory& world, const partner_id& who) {
  const detail::position asker = world.world().find(who);
  if (asker == detail::nowhere)
    return error{error_code::not_found, "", detail::quoted(who.to_string()), "a partner of the directory"};
  std::vector<survey_line> lines;
  survey_account(world.world(), asker, lines);
  return lines;
}

result<std::vector<survey_line>> survey(const directory& world, const partner_id& who,
                                        const std::optional<customer_id>& of) {
  const detail::world& in = world.world();
  const detail::position asker = in.find(who);
  if (asker == detail::nowhere)
    return error{error_code::not_found, "", detail::quoted(who.to_string()), "a partner of the directory"};
  std::vector<survey_line> lines;
  if (of) {
    const detail::position only = in.find(*of);
    if (only == detail::nowhere)
      return error{error_code::not_found, "", detail::quoted(of->to_string()), "a customer of the directory"};
    survey_customer(in, asker, only, lines);
    return lines;
  }
  for (detail::position i = 0; i < in.customers.size(); ++i)
    if (concerns(in, asker, i)) survey_customer(in, asker, i, lines);
  return lines;
}

}  // namespace csprel
