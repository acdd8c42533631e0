// SPDX-License-Identifier: Apache-2.0
// JSON is read strictly, whole or in chunks, and nothing hostile does more than fail.
#include "json/strict_parser.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cstdint>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "json/place.hpp"
#include "json/text_writer.hpp"
#include "json/verdict.hpp"

namespace csprel::json::strict_parser_tests {
namespace {

using namespace std::string_literals;

/// What a text reads as: its compact form, or the error.
std::string read(std::string_view text, const limits& bounds = {}) {
  const auto tree = parse(text, bounds);
  if (tree) return to_text(tree.value());
  return verdict_on(tree.error());
}

std::string read_in_chunks(std::string_view text, std::size_t size) {
  strict_parser parser;
  for (std::size_t at = 0; at < text.size(); at += size)
    if (const auto written = parser.write(text.substr(at, size)); !written)
      return verdict_on(written.error());
  const auto tree = parser.finish();
  if (tree) return to_text(tree.value());
  return verdict_on(tree.error());
}

std::string nested(std::size_t depth) {
  return std::string(depth, '[') + std::string(depth, ']');
}

TEST(StrictParser, ReadsEveryKindOfValue) {
  EXPECT_EQ(read(R"({"a":[1,-2,0.5,"x",true,false,null,{}]})"),
            R"({"a":[1,-2,0.5,"x",true,false,null,{}]})");
  EXPECT_EQ(read(" \t\r\n 7 \n"), "7");
  EXPECT_EQ(read(R"("\u00e9\ud83d\ude00\n\/")"), "\"é😀\\n/\"");
  EXPECT_EQ(read("\"\\u0000\""), "\"\\u0000\"");
}

TEST(StrictParser, AWholeNumberIsAnIntegerHoweverItIsWritten) {
  for (const char* ten : {"10", "10.0", "1e1", "1E+1", "100e-1", "0.1e2", "10.000e0", "1.0e1", "0.10e2"}) {
    const auto tree = parse(ten);
    ASSERT_TRUE(tree) << ten;
    ASSERT_TRUE(tree.value().is_int64()) << ten;
    EXPECT_EQ(tree.value().get_int64(), 10) << ten;
  }
  for (const char* zero : {"0", "-0", "0.0", "-0.0e5", "0e400", "0e-400", "1e-400"})
    EXPECT_EQ(read(zero), "0") << zero;
  EXPECT_EQ(read("10.5"), "10.5");
  EXPECT_EQ(read("-1e-7"), "-1e-07");
  EXPECT_EQ(read("0.1"), "0.1");
  EXPECT_EQ(read("3.141592653589793"), "3.141592653589793");
}

TEST(StrictParser, RefusesNumbersAboveTwoToThe53) {
  EXPECT_EQ(read("9007199254740992"), "9007199254740992");
  EXPECT_EQ(read("-9007199254740992"), "-9007199254740992");
  EXPECT_EQ(read("9007199254740992.0"), "9007199254740992");
  EXPECT_EQ(read("9007199254740991"), "9007199254740991");
  EXPECT_EQ(read("4503599627370495.5"), "4503599627370495.5");
  for (const char* number :
       {"9007199254740993", "-9007199254740993", "9007199254740993.0", "90071992547409930e-1",
        "9223372036854775807", "-9223372036854775808", "9223372036854775808",
        "18446744073709551615", "18446744073709551616", "1e16", "-1e16", "1e300", "1e400",
        "1e2147483648", "1e99999999999999999999", "123456789012345678901234567890",
        "9007199254740993.5", "9007199254740992.5", "-9007199254740992.5", "9007199254740992.0000001",
        "90071992547409925e-1"})
    EXPECT_EQ(read("{\"a\":[0,{\"b/c\":"s + number + "}]}"), "number_range at \"/a/1/b~1c\"")
        << number;
}

TEST(StrictParser, RefusesWhatIsNotJson) {
  for (const char* text : {"",
                           " ",
                           "nul",
                           "nulll",
                           "tru",
                           "{",
                           "[",
                           "[1",
                           "[1,",
                           "[1,]",
                           "{\"a\"}",
                           "{\"a\":}",
                           "{\"a\":1,}",
                           "{,}",
                           "{a:1}",
                           "{'a':1}",
                           "[1 2]",
                           "01",
                           "-",
                           "+1",
                           "1.",
                           ".5",
                           "1e",
                           "0x10",
                           "NaN",
                           "Infinity",
                           "-Infinity",
                           "inf",
                           "\"",
                           "\"a",
                           "\"\\x\"",
                           "\"\\u12\"",
                           "\"\n\"",
                           "\"\t\"",
                           "\"\\ud800\"",
                           "\"\\udc00\"",
                           "\"\\ud800\\u0041\"",
                           "// c\n1",
                           "/* c */1",
                           "[1]//",
                           "{} {}",
                           "1 2",
                           "[]]",
                           "{}}",
                           "\xef\xbb\xbf{}",
                           "\xfe\xff",
                           "\xff\xfe{\0",
                           "\"\x80\"",
                           "\"\xc0\xaf\"",
                           "\"\xed\xa0\x80\"",
                           "\"\xf5\x80\x80\x80\"",
                           "\"\xe4\xb8\"",
                           "{\"\xff\":1}"}) {
    EXPECT_EQ(read(text), "syntax at \"\"") << text;
    for (std::size_t size = 1; size < 4; ++size)
      EXPECT_EQ(read_in_chunks(text, size), "syntax at \"\"") << text << " by " << size;
  }
  EXPECT_EQ(read("\0"s), "syntax at \"\"");
  EXPECT_EQ(read("{}\0"s), "syntax at \"\"");
}

TEST(StrictParser, SaysWhere) {
  const auto at = [](std::string_view text) { return parse(text).error().found; };
  EXPECT_EQ(at("{\n  \"a\": ]}"), "`]` at line 2, column 8");
  EXPECT_EQ(at("[1,\n2"), "the end of the text at line 2, column 2");
  EXPECT_EQ(parse("[1,\n2").error().expected, "the rest of a JSON document");
  EXPECT_EQ(at("[]\n x"), "`x` at line 2, column 2");
  EXPECT_EQ(at("\xef\xbb\xbf[]"), "a byte order mark");
  // Half a character is never quoted: a message is UTF-8 whatever the text is.
  EXPECT_EQ(at("[\xff]"), "a byte that is neither JSON nor UTF-8 at line 1, column 2");
  EXPECT_EQ(at("[\x80]"), "a byte that is neither JSON nor UTF-8 at line 1, column 2");
  EXPECT_EQ(at("[\x7f]"), "`\\u007f` at line 1, column 2");
  EXPECT_EQ(at("[] \xe4\xb8\x96"), "a byte that is neither JSON nor UTF-8 at line 1, column 4");
  strict_parser parser;
  ASSERT_TRUE(parser.write("[1,\n"));
  ASSERT_TRUE(parser.write("2,\n 3"));
  ASSERT_TRUE(parser.write("\n\n\n"));
  const auto failed = parser.write(",\n!");
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().found, "`!` at line 7, column 1");
  EXPECT_EQ(parser.write("]").error(), failed.error());
  EXPECT_EQ(parser.finish().error(), failed.error());
}

TEST(StrictParser, ReadsOneDocumentAndNoMore) {
  strict_parser parser;
  ASSERT_TRUE(parser.write("[1]"));
  ASSERT_TRUE(parser.finish());
  const auto again = parser.finish();
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, error_code::io);
  EXPECT_EQ(parser.write("[2]").error(), again.error());
}

