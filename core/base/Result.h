#pragma once

#include <expected>
#include <string>
#include <utility>

#include "core/base/ErrorCode.h"

namespace tercet {

// What went wrong, as a value. `context` is a short English text for developers and logs, never
// shown to a person and never containing a secret; the window makes its sentence from `code`
// (ui/ErrorText).
struct Error {
    Code code;
    std::string context {};
    std::string field {}; // the input field at fault, where there is one

    friend bool operator==(const Error&, const Error&) = default;
};

template <typename T> using Result = std::expected<T, Error>;
using Status = Result<void>;

[[nodiscard]] inline std::unexpected<Error> fail(
    Code code, std::string context = {}, std::string field = {})
{
    return std::unexpected(Error { code, std::move(context), std::move(field) });
}

} // namespace tercet

// Unwraps a Result or returns its error: `TERCET_TRY(auto tx, parse(bytes));`
#define TERCET_TRY_CONCAT_(a, b) a##b
#define TERCET_TRY_CONCAT(a, b) TERCET_TRY_CONCAT_(a, b)
#define TERCET_TRY_IMPL(tmp, decl, expr)                                                           \
    auto tmp = (expr);                                                                             \
    if (!tmp) return std::unexpected(std::move(tmp).error());                                      \
    decl = std::move(*tmp)
#define TERCET_TRY(decl, ...)                                                                      \
    TERCET_TRY_IMPL(TERCET_TRY_CONCAT(tercetTry_, __COUNTER__), decl, (__VA_ARGS__))
// The same for a Status.
#define TERCET_CHECK_IMPL(tmp, expr)                                                               \
    do {                                                                                           \
        if (auto tmp = (expr); !tmp) return std::unexpected(std::move(tmp).error());               \
    } while (false)
#define TERCET_CHECK(...)                                                                          \
    TERCET_CHECK_IMPL(TERCET_TRY_CONCAT(tercetCheck_, __COUNTER__), (__VA_ARGS__))
