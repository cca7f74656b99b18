#pragma once

#include <optional>

#include "core/base/Result.h"

// Errors over HTTP: problem+json (RFC 9457) with a closed list of types (cosigner-api.md).
namespace tercet::wire {

inline constexpr std::string_view kProblemType = "application/problem+json";

struct Problem {
    int status { 500 };
    Error error { Code::Internal };
    // The co-signer's time in seconds, told with ClockSkew, so that a wrong clock can be named.
    std::optional<std::int64_t> serverTime {};
    friend bool operator==(const Problem&, const Problem&) = default;
};

// The HTTP status under which a co-signer answers this code; what is no answer of a co-signer's
// (a code of the window, say) is 500.
int statusOf(Code code);

// {"type": "urn:tercet:problem:<code>", "title", "status", "code", "field"?, "time"?}. `context`
// stays in the co-signer's log: it could name what a stranger should not learn.
std::string encodeProblem(const Problem& problem);
// Code::CosignerBadAnswer for anything else, also for a code that no co-signer answers.
Result<Problem> decodeProblem(int status, std::string_view body);

} // namespace tercet::wire