TEST(StrictParser, RefusesDepth65) {
  EXPECT_EQ(read(nested(64)), nested(64));
  EXPECT_EQ(read(nested(65)), "syntax at \"\"");
  EXPECT_EQ(read(nested(3), {100, 3}), nested(3));
  EXPECT_EQ(read(nested(4), {100, 3}), "syntax at \"\"");
  std::string objects = "0";
  for (int i = 0; i < 64; ++i) objects = "{\"a\":" + objects + "}";
  EXPECT_EQ(read(objects), objects);
  EXPECT_EQ(read("[" + objects + "]"), "syntax at \"\"");
  for (std::size_t size : {1U, 2U, 3U, 7U}) {
    EXPECT_EQ(read_in_chunks(nested(64), size), nested(64));
    EXPECT_EQ(read_in_chunks(nested(65), size), "syntax at \"\"");
  }
}

TEST(StrictParser, RefusesMoreBytesThanTheLimit) {
  const std::string text = "[1, 2]";
  EXPECT_EQ(read(text, {text.size() - 1, 64}), "too_large at \"\"");
  EXPECT_EQ(read(text, {text.size(), 64}), "[1,2]");
  EXPECT_EQ(read(text, {text.size() + 1, 64}), "[1,2]");
  strict_parser parser(limits{4, 64});
  EXPECT_TRUE(parser.write("[1,"));
  EXPECT_TRUE(parser.write(" "));
  EXPECT_TRUE(parser.write(""));
  EXPECT_EQ(parser.write(" ").error().code, error_code::too_large);
}

