#include "core/backup/ExportAsk.h"

#include <algorithm>

#include "core/backup/Tags.h"
#include "core/backup/VaultKeys.h"
#include "core/base/Json.h"
#include "core/chains/Text.h"

namespace tercet::backup {

namespace {

Bytes signedMessage(const Bytes32& vault, const ExportAsk& ask)
{
    Bytes out = toBytes(view(signedAs::kExportAsked));
    append(out, vault);
    append(out, crypto::le8(unsigned(ask.purpose)));
    append(out, ask.set);
    append(out, crypto::le32(ask.epoch));
    append(out, crypto::le64(std::uint64_t(ask.atMs)));
    append(out, view(ask.name));
    return out;
}

} // namespace

Bytes signAsk(const crypto::SigningKey& device, const Bytes32& vault, const ExportAsk& ask)
{
    const auto signature = device.sign(signedMessage(vault, ask));
    return json::toCbor(
        { { "purpose", unsigned(ask.purpose) }, { "set", Json::binary(toBytes(ask.set)) },
            { "epoch", ask.epoch }, { "at_ms", std::uint64_t(ask.atMs) }, { "name", ask.name },
            { "signature", Json::binary(toBytes(signature)) } });
}

Result<ExportAsk> openAsk(const Bytes32& device, const Bytes32& vault, ByteView body)
{
    TERCET_TRY(const auto object, json::parseCbor(body, 1024));
    ExportAsk out;
    TERCET_TRY(const auto purpose, json::integer(object, "purpose"));
    TERCET_TRY(out.purpose, purposeOf(purpose));
    TERCET_TRY(const auto set, json::binary(object, "set"));
    TERCET_TRY(const auto epoch, json::integer(object, "epoch"));
    TERCET_TRY(const auto atMs, json::integer(object, "at_ms"));
    TERCET_TRY(out.name, json::string(object, "name", kMaxVaultName));
    TERCET_TRY(const auto signature, json::binary(object, "signature"));
    if (object.size() != 6) return fail(Code::UnknownField, "a member too many");
    if (set.size() != 32) return fail(Code::BadLength, "not 32 bytes", "set");
    if (signature.size() != 64) return fail(Code::BadLength, "not 64 bytes", "signature");
    if (epoch > UINT32_MAX) return fail(Code::BadField, "not an epoch", "epoch");
    if (atMs > INT64_MAX) return fail(Code::BadField, "not a time", "at_ms");
    if (!chains::isUtf8(out.name)) return fail(Code::BadUtf8, "", "name");
    std::ranges::copy(set, out.set.begin());
    out.epoch = std::uint32_t(epoch);
    out.atMs = std::int64_t(atMs);
    if (!crypto::verifySignature(device, signedMessage(vault, out),
            std::span<const std::uint8_t, 64>(signature.data(), 64)))
        return fail(Code::BadSignature, "not signed by this vault's device", "signature");
    return out;
}

} // namespace tercet::backup
