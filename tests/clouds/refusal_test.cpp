// SPDX-License-Identifier: Apache-2.0
// Refusals of the API read backwards: a code is read by its operation and its status, and a denial's refusal leads back
// to its reason.
#include <gmock/gmock.h>

#include <algorithm>
#include <set>
#include <string>

#include "clouds/tenant.hpp"
#include "csprel/directory/compiled_pack.hpp"
#include "csprel/directory/refusal_reading.hpp"

namespace csprel::test {
namespace {

const pack& worldwide() { return *compiled_pack(cloud::global); }

std::vector<const pack*> packs() {
  std::vector<const pack*> all;
  for (const auto& row : enum_names<cloud>::rows) all.push_back(compiled_pack(row.value));
  return all;
}

std::vector<requirement> codes_of(const refusal_reading& read) {
  std::vector<requirement> all;
  for (const probable_cause& one : read.causes) all.push_back(one.code);
  return all;
}

// ---- a code and an operation ---------------------------------------------------------------------

TEST(Refusal, OfOneMeaningHasOneCause) {
  const auto read = read_refusal(worldwide(), subscription_create, 403, "900124");
  ASSERT_THAT(codes_of(read), testing::ElementsAre(partner_agreement_missing));
  EXPECT_EQ(read.causes[0].certainty, certainty::documented);
  EXPECT_EQ(read.causes[0].rules, "AGR-1");
}

TEST(Refusal, MeansSomethingOnlyWithItsOperation) {
  const auto seats = read_refusal(worldwide(), subscription_remove_seats, 400, "2001");
  EXPECT_THAT(codes_of(seats), testing::ElementsAre(subscription_suspended));
  EXPECT_THAT(std::string(seats.known->meaning), testing::HasSubstr("suspended"));
  const auto check = read_refusal(worldwide(), partner_check_reseller_agreement, 400, "2001");
  EXPECT_THAT(codes_of(check), testing::IsEmpty());
  EXPECT_THAT(std::string(check.known->meaning), testing::HasSubstr("PartnerID"));
  // One number, two statuses.
  EXPECT_NE(read_refusal(worldwide(), subscription_rename, 400, "2006").known,
            read_refusal(worldwide(), subscription_rename, 403, "2006").known);
}

TEST(Refusal, ThatIsAmbiguousHasRankedCauses) {
  const auto read = read_refusal(worldwide(), subscription_create, 400, "27006");
  EXPECT_THAT(codes_of(read), testing::ElementsAre(single_subscription_offer));
  const auto trial = read_refusal(worldwide(), subscription_start_trial, 400, "27006");
  EXPECT_THAT(codes_of(trial), testing::ElementsAre(single_subscription_offer, trial_not_available));
  const auto moved = read_refusal(worldwide(), subscription_rename, 403, "20002");
  EXPECT_THAT(codes_of(moved), testing::ElementsAre(no_relationship, not_original_reseller));
  EXPECT_EQ(moved.causes[0].certainty, certainty::documented);
  EXPECT_EQ(moved.causes[1].certainty, certainty::by_text);
}

TEST(Refusal, ThatNoPackNamesIsReadByItsMeaning) {
  const auto hours = read_refusal(worldwide(), subscription_remove_seats, 400, "900214");
  ASSERT_THAT(codes_of(hours), testing::ElementsAre(seat_window_elapsed));
  EXPECT_EQ(hours.causes[0].certainty, certainty::by_meaning);
  EXPECT_THAT(codes_of(read_refusal(worldwide(), subscription_view, 400, "900214")), testing::IsEmpty());
  for (const std::string_view code : {"800023", "800069", "900121", "800024", "800025", "800026", "800062", "800022"}) {
    const refusal_code* known = find_refusal_code(subscription_create, 0, code);
    ASSERT_NE(known, nullptr);
    EXPECT_THAT(codes_of(read_refusal(worldwide(), subscription_create, known->status, code)),
                testing::ElementsAre(order_blocked))
        << code;
  }
}

TEST(Refusal, OfASpecialCauseNamesIt) {
  const auto read = read_refusal(worldwide(), customer_create, 400, "600051");
  ASSERT_THAT(codes_of(read), testing::ElementsAre(company_data_missing));
  EXPECT_EQ(read.causes[0].narrower, refusal_cause::phone_missing);
  EXPECT_EQ(read.causes[0].certainty, certainty::documented);
}

TEST(Refusal, OfAnotherOperationMeansTheSameUnlessTheCodeIsOfSome) {
  std::set<std::string_view> by_analogy;
  for (const checklist_entry& row : worldwide().checklist()) {
    const auto& [status, code] = std::pair{row.refusal.status, row.refusal.code};
    if (!row.refusal.documented() || code.empty() || by_analogy.contains(code)) continue;
    for (const auto& other : enum_names<operation>::rows) {
      const refusal_code* known = find_refusal_code(other.value, status, code);
      if (worldwide().find(other.value, row.needs) == nullptr || known == nullptr || !known->of.empty()) continue;
      const auto read = read_refusal(worldwide(), other.value, status, code);
      EXPECT_THAT(codes_of(read), testing::Contains(row.needs)) << name(other.value) << ' ' << code;
      if (read.causes.back().certainty == certainty::by_analogy) by_analogy.insert(code);
    }
  }
  EXPECT_GT(by_analogy.size(), 10U);
}

TEST(Refusal, ThatIsKnownWithAnotherStatusIsLessSure) {
  const auto read = read_refusal(worldwide(), subscription_create, 400, "900124");
  ASSERT_THAT(codes_of(read), testing::ElementsAre(partner_agreement_missing));
  EXPECT_EQ(read.causes[0].certainty, certainty::by_text);
  EXPECT_EQ(read.known->status, 403);
}

TEST(Refusal, ThatNobodyKnowsSaysSo) {
  const auto read = read_refusal(worldwide(), subscription_create, 400, "123456");
  EXPECT_EQ(read.known, nullptr);
  EXPECT_THAT(read.causes, testing::IsEmpty());
}

TEST(Refusal, OfEveryRowLeadsBackToItsRequirement) {
  for (const pack* policy : packs())
    for (const checklist_entry& row : policy->checklist())
      if (row.refusal.documented()) {
        EXPECT_THAT(codes_of(read_refusal(*policy, row.what, row.refusal.status, row.refusal.code)), testing::Contains(row.needs))
            << policy->name() << ' ' << name(row.what) << ' ' << row.refusal.code;
      }
}

// ---- in a directory ------------------------------------------------------------------------------

TEST(RefusalHere, PutsWhatIsUnmetFirst) {
  tenant t;
  t.sale("s", suite, other_q);
  const ask rename = of(subscription_rename, "s");
  // Two requirements have the code; the one that is met comes last, though it is the surer one.
  const auto read = read_refusal(t.build(), rename, 403, "20002").value();
  ASSERT_THAT(codes_of(read), testing::ElementsAre(not_original_reseller, no_relationship));
  EXPECT_EQ(read.causes[0].here, cause_standing::unmet);
  EXPECT_EQ(read.causes[1].here, cause_standing::met);
  EXPECT_THAT(read.others, testing::IsEmpty());
}

TEST(RefusalHere, TellsWhatIsUnknownAndWhatSuppliesIt) {
  tenant t;
  t.sale("s", suite);
  t["s"].status.reset();
  const auto read = read_refusal(t.build(), of(subscription_add_seats, "s").seats(1), 400, "800081").value();
  ASSERT_THAT(codes_of(read), testing::ElementsAre(subscription_not_active));
  EXPECT_EQ(read.causes[0].here, cause_standing::unknown);
  EXPECT_THAT(read.causes[0].needs, testing::StartsWith("GET /v1/customers/"));
}

TEST(RefusalHere, NamesWhatElseIsUnmet) {
  tenant t;
  t.sale("s", suite);
  t.suspended("s").no_relationship(seller_p);
  const auto read = read_refusal(t.build(), of(subscription_add_seats, "s").seats(1), 403, "20002").value();
  ASSERT_FALSE(read.causes.empty());
  EXPECT_EQ(read.causes[0].code, no_relationship);
  EXPECT_EQ(read.causes[0].here, cause_standing::unmet);
  ASSERT_EQ(read.others.size(), 1U);
  EXPECT_EQ(read.others[0].code, subscription_suspended);
}

TEST(RefusalHere, KeepsItsMeaningWhereThePackNamesNoAnswer) {
  const auto read = read_refusal(tenant{}.build(), order().by(reseller_v), 403, "2006").value();
  const auto cause = std::find_if(read.causes.begin(), read.causes.end(),
                                  [](const probable_cause& one) { return one.code == partner_type_cannot_transact; });
  ASSERT_NE(cause, read.causes.end());
  EXPECT_EQ(cause->here, cause_standing::unmet);
  EXPECT_EQ(cause->certainty, certainty::by_meaning);
}

TEST(RefusalHere, OfADenialLeadsBackToIt) {
  tenant t;
  t.sale("s", suite).sale("old", essentials);
  t.suspended("s");
  t.at(seller_p).account.edit().order_block = "800069";
  for (const ask& q : {of(subscription_add_seats, "s").seats(1), of(subscription_reactivate, "old"), order(),
                       of(subscription_change_term, "old").term(term::one_year)}) {
    const explanation answer = explain(t.build(), q).value();
    ASSERT_EQ(answer.result, outcome::deny) << name(q.what);
    bool some = false;
    for (const unmet_requirement& reason : answer.reasons) {
      if (!reason.refusal.documented()) continue;
      some = true;
      const auto read = read_refusal(t.build(), q, reason.refusal.status, reason.refusal.code).value();
      ASSERT_FALSE(read.causes.empty());
      EXPECT_EQ(read.causes[0].here, cause_standing::unmet);
      EXPECT_THAT(codes_of(read), testing::Contains(reason.code));
    }
    EXPECT_TRUE(some) << name(q.what);
  }
}

TEST(Refusal, OfAnyCodeAndOperationHasEachCauseOnceTheSurestFirst) {
  std::size_t causes = 0;
  for (const pack* policy : packs())
    for (const auto& what : enum_names<operation>::rows) {
      const auto check = [&](int status, std::string_view code) {
        const auto read = read_refusal(*policy, what.value, status, code);
        std::set<requirement> seen;
        for (std::size_t i = 0; i < read.causes.size(); ++i) {
          ++causes;
          EXPECT_TRUE(seen.insert(read.causes[i].code).second) << what.name << ' ' << code;
          EXPECT_FALSE(read.causes[i].rules.empty()) << what.name << ' ' << code;
          EXPECT_NE(policy->find(what.value, read.causes[i].code), nullptr) << what.name << ' ' << code;
          const certainty before = read.causes[i == 0 ? 0 : i - 1].certainty;
          EXPECT_LE(before, read.causes[i].certainty) << what.name << ' ' << code;
        }
      };
      for (const refusal_code& row : refusal_codes()) check(row.status, row.code);
      for (const int status : {200, 400, 403}) check(status, "");
    }
  EXPECT_GT(causes, 2000U);
}

TEST(Refusal, WithoutACodeIsReadByItsStatus) {
  EXPECT_FALSE(read_refusal(worldwide(), subscription_transfer, 200, "").causes.empty());
  EXPECT_TRUE(read_refusal(worldwide(), subscription_transfer, 400, "").causes.empty());
}

TEST(Refusal, OfAnotherCauseOfTheSameRequirementIsAnalogy) {
  tenant t;
  t.conditions().azure_upgrade = azure_upgrade::running;
  const ask q = of_customer(azure_plan_purchase);
  const auto first = [&](std::string_view code) {
    const auto read = read_refusal(t.build(), q, 409, code);
    EXPECT_TRUE(read) << read.error();
    return read.value().causes.at(0);
  };
  EXPECT_EQ(first("900113").code, azure_upgrade_running);
  EXPECT_EQ(first("900113").here, cause_standing::unmet);
  EXPECT_EQ(first("900113").certainty, certainty::documented);
  EXPECT_EQ(first("900112").here, cause_standing::unmet);
  EXPECT_EQ(first("900112").certainty, certainty::by_analogy) << "the upgrade is under way, not waiting";
  // Whatever code comes for what is denied here, what is not met stands first.
  tenant denied = selling();
  denied.no_relationship(seller_p);
  denied.conditions().agreements->clear();
  denied.at(seller_p).account.edit().partner_ids.emplace();
  denied.at(seller_p).standing = standing::suspended;
  const directory world = denied.build();
  for (const refusal_code& row : refusal_codes()) {
    const auto read = read_refusal(world, order().seats(1'000), row.status, row.code);
    ASSERT_TRUE(read) << read.error();
    bool met = false;
    for (const probable_cause& one : read.value().causes) {
      met = met || one.here != cause_standing::unmet;
      EXPECT_TRUE(!met || one.here != cause_standing::unmet) << row.code;
    }
  }
  const auto bad = read_refusal(t.build(), of(subscription_rename, "none"), 400, "1");
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().code, error_code::not_found);
}

}  // namespace
}  // namespace csprel::test
