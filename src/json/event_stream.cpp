// SPDX-License-Identifier: Apache-2.0
#include "csprel/json/event_stream.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "csprel/directory/instant_text.hpp"
#include "json/descriptions.hpp"
#include "json/event_writer.hpp"
#include "json/object_reader.hpp"
#include "json/place.hpp"
#include "json/records.hpp"
#include "json/resources.hpp"
#include "json/strict_parser.hpp"

namespace csprel::json {

namespace bj = boost::json;

namespace {

/// Reads the members of one event. What is wrong goes to `wrong`; the value is then of no use.
class event_reader {
 public:
  event_reader(object_reader& in, const place& here, std::optional<error>& wrong)
      : in_(in), here_(here), wrong_(wrong) {}

  /// The fact that `name` stands for; the alternatives of event_alternatives are in the order of event_names.
  event_fact read(std::string_view name) {
    const auto at = std::find(std::begin(event_names), std::end(event_names), name);
    if (at == std::end(event_names)) {
      std::string expected = "one of";
      for (const std::string_view known : event_names) expected += " `" + std::string(known) + "`";
      report(wrong_, error_code::unknown_word, in_.at("event"), quoted(name), std::move(expected));
      return relationship_ended{};
    }
    return readers(std::make_index_sequence<std::variant_size_v<event_alternatives>>{})[static_cast<std::size_t>(
        at - std::begin(event_names))](*this);
  }

 private:
  using reader = event_fact (*)(event_reader&);
  template <std::size_t... I>
  static std::array<reader, sizeof...(I)> readers(std::index_sequence<I...>) {
    return {[](event_reader& self) -> event_fact {
      return self.fact(std::type_identity<std::variant_alternative_t<I, event_alternatives>>{});
    }...};
  }

  customer_id customer() { return in_.required_guid<customer_id>("customer"); }
  partner_id partner_member() { return in_.required_guid<partner_id>("partner"); }
  subscription_reference reference() {
    return {in_.required_id<subscription_id>("subscription"), in_.guid<customer_id>("customer")};
  }
  gdap_reference relationship() {
    return {in_.required_id<gdap_relationship_id>(either("relationship", "gdap_relationship")),
            in_.guid<customer_id>("customer")};
  }
  /// The member, or where only that is there, the one that says the same.
  std::string_view either(std::string_view name, std::string_view other) {
    return in_.find(name) == nullptr && in_.find(other) != nullptr ? other : name;
  }
  /// A member of a group as the directory tells it, or its id alone, which is a user's then.
  group_member member(std::string_view name) {
    const bj::value* told = in_.find(name);
    if (told == nullptr || !told->is_string()) return resource<group_member>(name);
    group_member user;
    user.id = in_.required_id<directory_object_id>(name);
    user.kind = directory_object_kind::user;
    return user;
  }
  transfer_reference transfer_member() {
    return {in_.required_id<transfer_id>("transfer"), in_.guid<customer_id>("customer")};
  }
  order_terms terms() {
    order_terms told;
    member_reader m = as_sent();
    m("termDuration", told.term_duration);
    m("billingCycle", told.billing_cycle);
    m("commitmentEndDateTime", told.term_end);
    return told;
  }
  template <class E>
  std::optional<E> word(std::string_view name) {
    return in_.find(name) == nullptr ? std::nullopt : std::optional{in_.required_word<E>(name)};
  }
  /// A resource that the document holds itself, or that `describe_resource` tells apart from what stands beside it.
  template <class T>
  T resource(std::string_view name = "resource") {
    T value{};
    if constexpr (requires(member_reader& m, T& v) { describe_resource(m, v); })
      as_sent().resource(name, [&value](auto& inner) { describe_resource(inner, value); });
    else
      as_sent().resource(name, [&value](auto& inner) { describe(inner, value); });
    return value;
  }
  std::vector<successor> successors(std::string_view name) {
    return in_.list<successor>(
        name, [](const bj::value& value, const place& at, std::optional<error>& wrong) -> std::optional<successor> {
          const auto* members = read_object(value, at, "a pair of `subscription` and `id`, an object", wrong);
          if (members == nullptr) return std::nullopt;
          object_reader in(*members, at, member_names::exact, wrong);
          return successor{in.required_id<subscription_id>("subscription"), in.required_id<subscription_id>("id")};
        });
  }
  std::int64_t quantity() {
    if (in_.required("quantity", "a number of seats") == nullptr) return 0;
    return in_.integer("quantity").value_or(0);
  }
  std::string required_text(std::string_view name) {
    if (in_.required(name, "a text") == nullptr) return {};
    return in_.text_or_empty(name);
  }

