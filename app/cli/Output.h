#pragma once

#include <nlohmann/json.hpp>

#include "core/base/Result.h"

namespace tercet::cli {

// A command's answer: keys in the order in which they are documented.
using Answer = nlohmann::ordered_json;

// For a person: "key: value" lines; what a name that is not ours hides is made visible.
std::string plainText(const Answer& answer);

// The answer on standard output, the error on standard error (with `json` also on standard output).
// The exit code: 0 done, 1 refused or failed, 2 usage.
int print(const Result<Answer>& result, bool json);

// A line on standard error.
void note(const std::string& line);

} // namespace tercet::cli
