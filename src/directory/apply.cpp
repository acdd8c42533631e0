// SPDX-License-Identifier: Apache-2.0
#include "csprel/directory/apply.hpp"

#include <algorithm>

#include "directory/apply_gdap.hpp"
#include "directory/apply_moves.hpp"
#include "directory/commerce.hpp"
#include "directory/editor.hpp"
#include "directory/ruled_out.hpp"

namespace csprel {
namespace detail {
namespace {

/// Changes one world in place, event by event.
class event_editor : public editor {
 public:
  using editor::editor;

  /// What apply_gdap.hpp and apply_moves.hpp know.
  template <class Event>
    requires requires(editor& here, const Event& e) { happened(here, e); }
  event_result operator()(const Event& e) {
    return happened(*this, e);
  }

  event_result operator()(const customer_created& e) {
    const position partner = in_.find(e.partner);
    if (partner == nowhere) return no_partner(e.partner);
    if (in_.find(e.who->id) != nowhere)
      return refuse(operation::customer_create, requirement::customer_already_exists);
    customer_fields c = *e.who;
    c.relationships.push_back({e.partner, relationship_type::reseller, at_, relationship_origin::created, {}});
    if (in_china())
      c.delegated_admins.push_back({e.partner, std::nullopt, at_, {}});
    else if (const auto wrong = start_access(*this, e, c))
      return *wrong;
    auto record = customer::make(std::move(c));
    if (!record) return std::move(record).error();
    const auto rows = make_rows(in_, record.value(), "/resource");
    if (!rows) return rows.error();
    enter(own(in_.lookup), *record.value(), static_cast<position>(in_.customers.size()));
    enter_gdap(own(in_.lookup), *record.value(), static_cast<position>(in_.customers.size()));
    in_.customers.add(std::make_shared<const customer>(std::move(record).value()), rows.value());
    return applied;
  }

  event_result operator()(const relationship_accepted& e) {
    if (!in_china()) return happened(*this, e);
    const position c = in_.find(e.customer);
    if (c == nowhere) return no_customer(e.customer);
    question q{{}, operation::relationship_accept, invitation_resource{e.link}, {}, at_};
    q.with.services = e.services;
    if (auto wrong = unless_services_exist(e.services)) return std::move(*wrong);
    if (const auto no = conditions(q, nowhere, c)) return no;
    const partner_id owner = in_.fields(in_.find_link_owner(e.link)).id;
    return edit(c, [&](customer_fields& record) {
      accept(record, owner);
      grant(record, owner, e.services);
    });
  }

  event_result operator()(const relationship_ended& e) {
    if (!in_china()) return happened(*this, e);
    const position c = in_.find(e.customer);
    if (c == nowhere) return no_customer(e.customer);
    const position partner = in_.find(e.partner);
    if (partner == nowhere) return no_partner(e.partner);
    const auto& all = in_.customers[c].record().relationships;
    if (std::none_of(all.begin(), all.end(), [&](const relationship& r) {
          return r.partner == e.partner && r.type != relationship_type::none;
        }))
      return std::optional<event_refusal>{{0, requirement::no_relationship, "REM-02 SUB-17"}};
    return edit(c, [&](customer_fields& record) {
      std::erase_if(record.relationships, [&](const relationship& r) { return r.partner == e.partner; });
    });
  }

  event_result operator()(const delegated_admin_granted& e) {
    if (!in_china()) return happened(*this, e);
    const position c = in_.find(e.customer);
    if (c == nowhere) return no_customer(e.customer);
    if (in_.find(e.partner) == nowhere) return no_partner(e.partner);
    if (!e.services) return error{error_code::missing_member, "/services", "nothing", "an array of services"};
    if (auto wrong = unless_services_exist(*e.services)) return std::move(*wrong);
    question q{{}, operation::delegated_admin_grant, partner_resource{e.partner, e.customer}, {}, at_};
    q.with.services = e.services;
    if (const auto no = conditions(q, nowhere, c)) return no;
    return edit(c, [&](customer_fields& record) { grant(record, e.partner, *e.services); });
  }

