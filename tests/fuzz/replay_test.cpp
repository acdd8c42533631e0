// SPDX-License-Identifier: Apache-2.0
// Runs every fuzz target over its kept corpus, as it stands, cut short and damaged.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "fuzz/targets.hpp"

namespace csprel::fuzz {
namespace {

class Replay : public testing::TestWithParam<target> {};

std::vector<std::filesystem::path> corpus_of(const target& of) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(CSPREL_FUZZ_CORPUS) / of.name))
    files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST_P(Replay, HoldsOverTheCorpus) {
  const auto files = corpus_of(GetParam());
  ASSERT_GE(files.size(), 8U);
  for (const auto& file : files) {
    SCOPED_TRACE(file.filename());
    EXPECT_NO_THROW(GetParam().run(text_of(file)));
  }
}

TEST_P(Replay, HoldsOverDamagedInput) {
  GetParam().run({});
  std::mt19937 random(20181105);
  for (const auto& file : corpus_of(GetParam())) {
    const std::string text = text_of(file);
    if (text.empty()) continue;
    for (int round = 0; round < 4; ++round) {
      std::string damaged = text;
      damaged[random() % damaged.size()] = static_cast<char>(random());
      if (round % 2 == 1) damaged.resize(random() % damaged.size());
      SCOPED_TRACE(testing::Message() << file.filename() << ": " << testing::PrintToString(damaged));
      EXPECT_NO_THROW(GetParam().run(damaged));
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Fuzz, Replay, testing::ValuesIn(targets),
                         [](const auto& instance) { return std::string(instance.param.name); });

}  // namespace
}  // namespace csprel::fuzz
