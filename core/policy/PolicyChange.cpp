#include "core/policy/PolicyChange.h"

#include "core/base/Json.h"
#include "core/crypto/Hash.h"

namespace tercet::policy {

namespace {

constexpr crypto::Tag kTag { "mw1.pol.change" };
constexpr std::size_t kMaxBody = 96 * 1024;

Bytes32 signedHash(const Bytes32& vault, std::uint64_t serial, ByteView policy)
{
    return crypto::hash(kTag, vault, crypto::le64(serial), policy);
}

} // namespace

Bytes signChange(const crypto::SigningKey& device, const Bytes32& vault, const PolicyChange& change)
{
    const auto policy = encode(change.policy);
    const auto signature = device.sign(signedHash(vault, change.serial, policy));
    return json::toCbor({ { "serial", change.serial }, { "policy", Json::binary(policy) },
        { "signature", Json::binary(toBytes(signature)) } });
}

Result<PolicyChange> openChange(const Bytes32& devicePublicKey, const Bytes32& vault, ByteView body)
{
    TERCET_TRY(const auto object, json::parseCbor(body, kMaxBody));
    PolicyChange change;
    TERCET_TRY(change.serial, json::integer(object, "serial"));
    TERCET_TRY(const auto policy, json::binary(object, "policy"));
    TERCET_TRY(const auto signature, json::binary(object, "signature"));
    if (object.size() != 3) return fail(Code::UnknownField, "a member too many");
    if (signature.size() != 64) return fail(Code::BadLength, "not 64 bytes", "signature");
    if (!crypto::verifySignature(devicePublicKey, signedHash(vault, change.serial, policy),
            std::span<const std::uint8_t, 64>(signature.data(), 64)))
        return fail(Code::BadSignature, "not signed by this vault's device", "signature");
    TERCET_TRY(change.policy, decode(policy));
    return change;
}

} // namespace tercet::policy
