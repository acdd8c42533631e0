// SPDX-License-Identifier: Apache-2.0
// explain: the answer to a request in plain words. First the verdict, then every requirement with the
// rule that says so, then who answers for the subscription and until when this holds.
#include <optional>
#include <string>
#include <string_view>

#include "csprel/directory/instant_text.hpp"
#include "csprel/json/authzen.hpp"

#include "command.hpp"
#include "failure.hpp"
#include "files.hpp"
#include "phrases.hpp"
#include "relations.hpp"
#include "terminal.hpp"

namespace preflight {
namespace {

constexpr std::size_t mark_indent = 11;  // The widest mark and what surrounds it.

struct verdict {
  const char* word;
  colour how;
};

verdict verdict_of(csprel::outcome result) {
  switch (result) {
    case csprel::outcome::allow: return {"ALLOWED", colour::good};
    case csprel::outcome::deny: return {"DENIED", colour::bad};
    case csprel::outcome::unknown: break;
  }
  return {"NOT KNOWN", colour::doubtful};
}

class page {
 public:
  page(const csprel::directory& world, const screen& on) : world_(world), on_(on) {}

  void question(const csprel::question& asked, const csprel::explanation& answer) {
    headline(asked, answer);
    unmet(answer);
    unknown(answer);
    met(answer);
    advisories(answer);
    remedies(answer);
    accountability(answer);
    request(asked);
    clock(answer);
  }

  void failure(const csprel::error& wrong) {
    const std::string line = "ERROR: " + printable(wrong.pointer + ": " + wrong.message());
    painted_head(line, "ERROR:", colour::bad);
  }

  void separate() { text_ += '\n'; }

  [[nodiscard]] const std::string& text() const noexcept { return text_; }

 private:
  void headline(const csprel::question& asked, const csprel::explanation& answer) {
    const verdict how = verdict_of(answer.result);
    const std::string deed = deed_of(world_, asked);
    std::string sentence = asker_of(world_, asked.who);
    switch (answer.result) {
      case csprel::outcome::allow: sentence += " may " + deed; break;
      case csprel::outcome::deny: sentence += " may not " + deed; break;
      case csprel::outcome::unknown:
        sentence = "the directory does not tell whether " + sentence + " may " + deed;
        break;
    }
    painted_head(std::string(how.word) + ": " + sentence, std::string(how.word) + ":", how.how);
    text_ += '\n';
  }

  /// A wrapped line whose first word is painted once its place is settled.
  void painted_head(const std::string& line, const std::string& word, colour how) {
    std::string wrapped_line = paragraph(line, on_.columns, 0);
    wrapped_line.replace(0, word.size(), on_.paint(how, word));
    text_ += wrapped_line;
  }

  void marked(std::string_view mark, colour how, std::string_view sentence) {
    const std::string lead = "  " + on_.paint(how, mark) +
                             std::string(mark_indent - 2 - width(mark), ' ');
    text_ += paragraph(printable(sentence), on_.columns, mark_indent, lead);
  }
  void under(std::string_view sentence) {
    for (const std::string& line : wrapped(printable(sentence), on_.columns - mark_indent))
      text_ += std::string(mark_indent, ' ') + on_.paint(colour::quiet, line) + "\n";
  }

  void unmet(const csprel::explanation& answer) {
    for (const csprel::unmet_requirement& reason : answer.reasons) {
      marked("not met", colour::bad, reason.message);
      under(std::string(csprel::name(reason.code)) + ", " + std::string(csprel::name(reason.basis)) +
            ": " + std::string(reason.rules));
      if (reason.refusal.documented()) under(refusal_sentence(reason.refusal));
    }
  }
  static std::string refusal_sentence(const csprel::refusal& what) {
    std::string text = "the API answers with status " + std::to_string(what.status);
    if (!what.code.empty()) text += " and the code " + std::string(what.code);
    if (!what.in.empty()) text += " in `" + std::string(what.in) + "`";
    if (!what.certain) text += " (the code matches by its text only)";
    return text;
  }

  void unknown(const csprel::explanation& answer) {
    for (const csprel::unknown_requirement& missing : answer.unknown) {
      marked("unknown", colour::doubtful, missing.message);
      under(std::string(csprel::name(missing.code)) + ": " + std::string(missing.rules));
      if (!missing.needs.empty()) under("needs " + missing.needs);
    }
  }

