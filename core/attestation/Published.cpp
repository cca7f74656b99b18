#include "core/attestation/Published.h"

#include "core/base/Json.h"

namespace tercet::attestation {

namespace {

Outcome<ManifestSignature> readSignature(const Json& from)
{
    const auto wrong
        = [](std::string detail) { return refuse(Reason::ManifestFormat, std::move(detail)); };
    if (!from.is_object() || from.size() != 2) return wrong("not a key and a signature");
    const auto key = json::string(from, "key", 64);
    const auto signature = json::string(from, "signature", 128);
    if (!key || !signature) return wrong("not a key and a signature");
    const auto keyBytes = arrayFromHex<32>(*key);
    const auto signatureBytes = arrayFromHex<64>(*signature);
    if (!keyBytes || !signatureBytes) return wrong("not hex");
    return ManifestSignature { *keyBytes, *signatureBytes };
}

} // namespace

std::vector<Bytes32> Published::digests() const
{
    std::vector<Bytes32> out { manifest.digest };
    if (before) out.push_back(*before);
    return out;
}

PublishedList nothingPublished()
{
    return [](std::int64_t, std::uint64_t) -> Outcome<Published> {
        return refuse(Reason::ManifestSignature, "nothing is published");
    };
}

PublishedList publishedList(std::function<std::optional<SignedList>()> read, ReleaseKeys keys)
{
    return [read = std::move(read), keys = std::move(keys)](
               std::int64_t now, std::uint64_t highestSeen) -> Outcome<Published> {
        const auto list = read();
        if (!list) return refuse(Reason::ManifestSignature, "nothing is published");
        TERCET_TRY(const auto signatures, readManifestSignatures(list->signatures));
        TERCET_TRY(auto manifest, openManifest(list->manifest, signatures, keys, highestSeen, now));
        return Published { std::move(manifest), std::nullopt };
    };
}

const ReleaseKeys& releaseKeys()
{
    static const ReleaseKeys none {};
    return none;
}

Outcome<std::vector<ManifestSignature>> readManifestSignatures(std::string_view text)
{
    const auto list = json::parse(text);
    if (!list || !list->is_array() || list->size() > kMaxSignatures)
        return refuse(Reason::ManifestFormat, "not a list of signatures");
    std::vector<ManifestSignature> out;
    for (const auto& each : *list) {
        TERCET_TRY(auto signature, readSignature(each));
        out.push_back(signature);
    }
    return out;
}

Code codeOf(Reason reason)
{
    switch (reason) {
    case Reason::NoTee:
    case Reason::WrongTee:
        return Code::NotAttested;
    case Reason::NotFresh:
        return Code::AttestationStale;
    case Reason::BindIdentity:
        return Code::CosignerIdentityChanged;
    case Reason::ClockWrong:
        return Code::ClockSkew;
    case Reason::ManifestSignature:
    case Reason::ManifestFormat:
    case Reason::ManifestExpired:
    case Reason::ManifestEarly:
    case Reason::ManifestRollback:
    case Reason::ManifestRole:
        return Code::BadManifest;
    default:
        return Code::AttestationFailed;
    }
}

Status asStatus(const Check& check)
{
    if (check) return {};
    return fail(codeOf(check.error().reason), std::string(reasonName(check.error().reason)));
}

std::optional<Error> whyNot(const Verdict& verdict, Weight limit)
{
    for (const auto& each : verdict.findings)
        if (each.weight > limit)
            return Error { codeOf(each.finding.reason),
                std::string(reasonName(each.finding.reason)) };
    return std::nullopt;
}

} // namespace tercet::attestation
