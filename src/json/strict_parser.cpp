// SPDX-License-Identifier: Apache-2.0
#include "json/strict_parser.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/value_stack.hpp>

#include "directory/ruled_out.hpp"
#include "json/place.hpp"
#include "json/to_std.hpp"

namespace csprel::json {
namespace {

namespace bj = boost::json;
using failure = bj::error_code;

constexpr std::size_t not_streamed = static_cast<std::size_t>(-1);

/// A number as it must stand in a tree: whole, broken, or not within 2^53.
struct number {
  enum class kind { whole, broken, out_of_range };
  kind what = kind::out_of_range;
  std::int64_t whole = 0;
  double broken = 0;
};

/// Decides by the decimal digits, not by a rounded double: 9007199254740992.5 and
/// 9007199254740993e0 are out of range, 1.50e1 is 15. `text` follows the grammar of JSON.
number classify(std::string_view text) {
  std::string_view rest = text;
  const bool negative = rest.front() == '-';
  if (negative) rest.remove_prefix(1);
  std::int64_t exponent = 0;
  if (const auto e = rest.find_first_of("eE"); e != std::string_view::npos) {
    std::string_view digits = rest.substr(e + 1);
    rest = rest.substr(0, e);
    const bool down = digits.front() == '-';
    if (down || digits.front() == '+') digits.remove_prefix(1);
    constexpr std::int64_t enough = 1'000'000'000'000;  // beyond every length of a text
    for (const char c : digits)
      exponent = std::min<std::int64_t>(enough, exponent * 10 + (c - '0'));
    if (down) exponent = -exponent;
  }
  std::string digits{rest};
  if (const auto dot = rest.find('.'); dot != std::string_view::npos) {
    digits.erase(dot, 1);
    exponent -= static_cast<std::int64_t>(rest.size() - dot - 1);
  }
  const auto first = digits.find_first_not_of('0');
  if (first == std::string::npos) return {number::kind::whole};
  const auto last = digits.find_last_not_of('0');
  exponent += static_cast<std::int64_t>(digits.size() - 1 - last);
  digits = digits.substr(first, last - first + 1);

  const std::int64_t places = static_cast<std::int64_t>(digits.size()) + exponent;
  if (places > 16) return {};
  if (exponent >= 0) {
    std::int64_t value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    for (std::int64_t i = 0; i < exponent; ++i) value *= 10;
    if (value > max_integer) return {};
    return {number::kind::whole, negative ? -value : value};
  }
  // A fraction is left, so that the whole part alone must not reach the limit: rounding would hide it.
  std::int64_t before_point = 0;
  for (std::int64_t i = 0; i < places; ++i)
    before_point = before_point * 10 + (digits[static_cast<std::size_t>(i)] - '0');
  if (before_point >= max_integer) return {};
  double value = 0;
  // Out of range can only mean too small here, and that is zero.
  if (std::from_chars(std::to_address(text.begin()), std::to_address(text.end()), value).ec != std::errc{})
    return {number::kind::whole};
  return {.what = number::kind::broken, .broken = value};
}

/// Builds values from the events of a basic_parser and refuses what the parser lets through.
struct handler {
  static constexpr std::size_t max_object_size = bj::object::max_size();
  static constexpr std::size_t max_array_size = bj::array::max_size();
  static constexpr std::size_t max_key_size = bj::string::max_size();
  static constexpr std::size_t max_string_size = bj::string::max_size();

  /// An object or array that is not complete yet.
  struct frame {
    bool is_object = false;
    std::size_t streamed = not_streamed;  ///< Of an array: which streamed one it is.
    std::size_t first_key = 0;            ///< Of an object: its first key in `keys`.
    std::size_t index = 0;                ///< Of an array: the index of the coming element.
  };
  struct key {
    std::size_t at;
    std::size_t size;
  };

  handler(std::span<const std::string_view> names, element_taker taker)
      : streamed(names), seen(names.size(), false), take(std::move(taker)) {
    root.reset();
  }

  bool on_document_begin(failure&) { return true; }
  bool on_document_end(failure&) { return true; }

  bool on_object_begin(failure&) {
    settle_key();
    frames.push_back({true, not_streamed, keys.size()});
    return true;
  }

