// SPDX-License-Identifier: Apache-2.0
// The tasks of 21Vianet. Sizes count customers, subscriptions of one customer, partners, events, bytes of one text.
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bench/portfolio.hpp"
#include "csprel/directory/instant_text.hpp"
#include "csprel/directory/relations.hpp"
#include "csprel/directory/remedy.hpp"
#include "csprel/directory/survey.hpp"
#include "csprel/directory/what_if.hpp"
#include "csprel/json/authzen.hpp"
#include "csprel/json/event_stream.hpp"
#include "csprel/json/partner_center.hpp"
#include "csprel/model/invitation.hpp"
#include "scaling/tasks.hpp"
#include "support/world_builder.hpp"

namespace csprel::scaling {
namespace {

using namespace csprel::test;

std::string customer_text(std::size_t number) { return guid_text(number, 1); }
std::string partner_text(std::size_t number) { return guid_text(number, 2); }

std::string document(const std::string& partners, const std::string& offers, const std::string& customers) {
  return R"({"csprel":1,"cloud":"china_21vianet","asOf":"2018-11-05T02:00:00Z","partners":[)" + partners +
         "],\"offers\":[" + offers + "],\"customers\":[" + customers + "]}";
}
std::string seller() { return "{\"id\":\"" + partner_text(0) + "\",\"model\":\"direct\"}"; }
constexpr std::string_view two_offers =
    R"({"id":"plain","services":["exchange"],"minimumQuantity":1,"maximumQuantity":100},)"
    R"({"id":"more","services":["archiving"],"minimumQuantity":1,"maximumQuantity":100,"isAddOn":true,"prerequisiteOffers":["plain"]})";
std::string subscription_text(std::size_t number, const std::string& members = {}) {
  return "{\"sellerId\":\"" + partner_text(0) + "\",\"resource\":{\"id\":\"s" + std::to_string(number) +
         R"(","offerId":"plain","quantity":5,"status":"active")" + members + "}}";
}
std::string customer_with(const std::string& members) {
  return "{\"resource\":{\"id\":\"" + customer_text(0) + "\"}" + members + "}";
}

// ---- documents ------------------------------------------------------------------------------

