// SPDX-License-Identifier: Apache-2.0
#include "program.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include <fcntl.h>
#include <pty.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace csprel::test {
namespace {

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> result;
  for (std::string& text : texts) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

/// All that a terminal's program writes; reading ends with an error once nobody writes any more.
std::string drained(int descriptor) {
  std::string text;
  char buffer[4096];
  for (;;) {
    const ssize_t got = ::read(descriptor, buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return text;
    text.append(buffer, static_cast<std::size_t>(got));
  }
}

int status_of(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0)
    if (errno != EINTR) throw std::runtime_error("waitpid");
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

temporary_file::temporary_file(std::string_view text, const std::string& suffix) {
  std::string pattern = "/tmp/csprel-test-XXXXXX" + suffix;
  const int descriptor = ::mkstemps(pattern.data(), static_cast<int>(suffix.size()));
  if (descriptor < 0) throw std::runtime_error("mkstemps");
  ::close(descriptor);
  path_ = pattern;
  std::ofstream(path_, std::ios::binary) << text;
}

temporary_file::~temporary_file() { ::unlink(path_.c_str()); }

std::string temporary_file::text() const {
  std::ifstream in(path_, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

outcome_of_run run(const std::vector<std::string>& arguments, std::string_view input,
                   const surroundings& where) {
  const temporary_file in(input);
  const temporary_file out;
  const temporary_file err;
  int controller = -1;
  int terminal = -1;
  if (where.to == output::terminal) {
    winsize size{};
    size.ws_col = where.columns;
    if (::openpty(&controller, &terminal, nullptr, nullptr, &size) != 0) throw std::runtime_error("openpty");
    ::fcntl(controller, F_SETFD, FD_CLOEXEC);
  }

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, in.path().c_str(), O_RDONLY, 0);
  if (terminal >= 0)
    posix_spawn_file_actions_adddup2(&actions, terminal, 1);
  else if (where.to == output::closed)
    posix_spawn_file_actions_addclose(&actions, 1);
  else
    posix_spawn_file_actions_addopen(
        &actions, 1, where.to == output::full_disk ? "/dev/full" : out.path().c_str(), O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 2, err.path().c_str(), O_WRONLY, 0);

  std::vector<std::string> words{CSPREL_PREFLIGHT};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<std::string> environment = where.environment;
  // What sanitizers and coverage need.
  for (char** variable = environ; *variable != nullptr; ++variable) {
    const std::string_view text = *variable;
    if (!text.starts_with("TERM=") && !text.starts_with("NO_COLOR=")) environment.emplace_back(text);
  }
  const auto argv = pointers(words);
  const auto envp = pointers(environment);
  pid_t child = 0;
  const int spawned = ::posix_spawn(&child, CSPREL_PREFLIGHT, &actions, nullptr, argv.data(), envp.data());
  posix_spawn_file_actions_destroy(&actions);
  if (terminal >= 0) ::close(terminal);
  if (spawned != 0) throw std::runtime_error("posix_spawn");

  outcome_of_run done;
  if (controller >= 0) {
    done.out = drained(controller);
    std::erase(done.out, '\r');
    ::close(controller);
  }
  done.status = status_of(child);
  if (controller < 0) done.out = out.text();
  done.err = err.text();
  return done;
}

std::size_t widest_line(std::string_view text) {
  std::size_t widest = 0;
  std::size_t used = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n')
      used = 0;
    else if ((byte & 0xc0U) != 0x80U)
      used += byte >= 0xe3 ? 2 : 1;  // U+3000 and above begin with 0xe3.
    widest = std::max(widest, used);
  }
  return widest;
}

}  // namespace csprel::test