  bool on_object_end(std::size_t count, failure& ec) {
    const std::size_t first = frames.back().first_key;
    if (const auto twice = second_of_one_key(first)) {
      keys.resize(*twice + 1);  // now it is the key that `here` finds
      wrong = error{error_code::duplicate_key, here(),
                    quoted(text_of(keys.back())) + " a second time", "each key once"};
      return fail(ec);
    }
    frames.pop_back();
    if (first < keys.size()) key_text.resize(keys[first].at);
    keys.resize(first);
    current->push_object(count);
    return complete(ec);
  }

  bool on_array_begin(failure&) {
    frame next;
    if (pending != not_streamed) {
      next.streamed = std::exchange(pending, not_streamed);
      current = &element;
      reset_element();
    }
    frames.push_back(next);
    return true;
  }

  bool on_array_end(std::size_t count, failure& ec) {
    if (frames.back().streamed != not_streamed) {
      current = &root;
      root.push_key(streamed[frames.back().streamed]);
      count = 0;
    }
    frames.pop_back();
    current->push_array(count);
    return complete(ec);
  }

  bool on_key_part(bj::string_view part, std::size_t, failure&) {
    key_text.append(part.data(), part.size());
    partial_key += part.size();
    return true;
  }

  bool on_key(bj::string_view part, std::size_t, failure& ec) {
    key_text.append(part.data(), part.size());
    const std::size_t size = std::exchange(partial_key, 0) + part.size();
    keys.push_back({key_text.size() - size, size});
    const std::string_view text = text_of(keys.back());
    if (frames.size() == 1) {
      for (std::size_t i = 0; i < streamed.size(); ++i) {
        if (streamed[i] != text) continue;
        // At once, not at the end of the object: the elements would be handed out twice.
        if (seen[i]) {
          wrong = error{error_code::duplicate_key, here(), quoted(text) + " a second time",
                        "each key once"};
          return fail(ec);
        }
        seen[i] = true;
        pending = i;
        return true;
      }
    }
    current->push_key({text.data(), text.size()});
    return true;
  }

  bool on_string_part(bj::string_view part, std::size_t, failure&) {
    settle_key();
    current->push_chars(part);
    return true;
  }
  bool on_string(bj::string_view part, std::size_t, failure& ec) {
    settle_key();
    current->push_string(part);
    return complete(ec);
  }

  bool on_number_part(bj::string_view part, failure&) {
    number_text.append(part.data(), part.size());
    return true;
  }
  bool on_int64(std::int64_t value, bj::string_view part, failure& ec) {
    if (value > max_integer || value < -max_integer) return out_of_range(part, ec);
    number_text.clear();
    settle_key();
    current->push_int64(value);
    return complete(ec);
  }
  /// Of numbers that are beyond the signed ones.
  bool on_uint64(std::uint64_t, bj::string_view part, failure& ec) { return out_of_range(part, ec); }
  bool on_double(double, bj::string_view part, failure& ec) {
    number value;
    if (number_text.empty()) {
      value = classify(to_std(part));
    } else {
      value = classify(number_text.append(part.data(), part.size()));
      part = {};
    }
    if (value.what == number::kind::out_of_range) return out_of_range(part, ec);
    number_text.clear();
    settle_key();
    if (value.what == number::kind::whole)
      current->push_int64(value.whole);
    else
      current->push_double(value.broken);
    return complete(ec);
  }

  bool on_bool(bool value, failure& ec) {
    settle_key();
    current->push_bool(value);
    return complete(ec);
  }
  bool on_null(failure& ec) {
    settle_key();
    current->push_null();
    return complete(ec);
  }
  bool on_comment_part(bj::string_view, failure&) { return true; }
  bool on_comment(bj::string_view, failure&) { return true; }

  /// A streamed member is no array: it stays in the root as any other.
  void settle_key() {
    if (pending == not_streamed) return;
    current->push_key(streamed[std::exchange(pending, not_streamed)]);
  }

  bool complete(failure& ec) {
    if (frames.empty()) return true;
    frame& around = frames.back();
    if (around.is_object) return true;
    if (around.streamed != not_streamed) {
      {
        const bj::value done = element.release();
        if (auto taken = take(around.streamed, around.index, done); !taken) {
          wrong = std::move(taken).error();
          return fail(ec);
        }
      }
      reset_element();
    }
    ++around.index;
    return true;
  }

  /// A fresh resource for the coming element: one that is released goes on to ask for twice as much
  /// each time that its buffer does not do (Boost 1.81).
  void reset_element() {
    buffer.resize(std::size_t{1} << 16);
    memory.emplace(buffer.data(), buffer.size());
    element.reset(&*memory);
  }