  event_fact fact(std::type_identity<customer_created>) {
    customer_fields c;
    c.id = customer();
    if (const auto* resource = in_.object("resource")) {
      const customer_id named = c.id;
      read_resource(*resource, place{here_, "resource"}, true, c, wrong_);
      refuse_too_deep(*in_.find("resource"), level_of_customer_resource, place{here_, "resource"}, wrong_);
      if (c.id != named)
        report(wrong_, error_code::malformed_value, place{here_, "resource"}, "the resource of another customer",
               "that of `customer`");
    }
    auto made = csprel::customer::make(std::move(c));
    customer_created e{std::move(made).value(), partner_member(), in_.boolean("default_gdap")};
    as_document()("delegatedAdminRelationships", e.gdap_relationships);
    return e;
  }
  event_fact fact(std::type_identity<relationship_accepted>) {
    return relationship_accepted{customer(), required_text("link"),
                                 in_.services("services").value_or(std::vector<service_name>{}),
                                 in_.boolean("with_delegated_admin")};
  }
  event_fact fact(std::type_identity<relationship_ended>) {
    return relationship_ended{customer(), partner_member()};
  }
  event_fact fact(std::type_identity<delegated_admin_granted>) {
    return delegated_admin_granted{customer(), partner_member(), in_.services("services")};
  }
  event_fact fact(std::type_identity<delegated_admin_removed>) {
    return delegated_admin_removed{customer(), partner_member(), in_.services("services"), word<grant_ender>("by")};
  }
  event_fact fact(std::type_identity<subscription_created>) {
    return subscription_created{customer(), partner_member(), in_.required_id<offer_id>("offer"), quantity(),
                                in_.required_id<subscription_id>("id"), terms(), in_.text("partnerId")};
  }
  event_fact fact(std::type_identity<add_on_ordered>) {
    return add_on_ordered{reference(), in_.required_id<offer_id>("offer"), quantity(),
                          in_.required_id<subscription_id>("id"), terms()};
  }
  event_fact fact(std::type_identity<seats_changed>) { return seats_changed{reference(), quantity()}; }
  event_fact fact(std::type_identity<subscription_transitioned>) {
    return subscription_transitioned{reference(), in_.required_id<offer_id>("target_offer"),
                                     in_.integer("quantity"), in_.id<subscription_id>("id"),
                                     in_.id<subscription_id>("target_subscription"), terms()};
  }
  event_fact fact(std::type_identity<subscription_suspended>) { return subscription_suspended{reference()}; }
  event_fact fact(std::type_identity<subscription_reactivated>) {
    return subscription_reactivated{reference()};
  }
  event_fact fact(std::type_identity<subscription_cancelled>) { return subscription_cancelled{reference()}; }
  event_fact fact(std::type_identity<subscription_renamed>) {
    return subscription_renamed{reference(), required_text("name")};
  }
  event_fact fact(std::type_identity<reseller_of_record_changed>) {
    reseller_of_record_changed e{reference(), std::nullopt};
    const bj::value* id = in_.required("mpn_id", "an MPN id, or null to remove it");
    if (id != nullptr && !id->is_null()) e.mpn_id = in_.text("mpn_id");
    return e;
  }
  event_fact fact(std::type_identity<partner_standing_changed>) {
    return partner_standing_changed{partner_member(), in_.required_word<csprel::standing>("standing")};
  }
  event_fact fact(std::type_identity<partner_added>) {
    return record<partner_added>("partner", level_of_partner, [](const bj::value& value, const place& at) {
      return read_partner(value, at, true);
    });
  }
  event_fact fact(std::type_identity<offer_added>) {
    return record<offer_added>("offer", level_of_offer, [](const bj::value& value, const place& at) {
      return read_offer(value, at);
    });
  }

