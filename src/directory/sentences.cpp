// SPDX-License-Identifier: Apache-2.0
#include "directory/sentences.hpp"

#include <algorithm>
#include <array>

#include "csprel/directory/instant_text.hpp"
#include "csprel/policy/china_21vianet.hpp"
#include "directory/access.hpp"
#include "directory/commerce.hpp"
#include "directory/conditions.hpp"
#include "directory/ruled_out.hpp"

namespace csprel::detail {
namespace {

std::string name_of_customer(const world& in, position customer) {
  const customer_fields& c = in.customers[customer].record();
  return c.company_name.empty() ? "customer " + c.id.to_string() : c.company_name;
}

std::string name_of_offer(const world& in, position offer) {
  const offer_fields& o = *in.offers->records[offer];
  return o.name.empty() ? "offer " + o.id.to_string() : o.name;
}

std::string names_of_services(const world& in, const service_mask& services) {
  std::string text;
  for (const service_bit service : services) {
    if (!text.empty()) text += ", ";
    text += in.offers->services[static_cast<std::size_t>(service)].to_string();
  }
  return text;
}

/// The text with a full stop, unless it ends with one, as names of companies do.
std::string sentence(std::string text) {
  if (!ruled_out(text.empty()) && text.back() != '.') text += '.';  // There is a name at least.
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

std::string role_sentence(const scene& s) {
  const role_rule& rule = role_for(s);
  return std::string(rule.all_of ? "This takes all of these roles together: "
                                  : "This user holds no role that is listed for it; listed are: ") +
         roles_of(rule) + ".";
}

std::string relationship_sentence(const scene& s) {
  // A customer who grants delegated admin asks about another's.
  return name_of(*s.in, s.partner == nowhere ? s.other_partner : s.partner) + " has no reseller relationship with " +
         sentence(name_of_customer(*s.in, s.customer));
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
  return sentence(lacking.empty() ? who : who + " for " + names_of_services(*s.in, lacking));
}

/// Names the first holding that is in the way for certain.
std::string holding_sentence(requirement what, const scene& s) {
  if (ruled_out(s.offer.row == nullptr)) return {};  // Nothing is in the way of an offer that is not listed.
  const auto& rows = s.entry().subscriptions;
  const auto held = std::find_if(rows.begin(), rows.end(), [&](const subscription_row& row) {
    return is_in_the_way(what, s, static_cast<position>(&row - rows.data())).value() == truth::yes;
  });
  if (ruled_out(held == rows.end())) return {};  // One is: it is not met.
  service_mask shared = s.in->offers->rows[held->offer].services & s.offer.row->services;
  if (what != requirement::service_already_held) shared -= s.source_offer().services;
  std::string text = name_of_customer(*s.in, s.customer) + " holds " + name_of_offer(*s.in, held->offer);
  text += held->seller == nowhere ? " from another channel" : " from " + name_of(*s.in, held->seller);
  if (!shared.empty()) text += " (" + names_of_services(*s.in, shared) + ")";
  return text + "; it must be cancelled first.";
}

std::string window_sentence(const scene& s) {
  if (ruled_out(!s.row().suspended_at())) return {};  // The window has elapsed, so that it is known since when.
  return "The subscription was suspended at " + to_text(*s.row().suspended_at()) +
         "; sixty days later, at " + to_text(*s.row().suspended_at() + reactivation_window) +
         ", its data was deleted.";
}

std::string quantity_sentence(const scene& s) {
  if (s.asked->with.quantity && *s.asked->with.quantity < 1) return "A number of seats is at least 1.";
  const bool of_target = s.offer.at != nowhere;
  if (ruled_out(!of_target && s.subscription == nowhere)) return {};  // Some range is asked for.
  const position offer = of_target ? s.offer.at : s.row().offer;
  const offer_fields& o = *s.in->offers->records[offer];
  std::string text = name_of_offer(*s.in, offer) + " takes ";
  text += o.minimum_quantity ? std::to_string(std::max<std::int64_t>(1, *o.minimum_quantity)) : "1";
  text += o.maximum_quantity ? " to " + std::to_string(*o.maximum_quantity) + " seats" : " seats or more";
  if (!of_target && s.row().has_seats())
    text += "; the subscription has " + std::to_string(s.row().seats()) + " now";
  return text + ".";
}

std::string sentence_in_china(requirement what, const scene& s) {
  switch (what) {
    case requirement::role_not_permitted: return role_sentence(s);
    case requirement::partner_suspended:
      return name_of(*s.in, s.partner) + " is suspended for non-payment until its invoices are paid.";
    case requirement::no_relationship: return relationship_sentence(s);
    case requirement::not_original_reseller: return seller_sentence(s);
    case requirement::delegated_admin_missing: return grant_sentence(s);
    case requirement::reactivation_window_elapsed: return window_sentence(s);
    case requirement::service_already_held:
    case requirement::target_already_held:
    case requirement::conflicting_services: return holding_sentence(what, s);
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

// ---- the other clouds ----------------------------------------------------------------------------

/// What each `detail` of the contract means (global section 6).
struct detail_sentence {
  std::string_view detail;
  std::string_view sentence;
};
constexpr auto detail_sentences = std::to_array<detail_sentence>({
    {"assignment_not_active", "The assignment of this user's group is not active yet, or could not be made."},
    {"not_in_group", "The relationship's roles are assigned to groups that this user is not in."},
    {"no_assignment", "The relationship is active, but its roles are assigned to no group."},
    {"relationship_activating", "The customer has approved the relationship; it takes effect soon."},
    {"approval_pending", "The customer has not approved the relationship yet."},
    {"approval_lapsed", "The customer did not approve the relationship within ninety days; a new request is needed."},
    {"not_submitted", "The relationship was drafted, but not submitted to the customer."},
    {"relationship_ending", "The relationship is being ended."},
    {"relationship_expired", "The relationship has expired."},
    {"relationship_terminated", "The relationship was terminated."},
    {"not_an_agent", "The customer grants tenant-wide delegated admin, but this user is in no agent group."},
    {"none", "The customer grants the partner neither granular nor tenant-wide delegated admin."},
    {"gdap_overrides_dap",
     "Tenant-wide delegated admin would do, but granular delegated admin comes first and its roles do not."},
    {"helpdesk_scope", "Helpdesk agents may do only what a helpdesk administrator may."},
    {"role_not_assigned", "The relationship holds a role that would do, but it is not assigned to a group of this user."},
    {"role_not_in_relationship", "No active relationship holds a role that would do."},
});

std::string access_sentence(requirement what, const scene& s) {
  const std::string_view detail = access_detail(what, s);
  const auto known = std::find_if(detail_sentences.begin(), detail_sentences.end(),
                                  [&](const detail_sentence& one) { return one.detail == detail; });
  if (ruled_out(known == detail_sentences.end())) return {};  // There is a sentence for each.
  return std::string(known->sentence);
}

std::string refundable_sentence(const scene& s) {
  const std::int64_t seats = refundable_seats(own_sale(s), deadlines_of(s));
  if (seats == 0) return "No seat can be given back any more; the number can be lowered for the next term.";
  return "Only " + std::to_string(seats) + (seats == 1 ? " seat" : " seats") + " can be given back now.";
}

std::string sentence_elsewhere(requirement what, const scene& s) {
  switch (what) {
    case requirement::role_not_permitted: return role_sentence(s);
    case requirement::no_relationship:
      if (ruled_out(s.customer == nowhere)) return {};  // It is with the customer of the question.
      return relationship_sentence(s);
    case requirement::not_original_reseller: return s.subscription == nowhere ? std::string{} : seller_sentence(s);
    case requirement::delegated_admin_missing:
    case requirement::delegated_role_insufficient: return access_sentence(what, s);
    case requirement::seat_window_elapsed: return refundable_sentence(s);
    case requirement::quantity_out_of_range: return quantity_sentence(s);
    default: return {};
  }
}

}  // namespace

std::string name_of(const world& in, position partner) {
  const partner_fields& p = in.fields(partner);
  return p.name.empty() ? "partner " + p.id.to_string() : p.name;
}

std::string particular_sentence(requirement what, const scene& s) {
  return s.in_china() ? sentence_in_china(what, s) : sentence_elsewhere(what, s);
}

}  // namespace csprel::detail
