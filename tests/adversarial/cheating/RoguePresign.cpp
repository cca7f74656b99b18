#include "tests/adversarial/cheating/RoguePresign.h"

#include "core/mpc/Tags.h"

namespace tercet::mpc::cheating {

using crypto::Point;
using crypto::Scalar;

RoguePresign::RoguePresign(LinkState& link, const Bytes32& nonce1, Random& rng, Ways ways,
    std::function<const OtReceiverKeys*(Party)> keysOf)
    : m_link(link)
    , m_session(crypto::hash(tag::kPresignSession, link.id(), nonce1))
    , m_rng(rng)
    , m_addedKey(ways.addedKey)
    , m_r(ways.r.value_or(Scalar::random(rng)))
    , m_phi(Scalar::random(rng))
    , m_salt(rng.bytes<32>())
    , m_keysOf(std::move(keysOf))
{
    for (auto j : others(self())) {
        auto lies = std::move(ways.to[j]);
        const auto r = lies.r.value_or(m_r);
        const auto R = *Point::mulBase(r);
        const auto commitment
            = crypto::hash(tag::kPresignCommit, m_session, encode(self()), R.encode(), m_salt);
        m_with.emplace(j, With { std::move(lies), r, R, commitment });
    }
}

Bytes RoguePresign::extension(Party to)
{
    auto& w = with(to);
    const auto next = m_link.with(to).nextCounter();
    const auto counter = w.lies.counter.value_or(next);
    const auto nonce = m_rng.bytes<32>();
    w.bobsId = crypto::hash(tag::kPresignExtension, m_link.id(), m_session, encode(self(), to),
        crypto::le64(counter), nonce);
    w.bob.emplace(m_link.with(to).receiverKeys(), w.bobsId, m_rng.bytes<kRowBytes>(), w.lies.choice,
        w.lies.guessedRows);
    auto payload = PresignExtension { counter, nonce, w.commitment, w.bob->message }.encode();
    w.lies.extension(payload);
    return payload;
}

Step<> RoguePresign::takeExtension(Party from, ByteView payload)
{
    auto& w = with(from);
    TERCET_TRY(w.a, decoded(PresignExtension::decode(payload), from));
    w.transfer = toBytes(w.a->transfer);
    w.alicesId = crypto::hash(tag::kPresignExtension, m_link.id(), m_session, encode(from, self()),
        crypto::le64(w.a->counter), w.a->nonce);
    return {};
}

Bytes RoguePresign::share(Party to)
{
    auto& w = with(to);
    // As the receiver saw the commitments: the lie about R_i goes with its own echo.
    const auto commitmentOf
        = [&](Party p) { return p == self() ? w.commitment : with(p).a->commitment; };
    const auto echo = crypto::hash(tag::kPresignEcho, m_session, commitmentOf(Party::P1),
        commitmentOf(Party::P2), commitmentOf(Party::P3));
    const auto sk = m_link.record().x + m_link.zero()("sk", echo) + m_addedKey;
    if (!w.lies.r) {
        m_sk = sk;
        m_echo = echo;
    }
    if (const auto* keys = w.lies.knowing ? m_keysOf(to) : nullptr)
        w.lies.knowing(w.lies, reference::choiceOf(*keys, w.alicesId, w.transfer));
    const auto nonce = m_rng.bytes<32>();
    const reference::Alice alice(w.transfer, m_link.with(to).senderKeys(), w.alicesId, nonce,
        { w.r + w.lies.addedR, sk + w.lies.addedKey }, Scalar::random(m_rng), w.lies.tilde,
        w.lies.guessedColumns);
    w.c = alice.c;
    auto payload = PresignShare { echo, nonce, w.R, m_salt, *Point::mulBase(sk),
        *Point::mulBase(alice.c[0]), *Point::mulBase(alice.c[1]), m_phi - w.bob->chi, alice.answer }
                       .encode();
    w.lies.share(payload);
    return payload;
}

Step<> RoguePresign::takeShare(Party from, ByteView payload)
{
    auto& w = with(from);
    TERCET_TRY(w.b, decoded(PresignShare::decode(payload), from));
    w.d = w.bob->finish(w.bobsId, w.b->nonce, w.b->product);
    w.b->product = {};
    return {};
}

Presignature RoguePresign::finish()
{
    auto factor = m_phi;
    Scalar u, v;
    for (auto j : others(self())) {
        const auto& w = with(j);
        factor += w.b->psi;
        u += w.c[0] + w.d[0];
        v += w.c[1] + w.d[1];
    }
    const auto sk = m_sk.value_or(m_link.record().x);
    const auto own = *Point::mulBase(m_r), pk = *Point::mulBase(sk);
    const auto R = [&](Party p) { return p == self() ? own : with(p).b->R; };
    const auto pkOf = [&](Party p) { return p == self() ? pk : with(p).b->pk; };
    const auto [a, b, c] = kParties;
    const auto sum = Point::sum({ R(a), R(b), R(c) }).value();
    const auto id = crypto::hash(tag::kPresignId, m_link.record().eid, m_link.id(), m_session,
        m_echo, R(a).encode(), R(b).encode(), R(c).encode(), pkOf(a).encode(), pkOf(b).encode(),
        pkOf(c).encode(), sum.encode());
    return { id, sum, m_phi, m_r * factor + u, sk * factor + v };
}

} // namespace tercet::mpc::cheating