task read_customers(std::size_t n) { return reads(json::write_directory(bench::make_portfolio(n))); }
task write_customers(std::size_t n) {
  return [world = bench::make_portfolio(n)] { (void)json::write_directory(world); };
}
task read_subscriptions(std::size_t n) {
  return reads(
      document(seller(), std::string(two_offers),
               customer_with(",\"subscriptions\":[" + list(n, [](std::size_t i) { return subscription_text(i); }) + "]")));
}
/// Each of them the add-on of the one before.
task read_add_ons(std::size_t n) {
  return reads(document(seller(), std::string(two_offers),
                        customer_with(",\"subscriptions\":[" +
                                      list(n,
                                           [](std::size_t i) {
                                             return subscription_text(
                                                 i, i == 0 ? ""
                                                           : ",\"parentSubscriptionId\":\"s" + std::to_string(i - 1) + "\"");
                                           }) +
                                      "]")));
}
std::string partners_text(std::size_t n, const std::string& members = {}) {
  return list(n, [&](std::size_t i) { return "{\"id\":\"" + partner_text(i) + "\",\"model\":\"direct\"" + members + "}"; });
}
/// Partners that all have a relationship with one customer, sell to it and hold delegated admin.
std::string crowded(std::size_t n) {
  const auto each = [n](const std::string& rest) {
    return list(n, [&](std::size_t i) { return "{\"partnerId\":\"" + partner_text(i) + "\"" + rest + "}"; });
  };
  return document(partners_text(n), std::string(two_offers),
                  customer_with(",\"relationships\":[" + each(R"(,"type":"reseller")") + "],\"delegatedAdmin\":[" +
                                each(R"(,"services":[])") + "],\"subscriptions\":[" +
                                list(n,
                                     [](std::size_t i) {
                                       return "{\"sellerId\":\"" + partner_text(i) + "\",\"resource\":{\"id\":\"s" +
                                              std::to_string(i) + R"(","offerId":"plain","quantity":5,"status":"active"}})";
                                     }) +
                                "]"));
}
task read_crowd(std::size_t n) { return reads(crowded(n)); }
task read_partners(std::size_t n) {
  return reads(document(list(n, [](std::size_t i) {
                          return "{\"id\":\"" + partner_text(i) + R"(","model":"direct","relationshipRequest":{"url":"https://x.cn/)" +
                                 std::to_string(i) + "\"}}";
                        }), "", ""));
}
/// Providers of one reseller, and its employees.
task read_providers(std::size_t n) {
  const std::string providers = list(n, [](std::size_t i) { return "\"" + partner_text(i) + "\""; });
  const std::string users = list(n, [](std::size_t i) { return "{\"id\":\"u" + std::to_string(i) + "\"}"; });
  return reads(document(list(n, [](std::size_t i) { return "{\"id\":\"" + partner_text(i) + R"(","model":"indirect_provider"})"; }) +
                            ",{\"id\":\"" + partner_text(n) + R"(","model":"indirect_reseller","providers":[)" + providers +
                            "],\"users\":[" + users + "]}",
                        "", ""));
}
/// Offers that name a few others each, before and after them, and some that are not there.
task read_offers(std::size_t n) {
  return reads(document("", list(n, [](std::size_t i) {
                          const auto o = [](std::size_t k) { return "\"o" + std::to_string(k) + "\""; };
                          return "{\"id\":" + o(i) + R"(,"services":["exchange"],"upgradeTargetOffers":[)" + o(i + 1) + "," +
                                 o(i / 2) + "," + o(i * 7 + 1'000'000) + "]}";
                        }), ""));
}
/// Members that nobody knows, in a resource and in the document.
task read_unknown_members(std::size_t n) {
  const std::string members =
      list(n, [](std::size_t i) { return "\"member" + std::to_string(i) + "\":[" + std::to_string(i) + "]"; });
  std::string text = document(seller(), "", "{\"resource\":{\"id\":\"" + customer_text(0) + "\"," + members + "}}");
  text.insert(text.size() - 1, "," + members);
  return [text] {
    const directory world = need(json::read_directory(text));
    (void)json::write_directory(world);
  };
}
task read_long_text(std::size_t n) {
  return reads(document("{\"id\":\"" + partner_text(0) + R"(","model":"direct","name":")" + std::string(n, 'a') + "\"}", "", ""));
}
task read_long_number(std::size_t n) {
  std::string text = document("", "", "");
  text.insert(text.size() - 1, ",\"n\":0." + std::string(n, '3'));
  return reads(text);
}
/// Customers whose ids were made to collide under a hash that multiplies and mixes without a key.
task read_colliding_ids(std::size_t n) {
  return reads(document("", "", list(n, [](std::size_t i) {
                          const std::uint64_t low = i + 1;
                          const std::uint64_t words[] = {0x5eed ^ ((low ^ (low >> 32)) * 0x9e3779b97f4a7c15U), low};
                          guid::bytes_type bytes{};
                          std::memcpy(bytes.data(), words, sizeof words);
                          return "{\"resource\":{\"id\":\"" + guid{bytes}.to_string() + "\"}}";
                        })));
}
task read_in_small_chunks(std::size_t n) {
  return [text = json::write_directory(bench::make_portfolio(n))] {
    json::directory_reader reader;
    for (std::size_t at = 0; at < text.size(); at += 16) need(reader.write(std::string_view(text).substr(at, 16)).has_value());
    need(reader.finish());
  };
}

// ---- import ---------------------------------------------------------------------------------

std::string customers_list(std::size_t n) {
  return "{\"items\":[" + list(n, [](std::size_t i) {
           return "{\"id\":\"" + customer_text(i) + R"(","relationshipToPartner":"reseller","attributes":{"objectType":"Customer"}})";
         }) + "]}";
}
std::string imported_subscription(std::size_t i, std::string_view links) {
  return "{\"id\":\"s" + std::to_string(i) + R"(","offerId":"plain","quantity":5,"status":"active")" + std::string(links) + "}";
}
task imports(std::vector<std::string> responses, directory base = world_builder{}.build()) {
  return [=] {
    json::importer in(base, partner_p);
    for (const std::string& text : responses) need(in.add(text, "response.json").has_value());
    need(in.finish());
  };
}
task import_customers(std::size_t n) { return imports({customers_list(n)}); }
/// Subscriptions that do not tell their customers, among customers that hold one each.
task import_unaddressed(std::size_t n) {
  const std::string before = document(seller(), std::string(two_offers), list(n, [](std::size_t i) {
                                        return "{\"resource\":{\"id\":\"" + customer_text(i) + "\"},\"subscriptions\":[" +
                                               subscription_text(i) + "]}";
                                      }));
  std::vector<std::string> all;
  for (std::size_t i = 0; i < n; ++i) all.push_back(imported_subscription(i, ""));
  return imports(std::move(all), need(json::read_directory(before)));
}
task import_responses(std::size_t n) {
  std::vector<std::string> all;
  for (std::size_t i = 0; i < n; ++i) {
    all.push_back("{\"id\":\"" + customer_text(i) + R"(","allowDelegatedAccess":true})");
    all.push_back(imported_subscription(i, R"(,"links":{"self":{"uri":"/customers/)" + customer_text(i) + "/subscriptions/s\"}}"));
  }
  return imports(std::move(all));
}
task import_partners(std::size_t n) {
  return imports({"{\"items\":[" + list(n, [](std::size_t i) {
                    return "{\"id\":\"" + partner_text(i) + R"(","relationshipType":"is_indirect_cloud_solution_provider_of"})";
                  }) + "]}"});
}
task import_into_subscriptions(std::size_t n) {
  const std::string before =
      document(seller(), std::string(two_offers),
               customer_with(",\"subscriptions\":[" + list(n, [](std::size_t i) { return subscription_text(i); }) + "]"));
  return imports({"[" + list(n, [](std::size_t i) {
                    return imported_subscription(i, R"(,"links":{"self":{"uri":"/customers/)" + customer_text(0) + "/subscriptions/s\"}}");
                  }) + "]"},
                 need(json::read_directory(before)));
}

