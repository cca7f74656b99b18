#pragma once

#include "core/mpc/FrostEd.h"
#include "core/mpc/FrostSecp.h"
#include "core/mpc/Layout.h"
#include "core/mpc/SigningIntent.h"

// The messages of Schnorr signing, protocol.md 6. decode() is strict.
namespace tercet::mpc {

enum class Curve : std::uint8_t { Secp256k1 = 1, Ed25519 = 2 };

inline constexpr std::size_t kMaxNonces = 8; // in a co-signer's pool, a curve and link

// P1 asks for commitments to fresh nonces.
struct NonceRequest {
    Curve curve {};
    std::uint8_t count { 0 }; // 1…kMaxNonces

    static constexpr auto kFields
        = layout({ { "curve", 1, FieldKind::Number }, { "count", 1, FieldKind::Number } });
    Bytes encode() const;
    static Result<NonceRequest> decode(ByteView bytes);
};

// The answer: D ‖ E, one pair after the other.
template <typename C> Bytes encodeCommitments(std::span<const typename C::Commitment> all);
template <typename C>
Result<std::vector<typename C::Commitment>> decodeCommitments(ByteView bytes, std::size_t count);

// The request as P1 sealed it: curve 1 ‖ key path 1 ‖ Merkle root 32 ‖ commitments of P1, P2, P3 ‖
// intent, which is approved as rq = H_"mw1.req.s"(…).
struct FrostRequest {
    Bytes32 session {}; // H_"mw1.fr.sid"(LID, n_1); does not travel
    Curve curve {};
    KeyPath keyPath {}; // Plain for Ed25519
    Bytes32 merkleRoot {}; // zero unless KeyPath::TaprootTree
    Bytes commitments {}; // encoded, of all three
    SigningIntent intent {};

    Bytes encode() const;
    static Result<FrostRequest> decode(ByteView bytes);
};

// P_k's z_k and the commitment to its next nonces.
template <typename C> struct FrostShare {
    typename C::Scalar z;
    typename C::Commitment next;

    Bytes encode() const;
    static Result<FrostShare> decode(ByteView bytes);
};

// rq of protocol.md 6: `key` is Qx or A'.
Bytes32 frostRequestHash(const Bytes32& session, ByteView key, ByteView message);

} // namespace tercet::mpc
