// SPDX-License-Identifier: Apache-2.0
// What is told of the partner agreement.
#include <gtest/gtest.h>

#include <initializer_list>
#include <optional>
#include <utility>

#include "csprel/model/agreement_status.hpp"
#include "values/laws.hpp"
#include "values/samples.hpp"

namespace csprel {
namespace {

TEST(AgreementStatus, IsEqualExactlyWhenAllItsPartsAre) {
  expect_each_change_tells<agreement_status>({[](auto& x) { x.is_signed = false; }, [](auto& x) { x.error_code = 2203; },
                                              [](auto& x) { x.signed_at = noon; }, [](auto& x) { x.resource = some; }});
  expect_each_change_tells<mpa_status>(
      {[](auto& x) { x.mpn_id = "1"; }, [](auto& x) { x.agreement.is_signed = true; }, [](auto& x) { x.extra = some; }});
}

TEST(AgreementStatus, PrintsForAPerson) {
  agreement_status status;
  EXPECT_EQ(printed(status), "agreement status not told");
  status.is_signed = false;
  EXPECT_EQ(printed(status), "agreement not signed");
  status.is_signed = true;
  EXPECT_EQ(printed(status), "agreement signed");
  status.error_code = 2204;
  EXPECT_EQ(printed((mpa_status{"7", status, {}})), "PartnerID 7: agreement status: error 2204");
}

TEST(AgreementStatus, AnAgreementIsSignedOrNotOrUnknown) {
  agreement_status a;
  EXPECT_FALSE(is_signed_at(a, noon));
  a.is_signed = false;
  EXPECT_EQ(is_signed_at(a, noon), false);
  a.signed_at = noon;
  EXPECT_EQ(is_signed_at(a, noon), false) << "when does not matter";
  a.is_signed.reset();
  EXPECT_EQ(is_signed_at(a, noon), std::nullopt);
  a.signed_at.reset();
  a.is_signed = true;
  EXPECT_EQ(is_signed_at(a, {}), true);
  a.signed_at = noon;
  EXPECT_FALSE(is_signed_at(a, {}));
  EXPECT_EQ(is_signed_at(a, noon), true);
  EXPECT_EQ(is_signed_at(a, noon + duration{-1}), false);
  for (const auto& [code, expected] : std::initializer_list<std::pair<int, std::optional<bool>>>{
           {2203, false}, {2206, false}, {2204, std::nullopt}, {2201, std::nullopt}, {2200, std::nullopt}}) {
    agreement_status refused;
    refused.error_code = code;
    EXPECT_EQ(is_signed_at(refused, noon), expected) << code;
  }
}

}  // namespace
}  // namespace csprel
