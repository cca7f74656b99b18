#pragma once

#include <string>

#include "core/base/Result.h"

namespace tercet::cli {

// A whole file, or standard input for "-", of at most 1 MiB. Code::FileNotFound, FileUnreadable,
// TextTooLong.
Result<std::string> readInput(const std::string& path);

} // namespace tercet::cli
