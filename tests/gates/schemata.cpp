// SPDX-License-Identifier: Apache-2.0
// The main function of a test program that is linked with the sources that schemata.py writes.
//
//   PROGRAM list     the mutants that were reached before any test, as bits; then a line per test: its name and the file
//                    that it stands in.
//   PROGRAM record   reads tests by their places in the list, runs each in a process of its own, and answers with a line:
//                    the test's place, whether it passed, its milliseconds of processor time, the mutants that it would
//                    tell and those that do not compile as bits.
//   PROGRAM judge    reads lines of a mutant and tests with their milliseconds, runs the tests in a process of its own
//                    with the mutant on, until one fails, and answers with a line: the mutant, how it ended and the
//                    place of the test at which it did.
//   PROGRAM          is GoogleMock's own main; the variable CSPREL_MUTANT says which mutant is on.
#include "schemata.hpp"

#include <gmock/gmock.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace csprel_mutants {

constinit id on = 0;
constinit bool recording = true;  // Until main() knows better.
constinit bool differing[most] = {};
constinit bool not_compiled[most] = {};

namespace {

using milliseconds = long;

std::vector<const testing::TestInfo*> tests;

std::string name_of(const testing::TestInfo& test) { return std::string(test.test_suite_name()) + '.' + test.name(); }

void find_tests() {
  const testing::UnitTest& all = *testing::UnitTest::GetInstance();
  for (int i = 0; i < all.total_test_suite_count(); ++i)
    for (int k = 0; k < all.GetTestSuite(i)->total_test_count(); ++k)
      if (const testing::TestInfo* test = all.GetTestSuite(i)->GetTestInfo(k); name_of(*test).find("DISABLED_") == std::string::npos)
        tests.push_back(test);
}

milliseconds processor_time() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000 + (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1000;
}

std::string bits(const bool (&table)[most]) {
  std::string text;
  for (id i = 0; i < most; i += 4)
    text += "0123456789abcdef"[table[i] | table[i + 1] << 1 | table[i + 2] << 2 | table[i + 3] << 3];
  text.erase(text.find_last_not_of('0') + 1);
  return text.empty() ? "0" : text;
}

/// What a test prints is nobody's business.
void silence() {
  if (!std::freopen("/dev/null", "w", stdout) || !std::freopen("/dev/null", "w", stderr)) _exit(1);
}

int list() {
  std::cout << bits(differing) << '\n';
  for (const testing::TestInfo* test : tests) std::cout << name_of(*test) << ' ' << test->file() << '\n';
  return 0;
}

int record() {
  for (std::size_t index = 0; std::cin >> index;) {
    const pid_t child = fork();
    if (child == 0) {
      std::FILE* lines = fdopen(dup(STDOUT_FILENO), "w");
      silence();
      std::fill(std::begin(differing), std::end(differing), false);
      std::fill(std::begin(not_compiled), std::end(not_compiled), false);
      GTEST_FLAG_SET(filter, name_of(*tests[index]));
      const bool passed = RUN_ALL_TESTS() == 0;
      recording = false;
      const std::string line = std::to_string(index) + (passed ? " passed " : " failed ") + std::to_string(processor_time()) +
                               ' ' + bits(differing) + ' ' + bits(not_compiled) + '\n';
      std::fputs(line.c_str(), lines);
      std::fclose(lines);
      _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    if (status != 0) std::cout << index << " failed 0 0 0" << std::endl;
  }
  return 0;
}

/// Where a judging process is, for who waits for it.
volatile std::size_t* running;

/// Ends the process at the first failure, and at ten times the test's usual time and two seconds.
class hurry : public testing::EmptyTestEventListener {
 public:
  std::map<std::size_t, milliseconds> usual;

 private:
  void OnTestStart(const testing::TestInfo& test) override {
    const auto index = static_cast<std::size_t>(std::find(tests.begin(), tests.end(), &test) - tests.begin());
    *running = index;
    const milliseconds limit = 10 * usual[index] + 2000;
    const itimerval timer{{}, {limit / 1000, limit % 1000 * 1000}};
    setitimer(ITIMER_PROF, &timer, nullptr);
    alarm(static_cast<unsigned>(limit / 100));  // Of who waits and does not work.
  }
  /// Not asked of what a test expects to fail, which another reporter keeps.
  void OnTestPartResult(const testing::TestPartResult& result) override {
    if (result.failed()) _exit(1);
  }
};

[[noreturn]] void run(id mutant, const std::vector<std::size_t>& chosen) {
  silence();
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
  const rlimit memory{rlim_t{4} << 30, rlim_t{4} << 30};
  setrlimit(RLIMIT_AS, &memory);
  on = mutant;
  for (std::size_t next = 0, size = 4; next < chosen.size(); next += size, size = 64) {
    std::string filter;
    for (std::size_t i = next; i < std::min(next + size, chosen.size()); ++i) filter += name_of(*tests[chosen[i]]) + ':';
    GTEST_FLAG_SET(filter, filter);
    if (RUN_ALL_TESTS() != 0) _exit(1);
  }
  _exit(0);
}

int judge() {
  testing::TestEventListeners& listeners = testing::UnitTest::GetInstance()->listeners();
  delete listeners.Release(listeners.default_result_printer());
  auto* limits = new hurry;  // GoogleTest deletes it.
  listeners.Append(limits);
  running = static_cast<std::size_t*>(
      mmap(nullptr, sizeof(std::size_t), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream words(line);
    id mutant = 0;
    words >> mutant;
    std::vector<std::size_t> chosen;
    std::size_t test = 0;
    for (milliseconds usual = 0; words >> test >> usual; limits->usual[test] = usual) chosen.push_back(test);
    *running = chosen.front();
    const pid_t child = fork();
    if (child == 0) run(mutant, chosen);
    int status = 0;
    waitpid(child, &status, 0);
    const bool too_long = WIFSIGNALED(status) && (WTERMSIG(status) == SIGPROF || WTERMSIG(status) == SIGALRM);
    const char* how = status == 0 ? "lived" : too_long ? "endless" : WIFSIGNALED(status) ? "crashed" : "failed";
    std::cout << mutant << ' ' << how << ' ' << *running << std::endl;
  }
  return 0;
}

}  // namespace
}  // namespace csprel_mutants

int main(int argc, char** argv) {
  using namespace csprel_mutants;
  testing::InitGoogleMock(&argc, argv);
  find_tests();
  const std::string mode = argc > 1 ? argv[1] : "";
  if (mode == "list") return list();
  if (mode == "record") return record();
  recording = false;
  if (mode == "judge") return judge();
  if (const char* chosen = std::getenv("CSPREL_MUTANT")) on = static_cast<id>(std::atoi(chosen));
  return RUN_ALL_TESTS();
}
