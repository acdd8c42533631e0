// SPDX-License-Identifier: Apache-2.0
#include "csprel/json/partner_center.hpp"

#include <iterator>
#include <optional>
#include <type_traits>
#include <utility>

#include "json/answer.hpp"
#include "json/directory_of_answers.hpp"
#include "json/gathered_answers.hpp"
#include "json/strict_parser.hpp"

namespace csprel::json {

struct importer::state {
  csprel::cloud where{};
  partner_id asker;
  limits bounds;
  std::optional<directory> base;
  std::vector<answer_resource> received;  ///< Everything that was added, in its order.
  std::vector<std::string> notes;
};

importer::importer(cloud where, const partner_id& asker, const limits& bounds) : state_(std::make_unique<state>()) {
  state_->where = where;
  state_->asker = asker;
  state_->bounds = bounds;
}
importer::importer(const directory& base, const partner_id& asker, const limits& bounds)
    : importer(base.cloud(), asker, bounds) {
  state_->base = base;
}
importer::importer(importer&&) noexcept = default;
importer& importer::operator=(importer&&) noexcept = default;
importer::~importer() = default;

const std::vector<std::string>& importer::notes() const noexcept { return state_->notes; }

result<void> importer::add(std::string_view text, std::string_view name, std::string_view request) {
  const auto in_file = [name](error why) {
    why.found += " in " + std::string{name};
    return why;
  };
  if (text.size() > state_->bounds.max_bytes) return in_file(too_large(state_->bounds));
  constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";  // the API sends one
  if (text.substr(0, byte_order_mark.size()) == byte_order_mark) text.remove_prefix(byte_order_mark.size());
  auto tree = parse(text, state_->bounds);
  if (!tree) return in_file(std::move(tree).error());
  std::optional<error> wrong;
  auto found = take_apart(tree.value(), name, request, wrong);
  if (wrong) return in_file(*std::move(wrong));
  // At the end, and of a type whose moves do not throw: all of them or none.
  static_assert(std::is_nothrow_move_constructible_v<answer_resource>);
  auto& received = state_->received;
  received.insert(received.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  return done();
}

result<directory> importer::finish() {
  // Whatever fails or throws here, what was received stays as it is.
  gathered_answers all(state_->where, state_->asker, state_->base ? &*state_->base : nullptr);
  std::vector<std::string> notes;
  auto settled = all.take(state_->received);
  result<directory> world = settled ? directory_of(all, notes) : result<directory>{std::move(settled).error()};
  state_->notes = std::move(notes);
  return world;
}

result<directory> import_into(const directory& base, const partner_id& asker, std::string_view response,
                              std::string_view name, std::string_view request) {
  importer in(base, asker);
  if (auto added = in.add(response, name, request); !added) return std::move(added).error();
  return in.finish();
}

}  // namespace csprel::json
