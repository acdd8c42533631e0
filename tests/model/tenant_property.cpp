// SPDX-License-Identifier: Apache-2.0
#include "model/tenant_property.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "csprel/json/directory_document.hpp"
#include "support/script.hpp"

namespace csprel::test {
namespace {

/// What the script violates, or nothing.
std::optional<std::string> broken_by(const script& bytes, const tenant_property& property) {
  try {
    property(decode_tenant(bytes));
  } catch (const std::exception& found) {
    return found.what();
  }
  return std::nullopt;
}

/// The plainest script that still fails: shorter, then with zeros wherever they do no harm to the failure.
script shrunk(script failing, const tenant_property& property) {
  int attempts = 0;
  const auto fails = [&](const script& s) { return ++attempts < 20000 && broken_by(s, property); };
  for (std::size_t cut = failing.size() / 2; cut > 0; cut /= 2)
    while (failing.size() > cut) {
      const script shorter(failing.begin(), failing.end() - static_cast<std::ptrdiff_t>(cut));
      if (!fails(shorter)) break;
      failing = shorter;
    }
  for (std::size_t length = 64; length > 0; length /= 2)
    for (std::size_t at = 0; at < failing.size(); at += length) {
      script plainer = failing;
      std::fill(plainer.begin() + static_cast<std::ptrdiff_t>(at),
                plainer.begin() + static_cast<std::ptrdiff_t>(std::min(at + length, plainer.size())), std::uint8_t{0});
      if (plainer != failing && fails(plainer)) failing = plainer;
    }
  return failing;
}

}  // namespace

void for_all_tenants(const std::string& name, std::size_t worlds, const tenant_property& property, std::size_t script_size) {
  for (const kept_script& kept : kept_scripts())
    if (const auto found = broken_by(kept.bytes, property)) ADD_FAILURE() << name << ", kept script of " << kept.name << ": " << *found;
  std::mt19937_64 random(number_from("CSPREL_PROPERTY_SEED", 20231005));
  const std::size_t tried = worlds * cases_in_per_cent() / 100;
  for (std::size_t i = 0, failures = 0; i < tried && failures < 5; ++i) {
    script bytes(script_size);
    for (std::uint8_t& byte : bytes)
      if (const auto drawn = random(); i % 2 == 0 || (drawn >> 32) % 2 == 0) byte = static_cast<std::uint8_t>(drawn);
    if (!broken_by(bytes, property)) continue;
    ++failures;
    const script smallest = shrinks_failures() ? shrunk(bytes, property) : bytes;
    ADD_FAILURE() << *broken_by(smallest, property) << "\nKeep it in tests/data/properties/kept.txt:\n" << name << ": " << to_hex(smallest)
                  << '\n' << json::write_directory(decode_tenant(smallest).world);
  }
}

}  // namespace csprel::test
