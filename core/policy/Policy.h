#pragma once

#include <optional>

#include "core/chains/Uint256.h"

namespace tercet::policy {

// What may be signed. The device and both co-signers hold the same policy and evaluate it, each on
// the transaction that it decoded itself (Evaluate.h). This is version 1 of it.
struct Policy {
    // The largest total of the chain's own unit, in base units (wei), that one transaction may let
    // go: value plus maximum fee. Tokens are other units: of a token transfer only the fee counts
    // here. Empty: no limit.
    std::optional<chains::Uint256> limitPerTransaction {};
    // Whether a payload that is not fully decoded may be signed.
    bool blindSigning { false };
    friend bool operator==(const Policy&, const Policy&) = default;
};

// The canonical encoding, the only one: it is hashed into the key generation (policyHash,
// protocol.md 1.4) and signed when the policy changes. version u8 = 1 ‖ blindSigning u8 (0, 1) ‖
// hasLimit u8 (0, 1) ‖ limit, 32 bytes big-endian, if hasLimit.
Bytes encode(const Policy& policy);
// Strict: an unknown version is Code::UnknownField "version", so that a party never enforces half a
// policy; else Code::BadLength or BadField.
Result<Policy> decode(ByteView bytes);

// What a change does to what may be signed. A change that loosens in any part is loosening, even if
// it tightens in another: only pure tightening may ever skip a delay.
enum class Change { None, Tightening, Loosening };
Change compare(const Policy& from, const Policy& to);
std::string_view changeName(Change change); // "none", "tightening", "loosening"

} // namespace tercet::policy