  event_fact fact(std::type_identity<auto_renew_set>) {
    auto_renew_set e{reference(), false};
    const std::string_view enabled = either("autoRenewEnabled", "enabled");
    if (in_.required(enabled, "true or false") != nullptr) e.enabled = in_.boolean(enabled).value_or(false);
    return e;
  }
  event_fact fact(std::type_identity<change_scheduled>) {
    change_scheduled e{reference(), {}};
    as_sent().required("scheduledNextTermInstructions", e.next_term, "what is scheduled, an object");
    return e;
  }
  event_fact fact(std::type_identity<schedule_removed>) { return schedule_removed{reference()}; }
  event_fact fact(std::type_identity<renewal_completed>) {
    return renewal_completed{reference(), in_.time("commitmentEndDateTime")};
  }
  event_fact fact(std::type_identity<agreement_attested>) {
    agreement_attested e{customer(), partner_member(), {}};
    as_sent().resource("resource", [&e](auto& inner) { describe_resource(inner, e.agreement); });
    e.agreement.partner = e.partner;
    return e;
  }
  event_fact fact(std::type_identity<agreement_signed>) { return agreement_signed{customer()}; }
  event_fact fact(std::type_identity<partner_agreement_signed>) {
    return partner_agreement_signed{partner_member()};
  }
  event_fact fact(std::type_identity<partnership_started>) {
    return partnership_started{in_.required_guid<partner_id>("provider"), partner_member()};
  }
  event_fact fact(std::type_identity<partnership_ended>) {
    return partnership_ended{in_.required_guid<partner_id>("provider"), partner_member()};
  }
  event_fact fact(std::type_identity<customer_reviewed>) {
    return customer_reviewed{customer(), in_.required_word<customer_review>("review")};
  }

  event_fact fact(std::type_identity<relationship_requested>) {
    return relationship_requested{partner_member(), in_.guid<customer_id>("customer"), word<request_kind>("kind"),
                                  in_.boolean("with_delegated_admin")};
  }
  event_fact fact(std::type_identity<gdap_created>) {
    return gdap_created{customer(), partner_member(), resource<gdap_relationship>()};
  }
  event_fact fact(std::type_identity<gdap_submitted>) { return gdap_submitted{relationship()}; }
  event_fact fact(std::type_identity<gdap_approved>) {
    return gdap_approved{relationship(), in_.time("activatedDateTime")};
  }
  event_fact fact(std::type_identity<gdap_activated>) {
    return gdap_activated{relationship(), in_.time("endDateTime")};
  }
  event_fact fact(std::type_identity<gdap_rejected>) { return gdap_rejected{relationship()}; }
  event_fact fact(std::type_identity<gdap_terminated>) {
    return gdap_terminated{relationship(), word<grant_ender>("by")};
  }
  event_fact fact(std::type_identity<gdap_expired>) { return gdap_expired{relationship()}; }
  event_fact fact(std::type_identity<gdap_extended>) {
    return gdap_extended{relationship(), in_.duration("autoExtendDuration"), in_.time("endDateTime")};
  }
  event_fact fact(std::type_identity<gdap_assignment_created>) {
    return gdap_assignment_created{relationship(), resource<access_assignment>()};
  }
  event_fact fact(std::type_identity<gdap_assignment_activated>) {
    return gdap_assignment_activated{relationship(), in_.required_id<access_assignment_id>("assignment")};
  }
  event_fact fact(std::type_identity<gdap_assignment_updated>) {
    return gdap_assignment_updated{relationship(), resource<access_assignment>()};
  }
  event_fact fact(std::type_identity<gdap_assignment_deleted>) {
    return gdap_assignment_deleted{relationship(), in_.required_id<access_assignment_id>("assignment")};
  }
  event_fact fact(std::type_identity<group_member_added>) {
    return group_member_added{partner_member(), in_.required_id<group_id>("group"), member(either("resource", "member"))};
  }
  event_fact fact(std::type_identity<group_member_removed>) {
    return group_member_removed{partner_member(), in_.required_id<group_id>("group"), member("member").id};
  }
  event_fact fact(std::type_identity<subscription_migrated>) {
    return subscription_migrated{reference(), in_.required_id<subscription_id>("id"), in_.id<offer_id>("offer"),
                                 in_.integer("quantity"), terms(),
                                 in_.boolean("purchase_full_term").value_or(false), successors("add_ons")};
  }
  event_fact fact(std::type_identity<trial_converted>) {
    return trial_converted{reference(), in_.id<offer_id>("target_offer"), in_.integer("quantity"),
                           in_.id<subscription_id>("id"), in_.id<subscription_id>("target_subscription"), terms()};
  }
  event_fact fact(std::type_identity<transfer_created>) {
    return transfer_created{customer(), resource<csprel::transfer>()};
  }
  event_fact fact(std::type_identity<transfer_accepted>) {
    return transfer_accepted{transfer_member(), successors("subscriptions")};
  }
  event_fact fact(std::type_identity<transfer_rejected>) { return transfer_rejected{transfer_member()}; }
  event_fact fact(std::type_identity<transfer_withdrawn>) { return transfer_withdrawn{transfer_member()}; }
  event_fact fact(std::type_identity<azure_subscription_changed>) {
    return azure_subscription_changed{reference(), resource<azure_entitlement>()};
  }

