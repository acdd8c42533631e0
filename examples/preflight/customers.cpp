// SPDX-License-Identifier: Apache-2.0
// customers: the partner's customer list: every customer that it created or that accepted (LST-01).
// Delegated admin alone puts nobody on it, and losing it takes nobody off (REM-02).
#include "command.hpp"
#include "failure.hpp"
#include "files.hpp"
#include "json_text.hpp"
#include "phrases.hpp"
#include "relations.hpp"
#include "table.hpp"
#include "terminal.hpp"

namespace preflight {
namespace {

std::string customers_as_json(const csprel::directory& world, const csprel::partner_id& who,
                    const std::vector<csprel::relation>& list) {
  json_text out;
  out.object([&] {
    out.object("partner", [&] {
      out.member("id", who.to_string());
      out.member("name", (*world.find(who))->name);
    });
    out.array("customers", [&] {
      for (const csprel::relation& r : list)
        out.item_object([&] {
          const csprel::customer_fields& c = **world.find(r.customer);
          out.member("id", c.id.to_string());
          out.member("name", c.company_name);
          out.member("domain", c.domain);
          write_relation(out, world, r);
        });
    });
  });
  return out.text() + "\n";
}

std::string customers_as_text(const csprel::directory& world, const csprel::partner_id& who,
                    const std::vector<csprel::relation>& list, const screen& on) {
  std::string text = paragraph("Customers of " + name_of(world, who), on.columns, 0) + "\n";
  table t({{"Company", true}, {"Id and domain", true, true}, {"Since", true}, {"Delegated admin", true}, {"Sold"},
           {"Must ask?", true}});
  for (const csprel::relation& r : list) {
    const csprel::customer_fields& c = **world.find(r.customer);
    t.add({{name_of(world, c.id)},
           {c.id.to_string() + (c.domain.empty() ? "" : " " + printable(c.domain)), colour::quiet},
           {since_text(r)},
           {delegated_admin_text(r), delegated_admin_colour(r)},
           {std::to_string(r.sold.size())},
           {request_words(csprel::must_request(world, who, r.customer).value())}});
  }
  return text + (t.empty() ? "  It has no customers.\n" : t.text(on));
}

}  // namespace

int customers_command(const arguments& given) {
  const auto who = id_or_fail<csprel::partner_id>(given.partner, "--partner");
  const csprel::directory world = load_directory(given);
  const auto list =
      value_or_fail(csprel::customers_of(world, who, given.search), display_name(given.directory));
  write_output(given.json ? customers_as_json(world, who, list)
                          : customers_as_text(world, who, list, screen::of_standard_output()));
  return answered;
}

}  // namespace preflight
