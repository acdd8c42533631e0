// SPDX-License-Identifier: Apache-2.0
#include "relations.hpp"

#include <algorithm>

#include "csprel/directory/instant_text.hpp"

#include "phrases.hpp"

namespace preflight {
namespace {

bool is_cancelled(const csprel::subscription& s) {
  using csprel::subscription_status;
  return s->status && (*s->status == subscription_status::deleted ||
                       *s->status == subscription_status::expired ||
                       *s->status == subscription_status::disabled);
}

relation& entry_of(std::vector<relation>& all, const csprel::partner_id& partner) {
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const relation& r) { return r.partner == partner; });
  if (found != all.end()) return *found;
  all.emplace_back();
  all.back().partner = partner;
  return all.back();
}

}  // namespace

std::vector<relation> relations_of(const csprel::customer& customer) {
  std::vector<relation> all;
  for (const csprel::relationship& r : customer->relationships)
    if (r.type != csprel::relationship_type::none) entry_of(all, r.partner).relationship = &r;
  for (const csprel::delegated_admin& grant : customer->delegated_admins) {
    relation& entry = entry_of(all, grant.partner);
    entry.delegated_admin = true;
    if (!grant.services) entry.services_known = false;
    if (grant.services)
      for (const csprel::service_name& service : *grant.services)
        if (std::find(entry.services.begin(), entry.services.end(), service) == entry.services.end())
          entry.services.push_back(service);
    if (grant.since && (!entry.delegated_since || *grant.since < *entry.delegated_since))
      entry.delegated_since = grant.since;
  }
  for (const csprel::subscription& s : customer->subscriptions)
    if (s->seller && !is_cancelled(s)) entry_of(all, *s->seller).sold.push_back(&s);
  return all;
}

std::string relationship_text(const relation& which) {
  return which.relationship ? spoken(csprel::name(which.relationship->type)) : "none";
}

std::string since_text(const relation& which) {
  if (which.relationship == nullptr) return "-";
  std::string text;
  if (which.relationship->since) text = csprel::to_text(*which.relationship->since).substr(0, 10);
  if (which.relationship->via)
    text += (text.empty() ? "" : ", ") + std::string(csprel::name(*which.relationship->via));
  return text.empty() ? "not told" : text;
}

std::string delegated_admin_text(const relation& which) {
  std::string text;
  for (const csprel::service_name& service : which.services)
    text += (text.empty() ? "" : ", ") + service.to_string();
  if (which.delegated_admin && !which.services_known)
    return text.empty() ? "granted, services not known" : text + " and others, not known";
  return text.empty() ? "none" : text;
}

void write_relation(json_text& out, const csprel::directory& world, const relation& which) {
  if (which.relationship == nullptr) {
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
    for (const csprel::subscription* s : which.sold)
      out.item_object([&] {
        out.member("id", (*s)->id.to_string());
        out.member("name", name_of(world, *s));
      });
  });
}

}  // namespace preflight
