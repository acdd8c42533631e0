// SPDX-License-Identifier: Apache-2.0
// A decision in words: what is unmet and by which rule, what is unknown and which request would tell,
// what else a person should know.
#include <algorithm>

#include "csprel/directory/instant_text.hpp"
#include "csprel/policy/china_21vianet.hpp"
#include "directory/scene.hpp"
#include "directory/time_boundary.hpp"

namespace csprel {
namespace detail {
namespace {

std::string name_of(const world& in, position partner) {
  const partner_fields& p = in.fields(partner);
  return p.name.empty() ? "partner " + p.id.to_string() : p.name;
}

std::string name_of_customer(const world& in, position customer) {
  const customer_fields& c = in.customers[customer].record();
  return c.company_name.empty() ? "customer " + c.id.to_string() : c.company_name;
}

std::string name_of_offer(const world& in, position offer) {
  const offer_fields& o = *in.offers->records[offer];
  return o.name.empty() ? "offer " + o.id.to_string() : o.name;
}

std::string names_of(const world& in, const service_mask& services) {
  std::string text;
  for (const service_bit service : services) {
    if (!text.empty()) text += ", ";
    text += in.offers->services[static_cast<std::size_t>(service)].to_string();
  }
  return text;
}

/// The text with a full stop, unless it ends with one, as names of companies do.
std::string sentence(std::string text) {
  if (!text.empty() && text.back() != '.') text += '.';
  return text;
}

std::string roles_of(const role_rule& rule) {
  std::string text;
  const auto add = [&text](std::string_view role) {
    if (!text.empty()) text += ", ";
    for (const char c : role) text += c == '_' ? ' ' : c;
  };
  for (const agent_role role : rule.can_agents) add(name(role));
  for (const admin_role role : rule.can_admins) add(name(role));
  return text;
}

std::string seller_sentence(const scene& s) {
  const subscription_row& row = s.row();
  if (row.seller == nowhere) {
    const channel how = s.entry().record().subscriptions[s.subscription]->channel;
    return "No partner of this programme sold this subscription (channel `" + std::string(name(how)) +
           "`); it is not " + name_of(*s.in, s.partner) + "'s.";
  }
  return name_of(*s.in, row.seller) + " is the original reseller of this subscription, not " +
         sentence(name_of(*s.in, s.partner));
}

std::string grant_sentence(const scene& s) {
  const operation what = s.what;
  const std::string who = name_of_customer(*s.in, s.customer) + " does not grant " +
                          name_of(*s.in, s.partner) + " delegated admin";
  if (what == operation::subscription_create || what == operation::subscription_order_add_on)
    return who + " for any service.";
  const service_mask wanted =
      info(what).resource == resource_kind::service ? s.services : s.source_offer().services;
  const grant_row* grant = s.entry().grant_of(s.partner);
  const service_mask lacking = grant ? wanted - grant->services : wanted;
  return sentence(lacking.empty() ? who : who + " for " + names_of(*s.in, lacking));
}

std::string holding_sentence(const scene& s, bool any_seller) {
  const service_mask wanted = s.offer.row ? s.offer.row->services : service_mask{};
  const auto& rows = s.entry().subscriptions;
  for (position i = 0; i < rows.size(); ++i) {
    const bool own = rows[i].seller == s.partner || i == s.subscription;
    if (rows[i].state == subscription_state::cancelled || (i == s.subscription) || (!any_seller && own))
      continue;
    const offer_row& offer = s.in->offers->rows[rows[i].offer];
    service_mask shared = offer.services & wanted;
    if (any_seller) shared -= s.source_offer().services;
    if (rows[i].offer != s.offer.at && shared.empty()) continue;
    std::string text = name_of_customer(*s.in, s.customer) + " holds " + name_of_offer(*s.in, rows[i].offer);
    text += rows[i].seller == nowhere ? " from another channel" : " from " + name_of(*s.in, rows[i].seller);
    if (!shared.empty()) text += " (" + names_of(*s.in, shared) + ")";
    return text + "; it must be cancelled first.";
  }
  return {};
}

std::string window_sentence(const scene& s) {
  if (!s.row().suspended_at()) return {};
  return "The subscription was suspended at " + to_text(*s.row().suspended_at()) +
         "; sixty days later, at " + to_text(*s.row().suspended_at() + reactivation_window) +
         ", its data was deleted.";
}

std::string quantity_sentence(const scene& s) {
  if (s.asked->with.quantity && *s.asked->with.quantity < 1) return "A number of seats is at least 1.";
  const bool of_target = s.offer.at != nowhere;
  const position offer = of_target || s.subscription == nowhere ? s.offer.at : s.row().offer;
  if (offer == nowhere) return {};
  const offer_fields& o = *s.in->offers->records[offer];
  std::string text = name_of_offer(*s.in, offer) + " takes ";
  text += o.minimum_quantity ? std::to_string(std::max<std::int64_t>(1, *o.minimum_quantity)) : "1";
  text += o.maximum_quantity ? " to " + std::to_string(*o.maximum_quantity) + " seats" : " seats or more";
  if (!of_target && s.subscription != nowhere && s.row().has_seats())
    text += "; the subscription has " + std::to_string(s.row().seats()) + " now";
  return text + ".";
}

/// The sentence for one unmet requirement, with the names that matter here; empty where the general
/// sentence says it all.
std::string particular_sentence(requirement what, const scene& s) {
  switch (what) {
    case requirement::role_not_permitted: {
      const auto assigns = static_cast<std::size_t>(s.asked->with.assigns.value_or(assigned_role::none));
      const role_rule* rule = find_pack(s.in->cloud)->role(s.what, assigns);
      return "This user holds no role that is listed for it; listed are: " + roles_of(*rule) + ".";
    }
    case requirement::partner_suspended:
      return name_of(*s.in, s.partner) + " is suspended for non-payment until its invoices are paid.";
    case requirement::no_relationship:
      return name_of(*s.in, s.partner) + " has no reseller relationship with " +
             sentence(name_of_customer(*s.in, s.customer));
    case requirement::not_original_reseller: return seller_sentence(s);
    case requirement::delegated_admin_missing: return grant_sentence(s);
    case requirement::reactivation_window_elapsed: return window_sentence(s);
    case requirement::service_already_held: return holding_sentence(s, false);
    case requirement::target_already_held:
    case requirement::conflicting_services: return holding_sentence(s, true);
    case requirement::quantity_out_of_range: return quantity_sentence(s);
    case requirement::no_transition_path:
      return "No documented path leads from " + name_of_offer(*s.in, s.row().offer) + " to " +
             sentence(s.offer.at == nowhere ? "the target" : name_of_offer(*s.in, s.offer.at));
    case requirement::link_altered:
      if (s.what == operation::relationship_accept) return "This link is no partner's invitation.";
      return "The link of " + name_of(*s.in, s.partner) + " does not stand unchanged in the mail.";
    default: return {};
  }
}

/// The request that tells a missing fact, or the member of the document to fill in.
std::string supplier(const missing_fact& missing, const scene& s) {
  using kind = missing_fact::kind;
  const auto customer_path = [&](position c) {
    return "GET /v1/customers/" + s.in->customers[c].record().id.to_string();
  };
  const auto member = [](const char* list, position at) {
    return "document /" + std::string(list) + "/" + std::to_string(at);
  };
  switch (missing.what) {
    case kind::none: return {};
    case kind::clock: return "document /asOf";
    case kind::suspended_at:
      return member("customers", missing.first) + "/subscriptions/" + std::to_string(missing.second) +
             "/suspendedAt";
    case kind::status:
    case kind::seats:
      return customer_path(missing.first) + "/subscriptions/" +
             s.in->customers[missing.first].record().subscriptions[missing.second]->id.to_string();
    case kind::seat_range:
      return "GET /v1/offers/" + s.in->offers->records[missing.first]->id.to_string() + "?country=CN";
    case kind::offer_services: return member("offers", missing.first) + "/services";
    case kind::listing: {
      const auto& offer = s.asked->with.offer ? s.asked->with.offer : s.asked->with.target_offer;
      return "GET /v1/offers/" + (offer ? offer->to_string() : std::string("{id}")) + "?country=CN";
    }
    case kind::granted_services:
      // The API tells a partner its own managed services; another partner's only the customer knows.
      if (missing.second == s.partner) return customer_path(missing.first) + "/managedservices";
      return member("customers", missing.first) + "/delegatedAdmin";
    case kind::link:
      if (missing.first == s.partner) return "GET /v1/customers/relationshiprequests";
      return member("partners", missing.first) + "/relationshipRequest";
    case kind::employee: return member("partners", missing.first) + "/users";
    case kind::person: return member("customers", missing.first) + "/users";
  }
  return {};
}

struct standing_advice {
  operation what;
  std::string_view code;
  std::string_view message;
  std::string_view rules;
};

/// What a person should know of an operation that is allowed.
constexpr standing_advice standing_advices[] = {
    {operation::relationship_request, "nothing_changes_before_acceptance",
     "Sending the request changes nothing; the relationship arises when the customer accepts.", "REQ-10"},
    {operation::relationship_request, "user_context_required",
     "The link is obtained with an app+user token; an app-only token is not enough.", "REQ-12 API-05"},
    {operation::subscription_add_seats, "completes_later",
     "The API may accept the change and complete it later; poll the subscription.", "SEAT-10"},
    {operation::subscription_remove_seats, "completes_later",
     "The API may accept the change and complete it later; poll the subscription.", "SEAT-10"},
    {operation::subscription_create, "completes_later",
     "A new order may take up to 15 minutes to show in lists.", "SUB-23"},
    {operation::subscription_transition, "user_context_required",
     "An upgrade is asked for with an app+user token.", "UPG-12 AMB-23"},
    {operation::subscription_transition, "finish_in_admin_center",
     "Part of the change may have to be finished in the customer's admin center.", "UPG-11 UPG-13"},
    {operation::subscription_suspend, "data_deleted_after_sixty_days",
     "Users lose access at once; sixty days later the subscription's data is deleted.", "SUS-02 SUS-05"},
    {operation::subscription_suspend, "billing_continues",
     "Nothing documents that charges stop during a suspension.", "SUS-11"},
    {operation::subscription_cancel, "procedure_not_documented",
     "How to cancel is not documented, nor are fees or refund limits; the API points to suspension.",
     "CAN-02 CAN-07"},
    {operation::subscription_view_provisioning_status, "user_context_required",
     "The provisioning status is read with an app+user token.", "API-05 DAP-12"},
};

void add_advisories(explanation& answer, const scene& s) {
  if (answer.result == outcome::allow)
    for (const standing_advice& advice : standing_advices)
      if (advice.what == s.what)
        answer.advisories.push_back({advice.code, std::string(advice.message), advice.rules});
  if (s.partner != nowhere && s.in->row(s.partner).standing == standing::delinquent)
    answer.advisories.push_back(
        {"finance_charge_possible",
         name_of(*s.in, s.partner) + " has an invoice past due; a charge and a suspension may follow.",
         "PAY-04 PAY-05 AMB-28"});
  if (s.subscription != nowhere && s.row().state == subscription_state::unknown) {
    const auto& status = s.entry().record().subscriptions[s.subscription]->status;
    if (status && !status->known())
      answer.advisories.push_back({"unrecognised_status",
                                   "The status `" + std::string(status->text()) + "` is not recognised.",
                                   "API-02"});
  }
  const bool lost_admin = !answer.reasons.empty() && s.customer != nowhere && s.partner != nowhere &&
                          std::any_of(answer.reasons.begin(), answer.reasons.end(), [](const auto& r) {
                            return r.code == requirement::delegated_admin_missing;
                          });
  if (lost_admin)
    for (const subscription_row& row : s.entry().subscriptions)
      if (row.seller == s.partner && row.state != subscription_state::cancelled) {
        answer.advisories.push_back(
            {"support_duty_remains",
             name_of(*s.in, s.partner) + " is billed and owes support for what it sold, with or without "
                                         "delegated admin.",
             "REM-02 REM-03 REM-04 BIL-02"});
        break;
      }
}

/// Why the requirement counts: the pack's row, or for an operation that is in no row of it, the rule
/// that what is not listed is not available.
checklist_entry row_of(const pack& policy, operation what, requirement needs) {
  if (const checklist_entry* entry = policy.find(what, needs)) return *entry;
  return {what, needs, basis::by_default, "API-02"};
}

}  // namespace

explanation explain(const scene& s) {
  missing_facts missing{};
  const judgement judged = judge(s, &missing);
  const decision d = decide(judged.needed, judged.known);
  const pack& policy = *find_pack(s.in->cloud);

  explanation answer;
  answer.what = s.what;
  answer.result = d.result;
  answer.pack = policy.name();
  answer.evaluated_at = s.now;
  answer.met = d.met;
  for (const requirement what : d.unmet) {
    const checklist_entry row = row_of(policy, s.what, what);
    std::string message = particular_sentence(what, s);
    if (message.empty()) message = info(what).unmet;
    answer.reasons.push_back({what, std::move(message), row.rules, row.basis, row.refusal});
  }
  for (const requirement what : d.unknown) {
    std::string message = "Not known: whether " + std::string(info(what).met) + ".";
    answer.unknown.push_back({what, row_of(policy, s.what, what).rules, std::move(message),
                              supplier(missing[static_cast<std::size_t>(what)], s)});
  }
  if (s.subscription != nowhere) answer.accountability = accountability_of(*s.in, s.customer, s.subscription);
  answer.holds_until = next_change(s);
  add_advisories(answer, s);
  return answer;
}

}  // namespace detail

result<explanation> explain(const directory& world, const question& asked) {
  const auto scene = detail::set_scene(world.world(), asked);
  if (!scene) return scene.error();
  explanation answer = explain(scene.value());
  // The question was understood, so the search for remedies understands it too.
  if (answer.result == outcome::deny) answer.remedies = find_remedies(world, asked).value();
  return answer;
}

}  // namespace csprel