TEST(StrictParser, RefusesAKeyTwice) {
  EXPECT_EQ(read(R"({"a":1,"a":2})"), "duplicate_key at \"/a\"");
  EXPECT_EQ(read(R"({"a":1,"b":[{},{"x":{},"y":1,"x":3}]})"), "duplicate_key at \"/b/1/x\"");
  EXPECT_EQ(read(R"({"a/~":1,"a\u002f~":2})"), "duplicate_key at \"/a~1~0\"");
  EXPECT_EQ(read(R"({"":1,"":2})"), "duplicate_key at \"/\"");
  EXPECT_EQ(read(R"({"a":1,"A":2})"), R"({"a":1,"A":2})");
  EXPECT_EQ(read(R"([{"a":1},{"a":2}])"), R"([{"a":1},{"a":2}])");
  // Beyond the size at which keys are sorted; the first that comes again is named.
  std::string many = "{";
  for (int i = 0; i < 1000; ++i) many += "\"k" + std::to_string(i) + "\":0,";
  EXPECT_EQ(read(many + "\"z\":0}").substr(0, 8), "{\"k0\":0,");
  EXPECT_EQ(read(many + "\"k500\":0,\"k3\":0}"), "duplicate_key at \"/k500\"");
}

TEST(StrictParser, ReadsTheSameInChunksOfEverySize) {
  const std::string texts[] = {
      R"({"key":"value with é, 世界, 😀 and \u4e16\n","n":[-12.5e-1,1234567890123,10.0,1e1],
          "o":{"empty":{},"list":[]},"t":true,"f":false,"z":null})",
      R"({"a":{"b":[1,2,{"dup":1,"dup":2}]}})", R"([0,{"n":12345678901234567890}])",
      "{\"a\": 1.5, \"b\": [}", "  -0.00012500e+3  "};
  for (const auto& text : texts) {
    const std::string whole = read(text);
    for (std::size_t size = 1; size <= text.size(); ++size)
      EXPECT_EQ(read_in_chunks(text, size), whole) << "by " << size;
  }
}

TEST(StrictParser, SurvivesTruncationAtEveryByte) {
  const std::string text =
      R"({"a":[1,2.5e-3,"x\u00e9\ud83d\ude00世"],"b":{"c":null,"d":[true,false]}})";
  ASSERT_TRUE(parse(text));
  for (std::size_t size = 0; size < text.size(); ++size)
    EXPECT_EQ(read(std::string_view{text}.substr(0, size)), "syntax at \"\"") << size;
}

TEST(StrictParser, SurvivesHostileTexts) {
  constexpr std::size_t many = 1'000'000;
  EXPECT_EQ(read(std::string(many, '[')), "syntax at \"\"");
  std::string objects;
  for (std::size_t i = 0; i < many; ++i) objects += "{\"\":";
  EXPECT_EQ(read(objects), "syntax at \"\"");
  EXPECT_EQ(read(std::string(many, '9')), "number_range at \"\"");
  EXPECT_EQ(read("0." + std::string(many, '0') + "1"), "0");
  EXPECT_EQ(read("1" + std::string(many, '0') + "e-1000000"), "1");
  EXPECT_EQ(read("\"" + std::string(many, 'a')), "syntax at \"\"");
  // Many keys in one object, all but one different: no quadratic search.
  std::string keys = "{";
  for (std::size_t i = 0; i < many / 10; ++i) keys += "\"" + std::to_string(i) + "\":0,";
  EXPECT_EQ(read(keys + "\"0\":0}"), "duplicate_key at \"/0\"");
}

