#include "core/mpc/Identity.h"

#include "core/base/Codec.h"
#include "core/mpc/Params.h"
#include "core/mpc/Tags.h"

namespace tercet::mpc {

namespace {

Bytes withContext(std::string_view context, ByteView message)
{
    auto out = toBytes(view(context));
    append(out, message);
    return out;
}

} // namespace

Bytes32 Identities::hash() const
{
    const auto& [a, b, c] = m_all;
    return crypto::hash(tag::kIdentities, view(kSuite), a.ik, a.sk, b.ik, b.sk, c.ik, c.sk);
}

Bytes Identities::encode() const
{
    Writer w;
    for (const auto& one : m_all) w.raw(one.ik).raw(one.sk);
    return w.take();
}

Result<Identities> Identities::decode(ByteView bytes)
{
    Reader r(bytes);
    Identities out;
    for (auto& one : out.m_all) {
        TERCET_TRY(one.ik, r.array<32>());
        TERCET_TRY(one.sk, r.array<32>());
    }
    TERCET_CHECK(r.finish());
    return out;
}

OwnIdentity OwnIdentity::generate(Random& rng)
{
    auto ik = crypto::SigningKey::generate(rng);
    return OwnIdentity(std::move(ik), crypto::DhKey::generate(rng));
}

OwnIdentity OwnIdentity::fromSecrets(
    std::span<const std::uint8_t, 32> ikSeed, std::span<const std::uint8_t, 32> dhSecret)
{
    return OwnIdentity(crypto::SigningKey::fromSeed(ikSeed), crypto::DhKey::fromSecret(dhSecret));
}

Certificate OwnIdentity::certificate() const
{
    return sign(signedAs::kDhKeyCertificate, m_dh.publicKey());
}

ByteArray<64> OwnIdentity::sign(std::string_view context, ByteView message) const
{
    return m_ik.sign(withContext(context, message));
}

bool verifyCertificate(const PublicIdentity& identity, const Certificate& certificate)
{
    return verifySigned(identity, signedAs::kDhKeyCertificate, identity.sk, certificate);
}

bool verifySigned(const PublicIdentity& by, std::string_view context, ByteView message,
    const ByteArray<64>& signature)
{
    return crypto::verifySignature(by.ik, withContext(context, message), signature);
}

} // namespace tercet::mpc
