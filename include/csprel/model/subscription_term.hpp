// SPDX-License-Identifier: Apache-2.0
// What follows from a subscription and its offer for every decision of the clouds other than
// 21Vianet: the track, the end of the term, and whether software is bought for ever.
//
//   const auto sold_as = track_of(subscription, &offer);   // nothing: the track is unknown
//   if (const auto end = term_end(subscription); end && now > *end) ...
//
// A term without end ends at `never`, which no clock passes, so that a comparison needs no case of
// its own.
#ifndef CSPREL_MODEL_SUBSCRIPTION_TERM_HPP
#define CSPREL_MODEL_SUBSCRIPTION_TERM_HPP

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

#include "csprel/model/offer.hpp"
#include "csprel/model/subscription.hpp"
#include "csprel/vocabulary/guid.hpp"
#include "csprel/vocabulary/instant.hpp"
#include "csprel/vocabulary/track.hpp"

namespace csprel {

/// The end of a term that has none: the last instant there is.
inline constexpr instant never = instant::from_seconds(std::numeric_limits<std::int64_t>::max());

namespace detail {

inline constexpr std::string_view azure_legacy_prefix = "MS-AZR-";

[[nodiscard]] constexpr bool starts_with_any_case(std::string_view text,
                                                  std::string_view prefix) noexcept {
  if (text.size() < prefix.size()) return false;
  for (std::size_t i = 0; i < prefix.size(); ++i)
    if (ascii_lower(text[i]) != ascii_lower(prefix[i])) return false;
  return true;
}

/// `product:sku:availability`, none of them empty.
[[nodiscard]] constexpr bool is_catalog_item(std::string_view id) noexcept {
  const std::size_t first = id.find(':');
  if (first == std::string_view::npos || first == 0) return false;
  const std::size_t second = id.find(':', first + 1);
  return second != std::string_view::npos && second > first + 1 && second + 1 < id.size() &&
         id.find(':', second + 1) == std::string_view::npos;
}

}  // namespace detail

/// The first two segments of `product:sku:availability`; a text with fewer than two colons whole.
[[nodiscard]] constexpr std::string_view product_and_sku(std::string_view id) noexcept {
  const std::size_t first = id.find(':');
  if (first == std::string_view::npos) return id;
  return id.substr(0, id.find(':', first + 1));
}

/// The track of a subscription by its offer's own `track` (`listed` may be null), else by the first
/// of the signs of contract/global.md 1.3 that fits; nothing where none does.
[[nodiscard]] inline std::optional<track> track_of(const subscription_fields& s,
                                                   const offer_fields* listed) noexcept {
  if (listed != nullptr && listed->conditions->track) return listed->conditions->track;
  const std::string_view id = s.offer.to_string();
  if (detail::starts_with_any_case(id, detail::azure_legacy_prefix)) return track::azure_legacy;
  const std::string_view product = s.commerce->product_type;
  const auto billed = s.billing_type ? s.billing_type->known() : std::nullopt;
  if (detail::same_word(product, "OnlineServicesNCE")) return track::new_commerce;
  if (detail::same_word(product, "Azure"))
    return billed == billing_type::usage ? track::azure_plan : track::azure_benefit;
  if (detail::same_word(product, "Software")) return track::software;
  if (s.commerce->is_microsoft_product == false) return track::marketplace;
  if (detail::is_catalog_item(id)) return track::new_commerce;
  if (guid::parse(id) && billed == billing_type::license) return track::legacy;
  return std::nullopt;
}

/// The last instant of the term: `commitmentEndDateTime`, else the last second of the UTC day
/// `commitmentEndDate`; in year 9999 `never`. Nothing: not told.
[[nodiscard]] inline std::optional<instant> term_end(const subscription_fields& s) noexcept {
  constexpr std::int64_t day = 86'400;
  constexpr std::int64_t year_9999 = 253'370'764'800;
  std::optional<instant> end = s.commerce->commitment_end_date_time;
  if (!end && s.commitment_end_date) {
    const std::int64_t at = s.commitment_end_date->seconds();
    end = instant::from_seconds(at - ((at % day) + day) % day + day - 1);
  }
  if (end && end->seconds() >= year_9999) return never;
  return end;
}

/// Whether software, which `s` must be, is bought once and for ever; a software subscription
/// otherwise.
[[nodiscard]] inline bool is_perpetual(const subscription_fields& s) noexcept {
  const auto end = term_end(s);
  return s.billing_cycle && s.billing_cycle->known() == billing_cycle::one_time &&
         (!end || *end == never);
}

}  // namespace csprel

#endif
