// SPDX-License-Identifier: Apache-2.0
// The markets within which partners of the other clouds sell: a partner sells to customers whose
// tenant lies in its own market, and to nobody else (REG-1, REG-4).
//
//   static_assert(same_market("DE", "FR"));
//   static_assert(same_market("PR", "MX") && !same_market("PR", "US"));  // Puerto Rico is Latin America
#ifndef CSPREL_POLICY_MARKET_HPP
#define CSPREL_POLICY_MARKET_HPP

#include <string_view>

namespace csprel {

/// A market and its countries, as ISO 3166-1 alpha-2 codes with blanks between them.
struct market {
  std::string_view name;
  std::string_view countries;
};

/// REG-4. A country in none of them is a market of its own, as are those that form one alone.
inline constexpr market markets[] = {
    {"africa",
     "AO BJ BW BF BI CM CV CF TD KM CG CD CI DJ GQ ER ET PF GA GM GH GN GW KE LR MG MW ML MU YT NA NC NE NG RE "
     "RW SH ST SN SC SL SO SS TZ TG UG ZM"},
    {"asia_pacific", "BD BT BN KH HK ID LA MO MY MV MM NP PH SG LK TH TL VN"},
    {"australia", "AU CX CC CK FJ TF HM KI MH FM NR NU NF PW PG PN SB TK TO TV WF"},
    {"canada", "CA PM"},
    {"europe",
     "AX AD AT BE BV BG HR CY CZ DK EE FO FI FR DE GI GR GL GG HU IS IE IM IT JE LV LI LT LU MT MC NL NO PL PT "
     "RO SM SK SI ES SJ SE CH GB VA"},
    {"latin_america",
     "AI AQ AG AR AW BS BB BZ BM BO BQ VG KY CL CO CR CW DM DO EC SV FK GF GD GP GT GY HT HN JM MQ MX MS NI PA "
     "PY PE PR BL KN LC MF VC SR SX GS TT TC UY VE VI"},
    {"middle_east_cee",
     "AF AL DZ AM AZ BH BA IO EG SZ GE IQ IL JO KZ XK KW KG LB LS LY MR MD MN ME MA MZ MK OM PK PS QA SA RS ZA "
     "TJ TN TR TM UA AE UZ YE ZW"},
    {"new_zealand", "NZ WS VU"},
    {"united_states", "US AS GU MP UM"},
    {"brazil", "BR"},
    {"china", "CN"},
    {"india", "IN"},
    {"japan", "JP"},
    {"korea", "KR"},
    {"taiwan", "TW"},
};

namespace detail {

[[nodiscard]] constexpr char upper_letter(char c) noexcept {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

[[nodiscard]] constexpr bool same_country(std::string_view a, std::string_view b) noexcept {
  return a.size() == 2 && b.size() == 2 && upper_letter(a[0]) == upper_letter(b[0]) &&
         upper_letter(a[1]) == upper_letter(b[1]);
}

/// Two letters, in either case: what a code of ISO 3166-1 alpha-2 is, whether or not it is given to a country.
[[nodiscard]] constexpr bool is_country_code(std::string_view text) noexcept {
  const auto is_letter = [](char c) { return upper_letter(c) >= 'A' && upper_letter(c) <= 'Z'; };
  return text.size() == 2 && is_letter(text[0]) && is_letter(text[1]);
}

}  // namespace detail

/// Whether a list of codes with single blanks between them has the country, in any case.
[[nodiscard]] constexpr bool lists_country(std::string_view codes, std::string_view country) noexcept {
  for (std::size_t at = 0; at + 2 <= codes.size(); at += 3)
    if (detail::same_country(codes.substr(at, 2), country)) return true;
  return false;
}

/// Whether a partner of one country may sell to a customer of the other: they are the same country or in one market.
/// *Cost*: a walk over the table unless they are equal.
[[nodiscard]] constexpr bool same_market(std::string_view a, std::string_view b) noexcept {
  if (detail::same_country(a, b)) return true;
  for (const market& m : markets)
    if (lists_country(m.countries, a)) return lists_country(m.countries, b);  // No country is in two.
  return false;
}

/// Countries where a company is registered with a number (catalogue 2.2, AMB-13).
inline constexpr std::string_view registration_number_countries =
    "AM AZ BY HU IN KZ KG MD RU TJ UZ UA BR ZA PL AE SA TR TH VN MM IQ SS VE";

/// The first twelve of them, where a telephone number is needed too and the API itself refuses.
inline constexpr std::string_view telephone_countries = registration_number_countries.substr(0, 12 * 3 - 1);

}  // namespace csprel

#endif
