// SPDX-License-Identifier: Apache-2.0
// What a customer has agreed, and what it qualifies for.
#include <gtest/gtest.h>

#include "csprel/model/customer_agreement.hpp"
#include "csprel/model/qualification.hpp"
#include "values/laws.hpp"
#include "values/samples.hpp"

namespace csprel {
namespace {

TEST(CustomerAgreement, IsEqualExactlyWhenAllItsPartsAre) {
  expect_each_change_tells<customer_agreement>(
      {[](auto& x) { x.partner = p; }, [](auto& x) { x.type = "x"; }, [](auto& x) { x.date_agreed = noon; },
       [](auto& x) { x.first_name = "x"; }, [](auto& x) { x.last_name = "x"; }, [](auto& x) { x.email = "x"; },
       [](auto& x) { x.phone_number = "x"; }, [](auto& x) { x.resource = some; }, [](auto& x) { x.extra = some; }});
  expect_each_change_tells<direct_signature>({[](auto& x) { x.is_signed = false; }, [](auto& x) { x.resource = some; }});
}

TEST(Qualification, IsEqualExactlyWhenAllItsPartsAre) {
  expect_each_change_tells<qualification>(
      {[](auto& x) { x.partner = p; }, [](auto& x) { x.kind = qualification_kind::none; },
       [](auto& x) { x.vetting_status = "x"; }, [](auto& x) { x.resource = some; }, [](auto& x) { x.extra = some; }});
}

TEST(Qualification, CanBeRefused) {
  qualification q;
  EXPECT_FALSE(is_refused(q));
  q.vetting_status = "Denied";
  EXPECT_TRUE(is_refused(q));
  q.vetting_status = "InReview";
  EXPECT_FALSE(is_refused(q));
}

TEST(CustomerAgreement, PrintsForAPerson) {
  customer_agreement a;
  a.partner = p;
  EXPECT_EQ(printed(a), "agreement attested by " + p.to_string());
  EXPECT_EQ(printed(direct_signature{}), "direct signature not told");
  EXPECT_EQ(printed((direct_signature{false, {}})), "not signed directly");
  EXPECT_EQ(printed((direct_signature{true, {}})), "signed directly");
}

TEST(Qualification, PrintsForAPerson) {
  qualification x;
  x.partner = p;
  EXPECT_EQ(printed(x), "qualification for " + p.to_string());
  x.kind = qualification_kind::none;
  EXPECT_EQ(printed(x), "qualification None for " + p.to_string());
}

}  // namespace
}  // namespace csprel
