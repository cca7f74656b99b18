#include "core/mpc/HubDkg.h"

#include "core/mpc/DkgParty.h"
#include "core/mpc/HubBodies.h"

namespace tercet::mpc {

namespace {

constexpr Party kPeers[] = { Party::P2, Party::P3 };

} // namespace

HubDkg::HubDkg(std::unique_ptr<DkgParty> party)
    : m_party(std::move(party))
{
}
HubDkg::HubDkg(HubDkg&&) noexcept = default;
HubDkg& HubDkg::operator=(HubDkg&&) noexcept = default;
HubDkg::~HubDkg() = default;

HubDkgRevealing::HubDkgRevealing(std::unique_ptr<DkgParty> party)
    : m_party(std::move(party))
{
}
HubDkgRevealing::HubDkgRevealing(HubDkgRevealing&&) noexcept = default;
HubDkgRevealing& HubDkgRevealing::operator=(HubDkgRevealing&&) noexcept = default;
HubDkgRevealing::~HubDkgRevealing() = default;

Step<Next<HubDkg>> HubDkg::begin(DkgSetup setup, const Environment& env)
{
    if (setup.own.publicKeys() != setup.identities[Party::P1])
        return stop(Refuse { Code::ProtocolRefused, "own identity keys" });
    for (auto p : kParties)
        if (!verifyCertificate(setup.identities[p], setup.certificates[std::size_t(number(p) - 1)]))
            return stop(Refuse { Code::BadSignature, "certificate of an identity" });
    const auto ids = setup.identities.encode();
    Bytes certificates;
    for (const auto& c : setup.certificates) append(certificates, c);
    const auto policy = setup.policy;
    const auto recipients = setup.recipients;
    auto party = std::make_unique<DkgParty>(Party::P1, std::move(setup), std::nullopt, env);
    const auto body = makeBody({ { "ids", ids }, { "certs", certificates }, { "policy", policy },
        { "recipients", recipients }, { "d1", party->commitEnvelope() } });
    return Next<HubDkg> { HubDkg(std::move(party)), { body, body } };
}

Step<Next<HubDkgRevealing>> HubDkg::onCommitments(const Bodies& answers) &&
{
    TERCET_TRY(const auto in, HubBodies::parse(answers, { "d1" }, {}));
    for (auto k : kPeers) TERCET_CHECK(m_party->takeCommit(k, in[k]["d1"]));
    const auto reveal = m_party->revealEnvelope();
    Bodies out;
    for (auto k : kPeers)
        out[k] = makeBody({ { "d1", in[third(Party::P1, k)]["d1"] }, { "d2", reveal } });
    return Next<HubDkgRevealing> { HubDkgRevealing(std::move(m_party)), std::move(out) };
}

Step<Next<HubDkgConfirming>> HubDkgRevealing::onReveals(const Bodies& answers) &&
{
    TERCET_TRY(const auto in, HubBodies::parse(answers, { "d2" }, {}));
    for (auto k : kPeers) TERCET_CHECK(m_party->takeReveal(k, in[k]["d2"]));
    TERCET_TRY(auto record, m_party->finish());
    const auto confirm = DkgParty::confirmEnvelope(record);
    Bodies out;
    for (auto k : kPeers)
        out[k] = makeBody({ { "d2", in[third(Party::P1, k)]["d2"] }, { "d3", confirm } });
    return Next<HubDkgConfirming> { HubDkgConfirming(std::move(record)), std::move(out) };
}

Step<CoreRecord> HubDkgConfirming::onConfirmations(const Bodies& answers) &&
{
    TERCET_TRY(const auto in, HubBodies::parse(answers, { "d3" }, {}));
    for (auto k : kPeers) TERCET_CHECK(DkgParty::takeConfirm(m_record, k, in[k]["d3"]));
    return std::move(m_record);
}

} // namespace tercet::mpc
