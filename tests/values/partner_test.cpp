// SPDX-License-Identifier: Apache-2.0
// Partners and their accounts.
#include <gtest/gtest.h>

#include <type_traits>

#include "csprel/model/partner.hpp"
#include "values/laws.hpp"
#include "values/samples.hpp"

namespace csprel {
namespace {

// A valid value only comes from `make`, and cannot be changed afterwards.
static_assert(!std::is_default_constructible_v<partner> && !std::is_constructible_v<partner, partner_fields>);

partner_fields valid_partner() {
  partner_fields f;
  f.id = p;
  f.name = "P";
  f.link = "link";
  f.providers = {q};
  f.users = {{of<user_id>("a"), {}, {}, {}}, {of<user_id>("b"), {}, {}, {}}};
  return f;
}

TEST(PartnerCheck, NamesEachViolationAndAcceptsItsNeighbour) {
  using f = partner_fields;
  expect_refused<f>(valid_partner(),
                    {
                        {[](f& x) {
                           x.users.push_back({of<user_id>("A"), {}, {}, {}});
                         },
                         error_code::duplicate_id, "/users/2/id"},
                        {[](f& x) { x.providers.push_back(q); }, error_code::duplicate_id, "/providers/1"},
                        {[](f& x) { x.providers.push_back(p); }, error_code::impossible_state, "/providers/1"},
                        {[](f& x) { x.providers[0] = p; }, error_code::impossible_state, "/providers/0"},
                        {[](f& x) { x.link = ""; }, error_code::malformed_value, "/relationshipRequest/url"},
                    });
  expect_valid<f>(valid_partner(),
                  {[](f& x) {
                     x.users.push_back({of<user_id>("c"), {}, {}, {}});
                   },
                   [](f& x) { x.providers.clear(); }, [](f& x) { x.link.reset(); }, [](f& x) { x.users.clear(); }});
}

TEST(PartnerCheck, LooksAtTheAccountOfOtherClouds) {
  using f = partner_fields;
  f valid = valid_partner();
  valid.model = partner_model::direct;
  valid.country = "US";
  partner_account& account = valid.account.edit();
  account.also_indirect_reseller = true;
  account.legal_business = legal_business_profile{"us", {}};
  account.order_block = "800023";
  account.partner_ids = {{"1", partner_id_kind::global, {}, {}, {}}, {"2", partner_id_kind::global, {}, {}, {}}};
  account.groups.emplace(2);
  (*account.groups)[0].id = of<group_id>("g");
  (*account.groups)[1].id = of<group_id>("h");
  expect_refused<f>(
      valid,
      {
          {[](f& x) { x.model = partner_model::indirect_provider; }, error_code::impossible_state, "/alsoIndirectReseller"},
          {[](f& x) { x.account.edit().legal_business->country = "DE"; }, error_code::impossible_state, "/country"},
          {[](f& x) { x.account.edit().order_block = "800000"; }, error_code::unknown_word, "/orderBlock"},
          {[](f& x) { (*x.account.edit().partner_ids)[1].id = "1"; }, error_code::duplicate_id, "/partnerIds/1/id"},
          {[](f& x) { (*x.account.edit().groups)[1].id = of<group_id>("G"); }, error_code::duplicate_id,
           "/groups/1/resource/id"},
          {[](f& x) { x.link = "a link"; }, error_code::malformed_value, "/relationshipRequest/url"},
          {[](f& x) {
             x.providers = {q, p};
           },
           error_code::impossible_state, "/providers/1"},
      });
  expect_valid<f>(valid,
                  {[](f& x) { x.country = ""; }, [](f& x) { x.account.edit().legal_business->country = ""; },
                   [](f& x) { x.account.edit().legal_business.reset(); },
                   [](f& x) {
                     x.account.edit().also_indirect_reseller = false;
                     x.model = partner_model::indirect_provider;
                   },
                   [](f& x) { x.account.edit().order_block.reset(); }, [](f& x) { x.account.edit().partner_ids.reset(); },
                   [](f& x) { x.account.edit().groups.reset(); }, [](f& x) { x.providers = {}; }});
}

TEST(Partner, IsEqualExactlyWhenAllItsPartsAre) {
  using f = partner_fields;
  expect_each_change_tells<f>(
      valid_partner(),
      {[](f& x) { x.id = q; }, [](f& x) { x.name = "x"; }, [](f& x) { x.mpn_id = "x"; },
       [](f& x) { x.model = partner_model::indirect_provider; }, [](f& x) { x.standing = standing::applied; },
       [](f& x) { x.providers.clear(); }, [](f& x) { x.country = "x"; }, [](f& x) { x.link = "x"; },
       [](f& x) { x.users[0].agents.insert(agent_role::sales_agent); },
       [](f& x) { x.users[1].admins.insert(admin_role::global_admin); }, [](f& x) { x.relationship_request = some; },
       [](f& x) { x.extra = verbatim{"[]"}; }});
  expect_each_change_tells<partner_fields>({[](auto& x) { x.account.edit().mpa.emplace(); }});
  expect_each_change_tells<partner_user>({[](auto& x) { x.type = user_type::guest; }});
  expect_each_change_tells<partner_account>(
      {[](auto& x) { x.also_indirect_reseller = true; }, [](auto& x) { x.legal_business.emplace(); },
       [](auto& x) { x.mpn.emplace(); }, [](auto& x) { x.partner_ids.emplace(); }, [](auto& x) { x.mpa.emplace(); },
       [](auto& x) { x.environment = partner_environment::sandbox; }, [](auto& x) { x.migration_enabled = false; },
       [](auto& x) { x.order_block = "800023"; }, [](auto& x) { x.partnerships.emplace(); },
       [](auto& x) { x.affiliates.push_back(p); }, [](auto& x) { x.groups.emplace(); }});
  expect_each_change_tells<legal_business_profile>({[](auto& x) { x.country = "x"; }, [](auto& x) { x.resource = some; }});
  expect_each_change_tells<mpn_profile>({[](auto& x) { x.mpn_id = "x"; }, [](auto& x) { x.resource = some; }});
}

TEST(Partner, PrintsForAPerson) {
  EXPECT_EQ(printed(partner::make(valid_partner()).value()), "direct partner " + p.to_string() + " `P` (active)");
  EXPECT_EQ(printed(partner_account{}), "production account");
  EXPECT_EQ(printed((legal_business_profile{"DE", {}})), "legal business in `DE`");
  EXPECT_EQ(printed((mpn_profile{"7", {}})), "profile of PartnerID `7`");
}

TEST(Partner, CountryComesFromWhereItIsTold) {
  partner_fields partner;
  EXPECT_EQ(account_country(partner), "");
  partner.account.edit().legal_business = legal_business_profile{"DE", {}};
  EXPECT_EQ(account_country(partner), "DE");
  partner.country = "US";
  EXPECT_EQ(account_country(partner), "US");
}

}  // namespace
}  // namespace csprel
