// SPDX-License-Identifier: Apache-2.0
// Runs csprel-preflight as somebody at a shell would.
//
//   const outcome_of_run done = run({"evaluate", file.path(), "-"}, request);
//   EXPECT_EQ(done.status, 0);
#ifndef CSPREL_TESTS_PREFLIGHT_PROGRAM_HPP
#define CSPREL_TESTS_PREFLIGHT_PROGRAM_HPP

#include <string>
#include <string_view>
#include <vector>

namespace csprel::test {

struct outcome_of_run {
  int status = -1;  ///< -1 where a signal ended it.
  std::string out;
  std::string err;
};

/// Where standard output goes.
enum class output { pipe, terminal, full_disk, closed };

struct surroundings {
  output to = output::pipe;
  std::vector<std::string> environment{"TERM=xterm"};
  unsigned short columns = 0;  ///< Of the terminal; 0: it does not tell.
};

/// Runs the program to its end.
[[nodiscard]] outcome_of_run run(const std::vector<std::string>& arguments, std::string_view input = {},
                                 const surroundings& where = {});

/// A file that exists as long as this does.
class temporary_file {
 public:
  explicit temporary_file(std::string_view text = {}, const std::string& suffix = ".json");
  ~temporary_file();
  temporary_file(const temporary_file&) = delete;
  temporary_file& operator=(const temporary_file&) = delete;

  [[nodiscard]] const std::string& path() const noexcept { return path_; }
  [[nodiscard]] std::string text() const;

 private:
  std::string path_;
};

/// The columns of the widest line; characters from U+3000 on count two.
[[nodiscard]] std::size_t widest_line(std::string_view text);

}  // namespace csprel::test

#endif