  event_result operator()(const delegated_admin_removed& e) {
    if (!in_china()) return happened(*this, e);
    const position c = in_.find(e.customer);
    if (c == nowhere) return no_customer(e.customer);
    if (in_.find(e.partner) == nowhere) return no_partner(e.partner);
    if (e.services)
      if (auto wrong = unless_services_exist(*e.services)) return std::move(*wrong);
    question q{{}, operation::delegated_admin_remove, partner_resource{e.partner, e.customer}, {}, at_};
    q.with.services = e.services;
    if (const auto no = conditions(q, nowhere, c)) return no;
    return edit(c, [&](customer_fields& record) { remove(record, e.partner, e.services); });
  }

  event_result operator()(const subscription_created& e) {
    const position c = in_.find(e.customer);
    if (c == nowhere) return no_customer(e.customer);
    const position partner = in_.find(e.partner);
    if (partner == nowhere) return no_partner(e.partner);
    question q{{}, operation::subscription_create, customer_resource{e.customer}, {}, at_};
    q.with.offer = e.offer;
    q.with.quantity = e.quantity;
    set_terms(q, e.terms);
    if (const auto no = conditions(q, partner, nowhere)) return no;
    if (in_.find(e.offer) == nowhere) return no_offer("/offer", e.offer);
    subscription_fields s = ordered(e.id, e.offer, e.quantity, e.terms);
    s.seller = e.partner;
    if (!in_china()) s.reseller_of_record = e.reseller;
    return add(c, std::move(s));
  }

  event_result operator()(const add_on_ordered& e) {
    const auto parent = find(e.parent);
    if (!parent) return parent.error();
    const auto [c, at] = parent.value();
    question q{{}, operation::subscription_order_add_on, resource_of(parent.value()), {}, at_};
    q.with.offer = e.offer;
    q.with.quantity = e.quantity;
    set_terms(q, e.terms);
    const position seller = in_.customers[c].subscriptions[at].seller;
    const requirement_set relationship{requirement::no_relationship};
    if (const auto no = conditions(q, seller, nowhere, relationship)) return no;
    if (in_.find(e.offer) == nowhere) return no_offer("/offer", e.offer);
    const subscription_fields& above = *in_.customers[c].record().subscriptions[at];
    subscription_fields s = ordered(e.id, e.offer, e.quantity, e.terms);
    s.seller = above.seller;
    s.channel = above.channel;
    s.parent = above.id;
    return add(c, std::move(s));
  }

  event_result operator()(const seats_changed& e) {
    const auto found = find(e.subscription);
    if (!found) return found.error();
    const subscription_row& row = row_of(found.value());
    const bool fewer = row.has_seats() && e.quantity < row.seats();
    question q{{}, fewer ? operation::subscription_remove_seats : operation::subscription_add_seats,
               resource_of(found.value()), {}, at_};
    // The new total is checked below, whatever the step; what can be given back, by the step.
    q.with.quantity = 1;
    if (!in_china() && row.has_seats())
      q.with.quantity = std::max<std::int64_t>(1, fewer ? row.seats() - e.quantity : e.quantity - row.seats());
    requirement_set elsewhere{requirement::no_relationship, requirement::quantity_out_of_range};
    // As many as before are no step, and no more than there were.
    if (row.has_seats() && e.quantity == row.seats())
      elsewhere = elsewhere | requirement_set{requirement::seats_not_adjustable, requirement::seat_ceiling_exceeded};
    if (const auto no = conditions(q, row.seller, nowhere, elsewhere)) return no;
    const bool more = !row.has_seats() || e.quantity > row.seats();
    const bool ask_minimum = fewer || !row.has_seats();
    if (seats_within(in_, e.quantity, row.offer, ask_minimum, more).value() == truth::no)
      return refuse(q.what, requirement::quantity_out_of_range);
    return change(found.value(), [&](subscription_fields& s) { set_seats(s, track_here(s), e.quantity, at_, return_window()); });
  }

