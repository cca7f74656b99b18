#include "core/attestation/simulated/SimulatedKey.h"

#include <cstdlib>
#include <openssl/core_names.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>

#include "core/attestation/simulated/DerWriter.h"
#include "core/crypto/Hash.h"

namespace tercet::attestation::simulated {

namespace {

using GroupPtr = std::unique_ptr<EC_GROUP, crypto::FreeWith<EC_GROUP_free>>;
using PointPtr = std::unique_ptr<EC_POINT, crypto::FreeWith<EC_POINT_free>>;
using BnCtxPtr = std::unique_ptr<BN_CTX, crypto::FreeWith<BN_CTX_free>>;

void need(bool good)
{
    if (!good) std::abort();
}

Bytes digestOf(const EVP_MD* md, ByteView message)
{
    Bytes out(std::size_t(EVP_MD_get_size(md)));
    need(EVP_Digest(message.data(), message.size(), out.data(), nullptr, md, nullptr) == 1);
    return out;
}

crypto::BnPtr number(ByteView bytes)
{
    return crypto::BnPtr(BN_bin2bn(bytes.data(), int(bytes.size()), nullptr));
}

Bytes padded(const BIGNUM* n, std::size_t width)
{
    Bytes out(width);
    need(BN_bn2binpad(n, out.data(), int(width)) == int(width));
    return out;
}

GroupPtr groupOf(SimulatedKey::Kind kind)
{
    return GroupPtr(EC_GROUP_new_by_curve_name(
        kind == SimulatedKey::Kind::P256 ? NID_X9_62_prime256v1 : NID_secp384r1));
}

std::size_t widthOf(SimulatedKey::Kind kind) { return kind == SimulatedKey::Kind::P256 ? 32 : 48; }

const EVP_MD* mdOf(SimulatedKey::Kind kind)
{
    return kind == SimulatedKey::Kind::P256 ? EVP_sha256() : EVP_sha384();
}

// A number in [1, order) that follows from the parts.
crypto::BnPtr scalarFrom(const EC_GROUP* group, std::string_view purpose, ByteView part)
{
    auto input = toBytes(view(purpose));
    append(input, part);
    const BnCtxPtr ctx(BN_CTX_new());
    crypto::BnPtr out = number(crypto::sha512(input));
    need(BN_mod(out.get(), out.get(), EC_GROUP_get0_order(group), ctx.get()) == 1);
    need(!BN_is_zero(out.get()));
    return out;
}

// x, or x ‖ y, of k·G.
Bytes multiple(const EC_GROUP* group, const BIGNUM* k, std::size_t width, bool both)
{
    const PointPtr point(EC_POINT_new(group));
    const crypto::BnPtr x(BN_new()), y(BN_new());
    need(EC_POINT_mul(group, point.get(), k, nullptr, nullptr, nullptr) == 1);
    need(EC_POINT_get_affine_coordinates(group, point.get(), x.get(), y.get(), nullptr) == 1);
    auto out = padded(x.get(), width);
    if (both) append(out, padded(y.get(), width));
    return out;
}

// The prime that stands `offset` after the number which follows from the label.
struct Prime {
    std::string_view label;
    unsigned offset;
};
constexpr Prime kPrimes[] = { { "ARK p", 644 }, { "ARK q", 1068 }, { "ASK p", 3796 },
    { "ASK q", 514 }, { "ASVK p", 1802 }, { "ASVK q", 1850 } };

crypto::BnPtr primeFor(const std::string& label)
{
    Bytes bytes;
    for (int i = 0; i < 4; ++i)
        append(bytes, crypto::sha512(view("tercet simulated " + label + " " + std::to_string(i))));
    bytes.front() |= 0xC0;
    bytes.back() |= 1;
    auto prime = number(bytes);
    unsigned offset = 0;
    for (const auto& each : kPrimes)
        if (each.label == label) offset = each.offset;
    need(offset != 0 && BN_add_word(prime.get(), offset) == 1);
    return prime;
}

crypto::PkeyPtr rsaKey(const std::string& label)
{
    const auto p = primeFor(label + " p"), q = primeFor(label + " q");
    const BnCtxPtr ctx(BN_CTX_new());
    const crypto::BnPtr e(BN_new()), n(BN_new()), d(BN_new()), phi(BN_new()), p1(BN_dup(p.get())),
        q1(BN_dup(q.get())), dp(BN_new()), dq(BN_new()), qInverse(BN_new());
    need(BN_set_word(e.get(), 65537) && BN_sub_word(p1.get(), 1) && BN_sub_word(q1.get(), 1)
        && BN_mul(n.get(), p.get(), q.get(), ctx.get())
        && BN_mul(phi.get(), p1.get(), q1.get(), ctx.get())
        && BN_mod_inverse(d.get(), e.get(), phi.get(), ctx.get())
        && BN_mod(dp.get(), d.get(), p1.get(), ctx.get())
        && BN_mod(dq.get(), d.get(), q1.get(), ctx.get())
        && BN_mod_inverse(qInverse.get(), q.get(), p.get(), ctx.get()));
    const std::unique_ptr<OSSL_PARAM_BLD, crypto::FreeWith<OSSL_PARAM_BLD_free>> build(
        OSSL_PARAM_BLD_new());
    const std::pair<const char*, const BIGNUM*> parts[] = { { OSSL_PKEY_PARAM_RSA_N, n.get() },
        { OSSL_PKEY_PARAM_RSA_E, e.get() }, { OSSL_PKEY_PARAM_RSA_D, d.get() },
        { OSSL_PKEY_PARAM_RSA_FACTOR1, p.get() }, { OSSL_PKEY_PARAM_RSA_FACTOR2, q.get() },
        { OSSL_PKEY_PARAM_RSA_EXPONENT1, dp.get() }, { OSSL_PKEY_PARAM_RSA_EXPONENT2, dq.get() },
        { OSSL_PKEY_PARAM_RSA_COEFFICIENT1, qInverse.get() } };
    for (const auto& [name, value] : parts)
        need(OSSL_PARAM_BLD_push_BN(build.get(), name, value) == 1);
    const std::unique_ptr<OSSL_PARAM, crypto::FreeWith<OSSL_PARAM_free>> parameters(
        OSSL_PARAM_BLD_to_param(build.get()));
    const crypto::PkeyCtxPtr make(EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr));
    EVP_PKEY* key = nullptr;
    need(EVP_PKEY_fromdata_init(make.get()) == 1
        && EVP_PKEY_fromdata(make.get(), &key, EVP_PKEY_KEYPAIR, parameters.get()) == 1);
    return crypto::PkeyPtr(key);
}

// EMSA-PSS (RFC 8017 9.1.1) for 4096 bits with a salt that follows from the message.
Bytes pssEncoded(ByteView message)
{
    constexpr std::size_t kLength = 512, kHash = 48;
    const auto digest = digestOf(EVP_sha384(), message);
    const auto salt = digestOf(EVP_sha384(), digest);
    Bytes input(8, 0);
    append(input, digest);
    append(input, salt);
    const auto h = digestOf(EVP_sha384(), input);
    Bytes db(kLength - kHash - 1, 0), mask;
    db[db.size() - kHash - 1] = 1;
    std::copy(salt.begin(), salt.end(), db.end() - std::ptrdiff_t(kHash));
    for (std::size_t i = 0; i < db.size(); ++i) { // MGF1: hash after hash of H ‖ counter
        if (i % kHash == 0) {
            auto block = h;
            append(block, Bytes { 0, 0, 0, std::uint8_t(i / kHash) });
            mask = digestOf(EVP_sha384(), block);
        }
        db[i] ^= mask[i % kHash];
    }
    db[0] &= 0x7F;
    append(db, h);
    db.push_back(0xBC);
    return db;
}

} // namespace

