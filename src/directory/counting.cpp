// SPDX-License-Identifier: Apache-2.0
#include "directory/counting.hpp"

#include <algorithm>

namespace csprel::detail {
namespace {

/// Services that a partner sells for certain, and whether it may sell more.
struct sales {
  service_mask certain;
  service_mask possible;         ///< Of subscriptions whose status is not known.
  position first_possible = nowhere;
  position unknown_services = nowhere;  ///< A subscription whose offer's services are not known.
};

sales sales_of(const world& in, const customer_view& c, position partner, position no_longer) {
  sales result;
  for (position i = 0; i < c.subscriptions.size(); ++i) {
    const subscription_row& row = c.subscriptions[i];
    if (i == no_longer || row.seller != partner || row.state == subscription_state::cancelled) continue;
    const offer_row& offer = in.offers->rows[row.offer];
    if (!offer.services_known && result.unknown_services == nowhere) result.unknown_services = i;
    if (row.state == subscription_state::unknown) {
      result.possible |= offer.services;
      if (result.first_possible == nowhere) result.first_possible = i;
    } else {
      result.certain |= offer.services;
    }
  }
  return result;
}

finding sells(const sales& known, service_bit service, position customer, const customer_view& c) {
  if (known.certain.contains(service)) return true;
  if (known.possible.contains(service))
    return missing_fact{missing_fact::kind::status, customer, known.first_possible};
  if (known.unknown_services != nowhere)
    return missing_fact{missing_fact::kind::offer_services, c.subscriptions[known.unknown_services].offer};
  return false;
}

/// Of a service that the grant may be for.
finding holds(const grant_row& grant, service_bit service, position customer, position partner) {
  if (grant.services.contains(service)) return true;
  return missing_fact{missing_fact::kind::granted_services, customer, partner};
}

/// AMB-01 at its strictest counts every CSP partner that holds the grant; an indirect reseller, who
/// holds it beside its provider (DAP-15), counts where it sells, as by default.
bool counts_without_sale(const world& in, position partner) {
  return in.options.get(option::who_counts_as_transacting) != 0 &&
         in.row(partner).model != partner_model::indirect_reseller;
}

}  // namespace

std::optional<transacting_clash> second_transacting_partner(const world& in, const customer_view& c) {
  if (c.grants.size() < 2) return std::nullopt;
  boost::unordered_flat_map<position, service_mask> sold;  // One pass, however many partners there are.
  for (const subscription_row& row : c.subscriptions)
    if (row.state != subscription_state::cancelled && row.state != subscription_state::unknown)
      sold[row.seller] |= in.offers->rows[row.offer].services;
  service_mask taken;
  struct counted {
    position partner;
    service_mask services;
  };
  std::vector<counted> earlier;
  for (const grant_row& grant : c.grants) {
    const auto sales = sold.find(grant.partner);
    if (sales == sold.end()) continue;
    const service_mask services = grant.services & sales->second;
    if (services.intersects(taken)) {  // By one of them, then.
      const auto other = std::find_if(earlier.begin(), earlier.end(),
                                      [&](const counted& one) { return services.intersects(one.services); });
      return transacting_clash{other->partner, grant.partner, (services & other->services).front()};
    }
    taken |= services;
    earlier.push_back({grant.partner, services});
  }
  return std::nullopt;
}

finding no_other_transacting_partner(const world& in, position customer, const prospect& after) {
  const customer_view c = in.customers[customer];
  const bool sale_not_asked = counts_without_sale(in, after.partner);
  const grant_row* own_grant = c.grant_of(after.partner);
  const bool own_holds = own_grant != nullptr && (own_grant->open || !own_grant->services.empty());
  const auto may_be_granted = [](const grant_row& grant, const service_mask& of) {
    return grant.open ? of : of & grant.services;
  };
  service_mask touched = after.granted_too;
  if (own_holds) touched |= may_be_granted(*own_grant, after.sells_too);

  finding clash = false;
  for (const grant_row& grant : c.grants) {
    if (grant.partner == after.partner) continue;
    // Only a service that both sides may administer can clash.
    const service_mask both = may_be_granted(grant, touched);
    // Where the services that would be sold are not known, any may be among them.
    const bool perhaps_any = after.sells_unknown_too.what != missing_fact::kind::none && own_holds &&
                             (grant.open || !grant.services.empty());
    if (both.empty() && !perhaps_any) continue;
    const bool other_sale_not_asked = counts_without_sale(in, grant.partner);
    const sales own = sales_of(in, c, after.partner, after.no_longer);
    const sales others = sales_of(in, c, grant.partner, nowhere);
    for (const service_bit service : both) {
      const bool certainly_sold = sale_not_asked || after.sells_too.contains(service);
      const finding own_sale = certainly_sold ? finding{true} : sells(own, service, customer, c);
      const finding own_admin = after.granted_too.contains(service)
                                    ? finding{true}
                                    : holds(*own_grant, service, customer, after.partner);
      const finding other_sale = other_sale_not_asked ? finding{true} : sells(others, service, customer, c);
      const finding other_admin = holds(grant, service, customer, grant.partner);
      clash = clash || (own_sale && own_admin && other_sale && other_admin);
    }
    if (perhaps_any) {
      // Any service may be among them: a clash is possible on one that both may hold and the other may sell. A mask of
      // all stands for services that no offer names, too.
      const auto may_hold = [](const grant_row& row) { return row.open ? service_mask::all() : row.services; };
      const bool may_sell_any = other_sale_not_asked || others.unknown_services != nowhere;
      const service_mask other_may_sell = may_sell_any ? service_mask::all() : others.certain | others.possible;
      if (may_hold(*own_grant).intersects(may_hold(grant) & other_may_sell))
        clash = clash || finding{after.sells_unknown_too};
    }
  }
  return !clash;
}

}  // namespace csprel::detail
