#include "core/mpc/PeerResolve.h"

#include "core/mpc/Body.h"
#include "core/mpc/PeerVaultImpl.h"
#include "core/mpc/ResolveEnvelope.h"
#include "core/mpc/Tags.h"

namespace tercet::mpc {

namespace {

struct Opened {
    Bytes32 session {};
    ByteView payload {};
};

// P1's message, whose session is P1's own choice.
Step<Opened> openFromHub(const CoreRecord& own, ByteView envelope, std::uint8_t round)
{
    const auto peeked = peekHeader(envelope);
    if (!peeked) return stop(Drop { "resolve" });
    const auto session = peeked->header.session;
    TERCET_TRY(const auto payload,
        openSigned(envelope, resolveHeader(own.wid, session, round, Party::P1, own.party),
            own.identities[Party::P1]));
    return Opened { session, payload };
}

Bytes answerBody(Key key, const Header& header, ByteView payload, const OwnIdentity& own)
{
    return makeBody({ { key, signEnvelope(header, payload, own) } });
}

}

Step<Bytes> PeerVault::resolveRound1(ByteView bytes)
{
    auto& m = *m_impl;
    const auto& own = *m.record;
    TERCET_TRY(const auto body, Body::parse(bytes, { "ask" }, {}));
    TERCET_TRY(const auto in, openFromHub(own, body["ask"], 1));
    TERCET_TRY(auto question, decoded(ResolveQuestion::decode(in.payload), Party::P1));
    ResolveAnswer answer;
    const auto* waiting = m.epochs.pending();
    if (question.transcript == Bytes32 {} && waiting) question.transcript = waiting->tr;
    if (question.transcript != Bytes32 {}) {
        TERCET_TRY(answer, m.epochs.answer(question.transcript));
    }
    return answerBody("answer", resolveHeader(own.wid, in.session, 1, own.party, Party::P1),
        answer.encode(), own.own);
}

Step<Bytes> PeerVault::resolveRound2(ByteView bytes)
{
    auto& m = *m_impl;
    TERCET_TRY(const auto body, Body::parse(bytes, { "settle" }, {}));
    TERCET_TRY(const auto in, openFromHub(*m.record, body["settle"], 2));
    TERCET_TRY(const auto settlement, decoded(Settlement::decode(in.payload), Party::P1));
    TERCET_CHECK(m.epochs.settle(settlement));
    m.follow();
    const auto& own = *m.record;
    return answerBody("standing", resolveHeader(own.wid, in.session, 2, own.party, Party::P1),
        m.epochs.standing().encode(), own.own);
}

Step<ByteView> AbsentVault::payload(ByteView envelope, std::uint8_t round, Bytes32& session) const
{
    const auto peeked = peekHeader(envelope);
    if (!peeked) return stop(Drop { "resolve" });
    session = peeked->header.session;
    if (peeked->header != resolveHeader(m_wid, session, round, Party::P1, m_self)
        || envelope.size() != kSignedOverhead + peeked->payloadBytes)
        return stop(Drop { "of another session" });
    return envelope.subspan(Header::kBytes, peeked->payloadBytes);
}

Step<Bytes> AbsentVault::resolveRound1(ByteView bytes)
{
    Bytes32 session {};
    TERCET_TRY(const auto body, Body::parse(bytes, { "ask" }, {}));
    TERCET_TRY(const auto in, payload(body["ask"], 1, session));
    TERCET_TRY(const auto question, decoded(ResolveQuestion::decode(in), Party::P1));
    ResolveAnswer answer;
    if (const auto& transcript = question.transcript; transcript != Bytes32 {}) {
        const auto before = m_books.dropped(transcript);
        if (!before) return stop(Refuse { Code::Storage, before.error().context });
        if (*before) {
            answer = { transcript, Verdict::Void, (*before)->by, (*before)->signature };
        } else {
            const auto declared = m_books.declareVoid(transcript);
            if (!declared) return stop(Refuse { declared.error().code, declared.error().context });
            if (!*declared) return stop(Refuse { Code::ProtocolRefused, "confirmed elsewhere" });
            answer = { transcript, Verdict::Void, m_self, m_own.sign(signedAs::kVoid, transcript) };
        }
    }
    return answerBody(
        "answer", resolveHeader(m_wid, session, 1, m_self, Party::P1), answer.encode(), m_own);
}

Step<Bytes> AbsentVault::resolveRound2(ByteView bytes)
{
    Bytes32 session {};
    TERCET_TRY(const auto body, Body::parse(bytes, { "settle" }, {}));
    TERCET_TRY(const auto in, payload(body["settle"], 2, session));
    TERCET_CHECK(decoded(Settlement::decode(in), Party::P1));
    return answerBody("standing", resolveHeader(m_wid, session, 2, m_self, Party::P1),
        ResolveStanding {}.encode(), m_own);
}

} // namespace tercet::mpc