TEST(StrictParser, HandsOutTheElementsOfNamedArrays) {
  constexpr std::string_view names[] = {"customers", "offers"};
  const std::string text =
      R"({"offers":[],"x":{"customers":[9]},"customers":[{"id":1,"deep":[[]]},2,"three",[4]],"y":5})";
  for (std::size_t size = 1; size <= text.size(); ++size) {
    std::vector<std::string> seen;
    strict_parser parser(limits{}, names,
                         [&](std::size_t array, std::size_t index, const auto& element) {
                           seen.push_back(std::to_string(array) + "/" + std::to_string(index) +
                                          " " + to_text(element));
                           return done();
                         });
    for (std::size_t at = 0; at < text.size(); at += size)
      ASSERT_TRUE(parser.write(std::string_view{text}.substr(at, size)));
    const auto root = parser.finish();
    ASSERT_TRUE(root);
    EXPECT_EQ(to_text(root.value()), R"({"offers":[],"x":{"customers":[9]},"customers":[],"y":5})");
    EXPECT_THAT(seen, testing::ElementsAre(R"(0/0 {"id":1,"deep":[[]]})", "0/1 2", R"(0/2 "three")",
                                           "0/3 [4]"));
  }
}

TEST(StrictParser, KeepsAStreamedMemberThatIsNoArray) {
  constexpr std::string_view names[] = {"a", "b", "c", "d", "e", "f"};
  strict_parser parser(limits{}, names, [](std::size_t, std::size_t, const auto&) {
    ADD_FAILURE();
    return done();
  });
  const std::string text = R"({"a":1,"b":"x","c":{"a":[1]},"d":null,"e":false,"f":0.5})";
  ASSERT_TRUE(parser.write(text));
  const auto root = parser.finish();
  ASSERT_TRUE(root);
  EXPECT_EQ(to_text(root.value()), text);
}

TEST(StrictParser, FindsErrorsInsideStreamedArrays) {
  constexpr std::string_view names[] = {"a"};
  const auto fails_with = [&](std::string_view text) {
    std::size_t taken = 0;
    strict_parser parser(limits{}, names, [&](std::size_t, std::size_t, const auto& element) {
      ++taken;
      if (element.is_string())
        return result<void>{error{error_code::unsupported, "/mine", "x", "y"}};
      return done();
    });
    const auto written = parser.write(text);
    if (written) return "fine after " + std::to_string(taken);
    return std::string{name(written.error().code)} + " at " + written.error().pointer + " after " +
           std::to_string(taken);
  };
  EXPECT_EQ(fails_with(R"({"a":[1,2,{"x":1,"x":2}]})"), "duplicate_key at /a/2/x after 2");
  EXPECT_EQ(fails_with(R"({"a":[1,{"x":[0,1e17]}]})"), "number_range at /a/1/x/1 after 1");
  EXPECT_EQ(fails_with(R"({"a":[1],"a":[2]})"), "duplicate_key at /a after 1");
  EXPECT_EQ(fails_with(R"({"a":[1],"b":0,"b":1})"), "duplicate_key at /b after 1");
  EXPECT_EQ(fails_with(R"({"a":[1,"stop",3]})"), "unsupported at /mine after 2");
  EXPECT_EQ(fails_with(R"({"a":[1,]})"), "syntax at  after 1");
}

TEST(StrictParser, IsAbandonedAnywhere) {
  constexpr std::string_view names[] = {"a"};
  const std::string text = R"({"b":{"c":[1,"two"]},"a":[{"x":["long enough to be allocated"]},2]})";
  for (std::size_t size = 0; size <= text.size(); ++size) {
    strict_parser parser(limits{}, names,
                         [](std::size_t, std::size_t, const auto&) { return done(); });
    EXPECT_TRUE(parser.write(std::string_view{text}.substr(0, size)));
    strict_parser moved = std::move(parser);
    EXPECT_EQ(moved.bytes(), size);
  }
}