  event_result operator()(const subscription_transitioned& e) {
    if (!in_china()) return happened(*this, e);
    question q = about(operation::subscription_transition);
    q.with.target_offer = e.target_offer;
    q.with.quantity = e.quantity;
    return happen(e.subscription, q, [&](subscription_fields& s) {
      set_offer_name(s, (*in_.offers->records[in_.find(e.target_offer)]).name);
      s.offer = (*in_.offers->records[in_.find(e.target_offer)]).id;
      if (e.quantity) s.quantity = e.quantity;
    });
  }

  event_result operator()(const subscription_suspended& e) {
    const auto suspend = [&](subscription_fields& s) { set_suspended(s, track_here(s), at_); };
    return happen(e.subscription, about(operation::subscription_suspend), suspend,
                  [&](subscription_fields& add_on) {
                    if (follows_its_base(add_on) && add_on.status == subscription_status::active) suspend(add_on);
                  });
  }

  event_result operator()(const subscription_reactivated& e) {
    return happen(e.subscription, about(operation::subscription_reactivate), set_reactivated);
  }

  event_result operator()(const subscription_cancelled& e) {
    return happen(e.subscription, about(operation::subscription_cancel), set_cancelled,
                  [&](subscription_fields& add_on) {
                    if (follows_its_base(add_on) && state_of(add_on) != subscription_state::cancelled)
                      set_cancelled(add_on);
                  });
  }

  event_result operator()(const subscription_renamed& e) {
    return happen(e.subscription, about(operation::subscription_rename),
                  [&](subscription_fields& s) { s.friendly_name = e.name; });
  }

  event_result operator()(const reseller_of_record_changed& e) {
    question q = about(operation::subscription_change_reseller_of_record);
    q.with.mpn_id = mpn_id_choice{e.mpn_id};
    const auto found = find(e.subscription);
    if (!found) return found.error();
    if (row_of(found.value()).seller == nowhere) return refuse(q.what, requirement::not_original_reseller);
    return happen(e.subscription, q, [&](subscription_fields& s) {
      s.reseller_of_record = e.mpn_id;
      // Elsewhere the document may name it itself, and that is the one that is read.
      if (!in_china() && !s.partner_of_record.empty()) s.partner_of_record = e.mpn_id.value_or("");
    });
  }

  event_result operator()(const partner_standing_changed& e) {
    return edit_partner(e.partner, [&](partner_fields& p) { p.standing = e.standing; }, "/standing");
  }

  // ---- of the clouds other than 21Vianet ----------------------------------------------------

  event_result operator()(const auto_renew_set& e) {
    question q = about(operation::subscription_set_auto_renew);
    q.with.enabled = e.enabled;
    return happen_elsewhere(e.subscription, q, [&](subscription_fields& s) { set_auto_renew(s, e.enabled); });
  }

  event_result operator()(const change_scheduled& e) {
    question q = about(operation::subscription_schedule_change);
    q.with.quantity = e.next_term.quantity;
    q.with.custom_term_end_date = e.next_term.custom_term_end_date;
    if (const auto& product = e.next_term.product) {
      q.with.term = from_wire<term>(product->term_duration);
      if (product->billing_cycle) q.with.billing_cycle = product->billing_cycle->known();
      if (!product->product_id.empty())
        q.with.target_offer = offer_id::parse(product->product_id + ":" + product->sku_id);
    }
    return happen_elsewhere(e.subscription, q,
                            [&](subscription_fields& s) { s.commerce.edit().next_term = e.next_term; });
  }

  event_result operator()(const schedule_removed& e) {
    return happen_elsewhere(e.subscription, about(operation::subscription_schedule_change),
                            [](subscription_fields& s) { s.commerce.edit().next_term.reset(); });
  }

  event_result operator()(const renewal_completed& e) {
    return happen_elsewhere(e.subscription, about(operation::subscription_renew), [&](subscription_fields& s) {
      set_renewed(s, track_here(s), e.term_end, at_);
      const position offer = in_.find(s.offer);
      if (offer != nowhere) set_offer_name(s, (*in_.offers->records[offer]).name);
    });
  }

