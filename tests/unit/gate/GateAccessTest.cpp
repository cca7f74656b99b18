#include "tests/unit/gate/GateFixture.h"

using namespace tercet;
using namespace tercet::test;
using backend::kCosigners;
using cosigner::DeviceRole;
using cosigner::Operation;
using cosigner::SessionKind;

namespace {

gate::Limits generous()
{
    gate::Limits limits;
    limits.keygen = limits.link = limits.sign = { 1000, gate::Limits::kMinute };
    return limits;
}

// Whose vaults and sessions are whose.
class GateAccess : public testing::Test {
protected:
    std::string key() { return hex(m_random.bytes<16>()); }
    cosigner::Call keygen(const Bytes& body)
    {
        return { .operation = Operation::Open,
            .vault = "new",
            .kind = SessionKind::Keygen,
            .idempotencyKey = key(),
            .body = body };
    }
    // Round 1 as this wallet would send it to Google's co-signer.
    Bytes firstRound(Member& wallet)
    {
        auto setup = wallet.device.setup({});
        EXPECT_TRUE(setup);
        auto begun = mpc::HubDkg::begin(std::move(*setup), wallet.device.environment);
        EXPECT_TRUE(begun);
        return begun->out[mpc::Party::P2];
    }

    crypto::SystemRandom m_random;
    ManualClock m_clock;
    std::array<GatedCosigner, 2> m_at { GatedCosigner(2, m_clock, generous()),
        GatedCosigner(3, m_clock, generous()) };
    Member m_mine { m_at, m_random, m_clock }, m_other { m_at, m_random, m_clock };
};

} // namespace

TEST_F(GateAccess, AWalletLivesBehindTheGate)
{
    EXPECT_EQ(m_mine.device.generate().error().code, Code::UnknownDevice);
    ASSERT_TRUE(m_mine.pair());
    ASSERT_TRUE(m_mine.device.generate());
    ASSERT_TRUE(m_mine.device.openLink());
    ASSERT_TRUE(m_mine.device.presign());
    const auto payload = transfer(7);
    const auto signature = m_mine.device.sign(kPath, payload);
    ASSERT_TRUE(signature) << signature.error().context;
    EXPECT_TRUE(verifies(m_mine.device, kPath, payload, *signature));
    // Now that it cannot turn out void, the key belongs to the vault.
    for (auto& at : m_at)
        EXPECT_EQ((*at.devices.device(m_mine.google.key()))->vault, m_mine.device.record->wid);
    EXPECT_EQ(m_mine.code(keygen(firstRound(m_mine))), Code::WrongRole);
}

TEST_F(GateAccess, AVaultAnswersItsDeviceAlone)
{
    ASSERT_TRUE(m_mine.pair());
    ASSERT_TRUE(m_other.pair());
    ASSERT_TRUE(m_mine.device.generate());
    const auto vault = m_mine.device.vault();
    const std::vector<cosigner::Call> calls {
        { .operation = Operation::Vault, .vault = vault },
        { .operation = Operation::SetPolicy, .vault = vault, .body = { 0xa0 } },
        { .operation = Operation::Open,
            .vault = vault,
            .kind = SessionKind::Link,
            .idempotencyKey = key(),
            .body = { 0xa0 } },
        { .operation = Operation::Open,
            .vault = vault,
            .kind = SessionKind::Resolve,
            .idempotencyKey = key(),
            .body = { 0xa0 } },
        { .operation = Operation::State, .vault = vault, .session = std::string(32, '1') },
    };
    for (const auto& call : calls) {
        EXPECT_EQ(m_other.code(call), Code::WrongRole);
        EXPECT_EQ(m_other.google.last.response.status, 403);
    }
    EXPECT_FALSE((*m_at[0].devices.device(m_other.google.key()))->vault);
    // With a vault of its own it is no different.
    ASSERT_TRUE(m_other.device.generate());
    ASSERT_TRUE(m_other.device.openLink());
    for (const auto& call : calls) EXPECT_EQ(m_other.code(call), Code::WrongRole);
    EXPECT_TRUE(m_mine.device.vaultAt(backend::Cosigner::Google));
    EXPECT_TRUE(m_mine.device.openLink());
}