SimulatedKey SimulatedKey::p256(std::string_view label)
{
    SimulatedKey key;
    key.m_kind = Kind::P256;
    const auto group = groupOf(key.m_kind);
    const auto d = scalarFrom(group.get(), "tercet simulated key ", view(label));
    key.m_secret = padded(d.get(), 32);
    key.m_point = multiple(group.get(), d.get(), 32, true);
    return key;
}

SimulatedKey SimulatedKey::p384(std::string_view label)
{
    SimulatedKey key;
    key.m_kind = Kind::P384;
    const auto group = groupOf(key.m_kind);
    const auto d = scalarFrom(group.get(), "tercet simulated key ", view(label));
    key.m_secret = padded(d.get(), 48);
    key.m_point = multiple(group.get(), d.get(), 48, true);
    return key;
}

SimulatedKey SimulatedKey::rsa(std::string_view label)
{
    SimulatedKey key;
    key.m_kind = Kind::Rsa4096;
    key.m_rsa = rsaKey(std::string(label));
    return key;
}

Bytes SimulatedKey::spki() const
{
    if (m_kind == Kind::Rsa4096) return crypto::derOf(i2d_PUBKEY, m_rsa.get());
    Bytes point { 4 };
    append(point, m_point);
    const auto* curve = m_kind == Kind::P256 ? "1.2.840.10045.3.1.7" : "1.3.132.0.34";
    return der::sequence(
        { der::sequence({ der::oid("1.2.840.10045.2.1"), der::oid(curve) }), der::bits(point) });
}