  void met(const csprel::explanation& answer) {
    for (const csprel::requirement code : answer.met) {
      std::string sentence{csprel::info(code).met};
      if (const auto* row = world_.policy().find(answer.what, code))
        sentence += " (" + std::string(row->rules) + ")";
      marked("met", colour::good, sentence);
    }
  }

  void advisories(const csprel::explanation& answer) {
    for (const csprel::advisory& advice : answer.advisories)
      marked("note", colour::strong, advice.message + " (" + std::string(advice.rules) + ")");
  }

  void remedies(const csprel::explanation& answer) {
    if (!answer.remedies.nothing_helps.empty()) labelled("no way", answer.remedies.nothing_helps);
    for (const csprel::remedy& way : answer.remedies.ways) {
      std::string sentence;
      for (const csprel::remedy_step& step : way.steps)
        sentence += (sentence.empty() ? "" : "; then ") + step_of(world_, step);
      if (way.not_before) sentence += (sentence.empty() ? "wait until " : ", not before ") + csprel::to_text(*way.not_before);
      labelled("way", sentence + ".");
    }
  }

  void accountability(const csprel::explanation& answer) {
    if (!answer.accountability) return;
    const csprel::accountability& who = *answer.accountability;
    text_ += '\n';
    if (!who.billed) {
      labelled("billed", "the customer, by the operator itself: no partner sold this subscription");
      return;
    }
    labelled("billed", name_of(world_, *who.billed));
    if (who.support) labelled("support", name_of(world_, *who.support) + " owes it");
    labelled("owner", who.owns_relationship
                          ? name_of(world_, *who.owns_relationship) + " owns the reseller relationship"
                          : "nobody on record owns the reseller relationship");
  }

  /// Whether the asking partner has to ask the customer first, where a customer is in question.
  void request(const csprel::question& asked) {
    const auto who = asking_partner(asked.who);
    const auto whom = customer_in_question(asked.which);
    if (!who || !whom) return;
    if (const auto need = csprel::must_request(world_, *who, *whom))
      labelled("asking", name_of(world_, *who) + " " + request_text(need.value()));
  }
  static std::optional<csprel::partner_id> asking_partner(const csprel::subject& who) {
    if (const auto* user = std::get_if<csprel::partner_user_subject>(&who)) return user->partner;
    if (const auto* partner = std::get_if<csprel::partner_subject>(&who)) return partner->partner;
    return std::nullopt;
  }
  std::optional<csprel::customer_id> customer_in_question(const csprel::resource& which) const {
    if (const auto* customer = std::get_if<csprel::customer_resource>(&which)) return customer->customer;
    if (const auto* service = std::get_if<csprel::service_resource>(&which)) return service->customer;
    const auto* subscription = std::get_if<csprel::subscription_resource>(&which);
    if (subscription == nullptr) return std::nullopt;
    const auto place = world_.find_subscription(subscription->subscription, subscription->customer);
    if (!place) return std::nullopt;
    return (*place.value().owner)->id;
  }

  void clock(const csprel::explanation& answer) {
    text_ += '\n';
    std::string line = answer.evaluated_at ? csprel::to_text(*answer.evaluated_at)
                                           : "at no known time";
    labelled("asked", line + ", by the rules of " + std::string(answer.pack));
    if (answer.holds_until)
      labelled("holds", "until " + csprel::to_text(*answer.holds_until) + ", if nothing else changes");
    else
      labelled("holds", "until something changes; time alone changes nothing");
  }

  void labelled(std::string_view label, const std::string& sentence) {
    marked(label, colour::strong, sentence);
  }

  const csprel::directory& world_;
  const screen& on_;
  std::string text_;
};

}  // namespace

int explain_command(const arguments& given) {
  if (given.json) return evaluate_command(given);
  const csprel::directory world = load_directory(given);
  const std::string file = display_name(given.request);
  const std::string text = read_file(given.request, csprel::json::request_limits.max_bytes);
  const auto request = value_or_fail(csprel::json::read_request(text, world.policy()), file);
  const auto answers = csprel::json::answer(world, request);
  if (!request.batch && !answers.front()) throw input_failure{answers.front().error(), file};

  const screen on = screen::of_standard_output();
  page out(world, on);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (i > 0) out.separate();
    if (answers[i])
      out.question(request.evaluations[i].asked.value(), answers[i].value());
    else
      out.failure(answers[i].error());
  }
  write_output(out.text());
  return answered;
}

}  // namespace preflight
