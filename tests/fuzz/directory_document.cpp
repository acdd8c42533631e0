// SPDX-License-Identifier: Apache-2.0
#include <sstream>

#include "csprel/json/directory_document.hpp"

#include "fuzz/invariants.hpp"
#include "fuzz/targets.hpp"

namespace csprel::fuzz {
namespace {

result<directory> read_in_chunks(std::string_view text, std::size_t size) {
  json::directory_reader reader;
  for (std::size_t at = 0; at < text.size(); at += size)
    if (auto written = reader.write(text.substr(at, size)); !written) return std::move(written).error();
  return reader.finish();
}

}  // namespace

void directory_document(std::string_view input) {
  const auto world = json::read_directory(input);
  const auto chunked = read_in_chunks(input, 1 + input.size() % 61);
  require(chunked.has_value() == world.has_value(), "a document is read or refused by where it is cut");
  if (!world) {
    require_leads_into(world.error(), input);
    require(chunked.error().code == world.error().code && chunked.error().pointer == world.error().pointer,
            "an error depends on where the document is cut: " + world.error().message() + "; " + chunked.error().message());
    return;
  }
  require(chunked.value() == world.value(), "a document reads differently by where it is cut");
  require_valid(world.value());

  json::write_options on_one_line;
  on_one_line.indent = 0;
  const std::string text = json::write_directory(world.value(), on_one_line);
  const auto again = json::read_directory(text);
  require(again && again.value() == world.value(), "one line reads as something else");
  std::ostringstream stream;
  require(json::write_directory(stream, world.value(), on_one_line).has_value(), "a stream that does not fail fails");
  require(stream.str() == text + "\n", "a stream gets another text");

  json::read_options lean;
  lean.keep_resources = false;
  const auto without = json::read_directory(input, lean);
  require(without.has_value(), "without its verbatim parts the document is refused");
  require_valid(without.value());
  require_answers(world.value());
}

}  // namespace csprel::fuzz
