#pragma once

#include <initializer_list>
#include <optional>
#include <secp256k1.h>

#include "core/crypto/Scalar.h"

namespace tercet::crypto {

// A point of secp256k1 other than infinity, which has no encoding and so no value here: what could
// yield it returns an optional. Encoded compressed, 33 bytes.
class Point {
public:
    static constexpr std::size_t kBytes = 33;

    // Strict: 33 bytes, prefix 02 or 03, x < p, on the curve; else Code::BadPoint.
    static Result<Point> decode(ByteView compressed);
    // k·G, constant time. Empty for k = 0.
    static std::optional<Point> mulBase(const Scalar& k);
    // k·P for a secret k: constant time (ecdh with a callback that keeps x and y). Empty for k = 0.
    std::optional<Point> mulSecret(const Scalar& k) const;
    // k·P for a public k: variable time.
    std::optional<Point> mulPublic(const Scalar& k) const;
    // P + k·G for a public k: variable time.
    std::optional<Point> addBasePublic(const Scalar& k) const;
    static std::optional<Point> sum(std::initializer_list<Point> points);
    Point operator-() const;

    ByteArray<33> encode() const;
    ByteArray<65> encodeUncompressed() const;
    Bytes32 x() const;
    bool yIsOdd() const;
    bool operator==(const Point& other) const { return encode() == other.encode(); }
    const secp256k1_pubkey& raw() const { return m_key; }
    static Point fromRaw(const secp256k1_pubkey& key) { return Point(key); }

private:
    explicit Point(const secp256k1_pubkey& key)
        : m_key(key)
    {
    }
    secp256k1_pubkey m_key;
};

} // namespace tercet::crypto
