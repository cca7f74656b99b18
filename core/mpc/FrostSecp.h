#pragma once

#include <vector>

#include "core/crypto/Point.h"
#include "core/mpc/Abort.h"

namespace tercet::mpc {

enum class KeyPath : std::uint8_t {
    Plain = 0, // the derived key itself, x-only
    Taproot = 1, // BIP-341 output key of the derived key, no script tree
    TaprootTree = 2, // with the tree's Merkle root
};

// BIP-340 signing with additive shares of a secp256k1 key: FROST with two nonces, coefficients 1.
// protocol.md 6.1. Everything but shares and nonces is public.
struct FrostSecp {
    using Scalar = crypto::Scalar;
    using Point = crypto::Point;

    // The even-y key Q that signs: its secret is g·(x_1+x_2+x_3) + add, g = ±1.
    struct Key {
        Bytes32 x {}; // Qx
        bool negate { false }; // g = −1
        Scalar add;
        ByteView bytes() const { return x; }
        // RECOVERABLE in cases of probability 2^-128 or less (τ ≥ q, a sum that is the identity).
        static Step<Key> make(
            const Point& root, const Scalar& tweak, KeyPath path, const Bytes32& merkleRoot);
    };
    struct Nonces {
        Scalar d, e;
    };
    struct Own { // a signer's own nonces, whose D + ρ·E it gets from d + ρ·e in constant time
        std::size_t i;
        const Nonces& nonces;
    };
    struct Commitment {
        Point D, E;
        bool operator==(const Commitment&) const = default;
        static constexpr std::size_t kBytes = 2 * Point::kBytes;
        Bytes encode() const;
        static Result<Commitment> decode(ByteView bytes);
    };
    // What all signers compute from key, commitments and message. Indexed as `commitments`.
    struct Plan {
        std::vector<Scalar> rho;
        std::vector<Point> R; // D_i + ρ_i·E_i
        Bytes32 x {}; // of R
        bool negate { false }; // gR = −1
        Scalar challenge; // c
    };

    static Nonces draw(const Scalar& share, Random& rng);
    static Commitment commit(const Nonces& nonces);
    // `parties`: who signs, ascending. RECOVERABLE where a sum is the identity.
    static Step<Plan> plan(const Key& key, std::span<const Party> parties,
        std::span<const Commitment> commitments, ByteView message, const Own* own = nullptr);
    static Scalar share(
        const Plan& plan, const Key& key, std::size_t i, const Nonces& nonces, const Scalar& share);
    static bool checkShare(
        const Plan& plan, const Key& key, std::size_t i, const Scalar& z, const Point& publicShare);
    // The verified signature, or FINAL.
    static Step<ByteArray<64>> combine(
        const Plan& plan, const Key& key, std::span<const Scalar> z, ByteView message);
};

} // namespace tercet::mpc
