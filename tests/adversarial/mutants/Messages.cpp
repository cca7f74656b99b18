#include "tests/adversarial/mutants/Messages.h"

#include "core/mpc/DkgMessages.h"
#include "core/mpc/LinkMessages.h"
#include "core/mpc/PresignMessages.h"
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
    default:
        return { "?", {} };
    }
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
    const bool isSigned
        = h.type == MessageType::Dkg || (h.type == MessageType::Link && h.round == 1);
    return { std::move(name), std::move(fields), !isSigned };
}

} // namespace tercet::mpc::mutants
