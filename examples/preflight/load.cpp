// SPDX-License-Identifier: Apache-2.0
// What most commands begin with: the directory under the options of the command line.
#include <optional>
#include <string_view>

#include "csprel/directory/compiled_pack.hpp"
#include "csprel/directory/instant_text.hpp"
#include "csprel/json/directory_document.hpp"

#include "command.hpp"
#include "failure.hpp"
#include "files.hpp"

namespace preflight {
namespace {

csprel::error wrong_option(std::string found, std::string expected) {
  return {csprel::error_code::unknown_word, "", std::move(found), std::move(expected)};
}

void set_option(csprel::option_values& values, const csprel::pack& policy,
                const std::string& setting) {
  const std::size_t equals = setting.find('=');
  if (equals == std::string::npos)
    throw input_failure{wrong_option("`" + setting + "`", "NAME=VALUE after --option"), {}};
  const std::string name = setting.substr(0, equals);
  std::string value = setting.substr(equals + 1);
  const auto which = csprel::from_name<csprel::option>(name);
  if (!which || !policy.options().contains(*which)) {
    std::string known;
    for (const csprel::option option : policy.options())
      known += (known.empty() ? "`" : ", `") + std::string(csprel::name(option)) + "`";
    throw input_failure{wrong_option("option `" + name + "`", "one of " + known), {}};
  }
  // Truths are taken as other programs print them, too.
  if (csprel::is_boolean(*which)) {
    if (value == "True") value = "true";
    if (value == "False") value = "false";
  }
  if (policy.choose(values, *which, value)) return;
  std::string known = csprel::is_number(*which)
                          ? "a number from 0 to " + std::to_string(csprel::greatest_number(*which))
                          : "one of ";
  const auto words = csprel::words(*which);
  for (std::size_t i = 0; i < words.size(); ++i)
    if (policy.offers(*which, i))
      known += (known.back() == '`' ? ", `" : "`") + std::string(words[i]) + "`";
  throw input_failure{wrong_option("`" + setting + "`", known + " for `" + name + "`"), {}};
}

}  // namespace

csprel::directory load_directory(const arguments& given) {
  const std::string file = display_name(given.directory);
  csprel::json::directory_reader reader;
  read_chunks(given.directory, [&](std::string_view chunk) {
    if (auto read = reader.write(chunk); !read) throw input_failure{std::move(read).error(), file};
  });
  csprel::directory world = value_or_fail(reader.finish(), file);

  if (!given.options.empty()) {
    csprel::option_values values = world.options();
    for (const std::string& setting : given.options) set_option(values, world.policy(), setting);
    world = world.with_options(values);
  }
  if (!given.as_of.empty()) {
    const auto clock = csprel::parse_instant(given.as_of);
    if (!clock)
      throw input_failure{{csprel::error_code::malformed_time, "", "`" + given.as_of + "`",
                           "an RFC 3339 time for --as-of, for example `2018-11-05T02:00:00Z`"}, {}};
    world = world.with_as_of(clock);
  }
  return world;
}

const csprel::pack& pack_of(const std::string& cloud) {
  if (const auto which = csprel::from_name<csprel::cloud>(cloud))
    if (const csprel::pack* found = csprel::compiled_pack(*which)) return *found;
  throw input_failure{{csprel::error_code::unsupported, "", "cloud `" + cloud + "`",
                       "one of `china_21vianet`, `global`, `us_government`, `germany`"}, {}};
}

csprel::operation operation_of(const std::string& name, const std::string& what) {
  if (const auto which = csprel::from_name<csprel::operation>(name)) return *which;
  throw input_failure{{csprel::error_code::unknown_operation, "", "`" + name + "`",
                       "an operation for " + what + ", as `csprel-preflight operations` lists them"}, {}};
}

}  // namespace preflight
