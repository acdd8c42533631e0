// SPDX-License-Identifier: Apache-2.0
// Does one task at one size, for grows.sh to count the instructions of `measured`.
//
//   csprel_scaling_china_21vianet read_customers 200
#include <cstdio>
#include <cstdlib>

#include "scaling/tasks.hpp"

/// What is counted: callgrind toggles at its name.
extern "C" [[gnu::noinline]] void measured(const csprel::scaling::task& task) {
  task();
  asm volatile("" ::: "memory");
}

int main(int count, char** words) {
  using namespace csprel::scaling;
  if (count == 3)
    for (const row& one : tasks())
      if (one.name == words[1]) {
        const task run = one.make(std::strtoul(words[2], nullptr, 10));
        measured(run);
        return 0;
      }
  std::fputs("usage: csprel_scaling_CLOUD TASK SIZE\n", stderr);
  return 2;
}
