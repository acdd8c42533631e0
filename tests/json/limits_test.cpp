// SPDX-License-Identifier: Apache-2.0
// Every limit just below it, at it and just above it, by every reader that has it.
#include "csprel/json/limits.hpp"

#include <gmock/gmock.h>

#include <functional>
#include <string>
#include <string_view>

#include "csprel/directory/apply.hpp"
#include "csprel/directory/compiled_pack.hpp"
#include "csprel/json/authzen.hpp"
#include "csprel/json/directory_document.hpp"
#include "csprel/json/event_stream.hpp"
#include "csprel/json/partner_center.hpp"
#include "csprel/vocabulary/service_name.hpp"
#include "support/world_builder.hpp"

namespace csprel::json::limits_tests {
namespace {

using namespace csprel::test;

const std::string p = partner_p.to_string();
const std::string c = customer_c.to_string();

/// How each reader judges a text: "fine", or the error's code and pointer.
struct reader {
  std::string_view name;
  std::function<std::string(std::string_view, const limits&)> read;
  std::string_view start;  ///< A text that it reads, up to where a further member may stand.
  std::string_view end;
};

template <class Result>
std::string verdict(const Result& r) {
  if (r) return "fine";
  return std::string(name(r.error().code)) + " at " + r.error().pointer;
}

result<void> imported(std::string_view text, const limits& bounds) {
  return importer(cloud::china_21vianet, partner_p, bounds).add(text, "response.json");
}

result<void> read_in_two(std::string_view text, const limits& bounds) {
  read_options options;
  options.bounds = bounds;
  directory_reader in(options);
  for (const std::string_view part : {text.substr(0, text.size() / 2), text.substr(text.size() / 2)})
    if (auto written = in.write(part); !written) return written;
  if (auto made = in.finish(); !made) return std::move(made).error();
  return BOOST_OUTCOME_V2_NAMESPACE::success();
}

constexpr std::string_view question_start =
    R"({"subject": {"type": "partner", "id": "11111111-0000-4000-8000-000000000001"},
        "action": {"name": "subscription.view"}, "resource": {"type": "subscription", "id": "s"})";
constexpr std::string_view event_start =
    R"({"event": "subscription_suspended", "at": "2018-11-05T02:00:00Z", "subscription": "s")";

std::vector<reader> readers() {
  const pack& policy = *compiled_pack(cloud::china_21vianet);
  return {
      {"read_directory", [](std::string_view t, const limits& b) { return verdict(read_directory(t, b)); },
       R"({"csprel": 1, "cloud": "china_21vianet", "partners": [], "customers": [])", "}"},
      {"directory_reader", [](std::string_view t, const limits& b) { return verdict(read_in_two(t, b)); },
       R"({"csprel": 1, "cloud": "china_21vianet", "partners": [], "customers": [])", "}"},
      {"read_question", [&](std::string_view t, const limits& b) { return verdict(read_question(t, policy, b)); },
       question_start, "}"},
      {"read_request", [&](std::string_view t, const limits& b) { return verdict(read_request(t, policy, b)); },
       question_start, "}"},
      {"lines", [](std::string_view t, const limits& b) { return verdict(read_events(t, b)); }, event_start, "}"},
      {"importer", [](std::string_view t, const limits& b) { return verdict(imported(t, b)); },
       R"({"id": "x", "name": "Exchange", "attributes": {"objectType": "ManagedService"})", "}"},
  };
}

TEST(Limits, OfDepth) {
  static_assert(limits{}.max_depth == 64 && request_limits.max_depth == 64);
  for (const reader& r : readers())
    for (const std::size_t most : {std::size_t{8}, limits{}.max_depth}) {
      // The root is depth 1; the member's value begins at depth 2.
      const auto text = [&](std::size_t depth) {
        return std::string(r.start) + ", \"unknown\": " + std::string(depth - 1, '[') + std::string(depth - 1, ']') +
               std::string(r.end);
      };
      const limits bounds{1'000'000, most};
      EXPECT_EQ(r.read(text(most - 1), bounds), "fine") << r.name;
      EXPECT_EQ(r.read(text(most), bounds), "fine") << r.name;
      EXPECT_THAT(r.read(text(most + 1), bounds), testing::StartsWith("syntax at ")) << r.name;
      EXPECT_THAT(r.read(text(100'000), bounds), testing::StartsWith("syntax at ")) << r.name;
    }
  const auto array = [](std::size_t depth) {
    return "[" + std::string(event_start) + ", \"unknown\": " + std::string(depth - 2, '[') + std::string(depth - 2, ']') + "}]";
  };
  EXPECT_EQ(verdict(read_events(array(63))), "fine");
  EXPECT_EQ(verdict(read_events(array(64))), "fine");
  EXPECT_EQ(verdict(read_events(array(65))), "syntax at ");
}

TEST(Limits, OfSize) {
  static_assert(limits{}.max_bytes == 2'147'483'647 && request_limits.max_bytes == 67'108'864);
  for (const reader& r : readers()) {
    const std::string text = std::string(r.start) + std::string(r.end);
    EXPECT_EQ(r.read(text, {text.size() + 1, 64}), "fine") << r.name;
    EXPECT_EQ(r.read(text, {text.size(), 64}), "fine") << r.name;
    EXPECT_EQ(r.read(text, {text.size() - 1, 64}), "too_large at ") << r.name;
    EXPECT_EQ(r.read(text, {0, 64}), "too_large at ") << r.name;
    // Blanks are bytes too.
    EXPECT_EQ(r.read(text + " ", {text.size(), 64}), "too_large at ") << r.name;
  }
}

TEST(Limits, OfNumbers) {
  for (const reader& r : readers()) {
    const auto number = [&](std::string_view digits) {
      return r.read(std::string(r.start) + ", \"n\": " + std::string(digits) + std::string(r.end), request_limits);
    };
    for (const std::string_view good :
         {"9007199254740991", "9007199254740992", "-9007199254740992", "9007199254740992.0", "0.9007199254740992e16"})
      EXPECT_EQ(number(good), "fine") << r.name << good;
    for (const std::string_view bad : {"9007199254740993", "-9007199254740993", "9007199254740992.5", "9007199254740993.0",
                                       "0.9007199254740993e16", "1e16"})
      EXPECT_THAT(number(bad), testing::MatchesRegex("number_range at (/0)?/n")) << r.name << bad;
  }
}

std::string event_text(std::string_view kind, std::string_view members) {
  return "{\"event\": \"" + std::string(kind) + R"(", "at": "2018-11-05T02:00:00Z", )" + std::string(members) + "}";
}

// Members that are whole numbers: of a magnitude to 2^53, without a fraction, and as large as the model allows.
TEST(Limits, OfSeats) {
  const auto seats = [](std::string_view n) {
    return verdict(read_events(event_text("seats_changed", R"("subscription": "s", "quantity": )" + std::string(n))));
  };
  EXPECT_EQ(seats("9007199254740992"), "fine");
  EXPECT_EQ(seats("-9007199254740992"), "fine");
  EXPECT_EQ(seats("9007199254740993"), "number_range at /0/quantity");
  EXPECT_EQ(seats("1.5"), "wrong_type at /0/quantity");
  EXPECT_EQ(seats("1.0"), "fine");

  // Whatever is read, no event leaves seats that the offer does not have.
  const directory world = world_builder{}.relationship(partner_p).sale("s", visio, partner_p).build();
  for (const std::string_view n : {"9007199254740992", "-9007199254740992", "0", "-1", "51"}) {
    const auto events = read_events(event_text("seats_changed", R"("subscription": "s", "quantity": )" + std::string(n)));
    const auto after = replay(world, events.value());
    ASSERT_TRUE(after) << after.error();
    ASSERT_TRUE(after.value().refused) << n;
    EXPECT_EQ(after.value().refused->reason, requirement::quantity_out_of_range) << n;
  }
  for (const std::string_view n : {"1", "49", "50"}) {
    const auto events = read_events(event_text("seats_changed", R"("subscription": "s", "quantity": )" + std::string(n)));
    EXPECT_FALSE(replay(world, events.value()).value().refused) << n;
  }
}

// The same of a question: to 2^53 and back, nothing overflows.
TEST(Limits, OfSeatsInQuestions) {
  const directory world = world_builder{}
                              .relationship(partner_p)
                              .grant(partner_p, {"visio", "exchange"})
                              .sale("s", visio, partner_p)
                              .change("s", [](subscription_fields& s) { s.quantity = std::int64_t{1} << 53; })
                              .sale("unbounded", opaque, partner_p)
                              .build();
  for (const std::string_view subscription : {"s", "unbounded"})
    for (const std::string_view operation : {"add_seats", "remove_seats"})
      for (const std::string_view n : {"9007199254740992", "-9007199254740992", "0", "1"}) {
        const std::string text = R"({"subject": {"type": "partner", "id": ")" + p + R"("}, "action": {"name": "subscription.)" +
                                 std::string(operation) + R"(", "properties": {"quantity": )" + std::string(n) +
                                 R"(}}, "resource": {"type": "subscription", "id": ")" + std::string(subscription) + "\"}}";
        const auto answered = evaluate(world, text);
        ASSERT_TRUE(answered) << answered.error();
        const bool none = n == "0" || n[0] == '-';
        if (none) { EXPECT_THAT(answered.value(), testing::HasSubstr("quantity_out_of_range")) << text; }
      }
}

TEST(Limits, OfIds) {
  const auto id = [](std::size_t size) { return std::string(size, 'x'); };
  const auto document = [&](const std::string& member, std::size_t size) {
    const auto at = [&](std::string_view which) { return which == member ? id(size) : std::string(which); };
    return verdict(read_directory(R"({"csprel": 1, "cloud": "china_21vianet", "partners": [{"id": ")" + p +
                                  R"(", "model": "direct", "users": [{"id": ")" + at("user") + R"("}]}], "offers": [{"id": ")" +
                                  at("offer") + R"("}], "customers": [{"resource": {"id": ")" + c +
                                  R"("}, "subscriptions": [{"sellerId": ")" + p + R"(", "resource": {"id": ")" +
                                  at("subscription") + R"(", "offerId": ")" + at("offer") + "\"}}]}]}"));
  };
  const std::pair<std::string, std::string> members[] = {{"user", "/partners/0/users/0/id"},
                                                         {"offer", "/offers/0/id"},
                                                         {"subscription", "/customers/0/subscriptions/0/resource/id"}};
  for (const auto& [member, pointer] : members) {
    for (const std::size_t size : {1U, 255U, 256U}) EXPECT_EQ(document(member, size), "fine") << member << size;
    for (const std::size_t size : {0U, 257U, 100'000U})
      EXPECT_EQ(document(member, size), "malformed_value at " + pointer) << member << size;
  }
  const auto event = [&](std::size_t size) {
    return verdict(read_events(event_text("subscription_suspended", "\"subscription\": \"" + id(size) + "\"")));
  };
  EXPECT_EQ(event(1), "fine");
  EXPECT_EQ(event(256), "fine");
  EXPECT_EQ(event(0), "malformed_value at /0/subscription");
  EXPECT_EQ(event(257), "malformed_value at /0/subscription");
  const auto question = [&](std::size_t size) {
    return verdict(read_question(R"({"subject": {"type": "partner", "id": ")" + p +
                                     R"("}, "action": {"name": "subscription.view"}, "resource": {"type": "subscription", "id": ")" +
                                     id(size) + "\"}}",
                                 *compiled_pack(cloud::china_21vianet)));
  };
  EXPECT_EQ(question(256), "fine");
  EXPECT_EQ(question(0), "malformed_value at /resource/id");
  EXPECT_EQ(question(257), "malformed_value at /resource/id");
}

TEST(Limits, OfServices) {
  static_assert(service_name::max_size == 64 && max_services == 128);
  EXPECT_TRUE(service_name::parse(std::string(63, 'a')));
  EXPECT_TRUE(service_name::parse(std::string(64, 'a')));
  EXPECT_FALSE(service_name::parse(std::string(65, 'a')));
  EXPECT_FALSE(service_name::parse(""));
  const auto offers = [](std::size_t first, std::size_t last) {
    std::string names;
    for (std::size_t i = first; i < last; ++i) names += (names.empty() ? "\"s" : ", \"s") + std::to_string(i) + "\"";
    return "{\"id\": \"o" + std::to_string(first) + "\", \"services\": [" + names + "]}";
  };
  const auto document = [&](std::size_t count) {
    return verdict(read_directory(R"({"csprel": 1, "cloud": "china_21vianet", "partners": [], "customers": [], "offers": [)" +
                                  offers(0, 100) + ", " + offers(100, count) + ", " + offers(50, 60) + "]}"));
  };
  EXPECT_EQ(document(127), "fine");
  EXPECT_EQ(document(128), "fine");
  EXPECT_EQ(document(129), "too_large at /offers/1/services/28");
  // By events too.
  const directory world = read_directory(R"({"csprel": 1, "cloud": "china_21vianet", "partners": [], "customers": [], "offers": [)" +
                                         offers(0, 127) + "]}").value();
  const auto added = [&](std::size_t first, std::size_t last) {
    return replay(world, read_events(event_text("offer_added", "\"offer\": " + offers(first, last))).value());
  };
  EXPECT_TRUE(added(127, 127));
  EXPECT_TRUE(added(127, 128));
  EXPECT_TRUE(added(1, 128));
  ASSERT_FALSE(added(127, 129));
  EXPECT_EQ(added(127, 129).error().code, error_code::too_large);
}

TEST(Limits, OfGuids) {
  const auto partner = [](std::string_view id) {
    return verdict(read_directory(R"({"csprel": 1, "cloud": "china_21vianet", "customers": [], "partners": [{"model": "direct", "id": ")" +
                                  std::string(id) + "\"}]}"));
  };
  EXPECT_EQ(partner("11111111-0000-4000-8000-00000000000a"), "fine");
  EXPECT_EQ(partner("11111111-0000-4000-8000-00000000000A"), "fine");
  EXPECT_EQ(partner("00000000-0000-0000-0000-000000000000"), "fine");
  for (const std::string_view bad :
       {"", "11111111-0000-4000-8000-00000000000", "11111111-0000-4000-8000-0000000000001",
        "{11111111-0000-4000-8000-000000000001}", "11111111000040008000000000000001", "1111111-10000-4000-8000-000000000001",
        "11111111-0000-4000-8000-00000000000g", " 11111111-0000-4000-8000-00000000001",
        "11111111_0000_4000_8000_000000000001", "urn:uuid:11111111-0000-4000-8000-000000000001"})
    EXPECT_EQ(partner(bad), "malformed_guid at /partners/0/id") << bad;
}

TEST(Limits, OfFeaturedOffers) {
  const directory world = world_builder{}.build();
  const auto outcome = [&](std::string_view count) {
    return evaluate(world, R"({"subject": {"type": "partner", "id": ")" + p +
                               R"("}, "action": {"name": "partner.set_featured_offers", "properties": {"count": )" + std::string(count) +
                               R"(}}, "resource": {"type": "partner", "id": ")" + p + "\"}}")
        .value();
  };
  for (const std::string_view few : {"4", "5"}) EXPECT_THAT(outcome(few), testing::HasSubstr(R"("outcome":"allow")"));
  for (const std::string_view many : {"6", "9007199254740992"})
    EXPECT_THAT(outcome(many), testing::HasSubstr("too_many_featured_offers"));
}

}  // namespace
}  // namespace csprel::json::limits_tests