  event_result operator()(const agreement_attested& e) {
    if (in_china()) return refuse(operation::customer_attest_agreement, requirement::operation_not_available);
    const position c = in_.find(e.customer);
    if (c == nowhere) return no_customer(e.customer);
    if (in_.find(e.partner) == nowhere) return no_partner(e.partner);
    return edit(c, [&](customer_fields& record) {
      auto& agreements = record.tenant.edit().agreements;
      if (!agreements) agreements.emplace();
      agreements->push_back(e.agreement);
      agreements->back().partner = e.partner;
      if (agreements->back().type.empty()) agreements->back().type = "MicrosoftCustomerAgreement";
    });
  }

  event_result operator()(const agreement_signed& e) {
    if (in_china()) return refuse(operation::customer_attest_agreement, requirement::operation_not_available);
    const position c = in_.find(e.customer);
    if (c == nowhere) return no_customer(e.customer);
    return edit(c, [](customer_fields& record) {
      auto& told = record.tenant.edit().direct_signed;
      if (!told) told.emplace();
      told->is_signed = true;
    });
  }

  event_result operator()(const customer_reviewed& e) {
    if (in_china()) return refuse(operation::customer_update_details, requirement::operation_not_available);
    const position c = in_.find(e.customer);
    if (c == nowhere) return no_customer(e.customer);
    return edit(c, [&](customer_fields& record) { record.tenant.edit().review = e.review; });
  }

  event_result operator()(const partner_agreement_signed& e) {
    if (in_china()) return refuse(operation::partner_accept_agreement, requirement::operation_not_available);
    return edit_partner(e.partner, [&](partner_fields& p) {
      agreement_status told;
      told.is_signed = true;
      told.signed_at = at_;
      p.account.edit().mpa = told;
    });
  }

  event_result operator()(const partnership_started& e) {
    const operation what = operation::partnership_accept;
    if (in_china()) return refuse(what, requirement::operation_not_available);
    const position provider = in_.find(e.provider);
    if (provider == nowhere) return no_provider(e.provider);
    const position reseller = in_.find(e.partner);
    if (reseller == nowhere) return no_partner(e.partner);
    if (in_.row(provider).model != partner_model::indirect_provider)
      return refuse(operation::partnership_request, requirement::not_indirect_provider);
    if (!is_indirect_reseller(in_.fields(reseller))) return refuse(what, requirement::not_indirect_reseller);
    return edit_partner(e.provider, [&](partner_fields& p) {
      auto& all = p.account.edit().partnerships;
      if (!all) all.emplace();
      std::erase_if(*all, [&](const partnership& one) { return one.other == e.partner; });
      partnership fresh;
      fresh.other = e.partner;
      fresh.type = partnership_type::is_indirect_cloud_solution_provider_of;
      fresh.state = "Active";
      all->push_back(std::move(fresh));
    });
  }

  event_result operator()(const partnership_ended& e) {
    if (in_china()) return refuse(operation::partnership_remove, requirement::operation_not_available);
    const position provider = in_.find(e.provider);
    if (provider == nowhere) return no_provider(e.provider);
    const position reseller = in_.find(e.partner);
    if (reseller == nowhere) return no_partner(e.partner);
    if (is_partnered(in_, provider, reseller).value() == truth::no)
      return refuse(operation::partnership_remove, requirement::partnership_missing);
    // Either side's list keeps the partnership as one that has ended, so that it is known to have.
    const auto leave = [](partner_fields& p, const partner_id& other) {
      std::erase(p.providers, other);
      auto& all = p.account.edit().partnerships;
      if (!all) all.emplace();
      std::erase_if(*all, [&](const partnership& one) { return one.other == other; });
      partnership ended;
      ended.other = other;
      ended.state = "Terminated";
      all->push_back(std::move(ended));
    };
    auto done = edit_partner(e.provider, [&](partner_fields& p) { leave(p, e.partner); });
    if (ruled_out(!done || done.value())) return done;  // Whoever has fewer partners is one still.
    return edit_partner(e.partner, [&](partner_fields& p) { leave(p, e.provider); });
  }

