#pragma once

#include <string_view>

namespace tercet::cli {

extern const std::string_view kHelp; // what --help prints
extern const std::string_view kVersion;

} // namespace tercet::cli
