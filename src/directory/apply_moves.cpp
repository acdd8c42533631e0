// SPDX-License-Identifier: Apache-2.0
#include "directory/apply_moves.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "directory/calendar.hpp"
#include "directory/ruled_out.hpp"

namespace csprel::detail {
namespace {

// ---- finding --------------------------------------------------------------------------------

const subscription_fields& record_at(const editor& here, const place& at) {
  return *here.in().customers[at.customer].record().subscriptions[at.subscription];
}

/// A subscription of a customer by its id, or `nowhere`.
position position_of(const customer_fields& c, const subscription_id& id) {
  for (position i = 0; i < c.subscriptions.size(); ++i)
    if (c.subscriptions[i]->id == id) return i;
  return nowhere;
}

error missing(const char* pointer, const char* expected) {
  return {error_code::missing_member, pointer, "nothing", expected};
}

/// An id that is to be given to a new subscription must be free at the customer.
std::optional<error> unless_free(const customer_fields& c, const subscription_id& id, std::string pointer) {
  if (position_of(c, id) == nowhere) return std::nullopt;
  return error{error_code::duplicate_id, std::move(pointer), quoted(id.to_string()) + " a second time",
               "one subscription per id"};
}

// ---- changing -------------------------------------------------------------------------------

/// Changes a subscription of a record that is being edited; what is changed keeps it valid.
template <class Change>
void change(customer_fields& c, position at, const Change& how) {
  subscription_fields s = *c.subscriptions[at];
  how(s);
  c.subscriptions[at] = subscription::make(std::move(s)).value();
}

/// What a subscription takes over from the one that it comes of: who sells it.
void follow(subscription_fields& s, const subscription_fields& from) {
  s.seller = from.seller;
  s.channel = from.channel;
  s.reseller_of_record = from.reseller_of_record;
  s.partner_of_record = from.partner_of_record;
}

/// And until when it runs.
void end_with(subscription_fields& s, const subscription_fields& from) {
  s.commitment_end_date = from.commitment_end_date;
  s.commerce.edit().commitment_end_date_time = from.commerce->commitment_end_date_time;
}

/// Terms that are not told are those of another subscription.
order_terms completed(order_terms terms, const subscription_fields& from) {
  if (terms.term_duration.empty()) terms.term_duration = from.term_duration;
  if (!terms.billing_cycle) terms.billing_cycle = from.billing_cycle;
  return terms;
}

void become(subscription_fields& s, const offer_fields& target) {
  set_offer_name(s, target.name);
  s.offer = target.id;
}

const offer_fields& offer_at(const editor& here, position at) { return *here.in().offers->records[at]; }

/// Whether a subscription that comes of this one would be an add-on with nothing to stand beneath, a state that there is
/// not. The path to it asks so, too, of the tracks that have one.
bool would_lack_parent(const editor& here, const subscription_fields& s, position offer, bool is_itself) {
  return needs_parent(here.in(), s, offer) && !(is_itself && s.parent);
}

bool would_overflow(const subscription_fields& s, const std::optional<std::int64_t>& more) {
  return s.quantity.value_or(0) > std::numeric_limits<std::int64_t>::max() - more.value_or(0);
}

/// What two numbers of seats are together, of which nothing is known where one is not told.
std::optional<std::int64_t> sum_of(const std::optional<std::int64_t>& a, const std::optional<std::int64_t>& b) {
  return a && b ? std::optional{*a + *b} : std::nullopt;
}

/// Seats come to a subscription that stands already; its term and its billing stay (TRN-7).
void add_seats(subscription_fields& s, const std::optional<std::int64_t>& more) {
  s.quantity = sum_of(s.quantity, more);
  if (s.commerce->next_term) s.commerce.edit().next_term.reset();
}

constexpr requirement_set of_the_seller{requirement::no_relationship};

/// Asks whether seats may move as the event says: to another offer, or into the subscription of the same customer
/// that it names, whose place `goal` becomes.
template <class Move>
event_result unless_seats_may_move(const editor& here, question& q, const Move& e, const place& from, position& goal) {
  q.which = here.resource_of(from);
  q.with.target_offer = e.target_offer;
  q.with.quantity = e.quantity;
  q.with.target_subscription = e.target_subscription;
  here.set_terms(q, e.terms);
  if (e.target_subscription) {
    goal = position_of(here.in().customers[from.customer].record(), *e.target_subscription);
    if (goal == nowhere)
      return unknown("/target_subscription", e.target_subscription->to_string(), "a subscription of the same customer");
  }
  if (const auto no = here.conditions(q, here.row_of(from).seller, nowhere, of_the_seller)) return no;
  // Of tracks for which neither is asked.
  if (goal == from.subscription) return here.refuse(q.what, requirement::target_is_source);
  if (e.quantity && *e.quantity < 1) return here.refuse(q.what, requirement::quantity_out_of_range);
  return applied;
}

}  // namespace

// ---- transitions ----------------------------------------------------------------------------

event_result happened(editor& here, const subscription_transitioned& e) {
  const auto found = here.find(e.subscription);
  if (!found) return found.error();
  const place at = found.value();
  question q = here.about(operation::subscription_transition);
  position goal = nowhere;
  if (auto no = unless_seats_may_move(here, q, e, at, goal); !no || no.value()) return no;
  const position offer = here.in().find(e.target_offer);
  if (offer == nowhere) return editor::no_offer("/target_offer", e.target_offer);

  const subscription_fields& from = record_at(here, at);
  const bool all = !e.quantity || !from.quantity || *e.quantity >= *from.quantity;
  const std::optional<std::int64_t> moved = all ? from.quantity : e.quantity;
  if (goal == nowhere && would_lack_parent(here, from, offer, all)) return here.refuse(q.what, requirement::no_transition_path);
  const auto leave = [&](subscription_fields& s) {
    s.quantity = *s.quantity - *moved;
    if (s.commerce->next_term) s.commerce.edit().next_term.reset();  // TRN-8
    trim_batches(s, here.at());
  };
  if (goal != nowhere) {
    if (would_overflow(*here.in().customers[at.customer].record().subscriptions[goal], moved))
      return here.refuse(q.what, requirement::quantity_out_of_range);
    return here.edit(at.customer, [&](customer_fields& c) {
      change(c, goal, [&](subscription_fields& s) { add_seats(s, moved); });
      all ? change(c, at.subscription, set_cancelled) : change(c, at.subscription, leave);
    });
  }
  if (all)
    return here.change(at, [&](subscription_fields& s) {
      const bool sold_anew = here.track_here(s) == track::new_commerce;
      become(s, offer_at(here, offer));
      if (!sold_anew) return;
      const order_terms terms = completed(e.terms, s);
      if (s.commerce->next_term) s.commerce.edit().next_term.reset();
      s.term_duration = terms.term_duration;
      s.billing_cycle = terms.billing_cycle;
      if (terms.term_end) set_term_end(s, terms.term_end);
      close_windows(s, here.at());
    });
  if (!e.id) return missing("/id", "the id of the new subscription, or `target_subscription`");
  if (auto taken = unless_free(here.in().customers[at.customer].record(), *e.id, "/id")) return std::move(*taken);
  subscription_fields fresh = here.ordered(*e.id, e.target_offer, moved, completed(e.terms, from));
  follow(fresh, from);
  fresh.auto_renew = from.auto_renew;
  if (!e.terms.term_end) end_with(fresh, from);
  close_windows(fresh, here.at());
  auto made = subscription::make(std::move(fresh));
  if (!made) return std::move(made).error();
  return here.edit_and_add(at.customer, [&](customer_fields& c) {
    change(c, at.subscription, leave);
    c.subscriptions.push_back(made.value());
  });
}

// ---- trials ---------------------------------------------------------------------------------

event_result happened(editor& here, const trial_converted& e) {
  question q = here.about(operation::subscription_convert_trial);
  if (here.in_china()) return here.refuse(q.what, requirement::operation_not_available);
  const auto found = here.find(e.subscription);
  if (!found) return found.error();
  const place at = found.value();
  q.with.when = conversion_time::now;
  position goal = nowhere;
  if (auto no = unless_seats_may_move(here, q, e, at, goal); !no || no.value()) return no;
  const subscription_fields& trial = record_at(here, at);
  const position offer = here.in().find(e.target_offer.value_or(trial.offer));
  if (offer == nowhere) return editor::no_offer("/target_offer", *e.target_offer);

  if (goal == nowhere && would_lack_parent(here, trial, offer, !e.id))
    return here.refuse(q.what, requirement::conversion_not_found);
  const bool sold_anew = here.track_here(trial) == track::new_commerce;
  const std::optional<std::int64_t> seats = e.quantity ? e.quantity : trial.quantity;
  if (goal != nowhere) {
    if (would_overflow(*here.in().customers[at.customer].record().subscriptions[goal], seats))
      return here.refuse(q.what, requirement::quantity_out_of_range);
    return here.edit(at.customer, [&](customer_fields& c) {
      change(c, goal, [&](subscription_fields& s) {
        if (const auto total = sum_of(s.quantity, seats))
          set_seats(s, here.track_here(s), *total, here.at(), here.return_window());
        else
          s.quantity.reset();
      });
      change(c, at.subscription, set_cancelled);
    });
  }
  order_terms terms = e.terms;
  if (sold_anew && terms.term_duration.empty()) terms.term_duration = "P1Y";  // TRL-4
  if (sold_anew && !terms.billing_cycle) terms.billing_cycle = billing_cycle::monthly;
  if (e.id) {
    if (auto taken = unless_free(here.in().customers[at.customer].record(), *e.id, "/id")) return std::move(*taken);
    subscription_fields fresh = here.ordered(*e.id, offer_at(here, offer).id, seats, terms);
    follow(fresh, trial);
    auto made = subscription::make(std::move(fresh));
    if (!made) return std::move(made).error();
    return here.edit_and_add(at.customer, [&](customer_fields& c) {
      change(c, at.subscription, set_cancelled);
      c.subscriptions.push_back(made.value());
    });
  }
  return here.change(at, [&](subscription_fields& s) {
    become(s, offer_at(here, offer));
    s.is_trial = false;
    s.quantity = seats;
    const std::optional<instant> created = s.creation_date;
    const order_terms kept = completed(terms, s);
    s.commerce.edit().refundable.reset();
    set_term_end(s, std::nullopt);
    set_bought(s, here.track_here(s), kept, here.at());
    s.creation_date = created;
  });
}

// ---- migrations -----------------------------------------------------------------------------

namespace {

/// The offer of new commerce that a legacy subscription migrates to, or `nowhere`.
position equivalent_of(const editor& here, const place& at) {
  const auto& equivalent = offer_at(here, here.row_of(at).offer).conditions->new_commerce_offer;
  if (ruled_out(!equivalent)) return nowhere;  // `no_new_commerce_equivalent` and `bundle_member_ineligible` ask for it.
  return here.in().find(*equivalent);
}

/// What stands for a legacy subscription.
subscription_fields migrated(const editor& here, const subscription_fields& from, const subscription_id& id,
                             position offer, const std::optional<std::int64_t>& quantity, const order_terms& terms,
                             bool full_term) {
  subscription_fields s = here.ordered(id, offer_at(here, offer).id, quantity, completed(terms, from));
  follow(s, from);
  s.friendly_name = from.friendly_name == from.offer_name ? s.offer_name : from.friendly_name;
  s.commerce.edit().migrated_from = from.id;
  if (!full_term && !terms.term_end) end_with(s, from);
  return s;
}

/// The legacy subscription is shown as suspended from then on (AMB-31).
void leave_behind(subscription_fields& s, instant at) {
  s.status = subscription_status::suspended;
  s.suspended_at = at;
  s.commerce.edit().migration = new_commerce_migration{{}, migration_status::completed, {}};
}

}  // namespace

event_result happened(editor& here, const subscription_migrated& e) {
  question q = here.about(operation::subscription_migrate);
  if (!here.in().is_available(q.what)) return here.refuse(q.what, requirement::operation_not_available);
  const auto found = here.find(e.subscription);
  if (!found) return found.error();
  const place at = found.value();
  const customer_fields& c = here.in().customers[at.customer].record();
  const subscription_fields& from = record_at(here, at);
  q.which = here.resource_of(at);
  q.with.quantity = e.quantity;
  q.with.purchase_full_term = e.purchase_full_term;
  q.with.custom_term_end_date = e.terms.term_end;
  q.with.add_ons.emplace();
  for (const successor& one : e.add_ons) q.with.add_ons->push_back(one.subscription);
  here.set_terms(q, e.terms);
  if (here.track_here(from) && here.track_here(from) != track::legacy)
    return here.refuse(q.what, requirement::wrong_track);
  if (const auto no = here.conditions(q, here.row_of(at).seller, nowhere, of_the_seller)) return no;
  const position offer = e.offer ? here.in().find(*e.offer) : equivalent_of(here, at);
  if (offer == nowhere && e.offer) return editor::no_offer("/offer", *e.offer);
  if (offer == nowhere) return here.refuse(q.what, requirement::no_new_commerce_equivalent);

  std::vector<subscription> fresh;
  std::vector<position> behind{at.subscription};
  const auto add = [&](subscription_fields s, std::string pointer) -> std::optional<error> {
    if (auto taken = unless_free(c, s.id, pointer)) return taken;
    for (const subscription& other : fresh)
      if (other->id == s.id)
        return error{error_code::duplicate_id, std::move(pointer), quoted(s.id.to_string()) + " a second time",
                     "one subscription per id"};
    auto made = subscription::make(std::move(s));
    if (!made) return std::move(made).error();
    fresh.push_back(std::move(made).value());
    return std::nullopt;
  };
  const std::optional<std::int64_t> seats = e.quantity ? e.quantity : from.quantity;
  if (auto wrong = add(migrated(here, from, e.id, offer, seats, e.terms, e.purchase_full_term), "/id"))
    return std::move(*wrong);
  for (std::size_t i = 0; i < e.add_ons.size(); ++i) {
    const std::string pointer = "/add_ons/" + std::to_string(i);
    const position add_on = position_of(c, e.add_ons[i].subscription);
    if (ruled_out(add_on == nowhere))  // `add_on_not_active` asks for it.
      return unknown(pointer + "/subscription", e.add_ons[i].subscription.to_string(), "a subscription of the customer");
    if (ruled_out(std::find(behind.begin(), behind.end(), add_on) != behind.end()))  // And `add_on_duplicated` for this.
      return here.refuse(q.what, requirement::add_on_duplicated);
    const subscription_fields& before = *c.subscriptions[add_on];
    const position to = equivalent_of(here, {at.customer, add_on});
    if (to == nowhere) return here.refuse(q.what, requirement::bundle_member_ineligible);
    subscription_fields s = migrated(here, before, e.add_ons[i].id, to, before.quantity, {}, e.purchase_full_term);
    s.parent = e.id;
    if (auto wrong = add(std::move(s), pointer + "/id")) return std::move(*wrong);
    behind.push_back(add_on);
  }
  return here.edit_and_add(at.customer, [&](customer_fields& record) {
    for (const position one : behind)
      change(record, one, [&](subscription_fields& s) { leave_behind(s, here.at()); });
    record.subscriptions.insert(record.subscriptions.end(), fresh.begin(), fresh.end());
  });
}

// ---- transfers ------------------------------------------------------------------------------

namespace {

struct transfer_place {
  position customer = nowhere;
  position transfer = nowhere;
};

/// *Cost*: linear in the customers where the event names none.
result<transfer_place> find(const editor& here, const transfer_reference& which) {
  const auto in = [&](position c) {
    const auto& all = here.in().customers[c].record().tenant->transfers;
    for (position i = 0; all && i < all->size(); ++i)
      if ((*all)[i].id == which.id) return i;
    return nowhere;
  };
  transfer_place found;
  if (which.customer) {
    found.customer = here.in().find(*which.customer);
    if (found.customer == nowhere) return editor::no_customer(*which.customer);
    found.transfer = in(found.customer);
  } else {
    for (position c = 0; c < here.in().customers.size(); ++c) {
      const position i = in(c);
      if (i == nowhere) continue;
      if (found.transfer != nowhere)
        return unknown("/transfer", which.id.to_string(),
                       "`customer` beside it, since several customers have a transfer of this id");
      found = {c, i};
    }
  }
  if (found.transfer == nowhere) return unknown("/transfer", which.id.to_string(), "a transfer of the directory");
  return found;
}

const csprel::transfer& transfer_at(const editor& here, const transfer_place& at) {
  return (*here.in().customers[at.customer].record().tenant->transfers)[at.transfer];
}

question asked(const editor& here, operation what, const transfer_place& at) {
  question q = here.about(what);
  q.which = transfer_resource{transfer_at(here, at).id.to_string(), here.in().customers[at.customer].record().id};
  return q;
}

/// The lines and theirs, which travel with them.
void flatten(const std::vector<transfer_line>& lines, std::vector<const transfer_line*>& all) {
  for (const transfer_line& line : lines) {
    all.push_back(&line);
    flatten(line.add_ons, all);
  }
}

/// Answers a transfer otherwise than by yes; who may has been asked of whoever did.
template <class Change>
event_result answer(editor& here, const transfer_reference& which, operation what, const Change& how) {
  if (!here.in().is_available(what)) return here.refuse(what, requirement::operation_not_available);
  const auto at = find(here, which);
  if (!at) return at.error();
  if (const auto no = here.unmet(asked(here, what, at.value()), nowhere, nowhere, {requirement::transfer_wrong_state}))
    return no;
  return here.edit(at.value().customer, [&](customer_fields& c) {
    how(*c.tenant.edit().transfers, at.value().transfer);
  });
}

/// The plan beneath which Azure subscriptions of the customer stand for this partner, or `nowhere`.
position plan_of(const editor& here, const customer_fields& c, const std::optional<partner_id>& seller) {
  for (position i = 0; i < c.subscriptions.size(); ++i)
    if (c.subscriptions[i]->seller == seller && here.track_here(*c.subscriptions[i]) == track::azure_plan &&
        state_of(*c.subscriptions[i]) != subscription_state::cancelled)
      return i;
  return nowhere;
}

/// Azure subscriptions move beneath the plan of the partner to be; who may act on them stays (XFR-16).
event_result move_azure(editor& here, const transfer_place& at, const std::vector<const transfer_line*>& lines) {
  const csprel::transfer& t = transfer_at(here, at);
  const customer_fields& before = here.in().customers[at.customer].record();
  const position plan = plan_of(here, before, t.target);
  if (plan == nowhere) return here.refuse(operation::transfer_accept, requirement::azure_plan_required);
  return here.edit(at.customer, [&](customer_fields& c) {
    std::vector<azure_entitlement> moved;
    for (position i = 0; i < c.subscriptions.size(); ++i) {
      if (i == plan || !c.subscriptions[i]->commerce->azure_entitlements) continue;
      change(c, i, [&](subscription_fields& s) {
        auto& held = *s.commerce.edit().azure_entitlements;
        const auto moves = [&](const azure_entitlement& one) {
          return std::any_of(lines.begin(), lines.end(), [&](const transfer_line* line) {
            return id_cast<azure_subscription_id>(line->subscription) == one.id;
          });
        };
        std::copy_if(held.begin(), held.end(), std::back_inserter(moved), moves);
        std::erase_if(held, moves);
      });
    }
    change(c, plan, [&](subscription_fields& s) {
      auto& held = s.commerce.edit().azure_entitlements;
      if (!held) return;  // What stands beneath it is not known, and stays so.
      const auto with_id = [](const azure_subscription_id& id) {
        return [id](const azure_entitlement& one) { return one.id == id; };
      };
      for (azure_entitlement& one : moved) {
        std::erase_if(*held, with_id(one.id));
        held->push_back(std::move(one));
      }
      // What stood beneath a plan whose list is not told is known by its id alone from now on; a benefit moves by itself.
      for (const transfer_line* line : lines) {
        azure_entitlement untold{id_cast<azure_subscription_id>(line->subscription), {}, {}, false, {}};
        if (position_of(c, line->subscription) == nowhere && std::none_of(held->begin(), held->end(), with_id(untold.id)))
          held->push_back(std::move(untold));
      }
    });
    (*c.tenant.edit().transfers)[at.transfer].status = transfer_status::complete;
  });
}

/// Seats are suspended at the source and stand anew at the target.
event_result move_seats(editor& here, const transfer_place& at, const std::vector<const transfer_line*>& lines,
                   const std::vector<successor>& successors) {
  const csprel::transfer& t = transfer_at(here, at);
  const customer_fields& c = here.in().customers[at.customer].record();
  std::vector<subscription> fresh;
  std::vector<position> behind;
  const auto heir_of = [&](const subscription_id& id) {
    return std::find_if(successors.begin(), successors.end(), [&](const successor& s) { return s.subscription == id; });
  };
  for (const transfer_line* line : lines) {
    const position from = position_of(c, line->subscription);
    if (from == nowhere || std::find(behind.begin(), behind.end(), from) != behind.end()) continue;
    if (state_of(*c.subscriptions[from]) == subscription_state::cancelled) continue;  // It stays so (CAN-3).
    const auto heir = heir_of(line->subscription);
    if (heir == successors.end())
      return missing("/subscriptions", ("the id that " + quoted(line->subscription.to_string()) + " has now").c_str());
    if (auto taken = unless_free(c, heir->id, "/subscriptions")) return std::move(*taken);
    subscription_fields s = *c.subscriptions[from];
    s.id = heir->id;
    s.resource = {};
    s.seller = t.target;
    s.order_id.clear();
    s.status = subscription_status::active;
    s.suspended_at.reset();
    s.creation_date = s.effective_start_date = here.at();
    if (line->quantity && *line->quantity > 0) s.quantity = line->quantity;  // XFR-7
    trim_batches(s, here.at());
    if (s.parent)
      if (const auto base = heir_of(*s.parent); base != successors.end()) s.parent = base->id;
    auto made = subscription::make(std::move(s));
    if (!made) return std::move(made).error();
    if (std::any_of(fresh.begin(), fresh.end(), [&](const subscription& o) { return o->id == made.value()->id; }))
      return error{error_code::duplicate_id, "/subscriptions", quoted(heir->id.to_string()) + " a second time",
                   "one subscription per id"};
    fresh.push_back(std::move(made).value());
    behind.push_back(from);
  }
  return here.edit_and_add(at.customer, [&](customer_fields& record) {
    for (const position one : behind)
      change(record, one, [&](subscription_fields& s) { set_suspended(s, here.track_here(s), here.at()); });
    record.subscriptions.insert(record.subscriptions.end(), fresh.begin(), fresh.end());
    (*record.tenant.edit().transfers)[at.transfer].status = transfer_status::complete;
  });
}

}  // namespace

event_result happened(editor& here, const transfer_created& e) {
  const operation what = operation::transfer_create;
  const position c = here.in().find(e.customer);
  if (c == nowhere) return editor::no_customer(e.customer);
  if (!here.in().is_available(what)) return here.refuse(what, requirement::operation_not_available);
  const customer_fields& record = here.in().customers[c].record();
  csprel::transfer t = e.transfer;
  if (!t.kind) return missing("/resource/kind", "`direct_to_indirect` or `azure_plan`");
  if (!record.tenant->transfers)
    return error{error_code::not_found, "/customer", "one that does not tell", "`transfers`, which this adds to"};
  const bool azure = *t.kind == transfer_kind::azure_plan;
  const transfer_status waiting = azure ? transfer_status::pending : transfer_status::active;
  if (!t.status) t.status = waiting;
  if (*t.status != waiting && *t.status != transfer_status::active)
    return here.refuse(what, requirement::transfer_wrong_state);
  if (!t.created) t.created = here.at();
  for (const auto& [party, pointer] : {std::pair{&t.source, "/resource/sourcePartnerTenantId"},
                                       std::pair{&t.target, "/resource/targetPartnerTenantId"}}) {
    if (!*party) return missing(pointer, "the GUID of a partner");
    // An Azure plan may come from a partner that the directory does not know.
    if (here.in().find(**party) == nowhere && !(azure && party == &t.source))
      return unknown(pointer, (*party)->to_string(), "a partner of the directory");
  }
  question q = here.about(what);
  q.which = customer_resource{e.customer};
  q.with.kind = azure ? request_kind::azure_plan : request_kind::direct_to_indirect;
  q.with.to = t.target;
  if (here.in().find(*t.source) != nowhere) q.with.from = t.source;
  q.with.subscriptions.emplace();
  std::vector<const transfer_line*> lines;
  flatten(t.lines, lines);
  for (const transfer_line* line : lines) q.with.subscriptions->push_back(line->subscription);
  if (const auto strange = first_strange_line(here.in(), c, *q.with.subscriptions, azure))
    return unknown("/resource/lineItems", lines[*strange]->subscription.to_string(), "a subscription of the customer");
  if (const auto no = here.unmet(q, here.in().find(azure ? *t.target : *t.source), nowhere,
                                 {requirement::not_in_sandbox, requirement::transfer_party_not_enabled,
                                  requirement::no_transfer_path, requirement::base_left_behind,
                                  requirement::already_in_transfer, requirement::subscription_cancelled,
                                  requirement::subscription_suspended, requirement::subscription_not_active,
                                  requirement::renewal_in_progress, requirement::operation_pending,
                                  requirement::source_is_requester}))
    return no;
  auto done = here.edit(c, [&](customer_fields& fields) {
    fields.tenant.edit().transfers->push_back(std::move(t));
  });
  return done;
}

event_result happened(editor& here, const transfer_accepted& e) {
  const operation what = operation::transfer_accept;
  if (!here.in().is_available(what)) return here.refuse(what, requirement::operation_not_available);
  const auto at = find(here, e.transfer);
  if (!at) return at.error();
  const csprel::transfer& t = transfer_at(here, at.value());
  if (const auto no = here.unmet(asked(here, what, at.value()), nowhere, nowhere,
                                 {requirement::transfer_wrong_state, requirement::transfer_expired,
                                  requirement::order_not_synchronised}))
    return no;
  if (!t.target || here.in().find(*t.target) == nowhere)
    return unknown("/transfer", t.id.to_string(), "a transfer to a partner of the directory");
  std::vector<const transfer_line*> lines;
  flatten(t.lines, lines);
  if (t.kind == transfer_kind::azure_plan) return move_azure(here, at.value(), lines);
  return move_seats(here, at.value(), lines, e.subscriptions);
}

event_result happened(editor& here, const transfer_rejected& e) {
  return answer(here, e.transfer, operation::transfer_reject, [](std::vector<csprel::transfer>& all, position at) {
    all[at].status = transfer_status::reject;
  });
}

event_result happened(editor& here, const transfer_withdrawn& e) {
  return answer(here, e.transfer, operation::transfer_withdraw, [](std::vector<csprel::transfer>& all, position at) {
    if (all[at].kind == transfer_kind::azure_plan)
      all[at].status = transfer_status::cancelled;
    else
      all.erase(all.begin() + static_cast<std::ptrdiff_t>(at));  // XFR-8: it is deleted.
  });
}

// ---- Azure ----------------------------------------------------------------------------------

event_result happened(editor& here, const azure_subscription_changed& e) {
  const operation what = operation::azure_deploy;
  if (!here.in().is_available(what)) return here.refuse(what, requirement::operation_not_available);
  const auto found = here.find(e.subscription);
  if (!found) return found.error();
  const place at = found.value();
  const subscription_fields& plan = record_at(here, at);
  const auto kind = here.track_here(plan);
  if (kind && *kind != track::azure_plan && *kind != track::azure_legacy)
    return here.refuse(what, requirement::wrong_track);
  const auto& held = plan.commerce->azure_entitlements;
  if (!held)
    return error{error_code::not_found, "/subscription", "one that does not tell",
                 "`azureEntitlements`, which this adds to"};
  const bool is_new = std::none_of(held->begin(), held->end(),
                                   [&](const azure_entitlement& one) { return one.id == e.entitlement.id; });
  const position seller = here.row_of(at).seller;
  return here.edit(at.customer, [&](customer_fields& c) {
    change(c, at.subscription, [&](subscription_fields& s) {
      auto& all = *s.commerce.edit().azure_entitlements;
      if (is_new)
        all.push_back(e.entitlement);
      else
        *std::find_if(all.begin(), all.end(),
                      [&](const azure_entitlement& one) { return one.id == e.entitlement.id; }) = e.entitlement;
    });
    if (!is_new || seller == nowhere || !c.tenant->azure_roles) return;
    const partner_fields& partner = here.in().fields(seller);
    if (!partner.account->groups) return;
    for (const security_group& group : *partner.account->groups)
      if (group.agent == agent_role::admin_agent)
        c.tenant.edit().azure_roles->push_back(
            {partner.id, e.entitlement.id, "Owner", id_cast<directory_object_id>(group.id), {}});
  });
}

}  // namespace csprel::detail
