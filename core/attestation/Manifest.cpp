#include "core/attestation/Manifest.h"

#include <algorithm>

#include "core/base/Codec.h"

namespace tercet::attestation {

namespace {

Bytes signedBytes(ByteView json) { return Writer().raw(view("mw1.manifest.v1")).raw(json).take(); }

bool enough(
    ByteView json, const std::vector<ManifestSignature>& signatures, const ReleaseKeys& keys)
{
    const auto message = signedBytes(json);
    std::vector<Bytes32> good;
    for (const auto& each : signatures) {
        const bool known
            = std::find(keys.keys.begin(), keys.keys.end(), each.key) != keys.keys.end();
        const bool counted = std::find(good.begin(), good.end(), each.key) != good.end();
        if (known && !counted && crypto::verifySignature(each.key, message, each.signature))
            good.push_back(each.key);
    }
    return keys.threshold > 0 && good.size() >= keys.threshold;
}

} // namespace

std::string_view teeName(Tee tee)
{
    switch (tee) {
    case Tee::None:
        return "none";
    case Tee::SevSnp:
        return "sev-snp";
    case Tee::Sgx:
        return "sgx";
    }
    return {};
}

std::optional<Tee> teeNamed(std::string_view name)
{
    for (const auto tee : { Tee::None, Tee::SevSnp, Tee::Sgx })
        if (teeName(tee) == name) return tee;
    return std::nullopt;
}

const RolePolicy* Manifest::role(std::uint8_t share) const
{
    for (const auto& each : roles)
        if (each.role == share) return &each;
    return nullptr;
}

ByteArray<64> signManifest(const crypto::SigningKey& key, ByteView json)
{
    return key.sign(signedBytes(json));
}

Outcome<Manifest> openManifest(ByteView json, const std::vector<ManifestSignature>& signatures,
    const ReleaseKeys& keys, std::uint64_t highestSeen, std::int64_t now)
{
    if (!enough(json, signatures, keys)) return refuse(Reason::ManifestSignature);
    TERCET_TRY(auto manifest, parseManifest(json));
    if (manifest.sequence < highestSeen) return refuse(Reason::ManifestRollback);
    if (now < manifest.notBefore) return refuse(Reason::ManifestEarly);
    if (now > manifest.expires) return refuse(Reason::ManifestExpired);
    return manifest;
}

} // namespace tercet::attestation
