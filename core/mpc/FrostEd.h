#pragma once

#include <vector>

#include "core/crypto/Ed25519Group.h"
#include "core/mpc/Abort.h"

namespace tercet::mpc {

// Ed25519 signing with additive shares: FROST(Ed25519, SHA-512) of RFC 9591 with λ_i·f(i) = y_i.
// protocol.md 6.2. Signatures are RFC 8032's. The same shape as FrostSecp.
struct FrostEd {
    using Scalar = crypto::EdScalar;
    using Point = crypto::EdPoint;

    struct Key { // A' = Y + t·B, signing with y + t
        Point point;
        Scalar add; // t
        ByteView bytes() const { return point; }
        static Step<Key> make(const Point& root, const Scalar& tweak);
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
    struct Plan {
        std::vector<Scalar> rho;
        std::vector<Point> R; // D_i + ρ_i·E_i
        Bytes32 sum {}; // R
        Scalar challenge;
    };

    // H3(random32 ‖ y_i), RFC 9591 4.1.
    static Nonces draw(const Scalar& share, Random& rng);
    static Commitment commit(const Nonces& nonces);
    static Step<Plan> plan(const Key& key, std::span<const Party> parties,
        std::span<const Commitment> commitments, ByteView message, const Own* own = nullptr);
    static Scalar share(
        const Plan& plan, const Key& key, std::size_t i, const Nonces& nonces, const Scalar& share);
    static bool checkShare(
        const Plan& plan, const Key& key, std::size_t i, const Scalar& z, const Point& publicShare);
    static Step<ByteArray<64>> combine(
        const Plan& plan, const Key& key, std::span<const Scalar> z, ByteView message);
};

} // namespace tercet::mpc
