// SPDX-License-Identifier: Apache-2.0
// Files that cannot be read or written, end too early or come in pieces.
#include <gmock/gmock.h>

#include <fstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "csprel/json/directory_document.hpp"
#include "csprel/json/event_stream.hpp"
#include "preflight/program.hpp"
#include "support/varied_world.hpp"

namespace csprel::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;
using words = std::vector<std::string>;

constexpr std::string_view valid_request =
    R"({"subject": {"type": "partner", "id": "11111111-0000-4000-8000-000000000001"},
        "action": {"name": "subscription.view"}, "resource": {"type": "subscription", "id": "late"}})";
const std::string events = json::write_events(std::vector<event>{varied_events()[7]});
constexpr std::string_view response =
    R"({"id": "cccccccc-0000-4000-8000-00000000000c", "relationshipToPartner": "reseller"})";

/// The files of a command line that works.
class Faults : public testing::Test {
 protected:
  const temporary_file world{json::write_directory(varied_world())};
  const temporary_file question{valid_request};
  const temporary_file stream{events};
  const temporary_file answer{response};
  const std::string p = partner_p.to_string();

  /// Every call that reads the file at `file` in some place of its command line.
  [[nodiscard]] std::vector<words> calls_that_read(const std::string& file) const {
    return {{"evaluate", file, question.path()},
            {"evaluate", world.path(), file},
            {"explain", file, question.path()},
            {"explain", world.path(), file},
            {"matrix", file, "--partner", p},
            {"partners", file, "--customer", customer_c.to_string()},
            {"customers", file, "--partner", p},
            {"invite", file, "--partner", p},
            {"apply", file, stream.path()},
            {"apply", world.path(), file},
            {"what-if", file, stream.path()},
            {"what-if", world.path(), file},
            {"upcoming", file},
            {"import", "--cloud", "china_21vianet", "--partner", p, file},
            {"import", "--cloud", "china_21vianet", "--partner", p, answer.path(), file},
            {"import", "--cloud", "china_21vianet", "--partner", p, "--into", file, answer.path()}};
  }
  /// One call of each command.
  [[nodiscard]] std::vector<words> calls() const {
    return {{"evaluate", world.path(), question.path()},
            {"explain", world.path(), question.path()},
            {"matrix", world.path(), "--partner", p},
            {"partners", world.path(), "--customer", customer_c.to_string()},
            {"customers", world.path(), "--partner", p},
            {"invite", world.path(), "--partner", p},
            {"apply", world.path(), stream.path()},
            {"what-if", world.path(), stream.path()},
            {"upcoming", world.path()},
            {"import", "--cloud", "china_21vianet", "--partner", p, answer.path()},
            {"operations"}};
  }
};

std::string joined(const words& all) {
  std::string text;
  for (const std::string& word : all) text += word + " ";
  return text;
}

TEST_F(Faults, EveryCallWorksWhereNothingIsWrong) {
  for (const words& call : calls()) {
    const auto done = run(call);
    EXPECT_EQ(done.status, 0) << joined(call) << done.err;
    EXPECT_FALSE(done.out.empty()) << joined(call);
  }
}

TEST_F(Faults, AFileThatCannotBeOpenedOrReadIsNamed) {
  words files{"/no/such/file", "/", "/proc/self/mem"};  // The last one opens, and fails when it is read.
  const temporary_file locked;
  ::chmod(locked.path().c_str(), 0);
  if (::geteuid() != 0) files.push_back(locked.path());  // Root may read everything.
  for (const std::string& file : files)
    for (const words& call : calls_that_read(file)) {
      const auto done = run(call);
      EXPECT_EQ(done.status, 1) << joined(call);
      EXPECT_THAT(done.out, IsEmpty()) << joined(call);
      EXPECT_THAT(done.err, HasSubstr(file)) << joined(call);
      EXPECT_THAT(done.err, StartsWith("csprel-preflight: cannot ")) << joined(call);
    }
}

TEST_F(Faults, AnOutputThatTakesNothingIsAFailure) {
  for (const output to : {output::full_disk, output::closed})
    for (const words& call : calls()) {
      const auto done = run(call, {}, {to, {"TERM=xterm"}, 0});
      EXPECT_EQ(done.status, 1) << joined(call) << done.err;
      EXPECT_THAT(done.err, HasSubstr("cannot write standard output")) << joined(call);
    }
}