TEST_F(GateAccess, SessionsAreTheirDevices)
{
    ASSERT_TRUE(m_mine.pair());
    ASSERT_TRUE(m_other.pair());
    const auto open = keygen(firstRound(m_mine));
    const auto opened = m_mine.google.send(m_mine.google.request(open));
    ASSERT_TRUE(opened) << opened.error().context;
    const auto session = wire::decodeAnswer(open, *opened)->session;
    const cosigner::Call state {
        .operation = Operation::State, .vault = "new", .session = session
    };
    const cosigner::Call round { .operation = Operation::Round,
        .vault = "new",
        .session = session,
        .round = 2,
        .body = { 0xa0 } };
    const cosigner::Call abort {
        .operation = Operation::Abort, .vault = "new", .session = session
    };
    for (const auto& call : { state, round, abort })
        EXPECT_EQ(m_other.code(call), Code::NoSuchSession);
    const auto view = m_mine.google.send(m_mine.google.request(state));
    ASSERT_TRUE(view);
    EXPECT_EQ(cosigner::SessionView::decode(*view)->state, cosigner::SessionState::Open);
    // The device's own key generation goes under its own name only.
    auto elsewhere = state;
    elsewhere.vault = std::string(64, 'b');
    EXPECT_EQ(m_mine.code(elsewhere), Code::NoSuchVaultAtCosigner);
    EXPECT_TRUE(m_mine.google.send(m_mine.google.request(abort)));
}

TEST_F(GateAccess, AVaultIsMadeForTheKeyThatAsks)
{
    ASSERT_TRUE(m_mine.pair());
    ASSERT_TRUE(m_other.pair());
    EXPECT_EQ(m_other.code(keygen(firstRound(m_mine))), Code::WrongRole);
    EXPECT_TRUE(m_at[0].storage.vaults()->empty());
}

TEST_F(GateAccess, OtherVaultsSessionsAreUnknown)
{
    for (auto* wallet : { &m_mine, &m_other }) {
        ASSERT_TRUE(wallet->pair());
        ASSERT_TRUE(wallet->device.generate());
        ASSERT_TRUE(wallet->device.openLink());
    }
    auto talk = m_mine.device.multiply(1);
    ASSERT_TRUE(talk);
    EXPECT_EQ(m_other.code({ .operation = Operation::State,
                  .vault = m_other.device.vault(),
                  .session = talk->talk.ids[0] }),
        Code::NoSuchSession);
}

TEST_F(GateAccess, AVaultThatIsNotThereMayBeResolvedByAFreshDevice)
{
    ASSERT_TRUE(m_mine.pair());
    const std::string nowhere(64, 'c');
    EXPECT_EQ(m_mine.code({ .operation = Operation::Vault, .vault = nowhere }),
        Code::NoSuchVaultAtCosigner);
    EXPECT_EQ(m_mine.code({ .operation = Operation::Open,
                  .vault = nowhere,
                  .kind = SessionKind::Resolve,
                  .idempotencyKey = key(),
                  .body = { 0xa0 } }),
        Code::ProtocolDropped);
}

TEST_F(GateAccess, RequestersAndApproversHaveNoSessions)
{
    for (const auto role : { DeviceRole::Requester, DeviceRole::Approver }) {
        Client client(m_at[0], m_clock, crypto::SigningKey::generate(m_random));
        ASSERT_EQ(m_at[0].devices.insertDevice({ .key = client.key(), .role = role }), true);
        EXPECT_EQ(client.code(client.request({ .operation = Operation::Open,
                      .vault = "new",
                      .kind = SessionKind::Keygen,
                      .idempotencyKey = key(),
                      .body = firstRound(m_mine) })),
            Code::WrongRole);
        EXPECT_EQ(client.code(client.request(
                      { .operation = Operation::Vault, .vault = std::string(64, 'a') })),
            Code::WrongRole);
    }
}

