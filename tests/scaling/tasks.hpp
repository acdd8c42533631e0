// SPDX-License-Identifier: Apache-2.0
// What is measured, at sizes that count what a hostile sender would add more of. The inputs are made before the
// measuring begins.
#ifndef CSPREL_TESTS_SCALING_TASKS_HPP
#define CSPREL_TESTS_SCALING_TASKS_HPP

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "csprel/directory/apply.hpp"
#include "csprel/directory/directory.hpp"
#include "csprel/json/directory_document.hpp"

namespace csprel::scaling {

using task = std::function<void()>;

struct row {
  std::string_view name;
  std::size_t size;  ///< The smaller of the two that are compared.
  task (*make)(std::size_t);
};
/// Those of the program.
[[nodiscard]] std::span<const row> tasks();

/// Ends the program where something that must succeed does not: what failed costs nothing.
template <class Result>
auto need(Result r) {
  if (r) return std::move(r).value();
  std::fprintf(stderr, "%s: %s\n", r.error().pointer.c_str(), r.error().message().c_str());
  std::exit(1);
}
inline void need(bool holds) {
  if (holds) return;
  std::fputs("not as expected\n", stderr);
  std::exit(1);
}

/// The same GUID for the same number; spread as the API's are.
inline std::string guid_text(std::size_t number, unsigned kind) {
  std::uint64_t mixed = (number + 1) * 0x9e3779b97f4a7c15U;
  char text[64];
  std::snprintf(text, sizeof text, "%08x-%04x-4000-8000-%012llx", static_cast<unsigned>(mixed >> 32), kind,
                static_cast<unsigned long long>(number));
  return text;
}

/// `entry(0)` to `entry(count - 1)` with commas between.
template <class Entry>
std::string list(std::size_t count, const Entry& entry) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) {
    if (i != 0) all += ',';
    all += entry(i);
  }
  return all;
}

/// What happens second by second from `from` on.
template <class Fact>
std::vector<event> events(std::size_t n, const Fact& fact, instant from = instant::from_seconds(1'541'400'000)) {
  std::vector<event> all;
  for (std::size_t i = 0; i < n; ++i) all.push_back({from + duration{static_cast<std::int64_t>(i)}, fact(i)});
  return all;
}

inline task reads(std::string text) {
  return [text = std::move(text)] { need(json::read_directory(text)); };
}
inline task replays(directory world, std::vector<event> all) {
  return [world = std::move(world), all = std::move(all)] { need(!need(replay(world, all)).refused); };
}

}  // namespace csprel::scaling

#endif
