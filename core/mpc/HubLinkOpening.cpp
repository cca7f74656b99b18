#include "core/base/Codec.h"
#include "core/mpc/Body.h"
#include "core/mpc/HubBodies.h"
#include "core/mpc/HubLink.h"
#include "core/mpc/LinkCandidate.h"
#include "core/mpc/PeerVault.h"

namespace tercet::mpc {

struct HubLinkOpening::Candidate {
    std::shared_ptr<const CoreRecord> record;
    Journal& journal;
    LinkCandidate candidate;
};

HubLinkOpening::HubLinkOpening(std::unique_ptr<Candidate> candidate)
    : m_candidate(std::move(candidate))
{
}
HubLinkOpening::HubLinkOpening(HubLinkOpening&&) noexcept = default;
HubLinkOpening& HubLinkOpening::operator=(HubLinkOpening&&) noexcept = default;
HubLinkOpening::~HubLinkOpening() = default;

HubLinkKeying::HubLinkKeying(std::shared_ptr<LinkState> link)
    : m_link(std::move(link))
{
}
HubLinkKeying::HubLinkKeying(HubLinkKeying&&) noexcept = default;
HubLinkKeying& HubLinkKeying::operator=(HubLinkKeying&&) noexcept = default;
HubLinkKeying::~HubLinkKeying() = default;

HubLinkConfirming::HubLinkConfirming(std::shared_ptr<LinkState> link)
    : m_link(std::move(link))
{
}
HubLinkConfirming::HubLinkConfirming(HubLinkConfirming&&) noexcept = default;
HubLinkConfirming& HubLinkConfirming::operator=(HubLinkConfirming&&) noexcept = default;
HubLinkConfirming::~HubLinkConfirming() = default;

namespace {

Code codeOf(std::uint8_t cause)
{
    switch (RefuseCause(cause)) {
    case RefuseCause::Locked:
        return Code::CosignerLocked;
    case RefuseCause::Rate:
        return Code::RateLimited;
    case RefuseCause::Pending:
        return Code::RefreshUnfinished;
    case RefuseCause::Epoch:
    case RefuseCause::Identities:
    case RefuseCause::Frozen:
        break;
    }
    return Code::CosignerRefused;
}

std::string textOf(const Refusal& refusal)
{
    static constexpr const char* kTexts[]
        = { "unknown cause", "locked", "epoch", "identities", "pending", "rate", "frozen" };
    const auto i = refusal.cause < std::size(kTexts) ? refusal.cause : 0;
    return std::string(kTexts[i]) + ", its epoch is " + std::to_string(refusal.epoch);
}

// The refusal of P_k; Drop where it does not authenticate.
Abort refusalOf(const CoreRecord& record, const Bytes32& session, Party k, ByteView envelope)
{
    auto expected = LinkCandidate::header(record, session, k);
    expected.type = MessageType::Refusal;
    expected.receiver = Party::P1;
    if (const auto peeked = peekHeader(envelope)) expected.epoch = peeked->header.epoch;
    const auto payload = openSigned(envelope, expected, record.identities[k]);
    if (!payload) return payload.error();
    const auto refusal = decoded(Refusal::decode(*payload), k);
    if (!refusal) return refusal.error();
    return Refuse { codeOf(refusal->cause),
        "P" + std::to_string(number(k)) + ": " + textOf(*refusal) };
}

} // namespace

Step<Next<HubLinkOpening>> HubLinkOpening::begin(
    std::shared_ptr<const CoreRecord> record, Journal& journal, const Environment& env)
{
    const auto lock = journal.lock();
    if (!lock) return stop(Refuse { Code::Storage, lock.error().context });
    if (*lock != LockCause::None) return stop(Refuse { Code::CosignerLocked, "this device" });
    if (record->status != RecordStatus::Active || record->party != Party::P1)
        return stop(Refuse { Code::ProtocolRefused, "the record is not active" });
    auto candidate
        = std::unique_ptr<Candidate>(new Candidate { record, journal, LinkCandidate(record, env) });
    Bodies out;
    for (auto k : others(Party::P1)) {
        const auto other = std::size_t(number(third(Party::P1, k)) - 1);
        out[k] = makeBody(
            { { "l1", candidate->candidate.hello() }, { "conf", *record->confirmations[other] } });
    }
    return Next<HubLinkOpening> { HubLinkOpening(std::move(candidate)), std::move(out) };
}

Step<Next<HubLinkKeying>> HubLinkOpening::onHellos(const Bodies& answers) &&
{
    auto& candidate = m_candidate->candidate;
    for (auto k : others(Party::P1)) {
        const auto refused = Body::parse(answers[k], { "refuse" }, {});
        if (refused)
            return std::unexpected(
                refusalOf(*m_candidate->record, candidate.session(), k, (*refused)["refuse"]));
    }
    TERCET_TRY(const auto in, HubBodies::parse(answers, { "l1" }, {}));
    for (auto k : others(Party::P1)) TERCET_CHECK(candidate.takeHello(k, in[k]["l1"]));
    TERCET_TRY(auto link, candidate.link(m_candidate->journal));
    Bodies out;
    for (auto k : others(Party::P1)) {
        const auto offer = link->with(k).offer(link->rng());
        out[k] = makeBody({ { "l1", in[third(Party::P1, k)]["l1"] },
            { "l2", link->seal(MessageType::Link, link->id(), 2, k, offer) } });
    }
    m_candidate.reset();
    return Next<HubLinkKeying> { HubLinkKeying(std::move(link)), std::move(out) };
}

Step<Next<HubLinkConfirming>> HubLinkKeying::onTransfers(const Bodies& answers) &&
{
    TERCET_CHECK(m_link->live());
    auto& link = *m_link;
    TERCET_TRY(const auto in, HubBodies::parse(answers, { "l2", "relay" }, {}));
    std::map<Party, crypto::SecretBytes> payloads;
    for (auto k : others(Party::P1)) {
        TERCET_TRY(payloads[k], link.open(in[k]["l2"], MessageType::Link, link.id(), 2, k));
    }
    const auto transfer = [&](Party k) -> Step<Bytes> {
        link.accept(MessageType::Link, link.id(), 2, k);
        TERCET_TRY(const auto l2, decoded(LinkOfferAndAnswer::decode(payloads[k].view()), k));
        TERCET_CHECK(link.with(k).takeAnswer(l2.answer));
        TERCET_TRY(auto l3, link.with(k).answer(l2.offer, link.rng()));
        append(l3, link.with(k).confirmation());
        return link.seal(MessageType::Link, link.id(), 3, k, l3);
    };
    Bodies out;
    for (auto k : others(Party::P1)) {
        const auto l3 = transfer(k);
        if (!l3) return std::unexpected(link.settleSetUp(l3.error()));
        out[k] = makeBody({ { "l2", in[third(Party::P1, k)]["relay"] }, { "l3", *l3 } });
    }
    return Next<HubLinkConfirming> { HubLinkConfirming(std::move(m_link)), std::move(out) };
}

Step<HubLink> HubLinkConfirming::onConfirmations(const Bodies& answers) &&
{
    TERCET_CHECK(m_link->live());
    auto& link = *m_link;
    TERCET_TRY(const auto in, HubBodies::parse(answers, { "l3", "relay" }, {}));
    std::map<Party, crypto::SecretBytes> payloads;
    for (auto k : others(Party::P1)) {
        TERCET_TRY(payloads[k], link.open(in[k]["l3"], MessageType::Link, link.id(), 3, k));
    }
    const auto confirm = [&](Party k) -> Step<> {
        link.accept(MessageType::Link, link.id(), 3, k);
        TERCET_TRY(const auto l3, decoded(LinkConfirm::decode(payloads[k].view()), k));
        return link.with(k).takeConfirmation(l3.confirmation);
    };
    for (auto k : others(Party::P1)) {
        if (const auto done = confirm(k); !done)
            return std::unexpected(link.settleSetUp(done.error()));
        link.relayedAnswers[third(Party::P1, k)] = toBytes(in[k]["relay"]);
    }
    return HubLink(std::move(m_link));
}

} // namespace tercet::mpc