TEST(Place, PointsWithEscapes) {
  const place root;
  EXPECT_EQ(root.pointer(), "");
  const place a{root, "a/b"};
  const place b{a, 7};
  EXPECT_EQ((place{b, "~"}).pointer(), "/a~1b/7/~0");
}

TEST(Place, QuotesAtMost60Bytes) {
  EXPECT_EQ(quoted("abc"), "`abc`");
  EXPECT_EQ(quoted("a\nb\t\x1b\\\x7f"), "`a\\nb\\t\\u001b\\\\\\u007f`");
  EXPECT_EQ(quoted(std::string(60, 'x')), "`" + std::string(60, 'x') + "`");
  EXPECT_EQ(quoted(std::string(61, 'x')), "`" + std::string(60, 'x') + "...`");
  EXPECT_EQ(quoted(std::string(59, 'x') + "é"), "`" + std::string(59, 'x') + "...`");
}

// ---- the writer and the words of messages ------------------------------------------------------

TEST(TextWriter, EscapesWhatMustNotStandAndNothingElse) {
  EXPECT_EQ(to_text(boost::json::value("\b\f\n\r\t\"\\/\x1f\x7f")), R"("\b\f\n\r\t\"\\/\u001f)" "\x7f\"");
  std::string every;
  for (int c = 0; c < 0x80; ++c) every += static_cast<char>(c);
  const auto again = parse(to_text(boost::json::value(every)));
  ASSERT_TRUE(again) << again.error();
  EXPECT_EQ(std::string(again.value().get_string()), every);
}

TEST(TextWriter, WritesNumbersOfEitherSign) {
  EXPECT_EQ(to_text(boost::json::value(std::uint64_t{7})), "7");
  EXPECT_EQ(read("-1e1"), "-10");
}

TEST(TextWriter, IndentsAllButArraysOfScalars) {
  text_writer out(2);
  out.tree(parse(R"({"a":[1,"x"],"b":[[3],{}],"c":[],"d":{"e":null}})").value());
  EXPECT_EQ(std::move(out).take(), R"({
  "a": [1, "x"],
  "b": [
    [3],
    {}
  ],
  "c": [],
  "d": {
    "e": null
  }
})");
  text_writer lines(1);
  lines.begin_array();
  lines.integer(1);
  lines.integer(2);
  lines.end_array();
  EXPECT_EQ(std::move(lines).take(), "[\n 1,\n 2\n]");
}

TEST(TextWriter, HandsALongTextToItsSinkInPieces) {
  std::ostringstream sink;
  text_writer in_pieces(0, &sink);
  text_writer at_once;
  for (text_writer* out : {&in_pieces, &at_once}) {
    out->begin_array(text_writer::on_one_line);
    for (int i = 0; i < 1'000; ++i) out->integer(i);
  }
  EXPECT_TRUE(sink.str().empty()) << "it is not long yet";
  for (text_writer* out : {&in_pieces, &at_once})
    for (int i = 0; i < 30'000; ++i) out->integer(i);
  EXPECT_FALSE(sink.str().empty());
  for (text_writer* out : {&in_pieces, &at_once}) {
    out->end_array();
    out->flush();  // Without a sink the text stays.
  }
  EXPECT_EQ(sink.str(), std::move(at_once).take());
}

TEST(Quoted, IsShortAndOnOneLine) {
  EXPECT_EQ(quoted("a\r\n\tb\\"), "`a\\r\\n\\tb\\\\`");
  EXPECT_EQ(quoted(std::string(60, 'x')), "`" + std::string(60, 'x') + "`");
  EXPECT_EQ(quoted(std::string(59, 'x') + "é"), "`" + std::string(59, 'x') + "...`");  // No half of a character.
  EXPECT_EQ(quoted(std::string(70, '\x80')), "`...`");
  EXPECT_EQ(quoted("a b\x10"), "`a b\\u0010`");
  const std::string longer = "abc" + std::string(60, '\x80');
  EXPECT_EQ(quoted(std::string_view{longer}.substr(0, 3)), "`abc`") << "what stands behind it is no part of it";
}

}  // namespace
}  // namespace csprel::json::strict_parser_tests
