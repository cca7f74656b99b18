#include <algorithm>

#include "core/mpc/Body.h"
#include "core/mpc/PeerVaultImpl.h"

namespace tercet::mpc {

namespace {

constexpr std::int64_t kHourMs = 3600 * 1000;
constexpr std::size_t kEndedKept = 8;

Bytes32 digestOf(ByteView envelope) { return crypto::sha256(envelope); }

}

PeerVault::PeerVault(
    CoreRecord record, Journal& journal, RecordStore& records, const Environment& env)
    : PeerVault(Epochs::Held { std::move(record) }, journal, records, env)
{
}
PeerVault::PeerVault(
    Epochs::Held held, Journal& journal, RecordStore& records, const Environment& env)
    : m_impl(new Impl { Epochs(std::move(held), records), {}, journal, env })
{
    m_impl->record = m_impl->epochs.current();
}
PeerVault::~PeerVault()
{
    if (m_impl) m_impl->endLink();
}
PeerVault::PeerVault(PeerVault&&) noexcept = default;
PeerVault& PeerVault::operator=(PeerVault&&) noexcept = default;

const CoreRecord& PeerVault::record() const { return *m_impl->record; }
const CoreRecord* PeerVault::pending() const { return m_impl->epochs.pending(); }
bool PeerVault::gone() const { return m_impl->epochs.gone(); }
bool PeerVault::hasLink() const { return m_impl->link && m_impl->link->live(); }
std::optional<Bytes32> PeerVault::linkId() const
{
    return hasLink() ? std::optional(m_impl->link->id()) : std::nullopt;
}
int PeerVault::presignatures() const { return hasLink() ? m_impl->link->pooled() : 0; }
LinkState* PeerVault::linkState() { return hasLink() ? m_impl->link.get() : nullptr; }

void PeerVault::setFrozen(bool frozen)
{
    m_impl->frozen = frozen;
    if (frozen) m_impl->endLink();
}

void PeerVault::endLink() { m_impl->endLink(); }

void PeerVault::Impl::endLink()
{
    presign.reset();
    refresh.reset();
    if (!link) return;
    ended.push_back(link->id());
    if (ended.size() > kEndedKept) ended.pop_front();
    link->end();
    link.reset();
}

Abort PeerVault::Impl::notOpened(Abort abort, ByteView envelope,
    const std::function<Bytes32(const Bytes32& lid)>& sessionIn) const
{
    const auto peeked = peekHeader(envelope);
    if (!abort.is<Drop>() || !peeked) return abort;
    const auto isOf = [&](const Bytes32& lid) { return sessionIn(lid) == peeked->header.session; };
    if (std::ranges::any_of(ended, isOf)) return Refuse { Code::NoSuchLink, "another link" };
    return abort;
}

void PeerVault::Impl::follow()
{
    if (record == epochs.current()) return;
    record = epochs.current();
    candidate.reset();
    endLink();
}

Step<LinkState*> PeerVault::Impl::live(bool confirmed)
{
    if (!link) return stop(Refuse { Code::NoSuchLink, "no link" });
    if (const auto alive = link->live(); !alive) {
        endLink(); // and the session inside it
        return std::unexpected(alive.error());
    }
    if (link->confirmedByHub != confirmed) return stop(Drop { "not in this state of the link" });
    return link.get();
}

bool PeerVault::Impl::tooManyOpenings()
{
    const auto now = env.clock.monotonicMs();
    while (!openings.empty() && now - openings.front() >= kHourMs) openings.pop_front();
    return openings.size() >= std::size_t(kOpeningsPerHour);
}

// Missing confirmations ride on the opening and are taken first (protocol.md 2.2).
Step<> PeerVault::Impl::confirm(const LinkHello& hello, ByteView signature)
{
    const auto* waiting = epochs.pending();
    if (!waiting || waiting->eid != hello.eid || signature.empty()) return {};
    if (signature.size() != 64) return stop(Drop { "length of conf" });
    std::array<std::optional<ByteArray<64>>, 3> all;
    all[std::size_t(number(peer()) - 1)] = toArray(std::span<const std::uint8_t, 64>(signature));
    TERCET_CHECK(epochs.confirm(all));
    follow();
    return {};
}

Step<std::optional<RefuseCause>> PeerVault::Impl::judge(
    const Header& header, const LinkHello& hello)
{
    const auto lock = journal.lock();
    if (!lock) return stop(Refuse { Code::Storage, lock.error().context });
    if (*lock != LockCause::None) return RefuseCause::Locked;
    if (frozen) return RefuseCause::Frozen;
    const auto* waiting = epochs.pending();
    const auto names = [&](const CoreRecord& held) {
        return header.epoch == held.epoch && hello.eid == held.eid;
    };
    if (!names(*record) && !(waiting && names(*waiting))) return RefuseCause::Epoch;
    if (hello.idHash != record->idHash()) return RefuseCause::Identities;
    if (waiting) return RefuseCause::Pending;
    if (tooManyOpenings()) return RefuseCause::Rate;
    return std::nullopt;
}

Bytes PeerVault::Impl::refusal(const Bytes32& session, RefuseCause cause) const
{
    auto header = LinkCandidate::header(*record, session, self());
    header.type = MessageType::Refusal;
    header.receiver = Party::P1;
    const mpc::Refusal payload { std::uint8_t(cause), record->epoch, record->eid };
    return signEnvelope(header, payload.encode(), record->own);
}

Step<PeerVault::Opened> PeerVault::linkRound1(ByteView bytes)
{
    auto& m = *m_impl;
    TERCET_TRY(const auto body, Body::parse(bytes, { "l1" }, { "conf" }));
    const auto l1 = body["l1"];
    const auto peeked = peekHeader(l1);
    if (!peeked) return stop(Drop { "L1" });
    auto expected = LinkCandidate::header(*m.record, peeked->header.session, Party::P1);
    expected.epoch = peeked->header.epoch; // judged below, not dropped
    TERCET_TRY(const auto payload, openSigned(l1, expected, m.record->identities[Party::P1]));
    const auto hello = LinkHello::decode(payload, false);
    if (!hello || hello->nonce != expected.session) return stop(Drop { "L1" });
    if (body.has("conf")) TERCET_CHECK(m.confirm(*hello, body["conf"]));
    TERCET_TRY(const auto cause, m.judge(expected, *hello));
    if (cause)
        return Opened { makeBody({ { "refuse", m.refusal(expected.session, *cause) } }), cause };
    m.candidate.emplace(m.record, m.env, l1, *hello);
    return Opened { makeBody({ { "l1", m.candidate->hello() } }) };
}

Step<Bytes> PeerVault::linkRound2(ByteView bytes)
{
    auto& m = *m_impl;
    TERCET_TRY(const auto body, Body::parse(bytes, { "l1", "l2" }, {}));
    if (m.epochs.pending()) return stop(Refuse { Code::RefreshUnfinished, "one is pending" });
    if (m.candidate && !m.candidate->isFresh()) m.candidate.reset();
    if (!m.candidate) return stop(Refuse { Code::NoSuchLink, "no candidate" });
    if (m.tooManyOpenings()) return stop(Refuse { Code::RateLimited, "openings" });
    if (const auto hello = m.candidate->takeHello(m.peer(), body["l1"]); !hello) {
        if (hello.error().is<Recoverable>()) m.candidate.reset();
        return std::unexpected(hello.error());
    }
    auto fresh = m.candidate->link(m.journal);
    if (!fresh) {
        m.candidate.reset();
        return std::unexpected(fresh.error());
    }
    auto& link = **fresh;
    // That it opens proves that P1 lives in this very link.
    TERCET_TRY(const auto l2, link.open(body["l2"], MessageType::Link, link.id(), 2, Party::P1));
    link.accept(MessageType::Link, link.id(), 2, Party::P1);
    m.endLink();
    m.candidate.reset();
    m.link = *fresh;
    m.openings.push_back(m.env.clock.monotonicMs());
    auto answer = m.takeTransfers(link, l2.view());
    if (!answer) return std::unexpected(link.settleSetUp(answer.error()));
    return answer;
}

Step<Bytes> PeerVault::Impl::takeTransfers(LinkState& fresh, ByteView l2)
{
    TERCET_TRY(const auto in, decoded(LinkOffer::decode(l2), Party::P1));
    auto& hub = fresh.with(Party::P1);
    auto toHub = hub.offer(fresh.rng());
    TERCET_TRY(const auto y, hub.answer(in.offer, fresh.rng()));
    append(toHub, y);
    const auto toPeer = fresh.with(peer()).offer(fresh.rng());
    return makeBody({ { "l2", fresh.seal(MessageType::Link, fresh.id(), 2, Party::P1, toHub) },
        { "relay", fresh.seal(MessageType::Link, fresh.id(), 2, peer(), toPeer) } });
}

Step<Bytes> PeerVault::linkRound3(ByteView bytes)
{
    auto& m = *m_impl;
    TERCET_TRY(const auto body, Body::parse(bytes, { "l2", "l3" }, {}));
    TERCET_TRY(auto* link, m.live(false));
    const auto& lid = link->id();
    TERCET_TRY(const auto l3, link->open(body["l3"], MessageType::Link, lid, 3, Party::P1));
    // Opens only if P_k' holds the same LID.
    TERCET_TRY(const auto l2, link->open(body["l2"], MessageType::Link, lid, 2, m.peer()));
    link->accept(MessageType::Link, lid, 3, Party::P1);
    link->accept(MessageType::Link, lid, 2, m.peer());
    const auto run = [&]() -> Step<Bytes> {
        auto& hub = link->with(Party::P1);
        TERCET_TRY(const auto in, decoded(LinkAnswerAndConfirm::decode(l3.view()), Party::P1));
        TERCET_CHECK(hub.takeAnswer(in.answer));
        TERCET_CHECK(hub.takeConfirmation(in.confirmation));
        TERCET_TRY(const auto offer, decoded(LinkOffer::decode(l2.view()), m.peer()));
        TERCET_TRY(const auto y, link->with(m.peer()).answer(offer.offer, link->rng()));
        link->confirmedByHub = true;
        return makeBody(
            { { "l3", link->seal(MessageType::Link, lid, 3, Party::P1, hub.confirmation()) },
                { "relay", link->seal(MessageType::Link, lid, 3, m.peer(), y) } });
    };
    auto answer = run();
    if (!answer) return std::unexpected(link->settleSetUp(answer.error()));
    return answer;
}

Step<Bytes> PeerVault::Impl::takePeerAnswer(ByteView l3)
{
    auto& pair = link->with(peer());
    const auto& lid = link->id();
    // The presign session in which it came first may have been given up: answer it again.
    const bool again = link->peerAnswer == digestOf(l3);
    if (!again) {
        TERCET_TRY(const auto payload, link->open(l3, MessageType::Link, lid, 3, peer()));
        link->accept(MessageType::Link, lid, 3, peer());
        TERCET_TRY(const auto in, decoded(LinkAnswer::decode(payload.view()), peer()));
        TERCET_CHECK(pair.takeAnswer(in.answer));
        link->peerAnswer = digestOf(l3);
    }
    return link->seal(MessageType::Link, lid, 4, peer(), pair.confirmation());
}

Step<> PeerVault::Impl::takePeerConfirmation(ByteView l4)
{
    const auto& lid = link->id();
    if (link->peerConfirmation == digestOf(l4)) return {};
    TERCET_TRY(const auto payload, link->open(l4, MessageType::Link, lid, 4, peer()));
    link->accept(MessageType::Link, lid, 4, peer());
    TERCET_TRY(const auto in, decoded(LinkConfirm::decode(payload.view()), peer()));
    TERCET_CHECK(link->with(peer()).takeConfirmation(in.confirmation));
    link->peerConfirmation = digestOf(l4);
    return {};
}

Step<> PeerVault::end(ByteView bytes)
{
    auto& m = *m_impl;
    TERCET_TRY(const auto body, Body::parse(bytes, { "end" }, {}));
    if (!hasLink()) return stop(Refuse { Code::NoSuchLink, "no link" });
    TERCET_TRY(const auto payload,
        m.link->open(body["end"], MessageType::End, m.link->id(), 1, Party::P1));
    if (!payload.empty()) return stop(Drop { "end" });
    m.endLink();
    return {};
}

} // namespace tercet::mpc
