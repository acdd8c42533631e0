// SPDX-License-Identifier: Apache-2.0
#include "model/catalogue.hpp"

#include "model/catalogue_text.hpp"

namespace csprel::test {
namespace {

using catalogue_text::lines_of;
using catalogue_text::named;
using catalogue_text::refuse;
using catalogue_text::words_of;

void read_resource(catalogue_operation& into, std::vector<std::string> words) {
  into.resource = words.at(1);
  std::size_t next = 2;
  if (next < words.size() && words[next] == "(own)") into.resource += " " + words[next++];
  for (; next < words.size(); ++next) {
    const std::string& word = words[next];
    if (word.front() == '[')
      into.optional.insert(named<parameter>(word.substr(1, word.size() - 2)));
    else
      into.required.insert(named<parameter>(word));
  }
}

needed_row read_needed(const std::vector<std::string>& words) {
  needed_row row;
  row.code = named<requirement>(words[0]);
  std::size_t next = 1;
  for (; next < words.size() && words[next] != "if"; ++next) row.rules.push_back(words[next]);
  if (row.rules.empty()) refuse("no rule for " + words[0]);
  if (next == words.size()) return row;
  row.when = named<option>(words.at(next + 1));
  for (next += 3; next < words.size(); next += 2) row.words.push_back(words[next]);
  return row;
}

struct tables {
  std::vector<catalogue_operation> operations;
  std::vector<catalogue_option> options;
};

const tables& read_tables() {
  static const tables all = [] {
    tables read;
    for (const std::string& line : lines_of("china_21vianet.operations.txt")) {
      const auto words = words_of(line);
      if (words[0] == "operation") {
        catalogue_operation o;
        o.what = named<operation>(words.at(1));
        o.line = words.at(2);
        if (words.size() > 3) o.role_row = words[3];
        read.operations.push_back(std::move(o));
      } else if (words[0] == "option") {
        catalogue_option o{named<option>(words.at(1)), {}};
        for (std::size_t i = 2; i < words.size(); i += 2) o.words.push_back(words[i]);
        read.options.push_back(std::move(o));
      } else if (words[0] == "of") {
        read_resource(read.operations.back(), words);
      } else {
        read.operations.back().rows.push_back(read_needed(words));
      }
    }
    return read;
  }();
  return all;
}

std::vector<role_row> read_roles() {
  std::vector<role_row> all;
  for (const std::string& line : lines_of("roles_china.txt")) {
    const auto words = words_of(line);
    role_row row;
    row.id = words.at(0);
    for (std::size_t i = 0; i < 3; ++i) {
      row.agents[i] = words.at(1 + i)[0];
      row.admins[i] = words.at(4 + i)[0];
    }
    all.push_back(std::move(row));
  }
  return all;
}

}  // namespace

bool needed_row::counts(const option_values& options) const {
  if (!when) return true;
  for (const std::string& word : words)
    if (word == chosen(options, *when)) return true;
  return false;
}

const std::vector<catalogue_operation>& catalogue_operations() { return read_tables().operations; }
const std::vector<catalogue_option>& catalogue_options() { return read_tables().options; }

const catalogue_operation* find_operation(operation what) {
  for (const catalogue_operation& each : catalogue_operations())
    if (each.what == what) return &each;
  return nullptr;
}

const role_row& find_role_row(const std::string& id) {
  static const std::vector<role_row> all = read_roles();
  for (const role_row& each : all)
    if (each.id == id) return each;
  refuse("no role row " + id);
}

std::string chosen(const option_values& options, option which) {
  return std::string(words(which)[options.get(which)]);
}

std::vector<option_values> all_options() {
  std::vector<option_values> all{option_values{}};
  for (const catalogue_option& each : catalogue_options()) {
    std::vector<option_values> wider;
    for (const option_values& before : all)
      for (const std::string& word : each.words) {
        wider.push_back(before);
        if (!wider.back().set(each.which, word)) refuse("an option refuses the word " + word);
      }
    all = std::move(wider);
  }
  return all;
}

}  // namespace csprel::test
