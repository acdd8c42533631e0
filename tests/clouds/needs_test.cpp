// SPDX-License-Identifier: Apache-2.0
// What would tell a fact that the directory does not hold: the request, or the place in the document.
#include "clouds/delegated.hpp"

namespace csprel::test {
namespace {

const std::string customer_path = "GET /v1/customers/" + customer_c.to_string();
const std::string sale_path = customer_path + "/subscriptions/s";
const std::string agreement_status_path = "GET /v1/compliance/csp/agreementstatus";

delegated with_s(std::string_view offer = suite) {
  delegated d;
  d.sale("s", offer);
  return d;
}

TEST(Needs, OfASubscriptionAreItsOwnRequests) {
  struct line {
    const char* what;
    ask q;
    void (*forget)(delegated&);
    std::string needs;
  };
  const ask monthly = of(subscription_change_billing_cycle, "s").cycle(billing_cycle::annual);
  for (const line& each :
       {line{"window", of(subscription_cancel, "s"), [](delegated& d) { d["s"].effective_start_date.reset(); }, sale_path},
        line{"window of a term", of(subscription_reactivate, "s"),
             [](delegated& d) { d.suspended("s").commerce("s").commitment_end_date_time.reset(); }, sale_path},
        line{"batch", of(subscription_remove_seats, "s").seats(6),
             [](delegated& d) {
               d.commerce("s").refundable = refundable_quantity{{}, {{4, {}, {}}, {4, today + days(1), {}}}, {}};
             },
             sale_path},
        line{"cycle", monthly,
             [](delegated& d) {
               d["s"].billing_cycle.reset();
               d["s"].term_duration = "P3Y";
             },
             sale_path},
        line{"migration", of(subscription_rename, "s"), [](delegated& d) { d.commerce("s").migration.emplace(); },
             customer_path + "/migrations/newcommerce"},
        line{"status", of(subscription_rename, "s"), [](delegated& d) { d["s"].status.reset(); }, sale_path},
        line{"clock", of(subscription_remove_seats, "s").seats(1), [](delegated& d) { d.parts.as_of.reset(); },
             "document /asOf"}}) {
    delegated d = with_s();
    each.forget(d);
    d.needs(each.q, {each.needs});
  }
}

TEST(Needs, OfPartnerAndCustomerAreTheirRequests) {
  delegated d;
  d.at(seller_p).account.edit().mpa.reset();
  d.needs(order(), {agreement_status_path + "?tenantId=" + seller_p.to_string()});
  d = delegated{};
  d.conditions().agreements->clear();
  d.conditions().direct_signed.reset();
  d.needs(order(), {customer_path + "/directSignedMicrosoftCustomerAgreementStatus"});
  d.conditions().agreements.reset();
  d.needs(order(), {customer_path + "/agreements?agreementType=MicrosoftCustomerAgreement"});
}

TEST(Needs, OfAResellerNameTheOneThatNobodyListsFirst) {
  delegated d;
  ask q = order().by(provider_i);
  q.with.additional_partner_ids = std::vector<std::string>{"4847386", "1"};
  q.with.partner_id_on_record = "4847386";
  d.needs(q, {agreement_status_path + "?mpnId=1"});
  q.with.additional_partner_ids.reset();
  q.with.partner_id_on_record = "1";
  q.with.mpn_id = mpn_id_choice{};
  d.needs(q, {agreement_status_path + "?mpnId=1"});
  d.sale("s", suite, provider_i);
  q = of(subscription_change_reseller_of_record, "s").by(provider_i);
  q.with.mpn_id = mpn_id_choice{"1"};
  d.needs(q, {agreement_status_path + "?mpnId=1"});
  ask created = of_partner(customer_create, provider_i);
  created.with.country = "US";
  created.with.associated_partner = "1";
  d.needs(created, {agreement_status_path + "?mpnId=1"});
  created.with.associated_partner = "99999999-0000-4000-8000-000000000009";
  d.needs(created, {agreement_status_path + "?tenantId=99999999-0000-4000-8000-000000000009"});
}

TEST(Needs, OfAResellerWithoutANameNameNobody) {
  delegated d;
  d.needs(order().by(provider_i).reseller(""), {agreement_status_path + "?mpnId="});
  ask created = of_partner(customer_create, provider_i);
  created.with.country = "US";
  created.with.associated_partner = "";
  d.needs(created, {agreement_status_path + "?mpnId="});
  ask checked = of_partner(partner_check_reseller_agreement, provider_i);
  checked.with.mpn_id = mpn_id_choice{""};
  d.needs(checked, {agreement_status_path + "?mpnId="});
}

TEST(Needs, OfRolesThatEarnAreTheDocumentsOwn) {
  delegated d;
  d.azure().azure_role_of("engineer", "Accountant");
  d.needs(with_user(of_azure(azure_earn_credit), "engineer"), {"document /pecRoles"});
}

TEST(Needs, OfAServiceAreWhereItStandsFirst) {
  delegated d;
  d.relates("g", {reader});
  d.assigns("g", "a", "engineers", {reader});
  d.at(suite).services.reset();
  d.at(larger).services = std::vector{*service_name::parse("exchange")};
  d.at(phone).services = std::vector{*service_name::parse("exchange"), *service_name::parse("planner")};
  d.needs(with_user(of_service(service_administer, "planner"), "engineer"), {"document /offers/2/services/1"});
}

}  // namespace
}  // namespace csprel::test