  /// Reads what stands in documents beside what the API returned.
  member_reader as_document() { return {in_, member_names::exact, true, wrong_}; }
  /// Reads what stands in documents as the API returned it.
  member_reader as_sent() { return {in_, member_names::any_case, true, wrong_}; }

  /// A whole record; where it is wrong, any other event stands in for it.
  template <class Event, class Read>
  event_fact record(std::string_view member, std::size_t level, const Read& read) {
    const bj::value* value = in_.required(member, "the whole object");
    if (value == nullptr) return relationship_ended{};
    refuse_too_deep(*value, level, place{here_, member}, wrong_);
    auto made = read(*value, place{here_, member});
    if (made) return Event{std::move(made).value()};
    if (!wrong_) wrong_ = std::move(made).error();
    return relationship_ended{};
  }

  object_reader& in_;
  const place& here_;
  std::optional<error>& wrong_;
};

result<event> read_event(const bj::value& value, const place& here) {
  std::optional<error> wrong;
  const auto* members = read_object(value, here, "an event, which is an object", wrong);
  if (members == nullptr) return *std::move(wrong);
  object_reader in(*members, here, member_names::exact, wrong);
  instant at;
  if (in.required("at", "an RFC 3339 time") != nullptr) at = in.time("at").value_or(at);
  event_fact fact = relationship_ended{};
  const auto name = in.required("event", "the name of an event") ? in.text("event") : std::nullopt;
  if (name) fact = event_reader(in, here, wrong).read(*name);
  if (wrong) return *std::move(wrong);
  return event{at, std::move(fact)};
}

result<std::vector<event>> read_array(std::string_view text, const limits& bounds) {
  const auto root = parse(text, bounds);
  if (!root) return root.error();
  std::vector<event> events;
  const place here;
  for (const bj::value& value : root.value().get_array()) {
    auto e = read_event(value, place{here, events.size()});
    if (!e) return std::move(e).error();
    events.push_back(std::move(e).value());
  }
  return events;
}

result<std::vector<event>> read_lines(std::string_view text, const limits& bounds) {
  if (text.size() > bounds.max_bytes) return too_large(bounds);
  std::vector<event> events;
  const place here;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const auto value = parse(line, bounds);
    if (!value) {
      error wrong = value.error();
      wrong.pointer = "/" + std::to_string(events.size()) + wrong.pointer;
      return wrong;
    }
    auto e = read_event(value.value(), place{here, events.size()});
    if (!e) return std::move(e).error();
    events.push_back(std::move(e).value());
  }
  return events;
}

/// Writes the members of one event each.
class fact_writer {
 public:
  explicit fact_writer(text_writer& out) : out_(out) {}

