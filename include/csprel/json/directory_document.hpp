// SPDX-License-Identifier: Apache-2.0
// The directory document: a directory as JSON (contract section 1; global.md section 1 for the clouds
// other than 21Vianet, whose members are allowed everywhere).
//
//   result<directory> world = json::read_directory(text);
//   if (!world) std::cerr << world.error() << '\n';   // malformed_guid at "/partners/0/id": ...
//   std::cout << json::write_directory(world.value());
//
// Large documents are read in chunks; only the records themselves are held, never the whole text or
// its tree:
//
//   json::read_options options;
//   options.progress = [](const json::read_progress& p) { draw_bar(p.bytes, total); };
//   json::directory_reader reader(options);
//   while (file.read(buffer)) if (auto ok = reader.write(buffer); !ok) return ok.error();
//   result<directory> world = reader.finish();
//
// Reading what was written gives an equal directory. Members that are not modelled are kept at
// every level and written again. In the verbatim resources (`subscription_fields::resource` and its
// like) only the members stand that no field holds; writing merges the fields in, under the names
// and words of the API ("Status": "Active" becomes "status": "active"), and adds
// `attributes.objectType`. A time with fractions of a second stays as it was written for as long as
// its field says the same.
//
// What the Customer resource of the other clouds says of its viewer (`relationshipToPartner`,
// `allowDelegatedAccess`) must agree with the document when it is read, and is made to when it is
// written.
#ifndef CSPREL_JSON_DIRECTORY_DOCUMENT_HPP
#define CSPREL_JSON_DIRECTORY_DOCUMENT_HPP

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>

#include "csprel/directory/directory.hpp"
#include "csprel/json/export.hpp"
#include "csprel/json/limits.hpp"

namespace csprel::json {

/// How far a reader has come.
struct read_progress {
  std::size_t bytes = 0;
  std::size_t customers = 0;

  friend constexpr bool operator==(const read_progress&, const read_progress&) noexcept = default;
};

/// How a document is read.
struct read_options {
  limits bounds{};
  /// False: what no field of a Partner Center resource holds is dropped to save memory, and lost
  /// when the directory is written.
  bool keep_resources = true;
  /// Called after every chunk, by `read_directory` about once per MiB. May be empty; must not
  /// throw.
  std::function<void(const read_progress&)> progress{};
};

/// Reads one directory document piece by piece.
/// *Thread*: distinct readers are independent.
class CSPREL_JSON_EXPORT directory_reader {
 public:
  explicit directory_reader(read_options options = {});
  directory_reader(directory_reader&&) noexcept;
  directory_reader& operator=(directory_reader&&) noexcept;
  ~directory_reader();

  /// Reads on; the document may be cut anywhere. Fails with the first thing that is wrong, and from
  /// then on with the same error; after an exception (std::bad_alloc), with one of code `io`. *Cost*:
  /// linear in the chunk.
  [[nodiscard]] result<void> write(std::string_view chunk);

  /// The document is complete: its directory. To be called once. *Cost*: that of `directory::make`.
  [[nodiscard]] result<directory> finish();

 private:
  struct state;
  std::unique_ptr<state> state_;
};

/// The directory of a whole document, or the first thing that is wrong with it: where (a JSON
/// Pointer), what was found and what was expected. Nothing but std::bad_alloc is thrown.
/// *Cost*: linear in the text.
[[nodiscard]] CSPREL_JSON_EXPORT result<directory> read_directory(std::string_view text,
                                                                  const limits& bounds = {});
[[nodiscard]] CSPREL_JSON_EXPORT result<directory> read_directory(std::string_view text,
                                                                  read_options options);

/// How a document is written.
struct write_options {
  /// Blanks per level; 0 writes everything on one line without blanks.
  unsigned indent = 2;
};

/// The directory document of `world`. *Cost*: linear in its size.
[[nodiscard]] CSPREL_JSON_EXPORT std::string write_directory(const directory& world,
                                                             const write_options& options = {});

/// The same to a stream, record by record, with a line end. Fails with `io` where the stream does.
[[nodiscard]] CSPREL_JSON_EXPORT result<void> write_directory(std::ostream& out,
                                                              const directory& world,
                                                              const write_options& options = {});

}  // namespace csprel::json

#endif
