// SPDX-License-Identifier: Apache-2.0
#include <boost/uuid/string_generator.hpp>
#include <boost/uuid/uuid.hpp>

#include "csprel/vocabulary/guid.hpp"
#include "csprel/vocabulary/id.hpp"

#include "fuzz/invariants.hpp"
#include "fuzz/targets.hpp"

namespace csprel::fuzz {

void guid_text(std::string_view input) {
  // Boost's own reader is more generous about braces and dashes, and agrees about the rest.
  std::optional<boost::uuids::uuid> generous;
  try {
    generous = boost::uuids::string_generator{}(input.begin(), input.end());
  } catch (const std::runtime_error&) {
  }
  const bool plain = input.size() == 36 && input[8] == '-';
  const auto read = guid::parse(input);
  require(read.has_value() == (generous.has_value() && plain), "two readers of one GUID");
  require(partner_id::parse(input).has_value() == read.has_value(), "a GUID that is no id, or an id that is no GUID");

  const auto id = subscription_id::parse(input);
  const bool legal = !input.empty() && input.size() <= 256 &&
                     input.find_first_of(std::string_view(
                         "\0\1\2\3\4\5\6\7\10\11\12\13\14\15\16\17\20\21\22\23\24\25\26\27\30\31\32\33\34\35\36\37\177",
                         33)) == std::string_view::npos;
  require(id.has_value() == legal, "a text id that is none, or the reverse");
  if (id)
    require(id->to_string() == input && *id == *id && id->hash() == subscription_id::parse(input)->hash(),
            "an id is not what was read");

  if (!read) return;
  require(std::equal(read->bytes().begin(), read->bytes().end(), generous->begin()), "two readers of one GUID read two");
  const std::string text = read->to_string();
  require(guid::parse(text) == read && text.size() == 36, "a GUID is not what was written");
  std::string folded(input);
  for (char& c : folded) c = detail::ascii_lower(c);
  require(text == folded, "a GUID is not written in lower case");
  require(subscription_id::parse(text) == id && subscription_id::parse(text)->hash() == id->hash(), "ids compare by case");
}

}  // namespace csprel::fuzz
