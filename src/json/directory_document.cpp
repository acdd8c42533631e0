// SPDX-License-Identifier: Apache-2.0
#include "csprel/json/directory_document.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <ostream>
#include <span>
#include <utility>
#include <vector>

#include "csprel/directory/compiled_pack.hpp"
#include "json/descriptions.hpp"
#include "json/object_reader.hpp"
#include "json/records.hpp"
#include "json/resources.hpp"
#include "json/strict_parser.hpp"
#include "json/text_writer.hpp"

namespace csprel::json {
namespace {

namespace bj = boost::json;

constexpr std::array<std::string_view, 3> streamed{"partners", "offers", "customers"};
constexpr std::string_view document_members[] = {"csprel",    "cloud",  "asOf",      "options", "partners",
                                                 "customers", "offers", "mpaStatus", "pecRoles"};

/// "one of `a`, `b`" of the options or words that a pack allows.
template <class Range, class Text>
std::string alternatives(const Range& range, Text text) {
  std::string list;
  for (const auto& entry : range) {
    list += list.empty() ? "one of `" : ", `";
    list += text(entry);
    list += '`';
  }
  return list;
}

void read_option(std::string_view member, const bj::value& value, const place& here,
                 const pack& policy, option_values& chosen, std::optional<error>& wrong) {
  const auto which = from_name<option>(member);
  if (!which || !policy.options().contains(*which))
    return report(wrong, error_code::unknown_word, here, quoted(member),
                  alternatives(policy.options(), [](option o) { return name(o); }));
  if (is_number(*which)) {
    const auto* number = value.if_int64();
    if (number == nullptr || !chosen.set(*which, *number))
      report(wrong, number == nullptr ? error_code::wrong_type : error_code::malformed_value, here,
             described(value), "a number from 0 to " + std::to_string(greatest_number(*which)));
    return;
  }
  std::string_view word;
  if (is_boolean(*which) && value.is_bool())
    word = value.get_bool() ? "true" : "false";
  else if (value.is_string())
    word = to_std(value.get_string());
  else
    return report(wrong, error_code::wrong_type, here, described(value),
                  is_boolean(*which) ? "true or false" : "a text");
  if (policy.choose(chosen, *which, word)) return;
  std::vector<std::string_view> offered;
  for (const std::string_view one : words(*which))
    if (option_values tried = chosen; policy.choose(tried, *which, one)) offered.push_back(one);
  report(wrong, error_code::unknown_word, here, quoted(word),
         alternatives(offered, [](std::string_view w) { return w; }));
}

/// All of the document but its three tables.
void read_head(const bj::object& root, const place& here, bool keep, directory_fields& fields,
               std::optional<error>& wrong) {
  object_reader in(root, here, member_names::exact, wrong);
  if (const auto* version = in.required("csprel", "1, the version of the format")) {
    const auto* number = version->if_int64();
    if (number == nullptr || *number != 1)
      report(wrong, number == nullptr ? error_code::wrong_type : error_code::unsupported,
             in.at("csprel"), described(*version), "1, the version of the format");
  }
  fields.cloud = in.required_word<cloud>("cloud");
  fields.as_of = in.time("asOf");
  if (const auto* options = in.object("options")) {
    const place inside{here, "options"};
    if (const pack* policy = wrong ? nullptr : compiled_pack(fields.cloud))
      for (const auto& member : *options)
        read_option(to_std(member.key()), member.value(), place{inside, to_std(member.key())},
                    *policy, fields.options, wrong);
  }
  // Their elements were handed out; what stands here is the proof that they were arrays.
  if (in.required("partners", "an array of partners") != nullptr) (void)in.array("partners");
  if (in.required("customers", "an array of customers") != nullptr) (void)in.array("customers");
  (void)in.array("offers");
  fields.mpa_statuses =
      in.list<mpa_status>("mpaStatus", [keep](const bj::value& v, const place& at, auto& slot) {
        return read_value<mpa_status>(v, at, member_names::exact, keep, slot);
      });
  if (in.find("pecRoles") != nullptr) fields.earning_azure_roles = in.texts("pecRoles");
  fields.extra = in.extra();
}

void write_options_member(text_writer& out, const directory& world) {
  bool any = false;
  for (const option which : option_set::all()) {
    if (world.options().get(which) == world.policy().defaults().get(which)) continue;
    if (!std::exchange(any, true)) out.key("options").begin_object();
    out.key(name(which));
    if (is_boolean(which))
      out.boolean(world.options().is_true(which));
    else if (is_number(which))
      out.integer(static_cast<std::int64_t>(world.options().get(which)));
    else
      out.text(world.options().word(which));
  }
  if (any) out.end_object();
}

/// Whose view the resource of a customer is where that matters: not in 21Vianet, where only an import
/// reads what it says of the relationship and the grant.
std::optional<partner_id> viewer_of(csprel::cloud where, std::span<const partner> partners,
                                    const customer_fields& c) {
  if (where == cloud::china_21vianet) return std::nullopt;
  if (c.tenant->resource_of) return c.tenant->resource_of;
  return partners.size() == 1 ? std::optional{partners[0]->id} : std::nullopt;
}
std::optional<partner_id> viewer_of(const directory& world, const customer_fields& c) {
  return viewer_of(world.cloud(), world.partners(), c);
}

void write_document(text_writer& out, const directory& world) {
  out.begin_object();
  out.key("csprel").integer(1);
  out.key("cloud").text(name(world.cloud()));
  if (world.as_of()) out.key("asOf").text(csprel::to_text(*world.as_of()));
  write_options_member(out, world);
  out.key("partners").begin_array();
  for (const auto& p : world.partners()) write_record(out, *p);
  out.end_array();
  out.key("offers").begin_array();
  for (const auto& o : world.offers()) write_record(out, *o);
  out.end_array();
  out.key("customers").begin_array();
  for (std::size_t i = 0; i < world.customer_count(); ++i) {
    const customer_fields& c = *world.customer_at(i);
    write_record(out, c, viewer_of(world, c));
  }
  out.end_array();
  if (!world.mpa_statuses().empty()) {
    out.key("mpaStatus").begin_array();
    for (const auto& status : world.mpa_statuses()) {
      out.begin_object();
      member_writer m(out, member_names::exact);
      describe(m, status);
      m.finish();
      out.end_object();
    }
    out.end_array();
  }
  if (world.earning_azure_roles()) {
    out.key("pecRoles").begin_array(text_writer::on_one_line);
    for (const auto& role : *world.earning_azure_roles()) out.text(role);
    out.end_array();
  }
  write_extra(out, world.extra(), document_members);
  out.end_object();
}

}  // namespace

struct directory_reader::state {
  explicit state(read_options chosen)
      : options(std::move(chosen)),
        parser(options.bounds, streamed,
               [this](std::size_t table, std::size_t index, const bj::value& entry) {
                 return take(table, index, entry);
               }) {}