Bytes SimulatedKey::algorithm() const
{
    if (m_kind == Kind::P256) return der::sequence({ der::oid("1.2.840.10045.4.3.2") });
    if (m_kind == Kind::P384) return der::sequence({ der::oid("1.2.840.10045.4.3.3") });
    const auto sha384 = der::sequence({ der::oid("2.16.840.1.101.3.4.2.2"), der::value(5, {}) });
    const auto mgf1 = der::sequence({ der::oid("1.2.840.113549.1.1.8"), sha384 });
    return der::sequence({ der::oid("1.2.840.113549.1.1.10"),
        der::sequence({ der::value(0xA0, sha384), der::value(0xA1, mgf1),
            der::value(0xA2, der::integer(48)) }) });
}

Bytes SimulatedKey::sign(ByteView message) const
{
    if (m_kind != Kind::Rsa4096) {
        const auto rs = signRaw(message);
        const auto width = widthOf(m_kind);
        return der::sequence(
            { der::integer(ByteView(rs).first(width)), der::integer(ByteView(rs).subspan(width)) });
    }
    const auto encoded = pssEncoded(message);
    const crypto::PkeyCtxPtr ctx(EVP_PKEY_CTX_new(m_rsa.get(), nullptr));
    Bytes out(512);
    auto n = out.size();
    need(EVP_PKEY_sign_init(ctx.get()) == 1
        && EVP_PKEY_CTX_set_rsa_padding(ctx.get(), RSA_NO_PADDING) == 1
        && EVP_PKEY_sign(ctx.get(), out.data(), &n, encoded.data(), encoded.size()) == 1
        && n == out.size());
    return out;
}

Bytes SimulatedKey::signRaw(ByteView message) const
{
    const auto group = groupOf(m_kind);
    const auto width = widthOf(m_kind);
    const auto* order = EC_GROUP_get0_order(group.get());
    const BnCtxPtr ctx(BN_CTX_new());
    const auto digest = digestOf(mdOf(m_kind), message);
    auto seed = m_secret;
    append(seed, digest);
    const auto k = scalarFrom(group.get(), "tercet simulated nonce ", seed);
    const auto r = number(multiple(group.get(), k.get(), width, false));
    const auto d = number(m_secret), z = number(digest);
    const crypto::BnPtr s(BN_new());
    need(BN_mod(r.get(), r.get(), order, ctx.get())
        && BN_mod_mul(s.get(), r.get(), d.get(), order, ctx.get())
        && BN_mod_add(s.get(), s.get(), z.get(), order, ctx.get())
        && BN_mod_inverse(k.get(), k.get(), order, ctx.get())
        && BN_mod_mul(s.get(), s.get(), k.get(), order, ctx.get()));
    auto out = padded(r.get(), width);
    append(out, padded(s.get(), width));
    return out;
}

} // namespace tercet::attestation::simulated
