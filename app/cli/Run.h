#pragma once

#include <string>
#include <vector>

namespace tercet::cli {

// Does what the words say, prints, and returns the exit code.
int run(const std::vector<std::string>& words);

} // namespace tercet::cli