  void operator()(const customer_created& e) {
    guid("customer", e.who->id);
    guid("partner", e.partner);
    out_.key("resource");
    write_resource(out_, *e.who);
    if (e.default_gdap) out_.key("default_gdap").boolean(*e.default_gdap);
    if (e.gdap_relationships) as_document()("delegatedAdminRelationships", e.gdap_relationships);
  }
  void operator()(const relationship_accepted& e) {
    guid("customer", e.customer);
    text("link", e.link);
    services(e.services);
    if (e.with_delegated_admin) out_.key("with_delegated_admin").boolean(*e.with_delegated_admin);
  }
  void operator()(const relationship_ended& e) { both(e); }
  void operator()(const delegated_admin_granted& e) {
    both(e);
    if (e.services) services(*e.services);
  }
  void operator()(const delegated_admin_removed& e) {
    both(e);
    if (e.services) services(*e.services);
    if (e.by) text("by", name(*e.by));
  }
  void operator()(const subscription_created& e) {
    both(e);
    order(e);
    if (e.reseller) text("partnerId", *e.reseller);
  }
  void operator()(const add_on_ordered& e) {
    reference(e.parent);
    order(e);
  }
  void operator()(const seats_changed& e) {
    reference(e.subscription);
    out_.key("quantity").integer(e.quantity);
  }
  void operator()(const subscription_transitioned& e) {
    reference(e.subscription);
    text("target_offer", e.target_offer.to_string());
    if (e.quantity) out_.key("quantity").integer(*e.quantity);
    if (e.id) text("id", e.id->to_string());
    if (e.target_subscription) text("target_subscription", e.target_subscription->to_string());
    terms(e.terms);
  }
  void operator()(const subscription_suspended& e) { reference(e.subscription); }
  void operator()(const subscription_reactivated& e) { reference(e.subscription); }
  void operator()(const subscription_cancelled& e) { reference(e.subscription); }
  void operator()(const subscription_renamed& e) {
    reference(e.subscription);
    text("name", e.name);
  }
  void operator()(const reseller_of_record_changed& e) {
    reference(e.subscription);
    out_.key("mpn_id");
    e.mpn_id ? out_.text(*e.mpn_id) : out_.null();
  }
  void operator()(const partner_standing_changed& e) {
    guid("partner", e.partner);
    text("standing", name(e.standing));
  }
  void operator()(const partner_added& e) {
    out_.key("partner");
    write_record(out_, *e.partner);
  }
  void operator()(const offer_added& e) {
    out_.key("offer");
    write_record(out_, *e.offer);
  }
  void operator()(const auto_renew_set& e) {
    reference(e.subscription);
    out_.key("autoRenewEnabled").boolean(e.enabled);
  }
  void operator()(const change_scheduled& e) {
    reference(e.subscription);
    as_document().required("scheduledNextTermInstructions", e.next_term, {});
  }
  void operator()(const schedule_removed& e) { reference(e.subscription); }
  void operator()(const renewal_completed& e) {
    reference(e.subscription);
    time("commitmentEndDateTime", e.term_end);
  }
  void operator()(const agreement_attested& e) {
    both(e);
    resource(e.agreement);
  }
  void operator()(const agreement_signed& e) { guid("customer", e.customer); }
  void operator()(const partner_agreement_signed& e) { guid("partner", e.partner); }
  void operator()(const partnership_started& e) { pair(e); }
  void operator()(const partnership_ended& e) { pair(e); }
  void operator()(const customer_reviewed& e) {
    guid("customer", e.customer);
    text("review", name(e.review));
  }
  void operator()(const relationship_requested& e) {
    guid("partner", e.partner);
    if (e.customer) guid("customer", *e.customer);
    if (e.kind) text("kind", name(*e.kind));
    if (e.with_delegated_admin) out_.key("with_delegated_admin").boolean(*e.with_delegated_admin);
  }
  void operator()(const gdap_created& e) {
    both(e);
    resource(e.relationship);
  }
  void operator()(const gdap_submitted& e) { reference(e.relationship); }
  void operator()(const gdap_approved& e) {
    reference(e.relationship);
    time("activatedDateTime", e.activated);
  }
  void operator()(const gdap_activated& e) {
    reference(e.relationship);
    time("endDateTime", e.end);
  }
  void operator()(const gdap_rejected& e) { reference(e.relationship); }
  void operator()(const gdap_terminated& e) {
    reference(e.relationship);
    if (e.by) text("by", name(*e.by));
  }
  void operator()(const gdap_expired& e) { reference(e.relationship); }
  void operator()(const gdap_extended& e) {
    reference(e.relationship);
    if (e.auto_extend_duration) text("autoExtendDuration", *e.auto_extend_duration);
    time("endDateTime", e.end);
  }
  void operator()(const gdap_assignment_created& e) {
    reference(e.relationship);
    resource(e.assignment);
  }
  void operator()(const gdap_assignment_activated& e) {
    reference(e.relationship);
    text("assignment", e.assignment.to_string());
  }
  void operator()(const gdap_assignment_updated& e) {
    reference(e.relationship);
    resource(e.assignment);
  }
  void operator()(const gdap_assignment_deleted& e) {
    reference(e.relationship);
    text("assignment", e.assignment.to_string());
  }
  void operator()(const group_member_added& e) {
    guid("partner", e.partner);
    text("group", e.group.to_string());
    resource(e.member);
  }
  void operator()(const group_member_removed& e) {
    guid("partner", e.partner);
    text("group", e.group.to_string());
    text("member", e.member.to_string());
  }
  void operator()(const subscription_migrated& e) {
    reference(e.subscription);
    text("id", e.id.to_string());
    if (e.offer) text("offer", e.offer->to_string());
    if (e.quantity) out_.key("quantity").integer(*e.quantity);
    terms(e.terms);
    if (e.purchase_full_term) out_.key("purchase_full_term").boolean(true);
    successors("add_ons", e.add_ons);
  }
  void operator()(const trial_converted& e) {
    reference(e.subscription);
    if (e.target_offer) text("target_offer", e.target_offer->to_string());
    if (e.quantity) out_.key("quantity").integer(*e.quantity);
    if (e.id) text("id", e.id->to_string());
    if (e.target_subscription) text("target_subscription", e.target_subscription->to_string());
    terms(e.terms);
  }
  void operator()(const transfer_created& e) {
    guid("customer", e.customer);
    resource(e.transfer);
  }
  void operator()(const transfer_accepted& e) {
    reference(e.transfer);
    successors("subscriptions", e.subscriptions);
  }
  void operator()(const transfer_rejected& e) { reference(e.transfer); }
  void operator()(const transfer_withdrawn& e) { reference(e.transfer); }
  void operator()(const azure_subscription_changed& e) {
    reference(e.subscription);
    resource(e.entitlement);
  }