// ---- questions ------------------------------------------------------------------------------

/// A partner that sells to everybody.
directory one_seller(std::size_t customers) {
  return need(json::read_directory(document(
      seller(), std::string(two_offers), list(customers, [](std::size_t i) {
        return "{\"resource\":{\"id\":\"" + customer_text(i) + "\"},\"relationships\":[{\"partnerId\":\"" + partner_text(0) +
               R"(","type":"reseller"}],"delegatedAdmin":[{"partnerId":")" + partner_text(0) + R"(","services":["exchange"]}],"subscriptions":[)" +
               subscription_text(2 * i) + ",{\"suspendedAt\":\"2018-11-0" + std::to_string(1 + i % 5) +
               "T00:00:00Z\",\"sellerId\":\"" + partner_text(0) + "\",\"resource\":{\"id\":\"s" + std::to_string(2 * i + 1) +
               R"(","offerId":"plain","quantity":5,"status":"suspended"}}]})";
      }))));
}
const partner_id first_seller = *partner_id::parse(partner_text(0));

task survey_customers(std::size_t n) {
  return [world = one_seller(n)] { need(survey(world, first_seller)); };
}
task upcoming(std::size_t n) {
  return [world = one_seller(n)] { need(!need(upcoming_changes(world, *world.as_of(), *world.as_of() + days(365))).empty()); };
}
task list_customers(std::size_t n) {
  return [world = one_seller(n)] { need(!need(customers_of(world, first_seller)).empty()); };
}
/// A denial with remedies, one hundred times, in a world of any size.
task remedies_in_a_large_world(std::size_t n) {
  return [world = one_seller(n)] {
    question q{partner_subject{first_seller}, operation::subscription_order_add_on,
               subscription_resource{*subscription_id::parse("s1"), {}}, {}, {}};
    q.with.offer = *offer_id::parse("more");
    q.with.quantity = 1;
    for (int i = 0; i < 100; ++i) need(!need(find_remedies(world, q)).ways.empty());
  };
}
task evaluate_batch(std::size_t n) {
  const std::string request = R"({"subject":{"type":"partner","id":")" + partner_text(0) +
                              R"("},"action":{"name":"subscription.view"},"evaluations":[)" + list(n, [](std::size_t i) {
                                return R"({"resource":{"type":"subscription","id":"s)" + std::to_string(i % 100) + "\"}}";
                              }) + "]}";
  return [request, world = one_seller(100)] { need(json::evaluate(world, request)); };
}
task check_long_mail(std::size_t n) {
  std::string mail;
  for (std::size_t i = 0; i < n; ++i) mail += i % 10 == 9 ? "\n" : " word";
  return [mail] { need(check_mail(mail + "\n\nhttps://x.cn/1", "https://x.cn/1") != mail_finding::link_altered); };
}
task parse_long_time(std::size_t n) {
  return [text = "2018-11-05T02:00:00." + std::string(n, '7') + "Z"] { need(parse_instant(text).has_value()); };
}

