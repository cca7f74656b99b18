#include "core/mpc/HubRefresh.h"

#include "core/crypto/Declassify.h"
#include "core/mpc/HubBodies.h"
#include "core/mpc/HubLink.h"
#include "core/mpc/RefreshParty.h"

namespace tercet::mpc {

namespace {

constexpr auto kPeers = others(Party::P1);

// The payloads of both co-signers' envelopes under `key`. Nothing is taken before both open.
Step<std::array<crypto::SecretBytes, 2>> openBoth(
    LinkState& link, const HubBodies& in, Key key, const Bytes32& session, std::uint8_t round)
{
    TERCET_TRY(auto p2, link.open(in.p2[key], MessageType::Refresh, session, round, Party::P2));
    TERCET_TRY(auto p3, link.open(in.p3[key], MessageType::Refresh, session, round, Party::P3));
    for (auto k : kPeers) link.accept(MessageType::Refresh, session, round, k);
    return std::array { std::move(p2), std::move(p3) };
}

}

HubRefresh::HubRefresh(std::unique_ptr<RefreshParty> party)
    : m_party(std::move(party))
{
}
HubRefresh::HubRefresh(HubRefresh&&) noexcept = default;
HubRefresh& HubRefresh::operator=(HubRefresh&&) noexcept = default;
HubRefresh::~HubRefresh() = default;

HubRefreshRevealing::HubRefreshRevealing(std::unique_ptr<RefreshParty> party)
    : m_party(std::move(party))
{
}
HubRefreshRevealing::HubRefreshRevealing(HubRefreshRevealing&&) noexcept = default;
HubRefreshRevealing& HubRefreshRevealing::operator=(HubRefreshRevealing&&) noexcept = default;
HubRefreshRevealing::~HubRefreshRevealing() = default;

Step<Next<HubRefresh>> HubLink::beginRefresh()
{
    TERCET_CHECK(m_link->live());
    TERCET_CHECK(m_link->allowed());
    const auto nonce = crypto::declassified(m_link->rng().bytes<32>());
    auto party = std::make_unique<RefreshParty>(m_link, nonce);
    const auto payload = party->commit();
    Bodies out;
    for (auto k : kPeers)
        out[k] = makeBody({ { "n", nonce },
            { "r1", m_link->seal(MessageType::Refresh, party->commitSession(), 1, k, payload) } });
    return Next<HubRefresh> { HubRefresh(std::move(party)), std::move(out) };
}

Step<Next<HubRefreshRevealing>> HubRefresh::onCommitments(const Bodies& answers) &&
{
    auto& link = m_party->link();
    TERCET_CHECK(link.live());
    TERCET_TRY(const auto in, HubBodies::parse(answers, { "r1", "relay" }, {}));
    TERCET_TRY(const auto payloads, openBoth(link, in, "r1", m_party->commitSession(), 1));
    for (std::size_t i = 0; i < payloads.size(); ++i)
        TERCET_CHECK(m_party->takeCommit(kPeers[i], payloads[i].view()));
    const auto reveal = m_party->reveal();
    Bodies out;
    for (auto k : kPeers)
        out[k] = makeBody({ { "r1", in[third(Party::P1, k)]["relay"] },
            { "r2", link.seal(MessageType::Refresh, m_party->revealSession(), 2, k, reveal) } });
    return Next<HubRefreshRevealing> { HubRefreshRevealing(std::move(m_party)), std::move(out) };
}

Step<Next<HubRefreshConfirming>> HubRefreshRevealing::onReveals(const Bodies& answers) &&
{
    auto& link = m_party->link();
    TERCET_CHECK(link.live());
    TERCET_TRY(const auto in, HubBodies::parse(answers, { "r2", "relay" }, {}));
    const auto session = m_party->revealSession();
    TERCET_TRY(const auto payloads, openBoth(link, in, "r2", session, 2));
    for (std::size_t i = 0; i < payloads.size(); ++i)
        TERCET_CHECK(m_party->takeReveal(kPeers[i], payloads[i].view()));
    TERCET_TRY(auto record, m_party->finish());
    link.end();
    const auto confirm = RefreshParty::confirmEnvelope(record, session);
    Bodies out;
    for (auto k : kPeers)
        out[k] = makeBody({ { "r2", in[third(Party::P1, k)]["relay"] }, { "f3", confirm } });
    return Next<HubRefreshConfirming> { HubRefreshConfirming(std::move(record), session),
        std::move(out) };
}

Step<Confirmations> HubRefreshConfirming::onConfirmations(const Bodies& answers) &&
{
    TERCET_TRY(const auto in, HubBodies::parse(answers, { "f3" }, {}));
    auto all = m_record.confirmations;
    for (auto k : kPeers) {
        TERCET_TRY(all[std::size_t(number(k) - 1)],
            RefreshParty::openConfirm(m_record, m_session, k, in[k]["f3"]));
    }
    return all;
}

} // namespace tercet::mpc
