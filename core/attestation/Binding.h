#pragma once

#include <optional>

#include "core/attestation/Reason.h"
#include "core/base/Bytes.h"
#include "core/crypto/Identity.h"

namespace tercet::attestation {

// What a co-signer's evidence is about: its keys, this connection, this moment. attestation.md 5.
struct Claims {
    std::uint8_t role {}; // the share: 2 or 3
    Bytes32 nonce {}; // the verifier's, fresh
    Bytes32 ik {}, sk {}; // Ed25519 identity, X25519 static key
    Bytes32 tlsSpki {}; // SHA-256 of the SubjectPublicKeyInfo of its TLS key
    ByteArray<16> bootId {};
    Bytes32 manifestDigest {}; // SHA-256 of the manifest it goes by; zero if it has none
    std::uint64_t counterHead {}; // of its durable counter: shows a rolled back machine
    std::uint64_t unixTime {}; // seconds, its clock
    friend bool operator==(const Claims&, const Claims&) = default;
};

// T = "mw1.att.v1" ‖ role ‖ nonce ‖ IK ‖ SK ‖ SHA-256(SPKI) ‖ boot id ‖ manifest digest ‖ LE64
// counter ‖ LE64 time, 203 bytes.
Bytes statementT(const Claims& claims);
// report_data = SHA-256(T) ‖ nonce.
ByteArray<64> reportDataOf(const Claims& claims);

// Sig_IK("mw1.att.sig" ‖ T ‖ SHA-256(evidence)): the identity itself stands behind the evidence, or
// behind having none (`evidence` empty). `evidence` is Evidence::hardwareBytes().
ByteArray<64> signClaims(const crypto::SigningKey& ik, const Claims& claims, ByteView evidence);

// What the verifier knows for itself.
struct Expected {
    std::uint8_t role {};
    Bytes32 nonce {}; // that it sent
    Bytes32 tlsSpki {}; // that it sees on this connection
    // A proxy ends TLS on purpose: the claim's key is the proxy's, and only the envelopes under IK
    // and SK are trusted. The window says so.
    bool tlsEndsElsewhere { false };
    std::optional<Bytes32> ik {}, sk {}; // recorded at key generation
    std::vector<Bytes32> manifests {}; // digests that are good: today's and the one before
    std::optional<std::uint64_t> counterHead {}; // the highest seen of this identity
    std::int64_t now {}; // Unix seconds
};

inline constexpr std::int64_t kMaxClockSkew = 300; // seconds

// Role, nonce, identity, TLS key, manifest, counter, time and IK's signature, everything that does
// not hold: Bind*. An unattested co-signer goes by no manifest.
std::vector<Finding> checkBinding(const Claims& claims, ByteView evidence,
    const ByteArray<64>& signature, const Expected& expected);

} // namespace tercet::attestation
