#include "tests/adversarial/mutants/Messages.h"

#include "core/mpc/DkgMessages.h"
#include "core/mpc/FrostMessages.h"
#include "core/mpc/LinkMessages.h"
#include "core/mpc/PresignMessages.h"
#include "core/mpc/RefreshMessages.h"
#include "core/mpc/ResolveMessages.h"
#include "core/mpc/RestoreMessages.h"
#include "core/mpc/SignMessages.h"

namespace tercet::mpc::mutants {

namespace {

std::vector<Field> withOffsets(std::vector<Field> fields)
{
    std::size_t at = 0;
    for (auto& f : fields) {
        f.offset = at;
        at += f.length;
    }
    return fields;
}

template <std::size_t N> std::vector<Field> table(const std::array<Field, N>& fields)
{
    return { fields.begin(), fields.end() };
}

// The one message of variable length: SignMessages.h.
std::vector<Field> requestFields(ByteView payload)
{
    if (payload.size() < 33) return {};
    const std::size_t depth = payload[32];
    const auto rest = 32 + 1 + 4 * depth + 1 + 4 + 64;
    if (payload.size() < rest) return {};
    return withOffsets({ { "PT", 32, FieldKind::Bytes }, { "depth", 1, FieldKind::Number },
        { "path", 4 * depth, FieldKind::Number }, { "type", 1, FieldKind::Number },
        { "length", 4, FieldKind::Number }, { "payload", payload.size() - rest, FieldKind::Bytes },
        { "approval", 64, FieldKind::Bytes } });
}

// The messages of protocol.md 6, told apart by their lengths; FrostMessages.h.
std::vector<Field> schnorrFields(ByteView payload, bool fromHub)
{
    using enum FieldKind;
    const auto commitment = [](bool ed) {
        return std::vector<Field> { { "D", ed ? 32u : 33u, ed ? EdPoint : Point },
            { "E", ed ? 32u : 33u, ed ? EdPoint : Point } };
    };
    if (fromHub) {
        if (payload.size() == 2) return table(NonceRequest::kFields);
        if (payload.size() < 34) return {};
        const bool ed = payload[0] == std::uint8_t(Curve::Ed25519);
        const std::size_t commitments = ed ? 192 : 198, depthAt = 34 + commitments;
        if (payload.size() <= depthAt) return {};
        const std::size_t depth = payload[depthAt], rest = depthAt + 1 + 4 * depth + 1 + 4 + 64;
        if (payload.size() < rest) return {};
        std::vector<Field> fields { { "curve", 1, Number }, { "key path", 1, Number },
            { "root", 32, Bytes } };
        for (int i = 0; i < 3; ++i)
            for (auto& f : commitment(ed)) fields.push_back(f);
        for (const auto& f : { Field { "depth", 1, Number }, Field { "path", 4 * depth, Number },
                 Field { "type", 1, Number }, Field { "length", 4, Number },
                 Field { "payload", payload.size() - rest, Bytes },
                 Field { "approval", 64, Bytes } })
            fields.push_back(f);
        return withOffsets(fields);
    }
    const bool withShare = payload.size() > 66, ed = payload.size() % 32 == 0;
    auto fields = commitment(ed);
    if (withShare) fields.insert(fields.begin(), { "z", 32, ed ? EdScalar : Scalar });
    return withOffsets(fields);
}

std::string schnorrName(ByteView payload, bool fromHub)
{
    if (payload.empty()) return "schnorr"; // sealed
    if (fromHub) return payload.size() == 2 ? "nonces" : "request";
    return payload.size() > 66 ? "z" : "commitments";
}

std::vector<Field> linkFields(const Header& h)
{
    const bool fromHub = h.sender == Party::P1, toHub = h.receiver == Party::P1;
    switch (h.round) {
    case 1:
        return fromHub ? table(LinkHello::kHubFields) : table(LinkHello::kFields);
    case 2:
        return toHub ? table(LinkOfferAndAnswer::kFields) : table(LinkOffer::kFields);
    case 3:
        return fromHub ? table(LinkAnswerAndConfirm::kFields)
            : toHub    ? table(LinkConfirm::kFields)
                       : table(LinkAnswer::kFields);
    case 4:
        return table(LinkConfirm::kFields);
    }
    return {};
}

struct Kind {
    std::string name;
    std::vector<Field> fields;
};

Kind kindOf(const Header& h, ByteView payload)
{
    const auto n = std::to_string(h.round);
    switch (h.type) {
    case MessageType::Dkg:
        return { "D" + n,
            h.round == 1       ? table(DkgCommit::kFields)
                : h.round == 2 ? table(DkgReveal::kFields)
                               : table(DkgConfirm::kFields) };
    case MessageType::Link:
        return { "L" + n, linkFields(h) };
    case MessageType::Presign:
        if (h.round == 1) return { "A", table(PresignExtension::kFields) };
        if (h.round == 2) return { "B", table(PresignShare::kFields) };
        return { "PT", table(PresignReport::kFields) };
    case MessageType::Sign:
        if (h.sender == Party::P1) return { "request", requestFields(payload) };
        return { "share", table(SignShare::kFields) };
    case MessageType::Schnorr:
        return { schnorrName(payload, h.sender == Party::P1),
            schnorrFields(payload, h.sender == Party::P1) };
    case MessageType::Refresh:
        if (h.round == 1) return { "R1", table(RefreshCommit::kFields) };
        if (h.round == 2) return { "R2", table(RefreshReveal::kFields) };
        return { "F3", table(RefreshConfirm::kFields) };
    case MessageType::Resolve:
        if (h.sender == Party::P1)
            return h.round == 1 ? Kind { "ask", table(ResolveQuestion::kFields) }
                                : Kind { "settle", table(Settlement::kFields) };
        return h.round == 1 ? Kind { "answer", table(ResolveAnswer::kFields) }
                            : Kind { "standing", table(ResolveStanding::kFields) };
    case MessageType::Drill:
        if (h.sender == Party::P1)
            return h.round == 1 ? Kind { "drill", table(DrillQuestion::kFields) }
                                : Kind { "drill proof", table(DrillProof::kFields) };
        return h.round == 1 ? Kind { "drill challenge", table(DrillChallenge::kFields) }
                            : Kind { "receipt", table(DrillReceipt::kFields) };
    case MessageType::Restore:
        if (h.sender == Party::P1)
            return h.round == 1 ? Kind { "restore", table(RestoreQuestion::kFields) }
                                : Kind { "restore proof", table(RestoreProof::kFields) };
        return h.round == 1 ? Kind { "restore challenge", table(RestoreChallenge::kFields) }
                            : Kind { "restore standing", table(RestoreStanding::kFields) };
    case MessageType::End: // in the tests of their own
    case MessageType::Refusal:
        break;
    }
    return { "?", {} };
}

} // namespace

std::vector<Field> headerFields()
{
    using enum FieldKind;
    return withOffsets({ { "magic", 4, Bytes }, { "version", 1, Bytes }, { "suite", 1, Bytes },
        { "type", 2, Number }, { "epoch", 4, Number }, { "WID", 32, Bytes },
        { "session", 32, Bytes }, { "round", 1, Number }, { "sender", 1, Number },
        { "receiver", 1, Number }, { "zero", 1, Number }, { "seq", 4, Number },
        { "payload length", 4, Number } });
}

Message describe(const Header& h, ByteView payloadOfRequest)
{
    auto [name, fields] = kindOf(h, payloadOfRequest);
    name += " " + std::to_string(number(h.sender)) + "→"
        + (h.receiver ? std::to_string(number(*h.receiver)) : "*");
    const bool isSigned = h.type == MessageType::Dkg
        || (h.type == MessageType::Link && h.round == 1)
        || (h.type == MessageType::Refresh && h.round == 3) || h.type == MessageType::Resolve
        || h.type == MessageType::Drill || h.type == MessageType::Restore;
    return { std::move(name), std::move(fields), !isSigned };
}

} // namespace tercet::mpc::mutants
