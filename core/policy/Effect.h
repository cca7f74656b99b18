#pragma once

#include "core/policy/Kinds.h"
#include "core/policy/Unit.h"

namespace tercet::policy {

// What may leave the wallet by a request, in one unit. Empty amount: nobody can tell how much.
struct Movement {
    Unit unit {};
    std::optional<chains::Uint256> amount {};
    // Of a token in typed data that names no chain: this contract on every chain.
    bool everyChain { false };
    friend bool operator==(const Movement&, const Movement&) = default;
};

// A decoded request as policies see it. Made of decoded values only, so every party gets the same.
struct Effect {
    RequestKind kind {};
    std::vector<Movement> moves {}; // the chain's own unit first; each unit once
    // Tokens that it lets others take and does not name in a way that could be counted.
    bool unknownTokens { false };
    std::vector<std::string> addresses {}; // whom it names: recipient or spender, contract
};

// Everything counts at its largest: the fee at its maximum, an allowance as if all of it were
// taken, an unlimited one as 2^256−1.
Effect effectOf(const chains::Decoded& decoded);

// Requests of which at most one can take effect have the same slot: transactions of one sender with
// the same nonce, and one request signed again. `from` is the signer's address.
// H_"mw1.pol.slot"(chain id as LE64, from, nonce as LE64), or without a nonce
// H_"mw1.pol.slot"(from, digest).
Bytes32 slotOf(const chains::Decoded& decoded, const std::string& from);

} // namespace tercet::policy