  bool out_of_range(bj::string_view part, failure& ec) {
    number_text.append(part.data(), part.size());
    wrong = error{error_code::number_range, here(), json::quoted(number_text),
                  "a number of at most 2^53 in magnitude"};
    return fail(ec);
  }

  static bool fail(failure& ec) {
    ec = bj::error::syntax;
    return false;
  }

  [[nodiscard]] std::string_view text_of(const key& k) const {
    return std::string_view{key_text}.substr(k.at, k.size);
  }

  /// The pointer to the value that is being read. *Cost*: its length; for errors only.
  [[nodiscard]] std::string here() const {
    std::string pointer;
    for (std::size_t i = 0; i < frames.size(); ++i) {
      if (!frames[i].is_object) {
        append_to_pointer(pointer, frames[i].index);
        continue;
      }
      std::size_t end = keys.size();
      for (std::size_t j = i + 1; j < frames.size(); ++j) {
        if (!frames[j].is_object) continue;
        end = frames[j].first_key;
        break;
      }
      // What is read of an object stands behind a key.
      if (!detail::ruled_out(end <= frames[i].first_key)) append_to_pointer(pointer, text_of(keys[end - 1]));
    }
    return pointer;
  }

  /// The position of the first key, from `first` on, that an earlier one equals.
  [[nodiscard]] std::optional<std::size_t> second_of_one_key(std::size_t first) {
    const std::size_t count = keys.size() - first;
    constexpr std::size_t few = 12;  // comparing lengths in pairs beats sorting up to here
    if (count <= few) {
      for (std::size_t i = first + 1; i < keys.size(); ++i)
        for (std::size_t j = first; j < i; ++j)
          if (keys[i].size == keys[j].size && text_of(keys[i]) == text_of(keys[j])) return i;
      return std::nullopt;
    }
    order.resize(count);
    for (std::size_t i = 0; i < count; ++i) order[i] = first + i;
    std::sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
      if (keys[a].size != keys[b].size) return keys[a].size < keys[b].size;
      const int compared = text_of(keys[a]).compare(text_of(keys[b]));
      return compared != 0 ? compared < 0 : a < b;
    });
    std::optional<std::size_t> found;
    for (std::size_t i = 1; i < count; ++i)
      if (text_of(keys[order[i - 1]]) == text_of(keys[order[i]]))
        found = std::min(found.value_or(order[i]), order[i]);
    return found;
  }

  std::span<const std::string_view> streamed;
  std::vector<bool> seen;
  element_taker take;

  // The elements of streamed arrays live in `memory`, which is made anew for each of them.
  std::vector<unsigned char> buffer;
  std::optional<bj::monotonic_resource> memory;
  bj::value_stack element;
  bj::value_stack root;
  bj::value_stack* current = &root;
  std::size_t pending = not_streamed;  ///< The streamed member whose value comes next.

  std::vector<frame> frames;
  std::vector<key> keys;  ///< Of all objects that are not complete.
  std::string key_text;
  std::size_t partial_key = 0;
  std::string number_text;  ///< Of a number that began in an earlier chunk.
  std::vector<std::size_t> order;
  std::optional<error> wrong;
};

/// A byte where none like it may stand. Half a character is not shown: the message stays UTF-8.
std::string found_byte(char byte) {
  if (static_cast<unsigned char>(byte) >= 0x80) return "a byte that is neither JSON nor UTF-8";
  return quoted(std::string_view{&byte, 1});
}

/// What failures of the parser are called.
struct failure_words {
  bj::error what;
  error_code code;
  std::string_view found;
  std::string_view expected;
};
constexpr failure_words failures[] = {
    {bj::error::incomplete, error_code::syntax, "the end of the text", "the rest of a JSON document"},
    {bj::error::object_too_large, error_code::too_large, "an object too large", "something smaller"},
    {bj::error::array_too_large, error_code::too_large, "an array too large", "something smaller"},
    {bj::error::key_too_large, error_code::too_large, "a key too long", "something smaller"},
    {bj::error::string_too_large, error_code::too_large, "a text too long", "something smaller"},
};

error spent_reader() {
  return {error_code::io, "", "a reader that was finished, or interrupted by an exception", "a new one"};
}

bj::parse_options options_for(const limits& bounds) {
  bj::parse_options options;
  options.max_depth = bounds.max_depth;
  return options;
}

}  // namespace

error too_large(const limits& bounds) {
  const std::string most = std::to_string(bounds.max_bytes);
  return {error_code::too_large, "", "more than " + most + " bytes", "at most " + most};
}

