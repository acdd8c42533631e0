// SPDX-License-Identifier: Apache-2.0
#include "files.hpp"

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <memory>
#include <optional>
#include <vector>

#include <sys/stat.h>
#include <unistd.h>

#include "failure.hpp"

namespace preflight {
namespace {

using clock = std::chrono::steady_clock;

[[noreturn]] void fail_to(const char* verb, const std::string& name) {
  throw other_failure(std::string("cannot ") + verb + " " + name + ": " + std::strerror(errno));
}

/// One line on standard error that is drawn over and over, and wiped at the end.
class progress_line {
 public:
  progress_line(std::string name, std::optional<std::size_t> total)
      : name_(std::move(name)), total_(total), watched_(isatty(STDERR_FILENO) == 1) {}
  progress_line(const progress_line&) = delete;
  progress_line& operator=(const progress_line&) = delete;
  ~progress_line() {
    if (drawn_) std::fputs("\r\x1b[K", stderr);
  }

  void show(std::size_t bytes) {
    constexpr auto patience = std::chrono::milliseconds(500);
    constexpr auto pace = std::chrono::milliseconds(100);
    if (!watched_) return;
    const auto now = clock::now();
    if (now - start_ < patience || now - last_ < pace) return;
    last_ = now;
    drawn_ = true;
    const std::size_t mebibytes = bytes >> 20U;
    if (total_ && *total_ > 0)
      std::fprintf(stderr, "\rreading %s: %zu %%", name_.c_str(), bytes * 100 / *total_);
    else
      std::fprintf(stderr, "\rreading %s: %zu MiB", name_.c_str(), mebibytes);
    std::fflush(stderr);
  }

 private:
  std::string name_;
  std::optional<std::size_t> total_;
  bool watched_;
  bool drawn_ = false;
  clock::time_point start_ = clock::now();
  clock::time_point last_{};
};

struct close_file {
  void operator()(std::FILE* file) const noexcept {
    if (file != stdin) std::fclose(file);
  }
};
using file_handle = std::unique_ptr<std::FILE, close_file>;

file_handle open_file(const std::string& path) {
  if (is_standard_input(path)) return file_handle{stdin};
  file_handle file{std::fopen(path.c_str(), "rb")};
  if (!file) fail_to("open", path);
  return file;
}

std::optional<std::size_t> size_of(std::FILE* file) {
  struct stat about {};
  if (fstat(fileno(file), &about) != 0 || !S_ISREG(about.st_mode)) return std::nullopt;
  return static_cast<std::size_t>(about.st_size);
}

}  // namespace

std::string display_name(const std::string& path) {
  return is_standard_input(path) ? "standard input" : path;
}

void read_chunks(const std::string& path, const std::function<void(std::string_view)>& take) {
  const file_handle file = open_file(path);
  progress_line progress(display_name(path), size_of(file.get()));
  std::vector<char> buffer(std::size_t{1} << 18U);
  std::size_t bytes = 0;
  for (;;) {
    errno = 0;
    const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), file.get());
    if (got > 0) take({buffer.data(), got});
    bytes += got;
    progress.show(bytes);
    if (std::ferror(file.get()) != 0) fail_to("read", display_name(path));
    if (got < buffer.size()) return;
  }
}

std::string read_file(const std::string& path, std::size_t most) {
  std::string text;
  read_chunks(path, [&](std::string_view chunk) {
    if (chunk.size() > most - text.size())
      throw input_failure{{csprel::error_code::too_large, "", "more than " + std::to_string(most) +
                           " bytes", "at most " + std::to_string(most)}, display_name(path)};
    text += chunk;
  });
  return text;
}

void write_output(std::string_view text) {
  errno = 0;
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  // Only the flush tells whether the disk took it.
  if (!written || std::fflush(stdout) != 0) fail_to("write", "standard output");
}

}  // namespace preflight
