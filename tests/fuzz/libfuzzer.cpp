// SPDX-License-Identifier: Apache-2.0
// Makes a fuzzer of the target that CSPREL_FUZZ_TARGET names.
#include <cstddef>
#include <cstdint>

#include "fuzz/targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  csprel::fuzz::CSPREL_FUZZ_TARGET({reinterpret_cast<const char*>(data), size});
  return 0;
}
