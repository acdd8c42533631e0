// SPDX-License-Identifier: Apache-2.0
// Which partner may do what where everything else is satisfied: the matrix of contract, global section 7.
#include "clouds/tenant.hpp"

namespace csprel::test {
namespace {

/// What each column answers: `A` allow, else the reason.
struct line {
  operation what;
  std::string_view answers;  ///< Direct, provider, reseller, restricted, suspended; `-` is not asked.
};

std::optional<requirement> reason_of(char letter) {
  switch (letter) {
    case 'T': return partner_type_cannot_transact;
    case 'S': return partner_suspended;
    case 'R': return partner_restricted;
    case 'P': return not_indirect_provider;
    case 'I': return not_indirect_reseller;
    case 'O': return not_original_reseller;
    default: return std::nullopt;
  }
}

constexpr line lines[] = {
    {relationship_request, "AAARS"},
    {relationship_remove, "AATAA"},
    {relationship_extend, "IIIII"},
    {partnership_request, "PAP-A"},
    {partnership_remove, "PAP-A"},
    {partner_check_reseller_agreement, "PAP-A"},
    {partner_register_reseller, "PAP-S"},
    {partnership_accept, "IIAIA"},
    {customer_create, "AATRS"},
    {customer_view, "AAAAA"},
    {customer_update_details, "AAAAA"},
    {customer_update_billing, "AAAAA"},
    {customer_view_agreement, "AAAAA"},
    {customer_attest_agreement, "AATAA"},
    {customer_set_self_purchase, "AATAA"},
    {customer_set_overage, "AATAA"},
    {partner_create_sandbox, "AATRA"},
    {partner_view_pricing, "AATAA"},
    {partner_view_bill, "AATAA"},
    {partner_accept_agreement, "AAAAA"},
    {partner_manage_users, "AAAAA"},
    {partner_update_profile, "AAAAA"},
    {partner_file_request, "AAAAA"},
    {subscription_create, "AATRS"},
    {subscription_start_trial, "AATRS"},
    {subscription_order_add_on, "AATRS"},
    {azure_plan_purchase, "AATRS"},
    {azure_purchase_benefit, "AATRS"},
    {subscription_add_seats, "AATAS"},
    {subscription_remove_seats, "AATAA"},
    {subscription_suspend, "AATAA"},
    {subscription_rename, "AATAA"},
    {subscription_set_auto_renew, "AATAA"},
    {subscription_schedule_change, "AATAA"},
    {subscription_change_billing_cycle, "AATAA"},
    {subscription_change_term, "AATAA"},
    {subscription_reactivate, "AATAA"},
    {subscription_cancel, "AATAA"},
    {subscription_change_reseller_of_record, "PAP-A"},
    {subscription_renew, "AAOAA"},
    {subscription_receive_bill, "AAOAA"},
    {subscription_view, "AATAA"},
};

TEST(Matrix, IsThatOfTheContract) {
  for (const line& one : lines)
    for (std::size_t column = 0; column < 5; ++column) {
      const char letter = one.answers[column];
      if (letter == '-') continue;
      tenant t;
      t.conditions().direct_signed->is_signed = true;
      const bool of_provider = one.answers.front() == 'P';
      const bool of_reseller = one.what == partnership_accept;
      const partner_id limited = of_provider ? provider_i : of_reseller && column == 4 ? reseller_v : seller_p;
      const partner_id who = column == 0 ? seller_p : column == 1 ? provider_i : column == 2 ? reseller_v : limited;
      if (column == 3) t.at(who).standing = standing::restricted;
      if (column == 4) t.at(who).standing = standing::suspended;
      if (column == 3 && of_provider) continue;

      const partner_id seller = column == 2 ? provider_i : who;
      const bool has_azure = one.what == customer_set_self_purchase || one.what == customer_set_overage ||
                             one.what == azure_purchase_benefit;
      const bool is_removal = one.what == relationship_remove || one.what == azure_plan_purchase;
      if (!is_removal) {
        t.sale("s", one.what == subscription_order_add_on ? essentials : suite, seller);
        t["s"].effective_start_date = today + days(-1);
        t["s"].term_duration = one.what == subscription_change_billing_cycle ? "P3Y" : "P1Y";
        t["s"].reseller_of_record = "4847386";
        if (one.what == subscription_reactivate) {
          t.suspended("s");
          t["s"].auto_renew = false;
        }
      }
      if (has_azure) {
        t.sale("plan", azure_plan, seller);
        t.commerce("plan").azure_entitlements = std::vector<azure_entitlement>{
            {*azure_subscription_id::parse("e"), "", subscription_status::active, false, {}}};
      }
      t.at(larger).conditions.edit().is_trial = one.what == subscription_start_trial;

      ask q(one.what);
      q.by(who);
      switch (info(one.what).resource) {
        case resource_kind::one_customer: q.which = customer_resource{customer_c}; break;
        case resource_kind::one_subscription: q.which = subscription_resource{subscription_of("s"), {}}; break;
        case resource_kind::azure_subscription: q.which = azure_subscription_resource{subscription_of("e"), {}}; break;
        default: q.which = partner_resource{who, {}}; break;
      }
      q.with.offer = offer_of(one.what == subscription_order_add_on ? archiving
                              : one.what == subscription_start_trial ? larger : suite);
      q.with.quantity = 1;
      if (one.what == subscription_create) q.with.term = term::one_year;
      if (one.what == subscription_change_term) q.with.term = term::three_years;
      q.with.billing_cycle = one.what == subscription_change_billing_cycle ? billing_cycle::annual : billing_cycle::monthly;
      if (one.what == azure_purchase_benefit) q.with.kind = request_kind::reservation;
      q.with.enabled = true;
      q.with.service = "PhoneServices";
      if (one.what == subscription_change_reseller_of_record || one.what == partner_check_reseller_agreement)
        q.with.mpn_id = mpn_id_choice{"4847386"};
      q.with.provider = provider_i;
      q.with.partner = reseller_v;
      q.with.country = "US";
      q.with.date = today;
      q.with.first_name = "Li";
      q.with.last_name = "Wei";
      q.with.email = "li@northwind.example";

      const decision d = t.decide(q);
      EXPECT_EQ(d.reason(), reason_of(letter))
          << name(one.what) << " in column " << column << ": unmet " << d.unmet << " unknown " << d.unknown;
    }
}

}  // namespace
}  // namespace csprel::test
