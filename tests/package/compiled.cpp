// A consumer of the compiled components: a directory in, an answer out, an event applied.
#include <csprel/directory/apply.hpp>
#include <csprel/directory/instant_text.hpp>
#include <csprel/directory/portfolio.hpp>
#include <csprel/json/authzen.hpp>
#include <csprel/json/directory_document.hpp>
#include <csprel/json/event_stream.hpp>

constexpr const char* document = R"({"csprel": 1, "cloud": "china_21vianet", "customers": [],
  "partners": [{"id": "ca73f9f8-2aa6-5a27-bb58-ae94e57570aa", "model": "direct", "standing": "suspended"}]})";
constexpr const char* request = R"({"subject": {"type": "partner", "id": "ca73f9f8-2aa6-5a27-bb58-ae94e57570aa"},
  "action": {"name": "customer.create"},
  "resource": {"type": "partner", "id": "ca73f9f8-2aa6-5a27-bb58-ae94e57570aa"}})";
constexpr const char* paid = R"([{"event": "partner_standing_changed", "at": "2018-11-05T03:00:00Z",
  "partner": "ca73f9f8-2aa6-5a27-bb58-ae94e57570aa", "standing": "active"}])";

int main() {
  const auto world = csprel::json::read_directory(document);
  if (!world) return 1;
  const auto denied = csprel::json::evaluate(world.value(), request);
  if (!denied || denied.value().find("partner_suspended") == std::string::npos) return 2;
  const auto events = csprel::json::read_events(paid);
  if (!events) return 3;
  const auto after = csprel::replay(world.value(), events.value());
  if (!after || after.value().refused) return 4;
  const auto allowed = csprel::json::evaluate(after.value().world, request);
  if (!allowed || allowed.value().find("\"allow\"") == std::string::npos) return 5;
  if (csprel::to_text(*after.value().world.as_of()) != "2018-11-05T03:00:00Z") return 6;
  return csprel::summarise(world.value(), csprel::all_customers(world.value())).subscriptions == 0 ? 0 : 7;
}
