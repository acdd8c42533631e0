// SPDX-License-Identifier: Apache-2.0
#include "model/global_catalogue.hpp"

#include <algorithm>
#include <map>

#include "model/catalogue_text.hpp"

namespace csprel::test {
namespace {

using namespace catalogue_text;

cloud cloud_of(const std::string& letter) {
  if (letter == "G") return cloud::global;
  if (letter == "U") return cloud::us_government;
  if (letter == "D") return cloud::germany;
  refuse("no such cloud: " + letter);
}

bool is_keyword(const std::string& word) { return word == "on" || word == "in" || word == "when" || word == "if"; }
/// Rule ids have a number behind a dash, which roles and codes have not.
bool is_rule(const std::string& word) {
  const std::size_t dash = word.find('-');
  return dash != std::string::npos && dash + 1 < word.size() &&
         word.find_first_not_of("0123456789", dash + 1) == std::string::npos;
}

/// What stands behind the code or the roles: rules, then the conditions.
void read_rest(global_row& row, const words& line, std::size_t next) {
  for (; next < line.size() && is_rule(line[next]); ++next) row.rules.push_back(line[next]);
  while (next < line.size()) {
    const std::string keyword = line[next++];
    if (!is_keyword(keyword)) refuse("neither rule nor condition: " + keyword);
    const auto up_to_keyword = [&](const auto& take) {
      for (; next < line.size() && !is_keyword(line[next]); ++next) take(line[next]);
    };
    if (keyword == "on") {
      row.tracks = {};
      up_to_keyword([&](const std::string& word) { row.tracks.insert(named<track>(word)); });
    } else if (keyword == "in") {
      row.clouds = {};
      up_to_keyword([&](const std::string& word) { row.clouds.insert(cloud_of(word)); });
    } else if (keyword == "when") {
      row.when = line.at(next++);
    } else {
      row.gate = named<option>(line.at(next));
      if (line.at(next + 1) != "=") refuse("an option without =");
      row.word = line.at(next + 2);
      next += 3;
    }
  }
}

struct global_tables {
  std::vector<global_code> codes;
  std::vector<global_operation> operations;
  std::map<std::string, std::vector<global_row>> groups;

  std::vector<std::string> rules_of(requirement code) const {
    for (const global_code& each : codes)
      if (each.code == code) return each.rules;
    refuse("a code that is not listed");
  }
};

/// Adds what one line of a group or an operation says.
void read_line(const global_tables& read, std::vector<global_row>& into, const words& line) {
  if (line[0] == "+") {
    const auto found = read.groups.find(line.at(1));
    if (found == read.groups.end()) refuse("no such group: " + line[1]);
    into.insert(into.end(), found->second.begin(), found->second.end());
    return;
  }
  std::size_t next = 1;
  if (line[0] != "roles" && line[0] != "access") {
    global_row row;
    row.code = named<requirement>(line[0]);
    row.rules = read.rules_of(row.code);
    read_rest(row, line, next);
    into.push_back(std::move(row));
    return;
  }
  words listed;
  for (; next < line.size() && !is_keyword(line[next]) && !is_rule(line[next]); ++next) listed.push_back(line[next]);
  using enum requirement;
  const std::vector<requirement> codes =
      line[0] == "roles"
          ? std::vector{role_not_permitted}
          : std::vector{guest_account, partner_access_blocked, delegated_admin_missing, delegated_role_insufficient};
  for (const requirement code : codes) {
    global_row row;
    row.code = code;
    row.rules = read.rules_of(code);
    read_rest(row, line, next);
    (line[0] == "roles" ? row.roles : row.access) = listed;
    // Which operation it is has no part in these two.
    if (code == guest_account || code == partner_access_blocked) row.rules = read.rules_of(code);
    into.push_back(std::move(row));
  }
}

void read_operation(global_tables& read, const words& line) {
  global_operation o;
  o.what = named<operation>(line.at(1));
  std::size_t next = 2;
  if (next < line.size() && line[next] == "of") {
    o.of_customer = true;
    next += 2;
  }
  if (next < line.size() && line[next] == "in") {
    o.clouds = {};
    while (++next < line.size()) o.clouds.insert(cloud_of(line[next]));
  }
  read.operations.push_back(std::move(o));
}

const global_tables& read_global_tables() {
  static const global_tables all = [] {
    global_tables read;
    std::vector<global_row>* into = nullptr;
    for (const std::string& text : lines_of("global.operations.txt")) {
      const words line = words_of(text);
      if (line[0] == "code") {
        read.codes.push_back({named<requirement>(line.at(1)), {line.begin() + 2, line.end()}});
      } else if (line[0] == "group") {
        into = &read.groups[line.at(1)];
      } else if (line[0] == "operation") {
        read_operation(read, line);
        into = &read.operations.back().rows;
      } else if (line[0] == "of") {
        global_operation& o = read.operations.back();
        o.resource = line.at(1);
        for (std::size_t i = 2; i < line.size(); ++i) o.required.insert(named<parameter>(line[i]));
      } else {
        read_line(read, *into, line);
      }
    }
    for (global_operation& o : read.operations)
      std::stable_sort(o.rows.begin(), o.rows.end(), [](const global_row& a, const global_row& b) { return a.code < b.code; });
    return read;
  }();
  return all;
}

}  // namespace

bool global_row::counts(cloud where, const option_values& options) const {
  return clouds.contains(where) && (!gate || options.word(*gate) == word);
}

const std::vector<global_operation>& global_operations() { return read_global_tables().operations; }
const std::vector<global_code>& global_codes() { return read_global_tables().codes; }

bool rule_counts(const std::string& rule, cloud where) {
  static const std::map<std::string, std::string> clouds_of = [] {
    std::map<std::string, std::string> all;
    for (const std::string& text : lines_of("rules_global.txt"))
      if (const words line = words_of(text); line.size() == 2) all[line[0]] = line[1];
    return all;
  }();
  const auto found = clouds_of.find(rule);
  if (found == clouds_of.end()) refuse("no such rule: " + rule);
  const bool is_granular = rule.starts_with("GDAP-");
  if (where != cloud::global && (is_granular || rule == "REG-1")) return false;
  if (found->second == "G" || found->second == "-") return true;
  const char letter = where == cloud::global ? 'G' : where == cloud::us_government ? 'U' : 'D';
  return found->second.find(letter) != std::string::npos;
}

const global_operation* find_global_operation(operation what) {
  for (const global_operation& each : global_operations())
    if (each.what == what) return &each;
  return nullptr;
}

}  // namespace csprel::test
