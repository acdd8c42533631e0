// SPDX-License-Identifier: Apache-2.0
// The mark of a guard behind which nobody gets.
#ifndef CSPREL_SRC_DIRECTORY_RULED_OUT_HPP
#define CSPREL_SRC_DIRECTORY_RULED_OUT_HPP

namespace csprel::detail {

/// The condition itself. It is true only where a law of this library that is named beside it is broken; what stands
/// behind it keeps that from becoming undefined behaviour, or an answer that allows too much. No test can make it true,
/// so that the gates of coverage pass over it, count it, and fail where it has been true all the same.
///
///   if (ruled_out(!entry)) return nullptr;  // An operation is available by a row of the pack.
constexpr bool ruled_out(bool condition) noexcept { return condition; }

}  // namespace csprel::detail

#endif
