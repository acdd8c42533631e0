// SPDX-License-Identifier: Apache-2.0
// webhook: what a notice of Partner Center stands for, and what must be fetched because of it.
#include "csprel/json/webhook.hpp"

#include "command.hpp"
#include "failure.hpp"
#include "files.hpp"

namespace preflight {

int webhook_command(const arguments& given) {
  const std::string text = read_file(given.request, csprel::json::limits{}.max_bytes);
  const auto notice = value_or_fail(csprel::json::read_webhook(text), display_name(given.request));
  write_output(csprel::json::write_webhook(notice) + "\n");
  return answered;
}

}  // namespace preflight