// ---- events ---------------------------------------------------------------------------------

subscription_reference subscription_at(std::size_t i) { return {*subscription_id::parse("s" + std::to_string(i)), std::nullopt}; }
/// Each subscription of the world gets another number of seats, in turn.
std::vector<event> seats(std::size_t n, std::size_t customers) {
  return events(n, [&](std::size_t i) {
    return seats_changed{subscription_at(2 * (i % customers)), static_cast<std::int64_t>(6 + i / customers % 50)};
  });
}
task read_lines(std::size_t n) {
  return [text = json::write_events(seats(n, n))] { need(json::read_events(text)); };
}
task read_array(std::size_t n) {
  const auto all = seats(n, n);
  return [text = "[" + list(n, [&](std::size_t i) { return json::write_event(all[i]); }) + "]"] {
    need(json::read_events(text));
  };
}
task write_lines(std::size_t n) {
  return [all = seats(n, n)] { (void)json::write_events(all); };
}
/// A longer stream in one world, and a stream that is as long as the world is large.
task apply_stream(std::size_t n) { return replays(one_seller(100), seats(n, 100)); }
task apply_to_every_customer(std::size_t n) { return replays(one_seller(n), seats(n, n)); }
task apply_customers_created(std::size_t n) {
  return replays(world_builder{}.build(), events(n, [](std::size_t i) {
                   customer_fields who;
                   who.id = *customer_id::parse(customer_text(i));
                   return customer_created{customer::make(who).value(), partner_p};
                 }));
}
/// Every customer accepts the link of another partner.
task apply_links_accepted(std::size_t n) {
  const std::string partners = list(n, [](std::size_t i) {
    return "{\"id\":\"" + partner_text(i) + R"(","model":"direct","relationshipRequest":{"url":"https://x.cn/)" + std::to_string(i) + "\"}}";
  });
  const std::string customers = list(n, [](std::size_t i) { return "{\"resource\":{\"id\":\"" + customer_text(i) + "\"}}"; });
  return replays(need(json::read_directory(document(partners, std::string(two_offers), customers))),
                 events(n, [](std::size_t i) {
                   return relationship_accepted{*customer_id::parse(customer_text(i)), "https://x.cn/" + std::to_string(i),
                                                services({"exchange"})};
                 }));
}
std::string added_partner(std::size_t i) {
  return "{\"id\":\"" + partner_text(i) + R"(","model":"direct","relationshipRequest":{"url":"https://x.cn/)" + std::to_string(i) + "\"}}";
}
/// A longer stream that makes the world of partners or offers larger; each offer names the next one.
task apply_partners_added(std::size_t n) {
  const directory all = need(json::read_directory(document(list(n, added_partner), "", "")));
  return replays(world_builder{}.build(), events(n, [&](std::size_t i) { return partner_added{all.partners()[i]}; }));
}
task apply_offers_added(std::size_t n) {
  return replays(world_builder{}.build(), events(n, [](std::size_t i) {
                   offer_fields o;
                   o.id = *offer_id::parse("o" + std::to_string(i));
                   o.upgrade_target_offers.push_back(*offer_id::parse("o" + std::to_string(i + 1)));
                   return offer_added{offer::make(std::move(o)).value()};
                 }));
}
/// Every partner of the world is suspended.
task apply_standings(std::size_t n) {
  return replays(need(json::read_directory(document(list(n, added_partner), "", ""))), events(n, [](std::size_t i) {
                   return partner_standing_changed{*partner_id::parse(partner_text(i)), standing::suspended};
                 }));
}
/// As many events as customers, each later than the one before; half of the subscriptions are suspended.
task what_if_in_time(std::size_t n) {
  return [world = one_seller(n), all = seats(n, n)] { need(what_if(world, all)); };
}
/// As many partners with a customer each as events that touch one of them.
task what_if_partners(std::size_t n) {
  const std::string customers = list(n, [](std::size_t i) {
    return "{\"resource\":{\"id\":\"" + customer_text(i) + R"("},"relationships":[{"partnerId":")" + partner_text(i) + R"(","type":"reseller"}]})";
  });
  return [world = need(json::read_directory(document(list(n, added_partner), std::string(two_offers), customers))),
          all = events(n, [](std::size_t i) {
            return partner_standing_changed{*partner_id::parse(partner_text(i)), standing::suspended};
          })] { need(!need(what_if(world, all)).flips.empty()); };
}
task what_if_events(std::size_t n) {
  return [world = one_seller(100), all = seats(n, 100)] { need(what_if(world, all)); };
}
task what_if_world(std::size_t n) {
  return [world = one_seller(n), all = seats(20, 20)] { need(what_if(world, all)); };
}
/// One event that touches everybody.
task what_if_standing(std::size_t n) {
  return [world = one_seller(n), all = events(1, [](std::size_t) {
                                   return partner_standing_changed{first_seller, standing::suspended};
                                 })] { need(!need(what_if(world, all)).flips.empty()); };
}

