#include "core/crypto/Point.h"

#include <cstring>
#include <secp256k1_ecdh.h>
#include <vector>

#include "core/crypto/Declassify.h"
#include "core/crypto/Secp256k1.h"

namespace tercet::crypto {

namespace {

int keepXY(unsigned char* out, const unsigned char* x32, const unsigned char* y32, void*)
{
    out[0] = 4;
    std::memcpy(out + 1, x32, 32);
    std::memcpy(out + 33, y32, 32);
    return 1;
}

} // namespace

Result<Point> Point::decode(ByteView compressed)
{
    secp256k1_pubkey key;
    if (compressed.size() != kBytes || (compressed[0] != 2 && compressed[0] != 3)
        || !secp256k1_ec_pubkey_parse(
            secp256k1_context_static, &key, compressed.data(), compressed.size()))
        return fail(Code::BadPoint, "not a compressed point of secp256k1");
    return Point(key);
}

std::optional<Point> Point::mulBase(const Scalar& k)
{
    secp256k1_pubkey key;
    const int nonzero = secp256k1_ec_pubkey_create(secpContext(), &key, k.be().data());
    if (!declassified(nonzero)) return {};
    return Point(declassify(key)); // a point does not tell its logarithm
}

std::optional<Point> Point::mulSecret(const Scalar& k) const
{
    Secret<65> xy;
    secp256k1_pubkey key;
    const int nonzero = secp256k1_ecdh(
        secp256k1_context_static, xy.data(), &m_key, k.be().data(), keepXY, nullptr);
    if (!declassified(nonzero)) return {};
    declassify(xy); // as with mulBase
    if (!secp256k1_ec_pubkey_parse(secp256k1_context_static, &key, xy.data(), xy.size())) return {};
    return Point(key);
}

std::optional<Point> Point::mulPublic(const Scalar& k) const
{
    secp256k1_pubkey key = m_key;
    if (!secp256k1_ec_pubkey_tweak_mul(secp256k1_context_static, &key, k.be().data())) return {};
    return Point(key);
}

std::optional<Point> Point::addBasePublic(const Scalar& k) const
{
    // The fixed-base multiplication and one addition take half the time of ec_pubkey_tweak_add.
    const auto kG = mulBase(k);
    return kG ? sum({ *this, *kG }) : *this;
}

std::optional<Point> Point::sum(std::initializer_list<Point> points)
{
    std::vector<const secp256k1_pubkey*> keys;
    for (const auto& p : points) keys.push_back(&p.m_key);
    secp256k1_pubkey out;
    if (!secp256k1_ec_pubkey_combine(secp256k1_context_static, &out, keys.data(), keys.size()))
        return {};
    return Point(out);
}

Point Point::operator-() const
{
    secp256k1_pubkey key = m_key;
    [[maybe_unused]] const int ok
        = secp256k1_ec_pubkey_negate(secp256k1_context_static, &key); // always 1
    return Point(key);
}

ByteArray<33> Point::encode() const
{
    ByteArray<33> out;
    std::size_t n = out.size();
    secp256k1_ec_pubkey_serialize(
        secp256k1_context_static, out.data(), &n, &m_key, SECP256K1_EC_COMPRESSED);
    return out;
}

ByteArray<65> Point::encodeUncompressed() const
{
    ByteArray<65> out;
    std::size_t n = out.size();
    secp256k1_ec_pubkey_serialize(
        secp256k1_context_static, out.data(), &n, &m_key, SECP256K1_EC_UNCOMPRESSED);
    return out;
}

Bytes32 Point::x() const
{
    Bytes32 out;
    const auto e = encode();
    std::copy(e.begin() + 1, e.end(), out.begin());
    return out;
}

bool Point::yIsOdd() const { return encode()[0] == 3; }

} // namespace tercet::crypto
