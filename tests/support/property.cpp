// SPDX-License-Identifier: Apache-2.0
#include "support/property.hpp"

#include <gtest/gtest.h>

#include "csprel/json/directory_document.hpp"
#include "csprel/json/event_stream.hpp"
#include "csprel/policy/china_21vianet.hpp"
#include "support/script.hpp"

#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#endif
#include <rapidcheck.h>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

namespace csprel::test {
namespace {

/// What the script violates, or nothing.
std::optional<std::string> broken_by(const script& bytes, const std::function<void(const random_case&)>& property) {
  try {
    property(decode(bytes));
  } catch (const violation& found) {
    return found.what();
  } catch (const std::exception& found) {
    return std::string("threw: ") + found.what();
  }
  return std::nullopt;
}

}  // namespace

void for_all(std::string_view name, int cases, const std::function<void(const random_case&)>& property) {
  for (const kept_script& kept : kept_scripts())
    if (const auto what = broken_by(kept.bytes, property))
      ADD_FAILURE() << name << ", kept script of " << kept.name << ": " << *what;

  // A script has bytes of any value from the first case on, and is long enough for most worlds.
  const auto scripts = rc::gen::withSize([](int size) {
    const auto bytes = rc::gen::resize(100, rc::gen::arbitrary<std::uint8_t>());
    return rc::gen::resize(300 + 7 * size, rc::gen::container<script>(bytes));
  });
  script smallest;  // The last that failed is the smallest: each step of the shrinking starts at a failure.
  std::string why;
  int attempts = 0;  // Since the first failure; shrinking ends where it takes too long.
  const auto run = [&] {
    const script bytes = *scripts;
    if (!why.empty() && ++attempts > 20000) return;
    if (const auto what = broken_by(bytes, property)) {
      smallest = bytes;
      why = *what;
      RC_FAIL(*what);
    }
  };
  rc::detail::TestMetadata about;
  about.id = about.description = name;
  rc::detail::TestParams params;
  params.seed = number_from("CSPREL_PROPERTY_SEED", 20181029);
  params.maxSuccess = static_cast<int>(static_cast<unsigned long long>(cases) * cases_in_per_cent() / 100);
  params.disableShrinking = !shrinks_failures();
  const auto result = rc::detail::checkTestable(run, about, params);
  if (result.is<rc::detail::SuccessResult>()) return;
  if (why.empty()) {
    std::ostringstream text;
    rc::detail::printResultMessage(result, text);
    ADD_FAILURE() << name << ": " << text.str();
    return;
  }
  std::ostringstream story;
  const random_case c = decode(smallest);
  for (const question& q : c.questions) story << "  asks " << described(q) << '\n';
  for (const event& e : c.events) story << "  then " << described(e) << '\n';
  ADD_FAILURE() << why << "\nKeep it in tests/data/properties/kept.txt:\n" << name << ": " << to_hex(smallest) << '\n'
                << json::write_directory(c.world) << '\n' << story.str();
}

std::string described(const event& e) { return json::write_event(e); }

std::string described(const question& q) {
  std::ostringstream text;
  text << name(q.what) << " by ";
  if (const auto* user = std::get_if<partner_user_subject>(&q.who))
    text << user->user << " of " << user->partner << (user->agents ? "" : " agents?") << (user->admins ? "" : " admins?");
  else if (const auto* whole = std::get_if<partner_subject>(&q.who))
    text << whole->partner;
  else
    text << std::get<customer_user_subject>(q.who).user << " of " << std::get<customer_user_subject>(q.who).customer;
  text << " on ";
  if (const auto* c = std::get_if<customer_resource>(&q.which)) text << c->customer;
  if (const auto* s = std::get_if<subscription_resource>(&q.which)) text << s->subscription;
  if (const auto* s = std::get_if<service_resource>(&q.which)) text << s->service << " of " << s->customer;
  if (const auto* p = std::get_if<partner_resource>(&q.which)) text << p->partner;
  if (const auto* i = std::get_if<invitation_resource>(&q.which)) text << i->link;
  if (q.with.quantity) text << " quantity " << *q.with.quantity;
  if (q.with.offer) text << " offer " << *q.with.offer;
  if (q.with.target_offer) text << " target " << *q.with.target_offer;
  if (q.with.services)
    for (const service_name& s : *q.with.services) text << " +" << s;
  if (q.at) text << " at " << *q.at;
  return text.str();
}

std::vector<question> questions_of(const random_case& c, const partner_id& who) {
  std::vector<question> all;
  const auto ask_all = [&](resource_kind kind, const resource& which) {
    for (const auto& row : enum_names<operation>::rows) {
      const operation_info& about = info(row.value);
      if (about.resource != kind || about.side != side::of_partner || !c.world.policy().available(row.value)) continue;
      question q{partner_subject{who}, row.value, which, {}, {}};
      q.with.quantity = 1;
      q.with.ground = "fraud";
      q.with.mpn_id = mpn_id_choice{};
      q.with.through = channel_of_work::admin_center;
      const parameter_set& required = c.world.policy().parameters(row.value).required;
      if (!required.contains(parameter::new_offer) && !required.contains(parameter::target_offer)) {
        all.push_back(std::move(q));
        continue;
      }
      for (const offer& o : c.world.offers()) {
        q.with.offer = q.with.target_offer = o->id;
        all.push_back(q);
      }
    }
  };
  for (std::size_t i = 0; i < c.world.customer_count(); ++i) {
    const customer& of = c.world.customer_at(i);
    ask_all(resource_kind::one_customer, customer_resource{of->id});
    for (const subscription& s : of->subscriptions)
      ask_all(resource_kind::one_subscription, subscription_resource{s->id, of->id});
    for (const char* word : {"exchange", "sharepoint", "skype"})
      if (c.world.has_service(service(word))) ask_all(resource_kind::service, service_resource{service(word), of->id});
  }
  for (const question& q : c.questions)
    if (partner_of(q.who) == who) all.push_back(q);
  return all;
}

}  // namespace csprel::test
