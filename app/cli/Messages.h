#pragma once

#include <string>

#include "core/base/Result.h"

namespace tercet::cli {

// What happened, in English, for a person at a terminal: the code's sentence, the field at fault
// and the reason. What came from outside is visible and short.
std::string sentence(const Error& error);

// The code's sentence alone; empty where there is none, which a test forbids.
std::string_view sentence(Code code);

} // namespace tercet::cli
