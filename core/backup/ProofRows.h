#pragma once

#include <vector>

#include "core/backup/VerifiableEncryption.h"

// The rows of VerifiableEncryption.h, one definition for both curves. Its prover, verifier and
// opener use this, and the tests' cheating prover.
namespace tercet::backup::rows {

struct Secp {
    using Scalar = crypto::Scalar;
    using Point = crypto::Point;
    using Encoded = ByteArray<33>;
    static constexpr std::uint8_t kCurve = 1;
    static Scalar half(ByteView seed, const Bytes32& label, unsigned row);
    static std::span<const std::uint8_t, 32> encode(const Scalar& x) { return x.be(); }
    static Result<Scalar> decode(ByteView x) { return Scalar::decode(x); }
    static Encoded encode(const Point& p) { return p.encode(); }
};

struct Ed {
    using Scalar = crypto::EdScalar;
    using Point = crypto::EdPoint;
    using Encoded = Bytes32;
    static constexpr std::uint8_t kCurve = 2;
    static Scalar half(ByteView seed, const Bytes32& label, unsigned row);
    static std::span<const std::uint8_t, 32> encode(const Scalar& x) { return x.le(); }
    static Result<Scalar> decode(ByteView x) { return Scalar::decode(x); }
    static Encoded encode(const Point& p) { return p.encode(); }
};

// The points of two halves that make `whole`: part·G and whole − part·G. Empty where one of them
// is the identity, which no honest row has.
template <typename Group> struct Halves {
    typename Group::Encoded part, rest;
};
std::optional<Halves<Secp>> split(const crypto::Point& whole, const crypto::Scalar& part);
std::optional<Halves<Ed>> split(const crypto::EdPoint& whole, const crypto::EdScalar& part);

// What the challenge sees of a row.
template <typename Group> struct Shown {
    SealedBox c0, c1;
    typename Group::Encoded p0, p1;
    friend bool operator==(const Shown&, const Shown&) = default;
};

// A row as its prover has it.
template <typename Group> struct Row {
    crypto::Secret<32> r0, r1;
    typename Group::Scalar x0, x1;
    Shown<Group> shown;
};

// The label with curve, recipient and public share: what every hash of a proof is bound to.
template <typename Group>
Bytes32 bind(
    const ProofLabel& label, const SealRecipient& recipient, const typename Group::Point& whole);

// The seed of the ephemeral key under which half `which` of a row is sealed.
crypto::Secret<32> sealSeed(ByteView seed, const Bytes32& bound, unsigned row, unsigned which);

template <typename Group>
Row<Group> make(const Bytes32& bound, const SealRecipient& recipient,
    const typename Group::Point& whole, const typename Group::Scalar& share, unsigned row,
    Random& random);

template <typename Group>
ByteArray<16> challenge(const Bytes32& bound, const std::vector<Shown<Group>>& all);

inline unsigned bit(ByteView challenge, unsigned row)
{
    return challenge[row >> 3] >> (row & 7) & 1u;
}

// What row `row` of a proof (kProofBytes) shows, the half that stays sealed taken as it is. Empty
// where it is not as an honest prover writes it.
template <typename Group>
std::optional<Shown<Group>> shownBy(const Bytes32& bound, const SealRecipient& recipient,
    const typename Group::Point& whole, ByteView proof, unsigned row);

// The half of it that is laid open, and the one that is sealed.
template <typename Group> struct Laid {
    typename Group::Scalar half;
    SealedBox other;
};
template <typename Group>
std::optional<Laid<Group>> layOut(const Bytes32& bound, ByteView proof, unsigned row);

// Appends the row's 144 bytes.
template <typename Group> void reveal(const Row<Group>& row, unsigned bit, Bytes& out);

} // namespace tercet::backup::rows
