#include "core/policy/Freeze.h"

#include "core/base/Json.h"
#include "core/crypto/Hash.h"

namespace tercet::policy {

namespace {

constexpr crypto::Tag kTag { "mw1.pol.freeze" };
constexpr std::size_t kMaxBody = 256;
constexpr std::uint64_t kLastMs = 1ULL << 53;

Bytes32 signedHash(const Bytes32& vault, std::uint64_t untilMs)
{
    return crypto::hash(kTag, vault, crypto::le64(untilMs));
}

} // namespace

Bytes signFreeze(const crypto::SigningKey& device, const Bytes32& vault, std::int64_t untilMs)
{
    const auto signature = device.sign(signedHash(vault, std::uint64_t(untilMs)));
    return json::toCbor({ { "until_ms", std::uint64_t(untilMs) },
        { "signature", Json::binary(toBytes(signature)) } });
}

Result<std::int64_t> openFreeze(const Bytes32& devicePublicKey, const Bytes32& vault, ByteView body)
{
    TERCET_TRY(const auto object, json::parseCbor(body, kMaxBody));
    TERCET_TRY(const auto until, json::integer(object, "until_ms"));
    TERCET_TRY(const auto signature, json::binary(object, "signature"));
    if (object.size() != 2) return fail(Code::UnknownField, "a member too many");
    if (signature.size() != 64) return fail(Code::BadLength, "not 64 bytes", "signature");
    if (!crypto::verifySignature(devicePublicKey, signedHash(vault, until),
            std::span<const std::uint8_t, 64>(signature.data(), 64)))
        return fail(Code::BadSignature, "not signed by this vault's device", "signature");
    if (until > kLastMs) return fail(Code::NumberTooLarge, "no time", "until_ms");
    return std::int64_t(until);
}

} // namespace tercet::policy