TEST_F(GateAccess, ADeviceHasAFewSessionsAtATime)
{
    ASSERT_TRUE(m_mine.pair());
    auto first = keygen(firstRound(m_mine));
    ASSERT_TRUE(m_mine.google.send(m_mine.google.request(first)));
    for (int i = 0; i < 3; ++i)
        ASSERT_TRUE(m_mine.google.send(m_mine.google.request(keygen(firstRound(m_mine)))));
    const auto fifth = keygen(firstRound(m_mine));
    EXPECT_EQ(m_mine.code(fifth), Code::RateLimited);
    // To ask again for the first is no fifth.
    EXPECT_TRUE(m_mine.google.send(m_mine.google.request(first)));
    m_clock.advance(gate::SessionBook::kLiveMs);
    EXPECT_TRUE(m_mine.google.send(m_mine.google.request(fifth)));
}

TEST_F(GateAccess, KeyGenerationsLinksAndSignaturesHaveTheirRates)
{
    gate::Limits limits;
    limits.keygen = { 1, gate::Limits::kHour };
    GatedCosigner strict(2, m_clock, limits);
    Client client(strict, m_clock, m_mine.identity.ik());
    ASSERT_TRUE(client.pair());
    EXPECT_EQ(client.code(client.request(keygen({ 0xa0 }))), Code::ProtocolDropped);
    EXPECT_EQ(client.code(client.request(keygen({ 0xa0 }))), Code::RateLimited);
    EXPECT_EQ(fieldOf(client.last.response.fields, "retry-after"), "3600");
    m_clock.advance(gate::Limits::kHour);
    EXPECT_EQ(client.code(client.request(keygen({ 0xa0 }))), Code::ProtocolDropped);
}

// Also of a vault that is not there, by a key that has none.
TEST_F(GateAccess, ResolvingHasItsRate)
{
    gate::Limits limits;
    limits.resolve = { 2, gate::Limits::kHour };
    GatedCosigner strict(2, m_clock, limits);
    Client client(strict, m_clock, m_mine.identity.ik());
    ASSERT_TRUE(client.pair());
    const auto resolve = [&] {
        return client.code(client.request({ .operation = Operation::Open,
            .vault = std::string(64, 'a'),
            .kind = SessionKind::Resolve,
            .idempotencyKey = key(),
            .body = { 0xa0 } }));
    };
    EXPECT_EQ(resolve(), Code::ProtocolDropped);
    EXPECT_EQ(resolve(), Code::ProtocolDropped);
    EXPECT_EQ(resolve(), Code::RateLimited);
    m_clock.advance(gate::Limits::kHour);
    EXPECT_EQ(resolve(), Code::ProtocolDropped);
}

TEST_F(GateAccess, EverySignatureCountsHoweverManyRoundsItTakes)
{
    auto limits = generous();
    limits.sign = { 2, gate::Limits::kMinute };
    std::array<GatedCosigner, 2> at { GatedCosigner(2, m_clock, limits),
        GatedCosigner(3, m_clock, limits) };
    Member wallet(at, m_random, m_clock);
    ASSERT_TRUE(wallet.pair());
    ASSERT_TRUE(wallet.device.generate());
    ASSERT_TRUE(wallet.device.openLink());
    ASSERT_TRUE(wallet.device.presign(2)); // no signature
    ASSERT_TRUE(wallet.device.fullSign(kPath, transfer(1)));
    ASSERT_TRUE(wallet.device.sign(kPath, transfer(2)));
    EXPECT_EQ(wallet.device.fullSign(kPath, transfer(3)).error().code, Code::RateLimited);
    EXPECT_EQ(wallet.device.sign(kPath, transfer(3)).error().code, Code::RateLimited);
    m_clock.advance(gate::Limits::kMinute);
    ASSERT_TRUE(wallet.device.openLink());
    EXPECT_TRUE(wallet.device.fullSign(kPath, transfer(3)));
}
