// SPDX-License-Identifier: Apache-2.0
// import: a directory document from what the Partner Center REST API and Microsoft Graph answered one
// partner. What the answers could not tell goes to standard error, one line each.
#include <cstdio>
#include <string>

#include "csprel/json/directory_document.hpp"
#include "csprel/json/limits.hpp"
#include "csprel/json/partner_center.hpp"

#include "command.hpp"
#include "failure.hpp"
#include "files.hpp"
#include "terminal.hpp"

namespace preflight {

int import_command(const arguments& given) {
  const auto cloud = csprel::from_name<csprel::cloud>(given.cloud);
  if (!cloud)
    throw input_failure{{csprel::error_code::unknown_word, "", "cloud `" + given.cloud + "`",
                         "one of `china_21vianet`, `global`, `us_government`, `germany`"}, {}};
  const auto asker = id_or_fail<csprel::partner_id>(given.partner, "--partner");
  // With --into, what the answers tell settles what a directory did not know.
  auto in = given.directory.empty() ? csprel::json::importer(*cloud, asker)
                                    : csprel::json::importer(load_directory(given), asker);
  for (const std::string& file : given.files) {
    const std::string text = read_file(file, csprel::json::request_limits.max_bytes);
    if (auto added = in.add(text, display_name(file), given.answered_request); !added)
      throw input_failure{std::move(added).error(), {}};  // It names the file itself.
  }
  const csprel::directory world = value_or_fail(in.finish());
  std::string text = csprel::json::write_directory(world);
  if (text.empty() || text.back() != '\n') text += '\n';
  write_output(text);
  for (const std::string& note : in.notes())
    std::fprintf(stderr, "note: %s\n", printable(note).c_str());
  return answered;
}

}  // namespace preflight
