#pragma once

#include "core/crypto/Identity.h"
#include "core/policy/Policy.h"

namespace tercet::policy {

// A new policy as the device sends it to a co-signer (Operation::SetPolicy): signed with the
// device's identity key, bound to the vault and to a serial number that only grows, so that an
// older policy cannot be replayed. Serial 0 is the policy of the key generation; the first change
// has serial 1.
struct PolicyChange {
    std::uint64_t serial { 0 };
    Policy policy {};
    friend bool operator==(const PolicyChange&, const PolicyChange&) = default;
};

// CBOR {"serial", "policy": encode(policy), "signature": Ed25519 by IK_1 over
// H_"mw1.pol.change"(WID, LE64(serial), encode(policy))}.
Bytes signChange(
    const crypto::SigningKey& device, const Bytes32& vault, const PolicyChange& change);
// Code::BadSignature, or what is wrong with the body.
Result<PolicyChange> openChange(
    const Bytes32& devicePublicKey, const Bytes32& vault, ByteView body);

} // namespace tercet::policy
