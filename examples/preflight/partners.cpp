// SPDX-License-Identifier: Apache-2.0
// partners: the customer's Partner Relationships page (ACC-02): its partners, who may administer which
// service, and who sells it what.
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

std::string sold_text(const csprel::directory& world, const csprel::relation& which) {
  constexpr std::size_t shown = 3;
  std::string text;
  for (std::size_t i = 0; i < which.sold.size() && i < shown; ++i)
    text += (text.empty() ? "" : "; ") + name_of(world, *world.find_subscription(which.sold[i], which.customer).value().found);
  if (which.sold.size() > shown) text += "; " + std::to_string(which.sold.size() - shown) + " more";
  return text.empty() ? "nothing" : text;
}

std::string partners_as_json(const csprel::directory& world, const csprel::customer& customer,
                    const std::vector<csprel::relation>& relations) {
  json_text out;
  out.object([&] {
    out.object("customer", [&] {
      out.member("id", customer->id.to_string());
      out.member("name", customer->company_name);
      out.member("domain", customer->domain);
    });
    out.array("partners", [&] {
      for (const csprel::relation& r : relations)
        out.item_object([&] {
          out.member("id", r.partner.to_string());
          if (const csprel::partner* partner = world.find(r.partner)) {
            out.member("name", (*partner)->name);
            out.member("model", csprel::name((*partner)->model));
            out.member("standing", csprel::name((*partner)->standing));
          }
          write_relation(out, world, r);
        });
    });
  });
  return out.text() + "\n";
}

std::string partners_as_text(const csprel::directory& world, const csprel::customer& customer,
                    const std::vector<csprel::relation>& relations, const screen& on) {
  std::string text = paragraph("Partner relationships of " + name_of(world, customer->id) + " (" +
                                   customer->id.to_string() + ")", on.columns, 0);
  text += '\n';
  table t({{"Partner", true}, {"Model", true}, {"Relationship", true}, {"Since", true},
           {"Delegated admin", true}, {"Sells", true}});
  for (const csprel::relation& r : relations) {
    const csprel::partner* partner = world.find(r.partner);
    t.add({{name_of(world, r.partner)},
           {partner ? spoken(csprel::name((*partner)->model)) : "-"},
           {relationship_text(r)},
           {since_text(r)},
           {delegated_admin_text(r), delegated_admin_colour(r)},
           {sold_text(world, r)}});
  }
  return text + (t.empty() ? "  It has no partners.\n" : t.text(on));
}

}  // namespace

int partners_command(const arguments& given) {
  const auto id = id_or_fail<csprel::customer_id>(given.customer, "--customer");
  const csprel::directory world = load_directory(given);
  const csprel::customer* customer = world.find(id);
  if (customer == nullptr)
    throw input_failure{{csprel::error_code::not_found, "", "customer `" + given.customer + "`",
                         "a customer of the directory"}, display_name(given.directory)};
  const auto relations = csprel::partners_of(world, id).value();
  write_output(given.json ? partners_as_json(world, *customer, relations)
                          : partners_as_text(world, *customer, relations, screen::of_standard_output()));
  return answered;
}

}  // namespace preflight
