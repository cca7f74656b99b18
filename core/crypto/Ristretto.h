#pragma once

#include <optional>

#include "core/base/Random.h"
#include "core/crypto/Secret.h"

namespace tercet::crypto {

// A uniform scalar of ristretto255, 32 bytes little-endian, never zero; secret.
Secret<32> randomRistrettoScalar(Random& rng);

// An element of ristretto255 other than the identity (base OT only, protocol.md 4.1). All
// operations constant time.
class RistrettoPoint {
public:
    static Result<RistrettoPoint> decode(
        ByteView bytes); // canonical and not the identity; Code::BadPoint
    static RistrettoPoint random(
        Random& rng); // a uniform group element whose logarithm nobody knows
    static RistrettoPoint hash(
        std::span<const std::uint8_t, 64> uniform); // hash-to-group of 64 uniform bytes
    static RistrettoPoint mulBase(const Secret<32>& k);
    // Empty where the result is the identity.
    std::optional<RistrettoPoint> mul(const Secret<32>& k) const;
    std::optional<RistrettoPoint> add(const RistrettoPoint& b) const;
    RistrettoPoint sub(
        const RistrettoPoint& b) const; // may be the identity's encoding (probability 2^-252)
    const Bytes32& encode() const { return m_bytes; }
    operator ByteView() const { return m_bytes; }

private:
    explicit RistrettoPoint(const Bytes32& bytes)
        : m_bytes(bytes)
    {
    }
    Bytes32 m_bytes;
};

} // namespace tercet::crypto
