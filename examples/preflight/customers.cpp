// SPDX-License-Identifier: Apache-2.0
// customers: the partner's customer list: every customer with which it has a relationship (LST-01).
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

struct entry {
  const csprel::customer* customer;
  relation link;
};

std::vector<entry> list_of(const csprel::directory& world, const csprel::partner_id& who) {
  std::vector<entry> list;
  for (std::size_t i = 0; i < world.customer_count(); ++i) {
    const csprel::customer& customer = world.customer_at(i);
    for (relation& r : relations_of(customer))
      if (r.partner == who && r.relationship != nullptr) list.push_back({&customer, std::move(r)});
  }
  return list;
}

std::string as_json(const csprel::directory& world, const csprel::partner_id& who) {
  json_text out;
  out.object([&] {
    out.object("partner", [&] {
      out.member("id", who.to_string());
      out.member("name", (*world.find(who))->name);
    });
    out.array("customers", [&] {
      for (const entry& e : list_of(world, who))
        out.item_object([&] {
          out.member("id", (*e.customer)->id.to_string());
          out.member("name", (*e.customer)->company_name);
          out.member("domain", (*e.customer)->domain);
          write_relation(out, world, e.link);
        });
    });
  });
  return out.text() + "\n";
}

std::string as_text(const csprel::directory& world, const csprel::partner_id& who,
                    const screen& on) {
  std::string text = paragraph("Customers of " + name_of(world, who), on.columns, 0) + "\n";
  table t({{"Company and domain", true}, {"Id"}, {"Relationship", true}, {"Delegated admin", true},
           {"Sold"}});
  for (const entry& e : list_of(world, who)) {
    const csprel::customer_fields& c = **e.customer;
    const bool administers =
        e.link.delegated_admin && (!e.link.services.empty() || !e.link.services_known);
    std::string name = name_of(world, c.id);
    if (!c.domain.empty()) name += " " + printable(c.domain);
    t.add({{name},
           {c.id.to_string(), colour::quiet},
           {relationship_text(e.link) + " since " + since_text(e.link)},
           {delegated_admin_text(e.link), administers ? colour::good : colour::quiet},
           {std::to_string(e.link.sold.size())}});
  }
  return text + (t.empty() ? "  It has no customers.\n" : t.text(on));
}

}  // namespace

int customers_command(const arguments& given) {
  const auto who = id_or_fail<csprel::partner_id>(given.partner, "--partner");
  const csprel::directory world = load_directory(given);
  if (world.find(who) == nullptr)
    throw input_failure{{csprel::error_code::not_found, "", "partner `" + given.partner + "`",
                         "a partner of the directory"}, display_name(given.directory)};
  write_output(given.json ? as_json(world, who)
                          : as_text(world, who, screen::of_standard_output()));
  return answered;
}

}  // namespace preflight
