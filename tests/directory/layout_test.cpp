// SPDX-License-Identifier: Apache-2.0
// The layout of what programs keep by the million or pass across the border of a shared library. A change here is a
// change of the ABI: it needs a new minor version, and the line below is changed with it.
#include <cstddef>
#include <string>
#include <type_traits>

#include "csprel/directory/directory.hpp"
#include "csprel/directory/portfolio.hpp"
#include "csprel/directory/question.hpp"
#include "csprel/policy/china_21vianet.hpp"
#include "csprel/policy/decide.hpp"

namespace csprel {
namespace {

template <class T>
constexpr bool is_laid_out(std::size_t size, std::size_t alignment) {
  return sizeof(T) == size && alignof(T) == alignment && std::is_nothrow_move_constructible_v<T>;
}
/// May be copied as bytes, kept in registers and shared between processes.
template <class T>
constexpr bool is_plain(std::size_t size, std::size_t alignment) {
  return is_laid_out<T>(size, alignment) && std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>;
}

constexpr std::size_t word = sizeof(void*);
constexpr std::size_t of_text = sizeof(std::string);

// ---- vocabulary -----------------------------------------------------------------------------

static_assert(is_plain<guid>(16, 1));
static_assert(is_plain<partner_id>(16, 1) && is_plain<customer_id>(16, 1));
static_assert(is_laid_out<subscription_id>(of_text, word) && is_laid_out<offer_id>(of_text, word));
static_assert(is_laid_out<user_id>(of_text, word) && is_laid_out<service_name>(of_text, word));
static_assert(is_plain<instant>(8, 8) && is_plain<duration>(8, 8));
static_assert(is_plain<cloud>(1, 1) && is_plain<standing>(1, 1) && is_plain<partner_model>(1, 1));
static_assert(is_plain<channel>(1, 1) && is_plain<subscription_status>(1, 1) && is_plain<billing_type>(1, 1));
static_assert(is_plain<agent_role_set>(8, 8) && is_plain<admin_role_set>(8, 8));
static_assert(is_laid_out<wire_value<standing>>(of_text + word, word));

// ---- policy: a set is a word for each 64 enumerators ----------------------------------------

constexpr std::size_t of_set = (requirement_count + 63) / 64 * 8;
static_assert(is_plain<requirement>(1, 1) && is_plain<operation>(1, 1) && is_plain<outcome>(1, 1));
static_assert(is_plain<requirement_set>(of_set, 8));
static_assert(is_plain<facts>(2 * of_set, 8));
static_assert(is_plain<decision>(3 * of_set + 8, 8));
static_assert(is_plain<option_values>(2 * option_count, 2));

// ---- model: a checked value is its fields and nothing more ----------------------------------

static_assert(is_laid_out<partner>(sizeof(partner_fields), word) && is_laid_out<offer>(sizeof(offer_fields), word));
static_assert(is_laid_out<customer>(sizeof(customer_fields), word));
static_assert(is_laid_out<subscription>(sizeof(subscription_fields), word));
static_assert(is_plain<accountability>(3 * (sizeof(partner_id) + 1), 1));

// ---- directory: a world is shared behind one pointer; handles and verdicts are numbers ------

static_assert(is_laid_out<directory>(2 * word, word));
static_assert(is_plain<partner_handle>(4, 4) && is_plain<subscription_handle>(8, 4));
static_assert(is_plain<verdict>(2, 1));

}  // namespace
}  // namespace csprel
