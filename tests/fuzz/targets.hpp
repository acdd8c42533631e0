// SPDX-License-Identifier: Apache-2.0
// What is fuzzed: one function for each decoder. It reads any bytes, asserts what must hold whatever
// they are, and throws a violation where it does not.
//
// libfuzzer.cpp makes a fuzzer of each; replay_test.cpp runs them all over the kept corpus.
#ifndef CSPREL_TESTS_FUZZ_TARGETS_HPP
#define CSPREL_TESTS_FUZZ_TARGETS_HPP

#include <string_view>

namespace csprel::fuzz {

void json_text(std::string_view input);           ///< The strict parser against Boost.JSON's own.
void directory_document(std::string_view input);  ///< Reading, writing, and asking what was read.
void partner_center(std::string_view input);      ///< Importing; responses end at a byte 0x1e.
/// An evaluation or evaluations; a directory document and a byte 0x1e may stand before.
void authzen(std::string_view input);
/// A JSON array or JSON Lines of events; a directory document and a byte 0x1e may stand before.
void event_stream(std::string_view input);
void guid_text(std::string_view input);
void instant_text(std::string_view input);
void invitation_mail(std::string_view input);     ///< The first line is the link, the rest the mail.

struct target {
  std::string_view name;  ///< Of its corpus and its dictionary.
  void (*run)(std::string_view input);
};

inline constexpr target targets[] = {
    {"json_text", json_text},
    {"directory_document", directory_document},
    {"partner_center", partner_center},
    {"authzen", authzen},
    {"event_stream", event_stream},
    {"guid_text", guid_text},
    {"instant_text", instant_text},
    {"invitation_mail", invitation_mail},
};

}  // namespace csprel::fuzz

#endif
