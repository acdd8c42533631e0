// SPDX-License-Identifier: Apache-2.0
#include "directory/remedy_steps.hpp"

#include <algorithm>
#include <memory>

#include "csprel/policy/decide.hpp"
#include "csprel/vocabulary/suspension_ground.hpp"
#include "directory/access.hpp"
#include "directory/commerce.hpp"
#include "directory/gdap.hpp"
#include "directory/gdap_clock.hpp"
#include "directory/ordering.hpp"
#include "directory/quoted.hpp"
#include "directory/ruled_out.hpp"

namespace csprel::detail {
namespace {

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
  const role_rule* rule = compiled_pack(s.in->cloud)->role(what);
  if (ruled_out(rule == nullptr)) return step;  // Each operation that is a step asks for a role.
  step.agents = rule->can_agents;
  step.admins = rule->can_admins;
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

/// The same in the clouds other than 21Vianet, where delegated admin is all or nothing.
void accept_elsewhere(const scene& s, position owner, bool with_delegated_admin, std::vector<remedy_step>& steps) {
  const auto& link = s.in->fields(owner).link;
  if (link)
    steps.push_back(by_customer(event_fact{relationship_accepted{s.entry().record().id, *link, {}, with_delegated_admin}}));
}

void mend_relationship(const scene& s, std::vector<remedy_step>& steps) {
  // A customer who grants delegated admin asks about another's relationship.
  const position partner = s.partner == nowhere ? s.other_partner : s.partner;
  if (ruled_out(partner == nowhere || s.customer == nowhere)) return;  // A relationship has both.
  if (!s.in_china()) {
    const bool optional = s.in->is_available(operation::gdap_request);
    if (optional) accept_elsewhere(s, partner, false, steps);
    accept_elsewhere(s, partner, true, steps);
    return;
  }
  const bool admin_needed = compiled_pack(s.in->cloud)
                                ->needed(s.what, s.in->options)
                                .contains(requirement::delegated_admin_missing);
  if (s.in->row(partner).model != partner_model::indirect_reseller) {
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

// ---- granular delegated admin -----------------------------------------------------------------

/// Groups of a partner beyond these are no use to a person.
constexpr std::size_t most_groups = 4;

/// The roles of these of which one covers the operation.
std::vector<entra_role_id> useful_of(const scene& s, const std::vector<entra_role_id>& held, const access_need& need) {
  std::vector<entra_role_id> useful;
  for (const entra_role_id& id : held) {
    const auto role = role_of(id);
    const bool is_superior = role == entra_role::global_administrator && global_administrator_covers_all(s);
    const bool covers = need.any || is_superior || (role && need.roles.contains(*role)) ||
                        std::find(need.others.begin(), need.others.end(), id) != need.others.end();
    if (covers) useful.push_back(id);
  }
  return useful;
}

/// A role to ask for that covers the operation.
std::optional<entra_role_id> role_to_ask(const access_need& need) {
  if (need.any) return entra_role_id::parse(info(entra_role::directory_readers).template_id);
  for (const entra_role role : need.roles) return entra_role_id::parse(info(role).template_id);
  if (!need.others.empty()) return need.others.front();
  return entra_role_id::parse(info(entra_role::global_administrator).template_id);
}

/// The groups that an assignment could name: the employee's own, or any for a partner that asks itself.
std::vector<position> groups_to_name(const scene& s) {
  std::vector<position> groups;
  if (s.member != nullptr) {
    groups = s.member->groups;
  } else if (const auto& all = s.in->fields(s.partner).account->groups) {
    for (position i = 0; i < all->size(); ++i) groups.push_back(i);
  }
  groups.resize(std::min(groups.size(), most_groups));
  return groups;
}

bool is_live(const access_assignment& a) {
  const auto status = a.status ? a.status->known() : std::nullopt;
  return status == access_assignment_status::active || status == access_assignment_status::pending;
}

/// What gives the asker roles of a relationship that is in force. `useful` are those that it holds: some. An assignment
/// gives no others (GDAP-10), whatever it carries.
void assign(const scene& s, const gdap_relationship& g, const std::vector<entra_role_id>& useful,
            std::vector<remedy_step>& steps) {
  if (ruled_out(!g.access_assignments)) return;  // Else it would not be known that no path covers.
  const gdap_reference which{g.id, s.entry().record().id};
  const auto& groups = s.in->fields(s.partner).account->groups;
  for (const access_assignment& a : *g.access_assignments) {
    if (!is_live(a) || !holds_one(a.roles, useful)) continue;
    if (*a.status == access_assignment_status::pending) {
      steps.push_back({remedy_actor::cloud_operator, std::nullopt, {}, {},
                       event_fact{gdap_assignment_activated{which, a.id}}});
      continue;
    }
    // One that covers is there: the employee joins its group.
    if (ruled_out(s.employee == nullptr || !a.group)) continue;  // By it a partner is covered, and by one untold may be.
    group_member one;
    one.id = id_cast<directory_object_id>(*s.employee);
    one.kind = directory_object_kind::user;
    steps.push_back(by_partner(s, s.partner, operation::partner_manage_users,
                               event_fact{group_member_added{s.in->fields(s.partner).id, *a.group, one}}));
  }
  for (const position group : groups_to_name(s)) {
    const group_id& id = (*groups)[group].id;
    const auto& all = *g.access_assignments;
    const auto same = std::find_if(all.begin(), all.end(), [&](const access_assignment& a) {
      return a.group == id && a.status && *a.status == access_assignment_status::active &&
             !ruled_out(!a.roles);  // Else it would not be known that no path covers.
    });
    if (same != all.end()) {
      access_assignment more;
      more.id = same->id;
      more.roles = same->roles;
      more.roles->push_back(useful.front());
      steps.push_back(by_partner(s, s.partner, operation::gdap_assign, event_fact{gdap_assignment_updated{which, more}}));
      continue;
    }
    access_assignment fresh;
    fresh.id = *access_assignment_id::parse("assignment_" + std::to_string(all.size() + 1));
    fresh.status = access_assignment_status::active;
    fresh.group = id;
    fresh.roles = std::vector{useful.front()};
    steps.push_back(by_partner(s, s.partner, operation::gdap_assign, event_fact{gdap_assignment_created{which, fresh}}));
  }
}

/// A request of the partner's for one role; its id is Microsoft Graph's to give, and stands for that here.
void request_relationship(const scene& s, const access_need& need, std::vector<remedy_step>& steps) {
  const auto role = role_to_ask(need);
  const auto& told = s.entry().record().tenant->gdap_relationships;
  if (ruled_out(!role || !told)) return;  // The ids of roles are ids; mend_access has looked.
  if (groups_to_name(s).empty()) return;
  gdap_relationship g;
  g.display_name = "access_" + s.entry().record().id.to_string().substr(0, 8) + "_" + std::to_string(told->size() + 1);
  g.id = *gdap_relationship_id::parse(g.display_name);
  g.roles = std::vector{*role};
  g.status = gdap_status::approval_pending;
  steps.push_back(by_partner(s, s.partner, operation::gdap_request,
                             event_fact{gdap_created{s.entry().record().id, s.in->fields(s.partner).id, g}}));
}

/// What brings the asker nearer to a path that covers (contract, global section 6).
void mend_access(const scene& s, std::vector<remedy_step>& steps) {
  const access_need need = need_of(s);
  const customer_fields& c = s.entry().record();
  // Tenant-wide: for as long as it is offered, or where there is nothing else.
  const bool granted = std::any_of(c.delegated_admins.begin(), c.delegated_admins.end(), [&](const delegated_admin& d) {
    return d.partner == s.in->fields(s.partner).id;
  });
  const bool offered = !s.in->is_available(operation::gdap_request) ||
                       s.clock.reached(tenant_wide_admin_withdrawn).value() != truth::yes;
  if (granted && s.employee != nullptr)
    steps.push_back(by_partner(s, s.partner, operation::partner_manage_users,
                               partner_role_assigned{s.in->fields(s.partner).id, *s.employee, agent_role::admin_agent, {}}));
  if (!granted && offered && s.in->fields(s.partner).link) accept_elsewhere(s, s.partner, true, steps);
  else if (!granted && offered)
    steps.push_back(by_customer(event_fact{delegated_admin_granted{c.id, s.in->fields(s.partner).id, std::nullopt}}));
  if (!s.in->is_available(operation::gdap_request)) return;
  if (ruled_out(!c.tenant->gdap_relationships)) return;  // Else it would not be known that no path covers.
  bool under_way = false;
  for (const gdap_relationship& g : *c.tenant->gdap_relationships) {
    if (g.partner != s.in->fields(s.partner).id || !g.roles) continue;
    const std::vector<entra_role_id> useful = useful_of(s, *g.roles, need);
    if (useful.empty()) continue;
    const gdap_reference which{g.id, c.id};
    switch (state_of(g, deadlines_of(s))) {
      case gdap_state::active:
        assign(s, g, useful, steps);
        under_way = true;  // Another would take more steps.
        break;
      case gdap_state::approval_pending:
        // How long it would last then may not be told; so another may be asked for, too.
        steps.push_back(by_customer(event_fact{gdap_approved{which, s.clock.now()}}));
        break;
      case gdap_state::created:
        // One that was drafted long ago has no time left for an approval; so another may be asked for, too.
        steps.push_back(by_partner(s, s.partner, operation::gdap_submit, event_fact{gdap_submitted{which}}));
        break;
      case gdap_state::activating: under_way = true; break;  // Time helps.
      default: break;
    }
  }
  if (!under_way) request_relationship(s, need, steps);
}

// ---- what the partner says or sets ---------------------------------------------------------------

void mend_agreement(const scene& s, std::vector<remedy_step>& steps) {
  customer_agreement accepted;
  accepted.partner = s.in->fields(s.partner).id;
  accepted.type = "MicrosoftCustomerAgreement";
  accepted.date_agreed = s.clock.now();
  steps.push_back(by_partner(s, s.partner, operation::customer_attest_agreement,
                             event_fact{agreement_attested{s.entry().record().id, accepted.partner, accepted}}));
}

void sign_agreement(const scene& s, position who, std::vector<remedy_step>& steps) {
  steps.push_back(by_partner(s, who, operation::partner_accept_agreement,
                             event_fact{partner_agreement_signed{s.in->fields(who).id}}));
}

/// What a reseller that the question names lacks, or a provider that it names.
void mend_reseller(const scene& s, requirement what, std::vector<remedy_step>& steps) {
  if (s.what == operation::partnership_remove) return;  // There is nothing to remove.
  const bool is_provider = s.in->row(s.partner).model == partner_model::indirect_provider;
  for (const position other : partners_named(s)) {
    const position provider = is_provider ? s.partner : other;
    const position reseller = is_provider ? other : s.partner;
    if (what == requirement::reseller_agreement_missing)
      sign_agreement(s, reseller, steps);
    else if (what == requirement::partnership_missing)
      steps.push_back(by_partner(s, reseller, operation::partnership_accept,
                                 event_fact{partnership_started{s.in->fields(provider).id, s.in->fields(reseller).id}}));
    else
      accept_elsewhere(s, reseller, !s.in->is_available(operation::gdap_request), steps);
  }
}

void mend_auto_renew(const scene& s, std::vector<remedy_step>& steps) {
  // What no partner sold was hopeless before.
  if (ruled_out(s.subscription == nowhere || s.row().seller == nowhere)) return;
  steps.push_back(by_partner(s, s.row().seller, operation::subscription_set_auto_renew,
                             event_fact{auto_renew_set{{s.subscription_record().id, s.entry().record().id}, true}}));
}

/// What a partner would be asked to do, and whether it may.
struct favour {
  question asked;
  scene at;
  decision answer;
};

/// Asks; null where that cannot be asked.
std::unique_ptr<favour> favour_of(const world& in, question asked) {
  auto result = std::make_unique<favour>();  // The scene refers to the question beside it.
  result->asked = std::move(asked);
  auto at = set_scene(in, result->asked);
  if (ruled_out(!at)) return nullptr;  // It names what is there, and all that its operation requires.
  result->at = std::move(at).value();
  const judgement judged = judge(result->at);
  result->answer = decide(judged.needed, judged.known);
  return result;
}

/// Asks for the seller of a subscription, which some partner sold.
std::unique_ptr<favour> favour_of_seller(const scene& s, position subscription, operation what) {
  const position seller = s.entry().subscriptions[subscription].seller;
  if (ruled_out(seller == nowhere)) return nullptr;  // The customer ends what nobody sold itself (seller_does).
  const customer_fields& c = s.entry().record();
  question asked{partner_subject{s.in->fields(seller).id}, what,
                 subscription_resource{c.subscriptions[subscription]->id, c.id}, {}, s.clock.now()};
  asked.with.ground = name(suspension_ground::customer_request);
  return favour_of(*s.in, std::move(asked));
}

/// The step of whoever was asked; where it may not be taken, what is in its way comes first. `helpers` is how many wait for
/// each other already.
void step_or_what_hinders_it(const scene& s, const std::unique_ptr<favour>& asked, remedy_step step,
                             std::vector<remedy_step>& steps, std::size_t helpers) {
  if (ruled_out(asked == nullptr) || helpers >= max_remedy_steps) return;  // It can be asked.
  if (asked->answer.result == outcome::allow) {
    steps.push_back(std::move(step));
    return;
  }
  std::vector<remedy_step> first;
  for (const requirement obstacle : asked->answer.unmet) {
    const auto some = steps_for(obstacle, asked->at, helpers + 1);
    if (some.empty()) return;
    first.insert(first.end(), some.begin(), some.end());
  }
  for (remedy_step& one : first)
    if (one.partner) one.actor = actor_of(s, s.in->find(*one.partner));
  steps.insert(steps.end(), first.begin(), first.end());
}

/// The seller ends, suspends or revives a subscription; what no partner sold, the customer ends itself.
void seller_does(const scene& s, position subscription, operation what, std::vector<remedy_step>& steps,
                 std::size_t helpers) {
  const subscription_row& row = s.entry().subscriptions[subscription];
  const customer_fields& c = s.entry().record();
  const subscription_reference which{c.subscriptions[subscription]->id, c.id};
  const event_fact fact = what == operation::subscription_cancel    ? event_fact{csprel::subscription_cancelled{which}}
                          : what == operation::subscription_suspend ? event_fact{csprel::subscription_suspended{which}}
                                                                    : event_fact{csprel::subscription_reactivated{which}};
  if (row.seller == nowhere)
    steps.push_back(by_customer(fact));
  else
    step_or_what_hinders_it(s, favour_of_seller(s, subscription, what), by_partner(s, row.seller, what, fact), steps, helpers);
}

/// The first subscription that is why `what` is not met.
position first_in_the_way(const scene& s, requirement what) {
  for (position i = 0; !ruled_out(i == s.entry().subscriptions.size()); ++i)  // Some subscription is why.
    if (is_in_the_way(what, s, i).value() == truth::yes) return i;
  return nowhere;
}

/// One at a time: the next round finds the next.
void mend_holdings(const scene& s, requirement what, std::vector<remedy_step>& steps, std::size_t helpers) {
  const position holding = first_in_the_way(s, what);
  if (ruled_out(holding == nowhere)) return;  // As above.
  seller_does(s, holding, operation::subscription_cancel, steps, helpers);
}

/// Suspended ones end no relationship (REL-18); one at a time here, too.
void mend_sales(const scene& s, std::vector<remedy_step>& steps, std::size_t helpers) {
  for (position i = 0; !ruled_out(i == s.entry().subscriptions.size()); ++i)  // Some active one remains.
    if (s.entry().subscriptions[i].seller == s.partner && stands(s, i, {effective_status::active}).value() == truth::yes)
      return seller_does(s, i, operation::subscription_suspend, steps, helpers);
}

/// The parent, which is not active, where it is suspended; else nowhere.
position suspended_parent(const scene& s) {
  const position parent =
      s.what == operation::subscription_order_add_on ? s.subscription : s.row().parent;
  const bool suspended =
      !ruled_out(parent == nowhere) && s.entry().subscriptions[parent].state == subscription_state::suspended;
  return suspended ? parent : nowhere;
}

void mend_parent(const scene& s, std::vector<remedy_step>& steps, std::size_t helpers) {
  const position parent = suspended_parent(s);
  if (parent != nowhere) seller_does(s, parent, operation::subscription_reactivate, steps, helpers);
}

/// A term and a cycle by which new commerce sells an offer; the other platforms ask for none.
order_terms terms_to_order(const offer_fields& offer) {
  order_terms terms;
  if (track_of_offer(offer, offer.id) != track::new_commerce) return terms;
  terms.term_duration = name(term::one_year);
  terms.billing_cycle = billing_cycle::monthly;
  const auto& sold = offer.conditions->terms;
  if (!sold || sold->empty()) return terms;
  terms.term_duration = sold->front().duration;
  if (!sold->front().billing_cycles.empty()) terms.billing_cycle = sold->front().billing_cycles.front();
  return terms;
}

/// The asker orders an offer for the customer. The id is Partner Center's to give, and stands for that here.
void order(const scene& s, const offer_fields& offer, std::vector<remedy_step>& steps, std::size_t helpers) {
  if (!offer.minimum_quantity) return;  // How many can be ordered is not known.
  const customer_fields& c = s.entry().record();
  const partner_id& seller = s.in->fields(s.partner).id;
  const subscription_created fact{c.id,
                                  seller,
                                  offer.id,
                                  *offer.minimum_quantity,
                                  *subscription_id::parse("ordered_" + std::to_string(c.subscriptions.size() + 1)),
                                  terms_to_order(offer)};
  question asked{partner_subject{seller}, operation::subscription_create, customer_resource{c.id}, {}, s.clock.now()};
  asked.with.offer = fact.offer;
  asked.with.quantity = fact.quantity;
  asked.with.term = from_wire<term>(fact.terms.term_duration);
  if (fact.terms.billing_cycle) asked.with.billing_cycle = fact.terms.billing_cycle->known();
  step_or_what_hinders_it(s, favour_of(*s.in, std::move(asked)),
                          by_partner(s, s.partner, operation::subscription_create, event_fact{fact}), steps, helpers);
}

/// What an add-on needs is suspended, or the asker orders it (ADD-4).
void mend_prerequisite(const scene& s, std::vector<remedy_step>& steps, std::size_t helpers) {
  for (const position needed : s.in->offers->rows[s.offer.at].prerequisites) {
    for (position i = 0; i < s.entry().subscriptions.size(); ++i)
      if (s.entry().subscriptions[i].offer == needed && stands(s, i, {effective_status::suspended}).value() == truth::yes)
        seller_does(s, i, operation::subscription_reactivate, steps, helpers);
    order(s, *s.in->offers->records[needed], steps, helpers);
  }
}

/// Whether a reservation or savings plan of the seller's stands at the customer, for certain.
bool sold_benefits(const scene& s, position seller) {
  for (position i = 0; i < s.entry().subscriptions.size(); ++i)
    if (s.entry().subscriptions[i].seller == seller && sale_of(s, i).is_of(track::azure_benefit) &&
        stands(s, i, cancelled_states).value() == truth::no)
      return true;
  return false;
}

/// Azure subscriptions beneath a plan are cancelled, one at a time (CAN-9); benefits end by no operation here.
void mend_beneath(const scene& s, std::vector<remedy_step>& steps, std::size_t helpers) {
  const customer_fields& c = s.entry().record();
  const auto& beneath = s.subscription_record().commerce->azure_entitlements;
  const position seller = s.row().seller;
  if (ruled_out(seller == nowhere) || sold_benefits(s, seller)) return;  // What no partner sold was hopeless before.
  if (ruled_out(!beneath)) return;  // It is told, or no more than the benefits would be known to stand there.
  const auto active = std::find_if(beneath->begin(), beneath->end(), [](const azure_entitlement& one) {
    return one.status && *one.status == subscription_status::active;
  });
  if (ruled_out(active == beneath->end())) return;  // Something active is beneath, and it is no benefit.
  azure_subscription_changed fact{{s.subscription_record().id, c.id}, *active};
  fact.entitlement.status = subscription_status::suspended;
  question asked{partner_subject{s.in->fields(seller).id}, operation::azure_cancel_subscription,
                 azure_subscription_resource{id_cast<subscription_id>(active->id), c.id}, {}, s.clock.now()};
  asked.with.reason = "compromise";
  step_or_what_hinders_it(s, favour_of(*s.in, std::move(asked)),
                          by_partner(s, seller, operation::azure_cancel_subscription, event_fact{fact}), steps, helpers);
}

/// The customer takes the services at stake from another partner, or that partner sells them no more.
void mend_counting(const scene& s, std::vector<remedy_step>& steps, std::size_t helpers) {
  const service_mask touched = s.offer.row != nullptr ? s.offer.row->services : services_at_stake(s);
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
  const role_rule* rule = compiled_pack(s.in->cloud)->role(s.what, assigns);
  for (const agent_role role : rule->can_agents)
    steps.push_back(by_partner(s, s.partner, operation::partner_manage_users,
                               partner_role_assigned{who.partner, who.user, role, std::nullopt}));
  for (const admin_role role : rule->can_admins) {
    steps.push_back(by_partner(s, s.partner, operation::partner_manage_users,
                               partner_role_assigned{who.partner, who.user, std::nullopt, role}));
    steps.back().admins = {admin_role::global_admin};  // Only they assign admin roles (USR-08).
  }
}

}  // namespace

std::vector<remedy_step> steps_for(requirement what, const scene& s, std::size_t helpers) {
  std::vector<remedy_step> steps;
  switch (what) {
    case requirement::not_customer_administrator:
      if (s.asker == asker_kind::customer_user && s.home == s.customer)
        steps.push_back(by_customer(customer_administrator_assigned{
            s.entry().record().id, std::get<customer_user_subject>(s.asked->who).user}));
      break;
    case requirement::role_not_permitted: mend_role(s, steps); break;
    case requirement::partner_restricted:
    case requirement::partner_not_enrolled:
      steps.push_back({remedy_actor::cloud_operator, std::nullopt, {}, {},
                       event_fact{partner_standing_changed{s.in->fields(s.partner).id, standing::active}}});
      break;
    case requirement::partner_suspended:  // By paying what is overdue (PAY-08).
      steps.push_back({remedy_actor::this_partner, s.in->fields(s.partner).id, {}, {},
                       event_fact{partner_standing_changed{s.in->fields(s.partner).id, standing::active}}});
      break;
    case requirement::no_relationship: mend_relationship(s, steps); break;
    case requirement::delegated_admin_missing: s.in_china() ? mend_grant(s, steps) : mend_access(s, steps); break;
    case requirement::delegated_role_insufficient: mend_access(s, steps); break;
    case requirement::customer_agreement_missing: mend_agreement(s, steps); break;
    case requirement::customer_under_review:
    case requirement::customer_not_approved:
      steps.push_back({remedy_actor::cloud_operator, std::nullopt, {}, {},
                       event_fact{customer_reviewed{s.entry().record().id, customer_review::ok}}});
      break;
    case requirement::partner_agreement_missing: sign_agreement(s, s.partner, steps); break;
    case requirement::partnership_missing:
    case requirement::reseller_without_relationship:
    case requirement::reseller_agreement_missing: mend_reseller(s, what, steps); break;
    case requirement::active_subscriptions_remain: mend_sales(s, steps, helpers); break;
    case requirement::auto_renew_off: mend_auto_renew(s, steps); break;
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
    case requirement::prerequisite_missing: mend_prerequisite(s, steps, helpers); break;
    case requirement::active_resources_beneath: mend_beneath(s, steps, helpers); break;
    default: break;
  }
  return steps;
}

namespace {

/// The first of its unmet requirements that nothing mends.
requirement obstacle_of(const favour& asked, std::size_t helpers) {
  const auto& unmet = asked.answer.unmet;
  const auto found = std::find_if(unmet.begin(), unmet.end(), [&](requirement one) {
    return steps_for(one, asked.at, helpers + 1).empty();
  });
  return ruled_out(found == unmet.end()) ? *asked.answer.reason() : *found;  // Were all mended, there would be steps.
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
  if (ruled_out(asked == nullptr || asked->answer.result == outcome::allow)) return {};  // There would be a step.
  const auto& id = s.entry().record().subscriptions[subscription]->id;
  std::string text = "Subscription " + quoted(id.to_string()) + " must be ";
  text += deed == operation::subscription_cancel ? "cancelled" : "reactivated";
  if (asked->answer.result == outcome::unknown)
    return text + " first, and it is not known whether " + std::string(info(*asked->answer.reason()).met) + ".";
  const requirement obstacle = obstacle_of(*asked, helpers);
  const std::string why = refused_favour(asked->at, obstacle, helpers + 1);
  return text + " first, which cannot be done. " + (why.empty() ? std::string(info(obstacle).unmet) : why);
}

/// Who mends what no step here tells of; empty where nobody does.
std::string_view who_else_mends(requirement what) {
  const mender_set by = info(what).mended_by;
  if (by.contains(mender::customer_administrator)) return "the customer's administrator";
  if (by.contains(mender::admin_agent)) return "an admin agent of the partner";
  if (by.contains(mender::global_admin)) return "a global administrator of the partner";
  if (by.contains(mender::indirect_provider)) return "the indirect provider";
  if (by.contains(mender::microsoft)) return "the operator of the cloud";
  return {};
}

}  // namespace

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
    case requirement::delegated_admin_missing:
    case requirement::delegated_role_insufficient:
      if (s.in_china()) break;
      if (groups_to_name(s).empty()) return "The partner lists no security group of the asker's that could be given roles.";
      return "The relationship is approved and takes effect by itself; only waiting helps.";
    case requirement::active_resources_beneath:
    case requirement::active_subscriptions_remain:
      if (!sold_benefits(s, what == requirement::active_resources_beneath ? s.row().seller : s.partner)) break;
      [[fallthrough]];
    case requirement::reservations_remain:
      return "A reservation or savings plan stands, which no operation of this cloud cancels or moves; only the partner can "
             "return it, by what no request here tells.";
    case requirement::partner_terminated: return "What a terminated partner must do is not documented.";
    case requirement::subscription_cancelled: return "A cancelled subscription does not come back.";
    case requirement::reactivation_window_elapsed: return "The data is deleted; nothing is left to restore.";
    case requirement::self_service_only: return "The user resets the password itself, on the sign-in screen.";
    case requirement::grant_not_present: return "There is nothing to remove.";
    default: break;
  }
  const std::string_view other = s.in_china() ? std::string_view{} : who_else_mends(what);
  if (other.empty()) return "No change of the state helps, only another question: " + std::string(info(what).unmet);
  return "Only " + std::string(other) + " can mend this, by what no event tells: " + std::string(info(what).unmet);
}

}  // namespace csprel::detail
