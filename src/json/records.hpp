// SPDX-License-Identifier: Apache-2.0
// The entries of a directory document: partners, offers, customers, each to and from JSON.
//
// Each reader fills a model value and puts the first thing that is wrong into `wrong`, with a
// pointer that begins at the place of the entry. Events bring whole partners and offers as well.
#ifndef CSPREL_JSON_SRC_RECORDS_HPP
#define CSPREL_JSON_SRC_RECORDS_HPP

#include <optional>

#include <boost/json/value.hpp>

#include "csprel/model/customer.hpp"
#include "csprel/model/offer.hpp"
#include "csprel/model/partner.hpp"
#include "csprel/vocabulary/result.hpp"
#include "json/place.hpp"
#include "json/text_writer.hpp"

namespace csprel::json {

[[nodiscard]] result<partner> read_partner(const boost::json::value& entry, const place& here,
                                           bool keep_resources);
[[nodiscard]] result<offer> read_offer(const boost::json::value& entry, const place& here);
[[nodiscard]] result<customer> read_customer(const boost::json::value& entry, const place& here,
                                             bool keep_resources);

void write_record(text_writer& out, const partner_fields& fields);
void write_record(text_writer& out, const offer_fields& fields);
/// `viewer` as for write_resource.
void write_record(text_writer& out, const customer_fields& fields,
                  const std::optional<partner_id>& viewer = std::nullopt);

}  // namespace csprel::json

#endif
