#include "core/mpc/PresignRun.h"

#include "core/crypto/Declassify.h"
#include "core/crypto/Secp256k1.h"
#include "core/mpc/Tags.h"

namespace tercet::mpc {

using crypto::Point;
using crypto::Scalar;

namespace {

Bytes32 commitmentTo(const Bytes32& session, Party p, const Point& R, const Bytes32& salt)
{
    return crypto::hash(tag::kPresignCommit, session, encode(p), R.encode(), salt);
}

// χ·P = d·G + Γ, with the secret χ in constant time.
bool multiplies(const Scalar& chi, const Point& P, const Scalar& d, const Point& gamma)
{
    const auto left = P.mulSecret(chi);
    const auto dG = Point::mulBase(d);
    const auto right = dG ? Point::sum({ *dG, gamma }) : std::nullopt;
    return left && right && *left == *right;
}

}

PresignRun::PresignRun(std::shared_ptr<LinkState> link, const Bytes32& session)
    : m_link(std::move(link))
    , m_session(session)
    , m_rng(m_link->environment(), m_link->record().hedgeKey, m_session, "presign")
    , m_r(Scalar::random(m_rng))
    , m_phi(Scalar::random(m_rng))
    , m_R(*Point::mulBase(m_r))
    , m_salt(crypto::declassified(m_rng.bytes<32>()))
    , m_commitment(commitmentTo(m_session, m_link->self(), m_R, m_salt))
{
    crypto::blindSecpContext(m_rng);
}

Bytes32 PresignRun::extensionId(
    Party bob, Party alice, std::uint64_t counter, const Bytes32& nonce) const
{
    return crypto::hash(tag::kPresignExtension, m_link->id(), m_session, encode(bob, alice),
        crypto::le64(counter), nonce);
}

Bytes PresignRun::extension(Party to)
{
    auto& pair = m_link->with(to);
    auto& w = with(to);
    const auto counter = pair.nextCounter();
    const auto nonce = crypto::declassified(m_rng.bytes<32>());
    w.bob.emplace(pair.receiverKeys(), extensionId(m_link->self(), to, counter, nonce), to, m_rng);
    w.chi = w.bob->chi();
    const PresignExtension a { counter, nonce, m_commitment, w.bob->message() };
    return m_link->seal(MessageType::Presign, m_session, 1, to, a.encode());
}

Step<> PresignRun::takeExtension(Party from, ByteView payload)
{
    auto& pair = m_link->with(from);
    TERCET_TRY(const auto a, decoded(PresignExtension::decode(payload), from));
    // Withheld by its sender or by P1 on the way.
    if (!pair.isConfirmed()) return stop(Recoverable { {}, "A before the confirmation" });
    if (!pair.takeCounter(a.counter)) return stop(Recoverable { from, "A of an earlier counter" });
    auto& w = with(from);
    w.extensionId = extensionId(from, m_link->self(), a.counter, a.nonce);
    w.commitment = a.commitment;
    w.transfer = toBytes(a.transfer);
    m_rng.absorb(payload);
    return {};
}

Step<> PresignRun::multiply()
{
    const auto self = m_link->self();
    const auto commitmentOf
        = [&](Party p) { return p == self ? m_commitment : with(p).commitment; };
    m_echo = crypto::hash(tag::kPresignEcho, m_session, commitmentOf(Party::P1),
        commitmentOf(Party::P2), commitmentOf(Party::P3));
    m_sk = m_link->record().x + m_link->zero()("sk", m_echo);
    m_pk = Point::mulBase(m_sk);
    if (!m_pk) return stop(Recoverable { {}, "a zero share" });
    for (auto j : others(self)) {
        auto& w = with(j);
        w.nonce = crypto::declassified(m_rng.bytes<32>());
        TERCET_TRY(w.alice,
            RvoleAlice::answerTo(w.transfer, m_link->with(j).senderKeys(), w.extensionId, j,
                w.nonce, { m_r, m_sk }, m_rng));
        w.transfer = {};
        const int zero = int(w.alice->c[0].isZero()) | int(w.alice->c[1].isZero());
        if (crypto::declassified(zero)) return stop(Recoverable { {}, "a zero product" });
        m_u += w.alice->c[0];
        m_v += w.alice->c[1];
    }
    return {};
}

Bytes PresignRun::share(Party to)
{
    auto& w = with(to);
    const PresignShare b { m_echo, w.nonce, m_R, m_salt, *m_pk, *Point::mulBase(w.alice->c[0]),
        *Point::mulBase(w.alice->c[1]), m_phi - w.chi, w.alice->answer };
    auto out = m_link->seal(MessageType::Presign, m_session, 2, to, b.encode());
    w.alice->answer = {};
    return out;
}

Step<> PresignRun::takeShare(Party from, ByteView payload)
{
    TERCET_TRY(const auto b, decoded(PresignShare::decode(payload), from));
    auto& w = with(from);
    // Whose fault it is nobody can tell: the sender's, or of the one who showed it other
    // commitments.
    if (b.echo != m_echo) return stop(Recoverable { {}, "other commitments were shown to it" });
    if (commitmentTo(m_session, from, b.R, b.salt) != w.commitment)
        return stop(Recoverable { from, "the commitment does not open" });
    TERCET_TRY(const auto d, std::move(*w.bob).finish(b.nonce, b.product));
    w.bob.reset();
    if (!multiplies(w.chi, b.R, d[0], b.gammaU)) return stop(Quarantine { from, "Gamma_u" });
    if (!multiplies(w.chi, b.pk, d[1], b.gammaV)) return stop(Quarantine { from, "Gamma_v" });
    m_psiSum += b.psi;
    m_u += d[0];
    m_v += d[1];
    w.theirs = b;
    w.theirs->product = {};
    return {};
}

Step<Presignature> PresignRun::finish()
{
    const auto self = m_link->self();
    const auto& r = m_link->record();
    const auto R = [&](Party p) { return p == self ? m_R : with(p).theirs->R; };
    const auto pk = [&](Party p) { return p == self ? *m_pk : with(p).theirs->pk; };
    const auto [p1, p2, p3] = kParties;
    const auto key = Point::sum({ pk(p1), pk(p2), pk(p3) });
    if (!key || *key != r.key) return stop(Recoverable { {}, "the keys do not add up" });
    const auto sum = Point::sum({ R(p1), R(p2), R(p3) });
    if (!sum) return stop(Recoverable { {}, "R is the identity" });
    const auto factor = m_phi + m_psiSum;
    const auto id = crypto::hash(tag::kPresignId, r.eid, m_link->id(), m_session, m_echo,
        R(p1).encode(), R(p2).encode(), R(p3).encode(), pk(p1).encode(), pk(p2).encode(),
        pk(p3).encode(), sum->encode());
    return Presignature { id, *sum, m_phi, m_r * factor + m_u, m_sk * factor + m_v };
}

} // namespace tercet::mpc