struct strict_parser::state {
  state(const limits& limit, std::span<const std::string_view> streamed, element_taker take)
      : bounds(limit), parser(options_for(limit), streamed, std::move(take)) {}

  limits bounds;
  bj::basic_parser<handler> parser;
  std::size_t bytes = 0;
  std::size_t lines = 0;       ///< Line ends before the current chunk.
  std::size_t line_start = 0;  ///< Where, in the whole text, the last line before the chunk begins.
  std::optional<error> wrong;
  bool spent = false;  ///< Finished, or left in the middle of a chunk by an exception.

  error fail(error why) {
    wrong = why;
    return why;
  }

  /// "line 3, column 7" of the byte at `at` of the current chunk, which began at `bytes`.
  [[nodiscard]] std::string position(std::string_view chunk, std::size_t at) const {
    const std::string_view before = chunk.substr(0, at);
    const auto breaks = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    const auto last = before.rfind('\n');
    const std::size_t start = last == std::string_view::npos ? line_start : bytes + last + 1;
    return "line " + std::to_string(lines + breaks + 1) + ", column " +
           std::to_string(bytes + at - start + 1);
  }

  void pass(std::string_view chunk) {
    for (auto at = chunk.find('\n'); at != std::string_view::npos; at = chunk.find('\n', at + 1)) {
      ++lines;
      line_start = bytes + at + 1;
    }
    bytes += chunk.size();
  }

  error explain(const failure& ec, std::string_view chunk, std::size_t at) {
    if (auto& told = parser.handler().wrong) return std::move(*told);
    const std::string where = position(chunk, at);
    if (ec == bj::error::too_deep)
      return {error_code::syntax, "", "something deeper at " + where,
              "a depth of at most " + std::to_string(bounds.max_depth)};
    if (ec == bj::error::exponent_overflow)
      return {error_code::number_range, parser.handler().here(),
              "an exponent too large at " + where, "a number of at most 2^53 in magnitude"};
    for (const failure_words& row : failures)
      if (ec == row.what) return {row.code, "", std::string{row.found} + " at " + where, std::string{row.expected}};
    const bool at_end = at >= chunk.size();
    const std::string found = at_end ? "the end of the text" : found_byte(chunk[at]);
    return {error_code::syntax, "", found + " at " + where, "JSON (RFC 8259) in UTF-8"};
  }
};

strict_parser::strict_parser(const limits& bounds) : strict_parser(bounds, {}, {}) {}
strict_parser::strict_parser(const limits& bounds, std::span<const std::string_view> streamed,
                             element_taker take)
    : state_(std::make_unique<state>(bounds, streamed, std::move(take))) {}
strict_parser::strict_parser(strict_parser&&) noexcept = default;
strict_parser& strict_parser::operator=(strict_parser&&) noexcept = default;
strict_parser::~strict_parser() = default;

result<void> strict_parser::write(std::string_view chunk) {
  state& s = *state_;
  if (s.wrong) return *s.wrong;
  if (s.spent) return spent_reader();
  if (chunk.empty()) return csprel::json::done();
  s.spent = true;  // Until the chunk is through.
  if (chunk.size() > s.bounds.max_bytes - s.bytes)
    return s.fail(too_large(s.bounds));
  if (s.bytes == 0 && chunk.front() == '\xef')
    return s.fail({error_code::syntax, "", "a byte order mark", "JSON, without one"});
  failure ec;
  const std::size_t read = s.parser.write_some(true, chunk.data(), chunk.size(), ec);
  if (ec) return s.fail(s.explain(ec, chunk, read));
  if (read < chunk.size())
    return s.fail({error_code::syntax, "",
                   found_byte(chunk[read]) + " at " + s.position(chunk, read),
                   "nothing after the document"});
  s.pass(chunk);
  s.spent = false;
  return csprel::json::done();
}

result<bj::value> strict_parser::finish() {
  state& s = *state_;
  if (s.wrong) return *s.wrong;
  if (std::exchange(s.spent, true)) return spent_reader();
  failure ec;
  s.parser.write_some(false, "", 0, ec);
  if (ec) return s.fail(s.explain(ec, {}, 0));
  return s.parser.handler().root.release();
}

std::size_t strict_parser::bytes() const noexcept {
  return state_->bytes;
}

result<bj::value> parse(std::string_view text, const limits& bounds) {
  strict_parser parser(bounds);
  if (auto written = parser.write(text); !written) return std::move(written).error();
  return parser.finish();
}

}  // namespace csprel::json
