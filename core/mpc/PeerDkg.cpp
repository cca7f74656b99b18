#include "core/mpc/PeerDkg.h"

#include "core/base/Codec.h"
#include "core/mpc/Body.h"
#include "core/mpc/DkgParty.h"
#include "core/mpc/Envelope.h"

namespace tercet::mpc {

namespace {

constexpr std::size_t kMaxPolicyBytes = 64 * 1024;

}

Step<DkgOpening> DkgOpening::parse(ByteView bytes)
{
    TERCET_TRY(
        const auto body, Body::parse(bytes, { "ids", "certs", "policy", "recipients", "d1" }, {}));
    DkgOpening out;
    TERCET_TRY(out.identities, decoded(Identities::decode(body["ids"]), Party::P1));
    Reader certificates(body["certs"]);
    for (auto p : kParties) {
        auto& certificate = out.certificates[std::size_t(number(p) - 1)];
        TERCET_TRY(certificate, decoded(certificates.array<64>(), Party::P1));
        if (!verifyCertificate(out.identities[p], certificate))
            return stop(Refuse { Code::BadSignature, "certificate of an identity" });
    }
    TERCET_CHECK(decoded(certificates.finish(), Party::P1));
    if (body["policy"].size() > kMaxPolicyBytes)
        return stop(Recoverable { Party::P1, "policy too long" });
    out.policy = toBytes(body["policy"]);
    TERCET_TRY(out.recipients, body.array<32>("recipients"));
    out.d1 = toBytes(body["d1"]);
    return out;
}

PeerDkg::PeerDkg(std::unique_ptr<DkgParty> party)
    : m_party(std::move(party))
{
}
PeerDkg::PeerDkg(PeerDkg&&) noexcept = default;
PeerDkg& PeerDkg::operator=(PeerDkg&&) noexcept = default;
PeerDkg::~PeerDkg() = default;

PeerDkgConfirming::PeerDkgConfirming(std::unique_ptr<DkgParty> party)
    : m_party(std::move(party))
{
}
PeerDkgConfirming::PeerDkgConfirming(PeerDkgConfirming&&) noexcept = default;
PeerDkgConfirming& PeerDkgConfirming::operator=(PeerDkgConfirming&&) noexcept = default;
PeerDkgConfirming::~PeerDkgConfirming() = default;

Step<Reply<PeerDkg>> PeerDkg::begin(
    Party self, OwnIdentity own, DkgOpening opening, const Environment& env)
{
    if (own.publicKeys() != opening.identities[self])
        return stop(Refuse { Code::ProtocolRefused, "other identity keys" });
    const auto peeked = peekHeader(opening.d1);
    if (!peeked) return stop(Drop { "D1" });
    DkgSetup setup { std::move(own), opening.identities, opening.certificates,
        std::move(opening.policy), opening.recipients };
    auto party = std::make_unique<DkgParty>(self, std::move(setup), peeked->header.session, env);
    TERCET_CHECK(party->takeCommit(Party::P1, opening.d1));
    auto answer = makeBody({ { "d1", party->commitEnvelope() } });
    return Reply<PeerDkg> { PeerDkg(std::move(party)), std::move(answer) };
}

Step<Reply<PeerDkgConfirming>> PeerDkg::onRound2(ByteView bytes) &&
{
    TERCET_TRY(const auto body, Body::parse(bytes, { "d1", "d2" }, {}));
    TERCET_CHECK(m_party->takeCommit(third(Party::P1, m_party->self()), body["d1"]));
    const auto reveal = m_party->revealEnvelope();
    TERCET_CHECK(m_party->takeReveal(Party::P1, body["d2"]));
    return Reply<PeerDkgConfirming> { PeerDkgConfirming(std::move(m_party)),
        makeBody({ { "d2", reveal } }) };
}

Step<DkgStored> PeerDkgConfirming::onRound3(ByteView bytes) &&
{
    TERCET_TRY(const auto body, Body::parse(bytes, { "d2", "d3" }, {}));
    TERCET_CHECK(m_party->takeReveal(third(Party::P1, m_party->self()), body["d2"]));
    TERCET_TRY(auto record, m_party->finish());
    TERCET_CHECK(DkgParty::takeConfirm(record, Party::P1, body["d3"]));
    auto answer = makeBody({ { "d3", DkgParty::confirmEnvelope(record) } });
    return DkgStored { std::move(record), std::move(answer) };
}

} // namespace tercet::mpc