TEST_F(Faults, ATruncatedFileIsASyntaxError) {
  const std::string text = world.text();
  for (std::size_t part = 0; part < 10; ++part) {
    const temporary_file cut(std::string_view(text).substr(0, text.size() * part / 10));
    for (const words& call :
         {words{"evaluate", cut.path(), question.path()}, words{"upcoming", cut.path()},
          words{"import", "--cloud", "china_21vianet", "--partner", p, "--into", cut.path(), answer.path()}}) {
      const auto done = run(call);
      EXPECT_EQ(done.status, 2) << joined(call) << part;
      EXPECT_THAT(done.out, IsEmpty());
      EXPECT_THAT(done.err, StartsWith("{\"error\": \"syntax\", \"pointer\": \"\"")) << part;
    }
  }
  for (const words& call : {words{"evaluate", world.path()}, words{"apply", world.path()}}) {
    const std::string whole = call[0] == "apply" ? events : std::string(valid_request);
    const auto done = run(call, std::string_view(whole).substr(0, whole.size() / 2));
    EXPECT_EQ(done.status, 2) << joined(call);
    EXPECT_THAT(done.err, StartsWith("{\"error\": \"syntax\"")) << joined(call);
  }
}

TEST_F(Faults, AFileWithoutEndIsRefusedAtItsFirstByte) {
  const auto done = run({"upcoming", "/dev/zero"});
  EXPECT_EQ(done.status, 2);
  EXPECT_THAT(done.err, StartsWith("{\"error\": \"syntax\""));
  EXPECT_EQ(run({"evaluate", world.path(), "/dev/zero"}).status, 2);
}

/// A pipe with a name, into which a thread writes a text in small pieces.
class dripping_pipe {
 public:
  dripping_pipe(std::string text, std::size_t piece) : path_(place_.path() + ".pipe") {
    if (::mkfifo(path_.c_str(), 0600) != 0) throw std::runtime_error("mkfifo");
    writer_ = std::thread([path = path_, text = std::move(text), piece] {
      const int end = ::open(path.c_str(), O_WRONLY);
      for (std::size_t at = 0; at < text.size(); at += piece) {
        const std::string_view part = std::string_view(text).substr(at, piece);
        if (::write(end, part.data(), part.size()) < 0) break;
        if (at % (piece * 64) == 0) std::this_thread::yield();
      }
      ::close(end);
    });
  }
  ~dripping_pipe() {
    writer_.join();
    ::unlink(path_.c_str());
  }
  dripping_pipe(const dripping_pipe&) = delete;
  dripping_pipe& operator=(const dripping_pipe&) = delete;

  [[nodiscard]] const std::string& path() const noexcept { return path_; }

 private:
  const temporary_file place_;
  std::string path_;
  std::thread writer_;
};

TEST_F(Faults, APipeThatDripsIsReadToItsEnd) {
  const std::string whole = run({"upcoming", world.path(), "--format", "json"}).out;
  for (const std::size_t piece : {1U, 7U, 4096U}) {
    const dripping_pipe pipe(world.text(), piece);
    const auto done = run({"upcoming", pipe.path(), "--format", "json"});
    EXPECT_EQ(done.status, 0) << done.err;
    EXPECT_EQ(done.out, whole) << piece;
  }
  const dripping_pipe slow_request(std::string(valid_request), 3);
  EXPECT_EQ(run({"evaluate", world.path(), slow_request.path()}).out, run({"evaluate", world.path(), question.path()}).out);
  const dripping_pipe slow_events(events, 5);
  EXPECT_EQ(run({"apply", world.path(), slow_events.path()}).out, run({"apply", world.path(), stream.path()}).out);
}

TEST_F(Faults, APipeThatEndsEarlyIsASyntaxError) {
  const std::string text = world.text();
  for (const std::size_t part : {0U, 1U, 9U}) {
    const dripping_pipe pipe(text.substr(0, text.size() * part / 10), 11);
    const auto done = run({"upcoming", pipe.path()});
    EXPECT_EQ(done.status, 2) << done.err;
    EXPECT_THAT(done.err, StartsWith("{\"error\": \"syntax\", \"pointer\": \"\""));
  }
}

}  // namespace
}  // namespace csprel::test
