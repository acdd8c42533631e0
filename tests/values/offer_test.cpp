// SPDX-License-Identifier: Apache-2.0
// Offers and their conditions.
#include <absl/hash/hash.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <functional>
#include <limits>
#include <type_traits>

#include "csprel/model/offer.hpp"
#include "csprel/model/offer_conditions.hpp"
#include "values/laws.hpp"
#include "values/samples.hpp"

namespace csprel {
namespace {

static_assert(!std::is_aggregate_v<offer> && std::is_copy_assignable_v<offer>);

offer_fields valid_offer() {
  offer_fields f;
  f.id = of<offer_id>("o");
  f.minimum_quantity = 1;
  f.maximum_quantity = 5;
  return f;
}

TEST(OfferCheck, NamesEachViolationAndAcceptsItsNeighbour) {
  using f = offer_fields;
  expect_refused<f>(valid_offer(),
                    {
                        {[](f& x) { x.id = {}; }, error_code::malformed_value, "/id"},
                        {[](f& x) { x.minimum_quantity = -1; }, error_code::malformed_value, "/minimumQuantity"},
                        {[](f& x) { x.minimum_quantity = 6; }, error_code::malformed_value, "/maximumQuantity"},
                        {[](f& x) {
                           x.minimum_quantity.reset();
                           x.maximum_quantity = -1;
                         },
                         error_code::malformed_value, "/maximumQuantity"},
                    });
  expect_valid<f>(valid_offer(), {[](f& x) { x.minimum_quantity = 0; }, [](f& x) { x.minimum_quantity = 5; },
                                  [](f& x) { x.maximum_quantity.reset(); },
                                  [](f& x) {
                                    x.minimum_quantity.reset();
                                    x.maximum_quantity = 0;
                                  }});
}

TEST(OfferCheck, BoundsTheNumbersOfItsConditions) {
  using f = offer_fields;
  static constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  expect_refused<f>(valid_offer(),
                    {
                        {[](f& x) { x.conditions.edit().maximum_per_customer = -1; }, error_code::malformed_value,
                         "/maximumPerCustomer"},
                        {[](f& x) { x.conditions.edit().seat_ceiling_per_customer = -1; }, error_code::malformed_value,
                         "/seatCeilingPerCustomer"},
                        {[](f& x) { x.conditions.edit().minimum_percent_of_base = -1; }, error_code::malformed_value,
                         "/minimumPercentOfBase"},
                        {[](f& x) { x.conditions.edit().minimum_percent_of_base = 101; }, error_code::malformed_value,
                         "/minimumPercentOfBase"},
                    });
  expect_valid<f>(valid_offer(), {[](f& x) { x.conditions.edit().maximum_per_customer = 0; },
                                  [](f& x) { x.conditions.edit().maximum_per_customer = most; },
                                  [](f& x) { x.conditions.edit().seat_ceiling_per_customer = 0; },
                                  [](f& x) { x.conditions.edit().seat_ceiling_per_customer = most; },
                                  [](f& x) { x.conditions.edit().minimum_percent_of_base = 0; },
                                  [](f& x) { x.conditions.edit().minimum_percent_of_base = 100; }});
}

TEST(OfferCheck, TellsWhatIsExpected) {
  offer_fields f = valid_offer();
  f.maximum_quantity = 0;
  EXPECT_EQ(check(f)->expected, "no less than the minimum, 1");
  f.minimum_quantity.reset();
  f.maximum_quantity = -1;
  EXPECT_EQ(check(f)->expected, "no less than the minimum, 0");
  f.maximum_quantity.reset();
  f.conditions.edit().minimum_percent_of_base = 101;
  EXPECT_EQ(check(f)->expected, "0 to 100");
  f.conditions.edit().maximum_per_customer = -1;
  EXPECT_EQ(check(f)->expected, "0 or more");
}

TEST(Offer, IsEqualExactlyWhenAllItsPartsAre) {
  using f = offer_fields;
  expect_each_change_tells<f>(
      valid_offer(),
      {[](f& x) { x.id = {}; }, [](f& x) { x.name = "x"; }, [](f& x) { x.services.emplace(); },
       [](f& x) { x.is_add_on = true; }, [](f& x) { x.minimum_quantity.reset(); }, [](f& x) { x.maximum_quantity = 9; },
       [](f& x) { x.prerequisite_offers.push_back(x.id); }, [](f& x) { x.upgrade_target_offers.push_back(x.id); },
       [](f& x) { x.billing = billing_type::usage; }, [](f& x) { x.extra = some; }});
  expect_each_change_tells<offer_fields>({[](auto& x) { x.conditions.edit().is_trial = true; }});
}

TEST(OfferConditions, AreEqualExactlyWhenAllTheirPartsAre) {
  expect_each_change_tells<offer_term>({[](auto& x) { x.duration = "x"; },
                                        [](auto& x) { x.billing_cycles.push_back(billing_cycle::none); },
                                        [](auto& x) { x.extra = some; }});
  expect_each_change_tells<offer_conditions>(
      {[](auto& x) { x.track = track::legacy; }, [](auto& x) { x.segment = offer_segment::government; },
       [](auto& x) { x.is_trial = true; }, [](auto& x) { x.terms.emplace(); }, [](auto& x) { x.billing_cycles.emplace(); },
       [](auto& x) { x.new_commerce_offer = of<offer_id>("x"); }, [](auto& x) { x.withdrawn = noon; },
       [](auto& x) { x.maximum_per_customer = 0; }, [](auto& x) { x.seat_ceiling_per_customer = 0; },
       [](auto& x) { x.minimum_percent_of_base = 0; }, [](auto& x) { x.seat_change = seat_direction::none; },
       [](auto& x) { x.cancellable = false; }, [](auto& x) { x.markets.emplace(); }, [](auto& x) { x.specialised = true; },
       [](auto& x) { x.base_offer = of<offer_id>("x"); }, [](auto& x) { x.supported_add_on = true; }});
}

TEST(Offer, HashesByItsId) {
  offer_fields named = valid_offer();
  named.name = "other";
  const auto a = offer::make(valid_offer()).value();
  const auto b = offer::make(named).value();
  EXPECT_NE(a, b);
  EXPECT_EQ(std::hash<offer>{}(a), std::hash<offer>{}(b));
  offer_fields other = valid_offer();
  other.id = of<offer_id>("x");
  EXPECT_NE(std::hash<offer>{}(a), std::hash<offer>{}(offer::make(other).value()));
  EXPECT_EQ(absl::HashOf(a), absl::HashOf(b));
  EXPECT_NE(absl::HashOf(a), absl::HashOf(offer::make(other).value()));
}

TEST(Offer, PrintsForAPerson) {
  offer_fields f = valid_offer();
  f.name = "O";
  EXPECT_EQ(printed(f), "offer o `O`");
  f.is_add_on = true;
  EXPECT_EQ(printed(offer::make(f).value()), "add-on offer o `O`");
}

TEST(OfferConditions, PrintForAPerson) {
  offer_conditions c;
  EXPECT_EQ(printed(c), "conditions of segment commercial");
  c.track = track::legacy;
  EXPECT_EQ(printed(c), "conditions of track L, segment commercial");
  offer_term term;
  term.duration = "P1Y";
  EXPECT_EQ(printed(term), "term P1Y");
}

}  // namespace
}  // namespace csprel