  result<void> take(std::size_t table, std::size_t index, const bj::value& entry) {
    const place root;
    const place around{root, streamed[table]};
    const place here{around, index};
    const auto add = [](auto& list, auto read) -> result<void> {
      if (!read) return std::move(read).error();
      list.push_back(std::move(read).value());
      return done();
    };
    switch (table) {
      case 0:
        return add(fields.partners, read_partner(entry, here, options.keep_resources));
      case 1:
        return add(fields.offers, read_offer(entry, here));
      default:
        if (auto added = add(fields.customers, read_customer(entry, here, options.keep_resources)); !added)
          return added;
        views.push_back(view_in(entry.at("resource").get_object()));  // Which was there to be read.
        return done();
    }
  }

  /// The first customer whose resource says something else than the document.
  [[nodiscard]] std::optional<error> contradiction() const {
    for (std::size_t i = 0; i < fields.customers.size(); ++i) {
      const customer_fields& c = *fields.customers[i];
      const auto viewer = viewer_of(fields.cloud, fields.partners, c);
      const std::string here = "/customers/" + std::to_string(i) + "/resource/";
      if (!viewer) continue;
      if (!agrees(views[i].relationship, c, *viewer))
        return error{error_code::impossible_state, here + "relationshipToPartner",
                     quoted(name(*views[i].relationship)),
                     "what `relationships` says of partner " + viewer->to_string()};
      if (!agrees(views[i].delegated_access, c, *viewer))
        return error{error_code::impossible_state, here + "allowDelegatedAccess",
                     *views[i].delegated_access ? "`true`" : "`false`",
                     "what `delegatedAdmin` says of partner " + viewer->to_string()};
    }
    return std::nullopt;
  }

  read_options options;
  directory_fields fields;
  std::vector<customer_view> views;  ///< One for each customer.
  strict_parser parser;
};

directory_reader::directory_reader(read_options options)
    : state_(std::make_unique<state>(std::move(options))) {}
directory_reader::directory_reader(directory_reader&&) noexcept = default;
directory_reader& directory_reader::operator=(directory_reader&&) noexcept = default;
directory_reader::~directory_reader() = default;

result<void> directory_reader::write(std::string_view chunk) {
  auto written = state_->parser.write(chunk);
  if (written && state_->options.progress)
    state_->options.progress({state_->parser.bytes(), state_->fields.customers.size()});
  return written;
}

result<directory> directory_reader::finish() {
  auto root = state_->parser.finish();
  if (!root) return std::move(root).error();
  std::optional<error> wrong;
  const place here;
  const bj::object* document =
      read_object(root.value(), here, "a directory document, an object", wrong);
  if (document != nullptr) read_head(*document, here, state_->options.keep_resources, state_->fields, wrong);
  if (wrong) return *std::move(wrong);
  if (auto different = state_->contradiction()) return *std::move(different);
  return directory::make(std::move(state_->fields));
}

result<directory> read_directory(std::string_view text, read_options options) {
  if (text.size() > options.bounds.max_bytes) return too_large(options.bounds);
  constexpr std::size_t chunk = std::size_t{1} << 20;
  directory_reader reader(std::move(options));
  for (std::size_t at = 0; at < text.size(); at += chunk)
    if (auto written = reader.write(text.substr(at, chunk)); !written)
      return std::move(written).error();
  return reader.finish();
}

result<directory> read_directory(std::string_view text, const limits& bounds) {
  read_options options;
  options.bounds = bounds;
  return read_directory(text, std::move(options));
}

std::string write_directory(const directory& world, const write_options& options) {
  text_writer out(options.indent);
  write_document(out, world);
  return std::move(out).take();
}

result<void> write_directory(std::ostream& out, const directory& world,
                             const write_options& options) {
  text_writer writer(options.indent, &out);
  write_document(writer, world);
  writer.flush();
  out << '\n';
  if (!out) return error{error_code::io, "", "a stream that fails", "one that takes the document"};
  return done();
}

}  // namespace csprel::json
