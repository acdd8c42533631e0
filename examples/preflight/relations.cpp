// SPDX-License-Identifier: Apache-2.0
#include "relations.hpp"

#include "csprel/directory/instant_text.hpp"

#include "phrases.hpp"

namespace preflight {

std::string relationship_text(const csprel::relation& which) {
  return which.relationship ? spoken(csprel::name(which.relationship->type)) : "none";
}

std::string since_text(const csprel::relation& which) {
  if (!which.relationship) return "-";
  std::string text;
  if (which.relationship->since) text = csprel::to_text(*which.relationship->since).substr(0, 10);
  if (which.relationship->via)
    text += (text.empty() ? "" : ", ") + std::string(csprel::name(*which.relationship->via));
  return text.empty() ? "not told" : text;
}

std::string delegated_admin_text(const csprel::relation& which) {
  std::string text;
  for (const csprel::service_name& service : which.services)
    text += (text.empty() ? "" : ", ") + service.to_string();
  if (which.delegated_admin && !which.services_known)
    return text.empty() ? "granted, services not known" : text + " and others, not known";
  return text.empty() ? "none" : text;
}

colour delegated_admin_colour(const csprel::relation& which) {
  return which.delegated_admin ? colour::good : colour::quiet;
}

std::string request_text(const csprel::request_need& need) {
  std::string text = need.must_ask ? "must ask the customer for a relationship:" : "need not ask:";
  for (const csprel::request_reason& reason : need.reasons)
    text += " " + reason.message + " (" + std::string(reason.rules) + ")";
  return text;
}

std::string request_words(const csprel::request_need& need) {
  if (!need.must_ask) return "no";
  std::string text = "yes";
  for (const csprel::request_reason& reason : need.reasons)
    text += (text == "yes" ? ": " : ", ") + spoken(csprel::name(reason.ground));
  return text;
}

void write_request_need(json_text& out, const csprel::request_need& need) {
  out.object("request", [&] {
    out.boolean("mustAsk", need.must_ask);
    out.array("reasons", [&] {
      for (const csprel::request_reason& reason : need.reasons)
        out.item_object([&] {
          out.member("ground", csprel::name(reason.ground));
          out.member("message", reason.message);
          out.member("rules", reason.rules);
        });
    });
  });
}

void write_relation(json_text& out, const csprel::directory& world, const csprel::relation& which) {
  if (!which.relationship) {
    out.null("relationship");
  } else {
    out.object("relationship", [&] {
      const csprel::relationship& r = *which.relationship;
      out.member("type", csprel::name(r.type));
      if (r.since) out.member("since", csprel::to_text(*r.since));
      if (r.via) out.member("via", csprel::name(*r.via));
    });
  }
  if (!which.delegated_admin) {
    out.null("delegatedAdmin");
  } else {
    out.object("delegatedAdmin", [&] {
      out.boolean("servicesKnown", which.services_known);
      out.array("services", [&] {
        for (const csprel::service_name& service : which.services) out.item(service.to_string());
      });
      if (which.delegated_since) out.member("since", csprel::to_text(*which.delegated_since));
    });
  }
  out.array("sold", [&] {
    for (const csprel::subscription_id& id : which.sold)
      out.item_object([&] {
        out.member("id", id.to_string());
        out.member("name", name_of(world, *world.find_subscription(id, which.customer).value().found));
      });
  });
  const auto need = csprel::must_request(world, which.partner, which.customer);
  if (need) write_request_need(out, need.value());
}

}  // namespace preflight
