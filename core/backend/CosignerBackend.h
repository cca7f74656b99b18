#pragma once

#include <functional>
#include <memory>

#include "core/cosigner/Call.h"

namespace tercet::backend {

// The two co-signers by the share they hold.
enum class Cosigner : std::uint8_t { Google = 2, Azure = 3 };
inline constexpr Cosigner kCosigners[] = { Cosigner::Google, Cosigner::Azure };

// Destroying the ticket cancels: the callback will not run after the destructor returned.
class Ticket {
public:
    virtual ~Ticket() = default;
};

// How the device reaches both co-signers: in process (MockBackend) or over HTTPS. The same test
// suite runs on both. Thread-safe. `done` runs exactly once, on a thread of the backend, never
// inside submit(); it must not block. Errors: CosignerUnreachable, CosignerTimeout,
// CosignerBadAnswer, or what the co-signer itself answered. A backend repeats nothing that a
// co-signer may have seen, except byte-identical rounds, which are idempotent.
class CosignerBackend {
public:
    using Done = std::function<void(Result<cosigner::Answer>)>;
    virtual ~CosignerBackend() = default;
    [[nodiscard]] virtual std::unique_ptr<Ticket> submit(
        Cosigner to, cosigner::Call call, int timeoutMs, Done done)
        = 0;
    // For how long this co-signer asked not to be asked again (Retry-After), from now; thread-safe.
    virtual int waitMs(Cosigner) const { return 0; }
};

} // namespace tercet::backend