  event_result operator()(const partner_added& e) {
    const auto last = static_cast<position>(in_.partners->records.size());
    if (auto wrong = put_partner(in_.cloud, in_.partners, last, e.partner)) return at_member(std::move(*wrong), "/partner");
    return applied;
  }

  event_result operator()(const offer_added& e) {
    const bool has_product = in_.find(e.offer->id) != nowhere;
    if (auto wrong = add_offer(in_.cloud, in_.offers, e.offer)) return at_member(std::move(*wrong), "/offer");
    if (!has_product) return applied;
    // Subscriptions of this very offer were of another of its product so far.
    for (position c = 0; c < in_.customers.size(); ++c) {
      const auto& all = in_.customers[c].record().subscriptions;
      if (std::none_of(all.begin(), all.end(), [&](const subscription& s) { return s->offer == e.offer->id; })) continue;
      auto done = edit(c, [](customer_fields&) {});
      if (!done || ruled_out(done.value().has_value())) return done;  // Only in 21Vianet a record refuses.
    }
    return applied;
  }

 private:
  /// Adds what is not granted yet, to the partner's last entry that names services or to a new one.
  void grant(customer_fields& record, const partner_id& partner, std::vector<service_name> services) const {
    delegated_admin* named = nullptr;
    for (delegated_admin& entry : record.delegated_admins) {
      if (entry.partner != partner || !entry.services) continue;
      named = &entry;
      std::erase_if(services, [&](const service_name& s) {
        return std::find(entry.services->begin(), entry.services->end(), s) != entry.services->end();
      });
    }
    std::vector<service_name> fresh;
    for (service_name& s : services)
      if (std::find(fresh.begin(), fresh.end(), s) == fresh.end()) fresh.push_back(std::move(s));
    if (fresh.empty()) return;
    if (named == nullptr)
      record.delegated_admins.push_back({partner, std::move(fresh), at_, {}});
    else
      named->services->insert(named->services->end(), fresh.begin(), fresh.end());
  }

  /// Takes services away. An entry whose services are not known stays as it is: what is left of it
  /// is still not known, and grants nothing for certain.
  void remove(customer_fields& record, const partner_id& partner,
              const std::optional<std::vector<service_name>>& services) const {
    for (delegated_admin& entry : record.delegated_admins)
      if (services && entry.partner == partner && entry.services)
        std::erase_if(*entry.services, [&](const service_name& s) {
          return std::find(services->begin(), services->end(), s) != services->end();
        });
    std::erase_if(record.delegated_admins, [&](const delegated_admin& entry) {
      return entry.partner == partner && (!services || (entry.services && entry.services->empty()));
    });
  }
};

}  // namespace

result<std::optional<event_refusal>> happen(world& in, const event& e) {
  auto done = std::visit(event_editor{in, e.at}, e.what);
  if (done && !done.value() && (!in.as_of || *in.as_of < e.at)) in.as_of = e.at;
  return done;
}

}  // namespace detail

result<application> replay(const directory& before, std::span<const event> events) {
  auto world = std::make_shared<detail::world>(before.world());
  for (std::size_t i = 0; i < events.size(); ++i) {
    auto done = detail::happen(*world, events[i]);
    if (!done) {
      error wrong = std::move(done).error();
      wrong.pointer = "/" + std::to_string(i) + wrong.pointer;
      return wrong;
    }
    if (done.value()) {
      event_refusal refused = *done.value();
      refused.index = i;
      return application{directory{std::move(world)}, refused};
    }
  }
  return application{directory{std::move(world)}, std::nullopt};
}

result<application> apply(const directory& before, const event& e) {
  auto done = replay(before, std::span{&e, 1});
  if (done) return done;
  error wrong = std::move(done).error();
  wrong.pointer.erase(0, 2);  // A single event has no index.
  return wrong;
}

}  // namespace csprel
