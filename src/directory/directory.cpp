// SPDX-License-Identifier: Apache-2.0
#include "csprel/directory/directory.hpp"

#include "directory/world.hpp"
#include "directory/quoted.hpp"

namespace csprel {

using detail::nowhere;
using detail::position;

result<directory> directory::make(directory_fields fields) {
  auto world = std::make_shared<detail::world>();
  world->cloud = fields.cloud;
  world->as_of = fields.as_of;
  world->set_options(fields.options);
  if (const auto twice = detail::second_of_one_id(
          fields.mpa_statuses, [](const mpa_status& s) -> const auto& { return s.mpn_id; }))
    return error{error_code::duplicate_id, "/mpaStatus/" + std::to_string(*twice) + "/mpnId",
                 detail::quoted(fields.mpa_statuses[*twice].mpn_id) + " a second time", "each PartnerID once"};
  world->mpa_statuses = std::move(fields.mpa_statuses);
  world->earning_azure_roles = std::move(fields.earning_azure_roles);
  world->extra = std::move(fields.extra);

  auto partners = detail::make_partners(fields.cloud, std::move(fields.partners));
  if (!partners) return std::move(partners).error();
  world->partners = std::move(partners).value();
  auto offers = detail::make_offers(fields.cloud, std::move(fields.offers));
  if (!offers) return std::move(offers).error();
  world->offers = std::move(offers).value();

  auto lookup = std::make_shared<detail::customer_lookup>();
  lookup->by_id.reserve(fields.customers.size());
  for (position i = 0; i < fields.customers.size(); ++i) {
    const std::string here = "/customers/" + std::to_string(i);
    customer& record = fields.customers[i];
    const auto rows = detail::make_rows(*world, record, here);
    if (!rows) return rows.error();
    if (!enter(*lookup, *record, i))
      return error{error_code::duplicate_id, here + "/resource/id",
                   detail::quoted(record->id.to_string()) + " a second time", "one customer per id"};
    if (fields.cloud != cloud::china_21vianet)
      if (const auto taken = enter_gdap(*lookup, *record, i))
        return error{error_code::duplicate_id,
                     here + "/delegatedAdminRelationships/" + std::to_string(*taken) + "/resource/id",
                     detail::quoted((*record->tenant->gdap_relationships)[*taken].id.to_string()) + " a second time",
                     "one relationship per id in the whole document"};
    world->customers.add(std::make_shared<const customer>(std::move(record)), rows.value());
  }
  world->customers.shrink();
  world->lookup = std::move(lookup);
  return directory{std::move(world)};
}

directory::directory(std::shared_ptr<const detail::world> world) noexcept : world_(std::move(world)) {}

csprel::cloud directory::cloud() const noexcept { return world_->cloud; }
std::optional<instant> directory::as_of() const noexcept { return world_->as_of; }
const option_values& directory::options() const noexcept { return world_->options; }
const pack& directory::policy() const noexcept { return *compiled_pack(world_->cloud); }
std::span<const mpa_status> directory::mpa_statuses() const noexcept { return world_->mpa_statuses; }
const std::optional<std::vector<std::string>>& directory::earning_azure_roles() const noexcept {
  return world_->earning_azure_roles;
}
const verbatim& directory::extra() const noexcept { return world_->extra; }
std::span<const partner> directory::partners() const noexcept { return world_->partners->records; }
std::span<const offer> directory::offers() const noexcept { return world_->offers->records; }
std::size_t directory::customer_count() const noexcept { return world_->customers.size(); }
const customer& directory::customer_at(std::size_t index) const noexcept {
  return *world_->customers.record(index);
}

const partner* directory::find(const partner_id& id) const noexcept {
  const position at = world_->find(id);
  return at == nowhere ? nullptr : &world_->partners->records[at];
}
const offer* directory::find(const offer_id& id) const noexcept {
  const position at = world_->find(id);
  return at == nowhere ? nullptr : &world_->offers->records[at];
}
const customer* directory::find(const customer_id& id) const noexcept {
  const position at = world_->find(id);
  return at == nowhere ? nullptr : world_->customers.record(at).get();
}

result<subscription_place> directory::find_subscription(const subscription_id& id,
                                                        const std::optional<customer_id>& owner) const {
  const auto found = detail::locate(*world_, id, owner);
  if (!found) return found.error();
  const customer& who = *world_->customers.record(found.value().customer);
  return subscription_place{&who, &who->subscriptions[found.value().subscription]};
}

bool directory::has_service(const service_name& name) const noexcept {
  return world_->offers->service_by_name.contains(name);
}

const partner* directory::find_link_owner(std::string_view link) const noexcept {
  const position at = world_->find_link_owner(link);
  return at == nowhere ? nullptr : &world_->partners->records[at];
}

directory directory::with_options(const option_values& options) const {
  auto copy = std::make_shared<detail::world>(*world_);
  copy->set_options(options);
  return directory{std::move(copy)};
}

directory directory::with_as_of(std::optional<instant> clock) const {
  auto copy = std::make_shared<detail::world>(*world_);
  copy->as_of = clock;
  return directory{std::move(copy)};
}

bool operator==(const directory& a, const directory& b) noexcept {
  const detail::world& x = *a.world_;
  const detail::world& y = *b.world_;
  if (&x == &y) return true;
  if (x.cloud != y.cloud || x.as_of != y.as_of || x.options != y.options || x.extra != y.extra ||
      x.mpa_statuses != y.mpa_statuses || x.earning_azure_roles != y.earning_azure_roles ||
      x.partners->records != y.partners->records || x.offers->records != y.offers->records ||
      x.customers.size() != y.customers.size())
    return false;
  for (std::size_t i = 0; i < x.customers.size(); ++i)
    if (x.customers.record(i) != y.customers.record(i) && *x.customers.record(i) != *y.customers.record(i))
      return false;
  return true;
}

}  // namespace csprel
