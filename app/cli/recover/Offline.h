#pragma once

#include <optional>
#include <string>
#include <vector>

namespace tercet::cli {

// The commands for a computer without a network: `recover …`, `trust check` and `export verify`.
// They need no vault, no passphrase and no data folder, and neither they nor the libraries that
// this links know of Qt or a network. Empty where the words are another command; else it was done
// and this is the exit code.
std::optional<int> runOffline(const std::vector<std::string>& words);

} // namespace tercet::cli
