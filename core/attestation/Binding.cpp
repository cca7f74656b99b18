#include "core/attestation/Binding.h"

#include <algorithm>
#include <sodium.h>

#include "core/base/Codec.h"
#include "core/crypto/Hash.h"

namespace tercet::attestation {

namespace {

constexpr std::string_view kBinding = "mw1.att.v1", kSignature = "mw1.att.sig";

Bytes signedBytes(const Claims& claims, ByteView evidence)
{
    return Writer()
        .raw(view(kSignature))
        .raw(statementT(claims))
        .raw(crypto::sha256(evidence))
        .take();
}

bool same(const Bytes32& a, const Bytes32& b) { return sodium_memcmp(a.data(), b.data(), 32) == 0; }

// Without a signed comparison of clocks that could overflow.
bool near(std::uint64_t theirs, std::int64_t ours)
{
    if (ours < 0) return false;
    const auto now = std::uint64_t(ours);
    return (theirs > now ? theirs - now : now - theirs) <= std::uint64_t(kMaxClockSkew);
}

} // namespace

Bytes statementT(const Claims& c)
{
    return Writer()
        .raw(view(kBinding))
        .u8(c.role)
        .raw(c.nonce)
        .raw(c.ik)
        .raw(c.sk)
        .raw(c.tlsSpki)
        .raw(c.bootId)
        .raw(c.manifestDigest)
        .u64(c.counterHead)
        .u64(c.unixTime)
        .take();
}

ByteArray<64> reportDataOf(const Claims& claims)
{
    ByteArray<64> out;
    const auto digest = crypto::sha256(statementT(claims));
    std::copy(digest.begin(), digest.end(), out.begin());
    std::copy(claims.nonce.begin(), claims.nonce.end(), out.begin() + 32);
    return out;
}

ByteArray<64> signClaims(const crypto::SigningKey& ik, const Claims& claims, ByteView evidence)
{
    return ik.sign(signedBytes(claims, evidence));
}

std::vector<Finding> checkBinding(const Claims& claims, ByteView evidence,
    const ByteArray<64>& signature, const Expected& expected)
{
    std::vector<Finding> out;
    const auto unless = [&](bool holds, Reason reason) {
        if (!holds) out.push_back({ reason });
    };
    unless(claims.role == expected.role, Reason::BindRole);
    unless(same(claims.nonce, expected.nonce), Reason::BindNonce);
    unless((!expected.ik || same(claims.ik, *expected.ik))
            && (!expected.sk || same(claims.sk, *expected.sk)),
        Reason::BindIdentity);
    unless(expected.tlsEndsElsewhere || same(claims.tlsSpki, expected.tlsSpki), Reason::BindTls);
    const bool unattested = evidence.empty() && claims.manifestDigest == Bytes32 {};
    unless(unattested
            || std::find(
                   expected.manifests.begin(), expected.manifests.end(), claims.manifestDigest)
                != expected.manifests.end(),
        Reason::BindManifest);
    unless(
        !expected.counterHead || claims.counterHead >= *expected.counterHead, Reason::BindCounter);
    unless(near(claims.unixTime, expected.now), Reason::BindTime);
    unless(crypto::verifySignature(claims.ik, signedBytes(claims, evidence), signature),
        Reason::BindSignature);
    return out;
}

} // namespace tercet::attestation
