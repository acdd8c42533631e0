// SPDX-License-Identifier: Apache-2.0
// The one way in which this component reads JSON: strictly, in chunks, and without holding more of
// a large document than it must.
//
// Beyond RFC 8259 it refuses what two readers could understand differently: a byte order mark, an
// object that holds one key twice, a number above 2^53 in magnitude, nesting deeper than the limit.
// A number that is whole is an integer however it is written: 10, 10.0 and 1e1 all become the
// std::int64_t 10. A tree therefore holds whole numbers as int64 and only the others as double.
//
//   auto request = parse(text, request_limits);          // a whole text, one tree
//   if (!request) return request.error();
//
//   constexpr std::string_view names[] = {"customers"};  // a large text, customer by customer
//   strict_parser parser(limits{}, names, [&](std::size_t, std::size_t i, const auto& customer) {
//     return read_customer(i, customer);
//   });
//   while (auto chunk = next()) if (auto done = parser.write(*chunk); !done) return done.error();
//   auto rest = parser.finish();                         // the root object; "customers" is [] in
//   it
//
// Errors: `syntax` and `too_large` point to "" and tell line and column; `duplicate_key` and
// `number_range` point to the member. Only std::bad_alloc is thrown.
#ifndef CSPREL_JSON_SRC_STRICT_PARSER_HPP
#define CSPREL_JSON_SRC_STRICT_PARSER_HPP

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string_view>

#include <boost/json/value.hpp>

#include "csprel/json/limits.hpp"
#include "csprel/vocabulary/result.hpp"

namespace csprel::json {

/// The largest integer that every JSON reader understands in the same way.
inline constexpr long long max_integer = 1LL << 53;

/// The error about a text of more than `bounds.max_bytes`.
[[nodiscard]] error too_large(const limits& bounds);

/// The success that carries nothing.
[[nodiscard]] inline result<void> done() noexcept {
  return BOOST_OUTCOME_V2_NAMESPACE::success();
}

/// Takes one element of a streamed array: the position of the array's name in `streamed`, the
/// element's index, the element. The element is gone when the call returns. An error ends the
/// reading and is returned by `write` as it is.
using element_taker = std::function<result<void>(std::size_t array, std::size_t index,
                                                 const boost::json::value& element)>;

/// An incremental reader of one JSON text.
class strict_parser {
 public:
  explicit strict_parser(const limits& bounds = {});
  /// The elements of the root object's members named in `streamed` are handed to `take` as soon as
  /// they are complete, where such a member is an array; where it is not, it is left in the root.
  /// The names must outlive the parser.
  strict_parser(const limits& bounds, std::span<const std::string_view> streamed,
                element_taker take);
  strict_parser(strict_parser&&) noexcept;
  strict_parser& operator=(strict_parser&&) noexcept;
  ~strict_parser();

  /// Reads on. The chunks may be cut anywhere, inside a character or a number too. After an error,
  /// every further call returns the same error; after an exception, one of code `io`. *Cost*: linear
  /// in the chunk.
  [[nodiscard]] result<void> write(std::string_view chunk);

  /// The text is complete: its root. A streamed array is an empty array in it, so that a reader can
  /// tell whether it was there and of which type. To be called once.
  [[nodiscard]] result<boost::json::value> finish();

  /// How many bytes were given to `write` so far.
  [[nodiscard]] std::size_t bytes() const noexcept;

 private:
  struct state;
  std::unique_ptr<state> state_;
};

/// The tree of a whole text. *Cost*: linear in the text; n log n in the keys of one object.
[[nodiscard]] result<boost::json::value> parse(std::string_view text,
                                               const limits& bounds = request_limits);

}  // namespace csprel::json

#endif