constexpr row rows[] = {
    {"read_customers", 100, read_customers},
    {"read_colliding_ids", 1000, read_colliding_ids},
    {"read_in_small_chunks", 50, read_in_small_chunks},
    {"write_customers", 100, write_customers},
    {"read_subscriptions", 200, read_subscriptions},
    {"read_add_ons", 200, read_add_ons},
    {"read_crowd", 200, read_crowd},
    {"read_partners", 200, read_partners},
    {"read_providers", 200, read_providers},
    {"read_offers", 200, read_offers},
    {"read_unknown_members", 200, read_unknown_members},
    {"read_long_text", 20000, read_long_text},
    {"read_long_number", 20000, read_long_number},
    {"import_customers", 100, import_customers},
    {"import_responses", 50, import_responses},
    {"import_unaddressed", 100, import_unaddressed},
    {"import_partners", 200, import_partners},
    {"import_into_subscriptions", 50, import_into_subscriptions},
    {"survey_customers", 20, survey_customers},
    {"upcoming", 20, upcoming},
    {"list_customers", 200, list_customers},
    {"remedies_in_a_large_world", 100, remedies_in_a_large_world},
    {"evaluate_batch", 100, evaluate_batch},
    {"check_long_mail", 5000, check_long_mail},
    {"parse_long_time", 5000, parse_long_time},
    {"read_lines", 200, read_lines},
    {"read_array", 200, read_array},
    {"write_lines", 200, write_lines},
    {"apply_stream", 200, apply_stream},
    {"apply_to_every_customer", 200, apply_to_every_customer},
    {"apply_customers_created", 200, apply_customers_created},
    {"apply_links_accepted", 200, apply_links_accepted},
    {"apply_partners_added", 200, apply_partners_added},
    {"apply_offers_added", 200, apply_offers_added},
    {"apply_standings", 200, apply_standings},
    {"what_if_events", 10, what_if_events},
    {"what_if_in_time", 10, what_if_in_time},
    {"what_if_partners", 20, what_if_partners},
    {"what_if_world", 20, what_if_world},
    {"what_if_standing", 20, what_if_standing},
};

}  // namespace

std::span<const row> tasks() { return rows; }

}  // namespace csprel::scaling