 private:
  member_writer as_document() { return {out_, member_names::exact}; }
  void time(std::string_view name, const std::optional<instant>& at) {
    if (at) text(name, csprel::to_text(*at));
  }
  void terms(const order_terms& told) {
    if (!told.term_duration.empty()) text("termDuration", told.term_duration);
    if (told.billing_cycle) text("billingCycle", told.billing_cycle->text());
    time("commitmentEndDateTime", told.term_end);
  }
  template <class T>
  void resource(const T& value) {
    as_document().resource("resource", [&value](auto& inner) {
      if constexpr (requires { describe_resource(inner, value); })
        describe_resource(inner, value);
      else
        describe(inner, value);
    });
  }
  void successors(std::string_view name, const std::vector<successor>& all) {
    if (all.empty()) return;
    out_.key(name).begin_array();
    for (const successor& one : all) {
      out_.begin_object();
      text("subscription", one.subscription.to_string());
      text("id", one.id.to_string());
      out_.end_object();
    }
    out_.end_array();
  }
  void reference(const gdap_reference& which) {
    if (which.customer) guid("customer", *which.customer);
    text("relationship", which.id.to_string());
  }
  void reference(const transfer_reference& which) {
    if (which.customer) guid("customer", *which.customer);
    text("transfer", which.id.to_string());
  }
  void text(std::string_view name, std::string_view value) { out_.key(name).text(value); }
  template <class Id>
  void guid(std::string_view name, const Id& id) {
    text(name, id.to_string());
  }
  template <class Event>
  void both(const Event& e) {
    guid("customer", e.customer);
    guid("partner", e.partner);
  }
  template <class Event>
  void pair(const Event& e) {
    guid("provider", e.provider);
    guid("partner", e.partner);
  }
  void services(const std::vector<service_name>& names) {
    out_.key("services").begin_array(text_writer::on_one_line);
    for (const service_name& name : names) out_.text(name.to_string());
    out_.end_array();
  }
  void reference(const subscription_reference& which) {
    if (which.customer) guid("customer", *which.customer);
    text("subscription", which.id.to_string());
  }
  template <class Event>
  void order(const Event& e) {
    text("offer", e.offer.to_string());
    out_.key("quantity").integer(e.quantity);
    text("id", e.id.to_string());
    terms(e.terms);
  }

  text_writer& out_;
};

}  // namespace

void write_members(text_writer& out, const event_fact& fact) { std::visit(fact_writer{out}, fact); }

result<std::vector<event>> read_events(std::string_view text, const limits& bounds) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first != std::string_view::npos && text[first] == '[') return read_array(text, bounds);
  return read_lines(text, bounds);
}

std::string write_event(const event& e) {
  text_writer out;
  out.begin_object();
  out.key("event").text(name(e));
  out.key("at").text(csprel::to_text(e.at));
  write_members(out, e.what);
  out.end_object();
  return std::move(out).take();
}

std::string write_events(std::span<const event> events) {
  std::string text;
  for (const event& e : events) text += write_event(e) + "\n";
  return text;
}

}  // namespace csprel::json
