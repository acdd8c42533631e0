// SPDX-License-Identifier: Apache-2.0
// What holds after every event, whatever the world and whatever happened before.
#include <gtest/gtest.h>

#include <compare>
#include <map>
#include <optional>
#include <ostream>
#include <set>
#include <utility>

#include "csprel/directory/apply.hpp"
#include "csprel/directory/billing.hpp"
#include "csprel/directory/what_if.hpp"
#include "csprel/json/directory_document.hpp"
#include "csprel/json/event_stream.hpp"
#include "support/property.hpp"

namespace csprel::test {
namespace {

/// Calls `step(before, event, application)` for each event that names what there is; the world goes on.
template <class Step>
directory tell(const random_case& c, const Step& step) {
  directory now = c.world;
  for (const event& e : c.events) {
    const auto done = apply(now, e);
    if (!done) continue;
    step(now, e, done.value());
    now = done.value().world;
  }
  return now;
}

const subscription_fields* find_in(const customer_fields& c, const subscription_id& id) {
  for (const subscription& s : c.subscriptions)
    if (s->id == id) return &*s;
  return nullptr;
}

// ---- invariants -----------------------------------------------------------------------------

/// Partners that for certain both sell the service to the customer and hold delegated admin for it.
std::set<partner_id> transacting(const directory& world, const customer_fields& c, const service_name& service) {
  std::set<partner_id> sellers;
  for (const subscription& s : c.subscriptions) {
    if (s->channel != channel::csp || !s->seller || !s->status || !s->status->known() || is_cancelled(*s)) continue;
    const auto& contained = (*world.find(s->offer))->services;
    if (contained && std::find(contained->begin(), contained->end(), service) != contained->end())
      sellers.insert(*s->seller);
  }
  std::set<partner_id> both;
  for (const delegated_admin& grant : c.delegated_admins)
    if (grant.services && sellers.contains(grant.partner) &&
        std::find(grant.services->begin(), grant.services->end(), service) != grant.services->end())
      both.insert(grant.partner);
  return both;
}

/// Active add-ons whose parent is certainly not active.
std::set<subscription_id> orphans(const customer_fields& c) {
  std::set<subscription_id> ids;
  for (const subscription& s : c.subscriptions) {
    if (!s->parent || !s->status || *s->status != subscription_status::active) continue;
    const auto& above = find_in(c, *s->parent)->status;
    if (above && above->known() && *above != subscription_status::active) ids.insert(s->id);
  }
  return ids;
}

TEST(Events, InvariantsHoldAfterEach) {
  for_all("invariants", 5000, [](const random_case& c) {
    tell(c, [](const directory& before, const event& e, const application& done) {
      const directory& after = done.world;
      if (done.refused) {
        must(after == before, "a refused event changed the world: ", e);
        return;
      }
      must(after.as_of() == std::max(before.as_of().value_or(e.at), e.at), "asOf is not the latest at");
      for (std::size_t i = 0; i < after.customer_count(); ++i) {
        const customer& now = after.customer_at(i);
        for (const char* word : {"exchange", "sharepoint", "skype", "office_apps", "onedrive"})
          must(transacting(after, *now, service(word)).size() <= 1, "two transacting partners for ", word, " after ",
               e);
        const customer* then = before.find(now->id);
        const auto left_alone = then ? orphans(**then) : std::set<subscription_id>{};
        for (const subscription_id& id : orphans(*now))
          must(left_alone.contains(id), "add-on ", id, " is active under an inactive parent after ", e);
        for (const subscription& s : now->subscriptions)
          if (const auto* was = then ? find_in(**then, s->id) : nullptr)
            must(was->seller == s->seller && was->channel == s->channel, "the seller of ", s->id, " changed by ", e);
      }
      for (std::size_t i = 0; i < before.customer_count(); ++i)
        for (const subscription& s : before.customer_at(i)->subscriptions)
          must(find_in(**after.find(before.customer_at(i)->id), s->id) != nullptr, s->id, " vanished by ", e);
    });
  });
}

// ---- delegated admin ------------------------------------------------------------------------

void must_touch_only_the_grant(const directory& before, const directory& after, const delegated_admin_removed& e) {
  for (std::size_t i = 0; i < before.customer_count(); ++i) {
    const customer_fields& a = *before.customer_at(i);
    const customer_fields& b = *after.customer_at(i);
    must(a.relationships == b.relationships, "a relationship changed");
    must(a.subscriptions == b.subscriptions, "a subscription changed");
    must(a.users == b.users, "a user changed");
    const auto of_others = [&](const customer_fields& c) {
      std::vector<delegated_admin> grants = c.delegated_admins;
      if (c.id == e.customer) std::erase_if(grants, [&](const delegated_admin& g) { return g.partner == e.partner; });
      return grants;
    };
    must(of_others(a) == of_others(b), "a grant of another partner changed");
    for (const subscription& s : a.subscriptions) {
      must(who_is_billed(before, s->id, a.id).value() == who_is_billed(after, s->id, a.id).value(), "the bill of ", s->id,
           " changed");
      const question q{
          partner_subject{e.partner}, operation::subscription_receive_bill, subscription_resource{s->id, a.id}, {}, {}};
      const auto x = resolve(before, q);
      const auto y = resolve(after, q);
      must(x && y && x.value().accountability == y.value().accountability && x.value().known == y.value().known,
           "accountability for ", s->id, " changed");
    }
  }
}

TEST(Events, LosingDelegatedAdminTouchesNothingElse) {
  for_all("losing_delegated_admin", 2500, [](const random_case& c) {
    for (std::size_t i = 0; i < c.world.customer_count(); ++i)
      for (const partner& p : c.world.partners()) {
        const customer& of = c.world.customer_at(i);
        std::vector<delegated_admin_removed> removals{{of->id, p->id, std::nullopt}};
        for (const delegated_admin& grant : of->delegated_admins)
          if (grant.partner == p->id && grant.services && !grant.services->empty())
            removals.push_back({of->id, p->id, std::vector{grant.services->front()}});
        for (const delegated_admin_removed& e : removals) {
          const auto done = apply(c.world, event{noon, e});
          must(done.has_value(), "a removal was an error");
          if (!done.value().refused) must_touch_only_the_grant(c.world, done.value().world, e);
        }
      }
  });
}

TEST(Events, AcceptingTwiceIsAcceptingOnce) {
  for_all("accepting_twice", 2000, [](const random_case& c) {
    const directory now = tell(c, [](const auto&...) {});
    std::vector<service_name> some;
    for (const char* word : {"exchange", "skype", "onedrive"})
      if (now.has_service(service(word)) && c.questions.size() % 2 == some.size() % 2) some.push_back(service(word));
    for (std::size_t i = 0; i < now.customer_count(); ++i)
      for (const partner& p : now.partners()) {
        if (!p->link) continue;
        for (const auto& services : {std::vector<service_name>{}, some}) {
          const event e{noon, relationship_accepted{now.customer_at(i)->id, *p->link, services}};
          const auto once = apply(now, e);
          must(once.has_value(), "accepting was an error");
          if (once.value().refused) continue;
          const auto twice = apply(once.value().world, e);
          must(twice && !twice.value().refused, "accepting a second time was refused");
          must(twice.value().world == once.value().world, "accepting a second time changed something");
        }
      }
  });
}

// ---- streams --------------------------------------------------------------------------------

/// The events up to the first that names what is not there.
std::vector<event> possible_events(const random_case& c) {
  std::vector<event> events;
  directory now = c.world;
  for (const event& e : c.events) {
    const auto done = apply(now, e);
    if (!done) continue;
    events.push_back(e);
    if (done.value().refused) break;
    now = done.value().world;
  }
  return events;
}

TEST(Events, AReplayAfterARoundTripThroughTextIsTheSame) {
  for_all("replay", 3000, [](const random_case& c) {
    const std::vector<event> events = possible_events(c);
    const auto whole = replay(c.world, events);
    must(whole.has_value(), "events that apply one by one do not replay");

    directory now = c.world;
    for (const event& e : events) now = apply(now, e).value().world;
    must(now == whole.value().world, "one by one is not the same as at once");

    const auto read = json::read_events(json::write_events(events));
    must(read.has_value(), "a stream that was written cannot be read");
    must(read.value().size() == events.size(), "a stream that was read has another length");
    const auto again = replay(c.world, read.value());
    must(again.has_value() && again.value().refused == whole.value().refused, "a stream that was read replays otherwise");
    must(again.value().world == whole.value().world, "a stream that was read replays to another world");
  });
}

TEST(Events, ADirectoryOutlivesItsDocument) {
  for_all("document", 1500, [](const random_case& c) {
    const directory after = tell(c, [](const auto&...) {});
    for (const directory& world : {c.world, after}) {
      const auto read = json::read_directory(json::write_directory(world));
      must(read.has_value(), "a directory that was written cannot be read: ",
           read ? std::string() : read.error().pointer + " " + read.error().message());
      must(read.value() == world, "a directory is not what was written: ", json::write_directory(read.value()));
    }
  });
}

// ---- what if --------------------------------------------------------------------------------

/// What a line of a survey is about.
struct line_key {
  std::optional<customer_id> customer;
  partner_id partner;
  std::optional<subscription_id> subscription;
  std::optional<service_name> service;
  operation what;
  friend auto operator<=>(const line_key&, const line_key&) = default;
  friend std::ostream& operator<<(std::ostream& out, const line_key& key) {
    out << name(key.what) << ' ' << key.partner << (key.customer ? " " : " itself");
    if (key.customer) out << *key.customer << ' ';
    if (key.subscription) out << *key.subscription;
    if (key.service) out << *key.service;
    return out;
  }
};
using line_answer = std::pair<outcome, std::optional<requirement>>;

line_key key_of(const survey_line& l) { return {l.customer, l.partner, l.subscription, l.service, l.what}; }

std::vector<survey_line> survey_of(const directory& world, const partner_id& p, const std::optional<customer_id>& c = {}) {
  return survey(world, p, c).value();
}

/// Every line of every pair of a partner and a customer that has to do with it in one of the worlds.
std::map<line_key, line_answer> lines_of(const directory& world, const directory& other) {
  std::set<std::pair<partner_id, customer_id>> connected;
  for (const directory* w : {&world, &other})
    for (const partner& p : w->partners())
      for (const survey_line& l : survey_of(*w, p->id)) connected.insert({l.partner, *l.customer});
  std::map<line_key, line_answer> lines;
  for (const partner& p : world.partners()) {
    const auto account = survey_account(world, p->id).value();
    for (const survey_line& l : account) lines[key_of(l)] = {l.result, l.reason};
  }
  for (const auto& [p, c] : connected)
    if (world.find(p) != nullptr && world.find(c) != nullptr)
      for (const survey_line& l : survey_of(world, p, c)) lines[key_of(l)] = {l.result, l.reason};
  return lines;
}

TEST(WhatIf, NothingFlipsWithoutEvents) {
  for_all("what_if_nothing", 500, [](const random_case& c) {
    const auto done = what_if(c.world, {});
    must(done && done.value().flips.empty() && done.value().after == c.world, "something flips without events");
  });
}

TEST(WhatIf, FlipsAreTheDifferenceOfTheSurveysBeforeAndAfter) {
  for_all("what_if_difference", 1000, [](const random_case& c) {
    const std::vector<event> events = possible_events(c);
    const auto done = what_if(c.world, events);
    must(done.has_value(), "what-if fails where events apply");
    must(done.value().after == replay(c.world, events).value().world, "what-if ends in another world");
    const auto before = lines_of(c.world, done.value().after);
    const auto after = lines_of(done.value().after, c.world);

    std::set<line_key> flipped;
    for (const flip& f : done.value().flips) {
      const line_key key = key_of(f.after ? *f.after : *f.before);
      must(flipped.insert(key).second, "a line flips twice: ", key);
      must(f.before.has_value() == before.contains(key), "what was before is not what the survey says: ", key);
      must(f.after.has_value() == after.contains(key), "what is after is not what the survey says: ", key);
      if (f.before) must(before.at(key) == line_answer{f.before->result, f.before->reason}, "another answer before: ", key);
      if (f.after) must(after.at(key) == line_answer{f.after->result, f.after->reason}, "another answer after: ", key);
      must(f.cause < events.size(), "a cause that is no event");
    }
    for (const auto& [key, line] : before) {
      const auto now = after.find(key);
      const bool same = now != after.end() && now->second == line;
      must(same || flipped.contains(key), "not listed: ", key);
    }
    for (const auto& [key, line] : after)
      must(before.contains(key) || flipped.contains(key), "new and not listed: ", key);
  });
}

}  // namespace
}  // namespace csprel::test
