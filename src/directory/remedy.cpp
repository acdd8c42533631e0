// SPDX-License-Identifier: Apache-2.0
#include "csprel/directory/remedy.hpp"

#include <algorithm>
#include <memory>

#include "csprel/directory/apply.hpp"
#include "csprel/policy/decide.hpp"
#include "csprel/vocabulary/suspension_ground.hpp"
#include "directory/quoted.hpp"
#include "directory/scene.hpp"

namespace csprel {
namespace detail {
namespace {

// ---- steps ----------------------------------------------------------------------------------

remedy_step by_customer(remedy_change change) {
  return {remedy_actor::customer_administrator, std::nullopt, {}, {}, std::move(change)};
}

/// What a partner is to the asker.
remedy_actor actor_of(const scene& s, position who) {
  if (who == s.partner) return remedy_actor::this_partner;
  if (s.partner != nowhere)
    for (const position provider : s.in->row(s.partner).providers)
      if (provider == who) return remedy_actor::indirect_provider;
  return remedy_actor::other_partner;
}

remedy_step by_partner(const scene& s, position who, operation what, remedy_change change) {
  remedy_step step{actor_of(s, who), s.in->fields(who).id, {}, {}, std::move(change)};
  if (const role_rule* rule = find_pack(s.in->cloud)->role(what)) {
    step.agents = rule->can_agents;
    step.admins = rule->can_admins;
  }
  return step;
}

std::vector<service_name> names_of(const world& in, const service_mask& services) {
  std::vector<service_name> names;
  for (const service_bit bit : services) names.push_back(in.offers->services[static_cast<std::size_t>(bit)]);
  return names;
}

/// The services for which the operation needs a grant, or would let the partner act.
service_mask services_at_stake(const scene& s) {
  if (!s.services.empty()) return s.services;
  if (s.offer.row && s.what != operation::subscription_transition) return s.offer.row->services;
  if (s.subscription != nowhere) return s.source_offer().services;
  return {};
}

bool needs_any_grant_only(const scene& s) {
  return s.what == operation::subscription_create ||
         s.what == operation::subscription_order_add_on;
}

/// The customer accepts the link of `owner`, with these services.
void accept(const scene& s, position owner, const service_mask& services, std::vector<remedy_step>& steps) {
  const auto& link = s.in->fields(owner).link;
  if (link)
    steps.push_back(by_customer(event_fact{
        relationship_accepted{s.entry().record().id, *link, names_of(*s.in, services)}}));
}

void mend_relationship(const scene& s, std::vector<remedy_step>& steps) {
  const bool admin_needed = find_pack(s.in->cloud)
                                ->needed(s.what, s.in->options)
                                .contains(requirement::delegated_admin_missing);
  // A customer who grants delegated admin asks about another's relationship.
  const position partner = s.partner == nowhere ? s.other_partner : s.partner;
  if (partner == nowhere) return;
  if (!s.in_china() || s.in->row(partner).model != partner_model::indirect_reseller) {
    if (admin_needed) accept(s, partner, services_at_stake(s), steps);
    accept(s, partner, {}, steps);
    return;
  }
  // Its provider's relationship serves it for services alone.
  if (info(s.what).resource != resource_kind::service) return;
  for (const position provider : s.in->row(partner).providers) accept(s, provider, {}, steps);
}

void mend_grant(const scene& s, std::vector<remedy_step>& steps) {
  const auto offer = [&](const service_mask& services) {
    if (services.empty()) return;
    // What was taken away comes back by accepting the same link again (REM-08); a reseller that has
    // none is granted it by name (DAP-15).
    if (s.in->fields(s.partner).link)
      accept(s, s.partner, services, steps);
    else
      steps.push_back(by_customer(event_fact{delegated_admin_granted{
          s.entry().record().id, s.in->fields(s.partner).id, names_of(*s.in, services)}}));
  };
  const service_mask wanted = services_at_stake(s);
  offer(wanted);
  if (needs_any_grant_only(s) && wanted.size() > 1)
    for (const service_bit one : wanted) offer({one});
}

std::vector<remedy_step> steps_for(requirement what, const scene& s, std::size_t helpers);

/// What the seller of a subscription would be asked to do with it, and whether it may.
struct favour {
  question asked;
  scene at;
  decision answer;
};

/// Asks for the seller; nothing where no partner sold the subscription.
std::unique_ptr<favour> favour_of_seller(const scene& s, position subscription, operation what) {
  const position seller = s.entry().subscriptions[subscription].seller;
  if (seller == nowhere) return nullptr;
  const customer_fields& c = s.entry().record();
  auto result = std::make_unique<favour>();  // The scene refers to the question beside it.
  result->asked = {partner_subject{s.in->fields(seller).id}, what,
                   subscription_resource{c.subscriptions[subscription]->id, c.id}, {}, s.clock.now()};
  result->asked.with.ground = name(suspension_ground::customer_request);
  auto at = set_scene(*s.in, result->asked);
  if (!at) return nullptr;
  result->at = std::move(at).value();
  const judgement judged = judge(result->at);
  result->answer = decide(judged.needed, judged.known);
  return result;
}

/// The seller ends or revives a subscription; what no partner sold, the customer ends itself. Where the
/// seller may not, what is in its way comes first; `helpers` is how many wait for each other already.
void seller_does(const scene& s, position subscription, operation what, std::vector<remedy_step>& steps,
                 std::size_t helpers) {
  const subscription_row& row = s.entry().subscriptions[subscription];
  const customer_fields& c = s.entry().record();
  const subscription_reference which{c.subscriptions[subscription]->id, c.id};
  const event_fact fact = what == operation::subscription_cancel ? event_fact{subscription_cancelled{which}}
                                                                 : event_fact{subscription_reactivated{which}};
  if (row.seller == nowhere) {
    steps.push_back(by_customer(fact));
    return;
  }
  const auto asked = favour_of_seller(s, subscription, what);
  if (asked == nullptr || helpers >= max_remedy_steps) return;
  if (asked->answer.result == outcome::allow) {
    steps.push_back(by_partner(s, row.seller, what, fact));
    return;
  }
  std::vector<remedy_step> first;
  for (const requirement obstacle : asked->answer.unmet) {
    const auto some = steps_for(obstacle, asked->at, helpers + 1);
    if (some.empty()) return;
    first.insert(first.end(), some.begin(), some.end());
  }
  for (remedy_step& step : first)
    if (step.partner) step.actor = actor_of(s, s.in->find(*step.partner));
  steps.insert(steps.end(), first.begin(), first.end());
}

/// The first subscription that is why `what` is not met, or nowhere.
position first_in_the_way(const scene& s, requirement what) {
  for (position i = 0; i < s.entry().subscriptions.size(); ++i)
    if (is_in_the_way(what, s, i).value == truth::yes) return i;
  return nowhere;
}

/// One at a time: the next round finds the next.
void mend_holdings(const scene& s, requirement what, std::vector<remedy_step>& steps, std::size_t helpers) {
  const position holding = first_in_the_way(s, what);
  if (holding != nowhere) seller_does(s, holding, operation::subscription_cancel, steps, helpers);
}

/// The parent, where it is suspended; else nowhere.
position suspended_parent(const scene& s) {
  const position parent =
      s.what == operation::subscription_order_add_on ? s.subscription : s.row().parent;
  const bool suspended =
      parent != nowhere && s.entry().subscriptions[parent].state == subscription_state::suspended;
  return suspended ? parent : nowhere;
}

void mend_parent(const scene& s, std::vector<remedy_step>& steps, std::size_t helpers) {
  const position parent = suspended_parent(s);
  if (parent != nowhere) seller_does(s, parent, operation::subscription_reactivate, steps, helpers);
}

/// The customer takes the services at stake from another partner, or that partner sells them no more.
void mend_counting(const scene& s, std::vector<remedy_step>& steps, std::size_t helpers) {
  service_mask touched = services_at_stake(s);
  if (s.what == operation::subscription_transition && s.offer.row) touched = s.offer.row->services;
  const position own = s.what == operation::relationship_accept     ? s.link_owner
                       : s.what == operation::delegated_admin_grant ? s.other_partner
                                                                           : s.partner;
  for (const grant_row& grant : s.entry().grants) {
    const service_mask both = grant.services & touched;
    if (grant.partner == own || both.empty()) continue;
    steps.push_back(by_customer(event_fact{delegated_admin_removed{
        s.entry().record().id, s.in->fields(grant.partner).id, names_of(*s.in, both)}}));
    for (position i = 0; i < s.entry().subscriptions.size(); ++i) {
      const subscription_row& row = s.entry().subscriptions[i];
      if (row.seller == grant.partner && row.state == subscription_state::active &&
          s.in->offers->rows[row.offer].services.intersects(both))
        seller_does(s, i, operation::subscription_cancel, steps, helpers);
    }
  }
}

void mend_role(const scene& s, std::vector<remedy_step>& steps) {
  const auto& who = std::get<partner_user_subject>(s.asked->who);
  const auto assigns = static_cast<std::size_t>(s.asked->with.assigns.value_or(assigned_role::none));
  const role_rule* rule = find_pack(s.in->cloud)->role(s.what, assigns);
  for (const agent_role role : rule->can_agents)
    steps.push_back(by_partner(s, s.partner, operation::partner_manage_users,
                               partner_role_assigned{who.partner, who.user, role, std::nullopt}));
  for (const admin_role role : rule->can_admins) {
    steps.push_back(by_partner(s, s.partner, operation::partner_manage_users,
                               partner_role_assigned{who.partner, who.user, std::nullopt, role}));
    steps.back().admins = {admin_role::global_admin};  // Only they assign admin roles (USR-08).
  }
}

/// The steps that may mend one unmet requirement; empty where nothing can. `helpers` is 0 for the asker.
std::vector<remedy_step> steps_for(requirement what, const scene& s, std::size_t helpers) {
  std::vector<remedy_step> steps;
  switch (what) {
    case requirement::not_customer_administrator:
      if (s.asker == asker_kind::customer_user && s.home == s.customer)
        steps.push_back(by_customer(customer_administrator_assigned{
            s.entry().record().id, std::get<customer_user_subject>(s.asked->who).user}));
      break;
    case requirement::role_not_permitted: mend_role(s, steps); break;
    case requirement::partner_not_enrolled:
      steps.push_back({remedy_actor::cloud_operator, std::nullopt, {}, {},
                       event_fact{partner_standing_changed{s.in->fields(s.partner).id, standing::active}}});
      break;
    case requirement::partner_suspended:  // By paying what is overdue (PAY-08).
      steps.push_back({remedy_actor::this_partner, s.in->fields(s.partner).id, {}, {},
                       event_fact{partner_standing_changed{s.in->fields(s.partner).id, standing::active}}});
      break;
    case requirement::no_relationship: mend_relationship(s, steps); break;
    case requirement::delegated_admin_missing: mend_grant(s, steps); break;
    case requirement::subscription_suspended:
      if (s.subscription == nowhere) break;  // One of several that are to move.
      seller_does(s, s.subscription, operation::subscription_reactivate, steps, helpers);
      break;
    case requirement::other_transacting_partner: mend_counting(s, steps, helpers); break;
    case requirement::service_already_held:
    case requirement::target_already_held:
    case requirement::conflicting_services:
    case requirement::add_ons_present: mend_holdings(s, what, steps, helpers); break;
    case requirement::parent_not_active: mend_parent(s, steps, helpers); break;
    default: break;
  }
  return steps;
}

/// Why the seller cannot do what would help; empty where nobody was to be asked.
std::string refused_favour(const scene& s, requirement what, std::size_t helpers) {
  position subscription = nowhere;
  operation deed = operation::subscription_reactivate;
  switch (what) {
    case requirement::subscription_suspended: subscription = s.subscription; break;
    case requirement::parent_not_active: subscription = suspended_parent(s); break;
    case requirement::service_already_held:
    case requirement::target_already_held:
    case requirement::conflicting_services:
    case requirement::add_ons_present:
      subscription = first_in_the_way(s, what);
      deed = operation::subscription_cancel;
      break;
    default: break;
  }
  if (subscription == nowhere || helpers >= max_remedy_steps) return {};
  const auto asked = favour_of_seller(s, subscription, deed);
  if (asked == nullptr || asked->answer.result == outcome::allow) return {};
  const auto& id = s.entry().record().subscriptions[subscription]->id;
  std::string text = "Subscription " + quoted(id.to_string()) + " must be ";
  text += deed == operation::subscription_cancel ? "cancelled" : "reactivated";
  if (asked->answer.result == outcome::unknown)
    return text + " first, and it is not known whether " + std::string(info(*asked->answer.reason()).met) + ".";
  requirement obstacle = *asked->answer.reason();
  for (const requirement other : asked->answer.unmet)
    if (steps_for(other, asked->at, helpers + 1).empty()) {
      obstacle = other;
      break;
    }
  const std::string why = refused_favour(asked->at, obstacle, helpers + 1);
  return text + " first, which cannot be done. " + (why.empty() ? std::string(info(obstacle).unmet) : why);
}

/// Why no step mends this requirement.
std::string hopeless_because(requirement what, const scene& s) {
  if (std::string refused = refused_favour(s, what, 0); !refused.empty()) return refused;
  switch (what) {
    case requirement::operation_not_available: return "Nobody has this operation in this cloud.";
    case requirement::only_partner_may_change_subscription:
    case requirement::not_a_partner: return "Only a partner can do this; the customer asks its partner.";
    case requirement::not_customer_administrator:
      return "Only the customer's own administrator can do this; no partner can be made one.";
    case requirement::not_original_reseller:
      if (s.subscription == nowhere) break;
      if (s.row().seller == nowhere) return "No partner sold this subscription, so no partner can do this.";
      return "The original reseller of a subscription never changes; only " +
             (s.in->fields(s.row().seller).name.empty() ? "it" : s.in->fields(s.row().seller).name) +
             " can do this.";
    case requirement::no_relationship:
      if (s.in_china() && s.in->row(s.partner).model == partner_model::indirect_reseller)
        return "An indirect reseller has no relationship of its own; its provider can do this.";
      return "The partner has no link on record that the customer could accept.";
    case requirement::partner_terminated: return "What a terminated partner must do is not documented.";
    case requirement::subscription_cancelled: return "A cancelled subscription does not come back.";
    case requirement::reactivation_window_elapsed: return "The data is deleted; nothing is left to restore.";
    case requirement::self_service_only: return "The user resets the password itself, on the sign-in screen.";
    case requirement::grant_not_present: return "There is nothing to remove.";
    default: break;
  }
  return "No change of the state helps, only another question: " + std::string(info(what).unmet);
}

// ---- trying ---------------------------------------------------------------------------------

/// A world of the customers that a question is about, so that trying costs little.
directory slice_for(const world& in, const scene& s) {
  auto small = std::make_shared<world>(in);
  small->customers = {};
  auto lookup = std::make_shared<customer_lookup>();
  for (const position c : {s.customer, s.home}) {
    if (c == nowhere || lookup->by_id.contains(in.customers[c].record().id)) continue;
    enter(*lookup, in.customers[c].record(), static_cast<position>(small->customers.size()));
    small->customers.add(in.customers.record(c), in.customers.rows(c));
  }
  small->lookup = std::move(lookup);
  return directory{std::move(small)};
}

struct attempt {
  directory world;
  remedy way;
};

decision answer_in(const directory& world, const question& asked) {
  const auto d = decide(world, asked);
  return d ? d.value() : decision{};
}

/// Whether the same steps were found before in another order.
bool is_known(const std::vector<remedy>& found, const remedy& way) {
  return std::any_of(found.begin(), found.end(), [&](const remedy& other) {
    return std::is_permutation(other.steps.begin(), other.steps.end(), way.steps.begin(), way.steps.end());
  });
}

/// Every attempt one step longer that may mend one of the reasons.
void try_further(const attempt& so_far, const question& asked, instant at, std::vector<attempt>& next,
                 std::vector<remedy>& found) {
  const auto scene = set_scene(so_far.world.world(), asked);
  if (!scene) return;
  for (const requirement reason : answer_in(so_far.world, asked).unmet)
    for (remedy_step& step : steps_for(reason, scene.value(), 0)) {
      const auto after = take(so_far.world, step, at);
      if (!after || *after == so_far.world) continue;
      attempt longer{*after, so_far.way};
      longer.way.steps.push_back(std::move(step));
      if (answer_in(*after, asked).result != outcome::allow)
        next.push_back(std::move(longer));
      else if (!is_known(found, longer.way))
        found.push_back(std::move(longer.way));
    }
}

}  // namespace
}  // namespace detail

std::optional<directory> take(const directory& world, const remedy_step& step, instant at) {
  if (const auto* fact = std::get_if<event_fact>(&step.change)) {
    auto done = csprel::apply(world, event{at, *fact});
    if (!done || done.value().refused) return std::nullopt;
    return std::move(done).value().world;
  }
  auto changed = std::make_shared<detail::world>(world.world());
  if (const auto* role = std::get_if<partner_role_assigned>(&step.change)) {
    const detail::position at_partner = changed->find(role->partner);
    if (at_partner == detail::nowhere) return std::nullopt;
    std::vector<partner> records = changed->partners->records;
    partner_fields p = *records[at_partner];
    partner_user* user = nullptr;
    for (partner_user& u : p.users)
      if (u.id == role->user) user = &u;
    if (user == nullptr) user = &p.users.emplace_back(partner_user{role->user, {}, {}, {}});
    if (role->agent) user->agents = {*role->agent};
    if (role->admin) user->admins = {*role->admin};
    auto record = partner::make(std::move(p));
    if (!record) return std::nullopt;
    records[at_partner] = std::move(record).value();
    auto table = detail::make_partners(changed->cloud, std::move(records));
    if (!table) return std::nullopt;
    changed->partners = std::move(table).value();
    return directory{std::move(changed)};
  }
  const auto& assigned = std::get<customer_administrator_assigned>(step.change);
  const detail::position at_customer = changed->find(assigned.customer);
  if (at_customer == detail::nowhere) return std::nullopt;
  customer_fields c = changed->customers[at_customer].record();
  customer_user* user = nullptr;
  for (customer_user& u : c.users)
    if (u.id == assigned.user) user = &u;
  if (user == nullptr) user = &c.users.emplace_back(customer_user{assigned.user, {}, {}});
  user->role = customer_role::administrator;
  auto record = customer::make(std::move(c));
  if (!record) return std::nullopt;
  const auto rows = make_rows(*changed, record.value(), "");
  if (!rows) return std::nullopt;
  changed->customers.replace(at_customer, std::make_shared<const customer>(std::move(record).value()), rows.value());
  return directory{std::move(changed)};
}

result<remedies> find_remedies(const directory& world, const question& asked) {
  const auto scene = detail::set_scene(world.world(), asked);
  if (!scene) return scene.error();
  const detail::judgement judged = judge(scene.value());
  const decision d = decide(judged.needed, judged.known);
  remedies answer;
  if (d.result != outcome::deny) return answer;
  for (const requirement what : d.unmet)
    if (detail::steps_for(what, scene.value(), 0).empty()) {
      answer.nothing_helps = detail::hopeless_because(what, scene.value());
      return answer;
    }
  const instant at = scene.value().clock.now().value_or(instant{});
  std::vector<detail::attempt> frontier{{detail::slice_for(world.world(), scene.value()), {}}};
  for (std::size_t length = 1; length <= max_remedy_steps && answer.ways.empty(); ++length) {
    std::vector<detail::attempt> next;
    for (const detail::attempt& one : frontier) try_further(one, asked, at, next, answer.ways);
    constexpr std::size_t width = 256;  // Alternatives beyond these are no use to a person.
    if (next.size() > width) next.erase(next.begin() + width, next.end());
    frontier = std::move(next);
  }
  if (answer.ways.size() > max_remedies) answer.ways.resize(max_remedies);
  if (!answer.ways.empty()) return answer;
  answer.nothing_helps = d.unknown.empty()
                             ? "No sequence of up to three steps leads to an allow."
                             : "No step settles what is not known: whether " +
                                   std::string(info(d.unknown.front()).met) + ".";
  return answer;
}

}  // namespace csprel
