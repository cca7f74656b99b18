#pragma once

#include <expected>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "core/base/Result.h"
#include "core/mpc/Party.h"

// The abort classes of protocol.md 1.5. Each is a type of its own, so that no caller can take one
// for another; `reason` is a developer's English text without secrets.
namespace tercet::mpc {

// Does not authenticate, of another session, or seen before: ignored silently, the party keeps
// waiting.
struct Drop {
    std::string reason;
};

// Authenticated but inconsistent public data: the session's state goes (while a link is set up: the
// link); a new session may be tried. `culprit` is the sender, where there is one.
struct Recoverable {
    std::optional<Party> culprit;
    std::string reason;
};

// A check that endangers the set-up failed against `culprit`: protocol.md 5.8. The link ends for
// good.
struct Quarantine {
    Party culprit;
    std::string reason;
};

// Refused without any change of state. `code` says why in the words of the error table
// (PresignatureUsed, NoSuchLink, RateLimited, …).
struct Refuse {
    Code code { Code::ProtocolRefused };
    std::string reason;
};

// The final signature does not verify: the presignature is discarded; three in a row lock the
// wallet.
struct Final {
    std::string reason;
};

class [[nodiscard]] Abort {
public:
    Abort(Drop a)
        : m_class(std::move(a))
    {
    }
    Abort(Recoverable a)
        : m_class(std::move(a))
    {
    }
    Abort(Quarantine a)
        : m_class(std::move(a))
    {
    }
    Abort(Refuse a)
        : m_class(std::move(a))
    {
    }
    Abort(Final a)
        : m_class(std::move(a))
    {
    }

    template <typename Class> bool is() const { return std::holds_alternative<Class>(m_class); }
    // The abort as that class, or nullptr.
    template <typename Class> const Class* as() const { return std::get_if<Class>(&m_class); }
    // Every class must be handled: std::visit.
    template <typename Visitor> decltype(auto) visit(Visitor&& visitor) const
    {
        return std::visit(std::forward<Visitor>(visitor), m_class);
    }

    std::optional<Party> culprit() const;
    const std::string& reason() const;
    // "drop", "recoverable", "quarantine", "refuse" or "final", for logs and tests.
    std::string_view name() const;
    // As the rest of the wallet meets it: ProtocolDropped, …Recoverable, …Quarantine, …Final, or
    // Refuse's own code.
    Error error() const;

private:
    std::variant<Drop, Recoverable, Quarantine, Refuse, Final> m_class;
};

// What a step of a protocol gives: a value, or the one way in which it ended.
template <typename T = void> using Step = std::expected<T, Abort>;

template <typename Class> [[nodiscard]] std::unexpected<Abort> stop(Class abort)
{
    return std::unexpected(Abort(std::move(abort)));
}

// A decoder's result inside a session: what does not decode is RECOVERABLE (protocol.md 1.5).
template <typename T> Step<T> decoded(Result<T> result, Party from)
{
    if (!result) return stop(Recoverable { from, std::move(result).error().context });
    if constexpr (std::is_void_v<T>)
        return {};
    else
        return std::move(*result);
}

} // namespace tercet::mpc
