#include "core/cosigner/QueuedRequest.h"

#include <algorithm>

#include "core/chains/Text.h"
#include "core/crypto/Hash.h"

namespace tercet::cosigner {

namespace {

constexpr crypto::Tag kId { "mw1.req.id" }, kWhat { "mw1.req.what" }, kDecide { "mw1.req.decide" };

Bytes pathBytes(const chains::AddressPath& place)
{
    Bytes out;
    for (const auto step : place.path()) {
        const auto le = crypto::le32(step);
        out.insert(out.end(), le.begin(), le.end());
    }
    return out;
}

Bytes32 decided(const Bytes32& vault, const Bytes32& id, bool approves, std::string_view reason)
{
    return crypto::hash(kDecide, vault, id, crypto::le8(approves ? 1 : 0), view(reason));
}

constexpr std::pair<QueueState, std::string_view> kNames[] = {
    { QueueState::Waiting, "waiting" },
    { QueueState::Approved, "approved" },
    { QueueState::Rejected, "rejected" },
    { QueueState::Expired, "expired" },
    { QueueState::Signed, "signed" },
};

} // namespace

std::string_view queueStateName(QueueState state)
{
    for (const auto& [value, name] : kNames)
        if (value == state) return name;
    return {};
}

std::optional<QueueState> queueStateNamed(std::string_view name)
{
    for (const auto& [value, known] : kNames)
        if (known == name) return value;
    return std::nullopt;
}

Bytes32 requestId(const Bytes32& vault, const Bytes32& requester, std::string_view idempotencyKey,
    const RequestDraft& draft)
{
    return crypto::hash(kId, vault, requester, view(idempotencyKey), pathBytes(draft.place),
        crypto::le8(unsigned(draft.payload.type)), draft.payload.bytes,
        crypto::le64(std::uint64_t(draft.expiresMs)), view(draft.note));
}

Bytes32 subjectOf(const chains::AddressPath& place, const chains::Payload& payload)
{
    return crypto::hash(
        kWhat, pathBytes(place), crypto::le8(unsigned(payload.type)), payload.bytes);
}

Status checkClaim(std::string_view text, std::size_t maxCharacters, const char* field)
{
    if (!chains::isUtf8(text)) return fail(Code::BadUtf8, "not UTF-8", field);
    const auto characters
        = std::ranges::count_if(text, [](char c) { return (std::uint8_t(c) & 0xc0) != 0x80; });
    if (std::size_t(characters) > maxCharacters) return fail(Code::TextTooLong, "too long", field);
    if (chains::hasHidden(text)) return fail(Code::BadField, "a character is not seen", field);
    return {};
}

ByteArray<64> signDecision(const crypto::SigningKey& key, const Bytes32& vault, const Bytes32& id,
    bool approves, std::string_view reason)
{
    return key.sign(decided(vault, id, approves, reason));
}

bool verifyDecision(const Bytes32& vault, const Bytes32& id, const QueueDecision& decision)
{
    return crypto::verifySignature(
        decision.by, decided(vault, id, decision.approves, decision.reason), decision.signature);
}

} // namespace tercet::cosigner
