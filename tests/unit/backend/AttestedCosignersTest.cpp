#include <gtest/gtest.h>

#include "core/attestation/simulated/SimulatedTee.h"
#include "core/backend/MockBackend.h"
#include "core/cosigner/AttestationViews.h"
#include "core/cosigner/Cosigner.h"
#include "core/cosigner/KeySealer.h"
#include "core/cosigner/MemoryStorage.h"
#include "core/cosigner/simulated/SimulatedAttester.h"
#include "core/crypto/SystemRandom.h"
#include "tests/unit/ManualClock.h"
#include "tests/unit/backend/Device.h"

using namespace tercet;
using namespace tercet::attestation;
using backend::kCosigners;
using cosigner::Operation;

namespace {

constexpr auto kGoogle = backend::Cosigner::Google, kAzure = backend::Cosigner::Azure;
constexpr std::int64_t kMinute = 60'000;

// Both co-signers in simulated enclaves, and a device that carries their messages.
struct Attested : testing::Test {
    crypto::SystemRandom random;
    test::ManualClock clock;
    cosigner::SimulatedAttester google { 2 }, azure { 3 };
    std::array<cosigner::AttestationParts, 2> parts;
    std::unique_ptr<backend::MockBackend> mock;
    std::unique_ptr<test::Device> d;

    void SetUp() override
    {
        for (std::size_t i = 0; i < 2; ++i) {
            parts[i].attester = i == 0 ? &google : &azure;
            parts[i].tlsSpki.fill(std::uint8_t(i + 1));
            parts[i].roots = &simulated::simulatedRoots();
            parts[i].published = cosigner::simulatedList();
        }
        start();
    }
    void start()
    {
        d.reset();
        mock.reset();
        auto over = backend::MockBackend::over({ std::make_shared<cosigner::MemoryStorage>(),
                                                   std::make_shared<cosigner::MemoryStorage>() },
            std::make_shared<cosigner::KeySealer>(crypto::Secret<32>(random.bytes<32>()), random),
            random, clock, parts);
        ASSERT_TRUE(over) << over.error().context;
        mock = std::move(*over);
        d = std::make_unique<test::Device>(*mock, random, clock);
    }
    static backend::Cosigner other(backend::Cosigner c) { return c == kGoogle ? kAzure : kGoogle; }
    Result<Bytes> nonceOf(backend::Cosigner of, const std::string& vault)
    {
        TERCET_TRY(auto answer, d->call(of, { .operation = Operation::PeerNonce, .vault = vault }));
        return std::move(answer.body);
    }
    Result<Bytes> attest(backend::Cosigner who, Bytes nonce)
    {
        TERCET_TRY(auto answer,
            d->call(who, { .operation = Operation::Attest, .body = std::move(nonce) }));
        return std::move(answer.body);
    }
    Status handIn(backend::Cosigner to, const std::string& vault, Bytes evidence)
    {
        const auto answer = d->call(to,
            { .operation = Operation::PeerEvidence, .vault = vault, .body = std::move(evidence) });
        if (!answer) return std::unexpected(answer.error());
        return {};
    }
    Status relay(const std::string& vault)
    {
        for (const auto to : kCosigners) {
            TERCET_TRY(auto nonce, nonceOf(to, vault));
            TERCET_TRY(auto evidence, attest(other(to), std::move(nonce)));
            TERCET_CHECK(handIn(to, vault, std::move(evidence)));
        }
        return {};
    }
    // What `to` says to evidence of the other that was spoiled on the way.
    Code handedIn(backend::Cosigner to, const std::function<void(Evidence&)>& spoil)
    {
        auto nonce = nonceOf(to, "new");
        auto evidence
            = cosigner::decodeEvidence(attest(other(to), std::move(nonce.value())).value());
        spoil(evidence.value());
        return code(handIn(to, "new", cosigner::encodeEvidence(evidence.value())));
    }
    static Code code(const Status& status) { return status ? Code::Internal : status.error().code; }
};

} // namespace

TEST_F(Attested, AVaultIsMadeWithEachOthersEvidence)
{
    ASSERT_TRUE(relay("new"));
    ASSERT_TRUE(d->generate());
    ASSERT_TRUE(d->openLink());
    ASSERT_TRUE(d->presign());
    ASSERT_TRUE(d->sign(test::kPath, test::transfer(5))) << "signing asks for no relay";
}

TEST_F(Attested, NoKeyIsMadeWithoutTheOthersEvidence)
{
    EXPECT_EQ(code(d->generate()), Code::AttestationStale);
    // One side is not enough.
    auto evidence = attest(kAzure, nonceOf(kGoogle, "new").value());
    ASSERT_TRUE(handIn(kGoogle, "new", std::move(*evidence)));
    EXPECT_EQ(code(d->generate()), Code::AttestationStale);
    for (const auto c : kCosigners)
        EXPECT_EQ(d->call(c, { .operation = Operation::Vault, .vault = std::string(64, 'a') })
                      .error()
                      .code,
            Code::NoSuchVaultAtCosigner);
}

TEST_F(Attested, EvidenceAgesAndANonceIsForOneTime)
{
    ASSERT_TRUE(relay("new"));
    clock.advance(10 * kMinute + 1000);
    EXPECT_EQ(code(d->generate()), Code::AttestationStale);
    // Old evidence for a new nonce.
    auto old = attest(kAzure, nonceOf(kGoogle, "new").value());
    ASSERT_TRUE(nonceOf(kGoogle, "new"));
    EXPECT_EQ(code(handIn(kGoogle, "new", *old)), Code::AttestationFailed);
    // Without a nonce there is nothing to compare with.
    EXPECT_EQ(code(handIn(kGoogle, std::string("new"), *old)), Code::AttestationFailed);
    clock.advance(10 * kMinute + 1000);
    EXPECT_EQ(code(handIn(kGoogle, "new", *old)), Code::AttestationStale);
}

TEST_F(Attested, EvidenceOfAnotherVaultDoesNotCount)
{
    ASSERT_TRUE(relay("new"));
    ASSERT_TRUE(d->generate());
    ASSERT_TRUE(d->openLink());
    const auto answer = d->call(kGoogle,
        { .operation = Operation::Open,
            .vault = d->vault(),
            .kind = cosigner::SessionKind::Refresh,
            .idempotencyKey = std::string(32, '7'),
            .body = { 1 } });
    EXPECT_EQ(answer.error().code, Code::AttestationStale);
    ASSERT_TRUE(relay(d->vault()));
    const auto allowed = d->call(kGoogle,
        { .operation = Operation::Open,
            .vault = d->vault(),
            .kind = cosigner::SessionKind::Refresh,
            .idempotencyKey = std::string(32, '8'),
            .body = { 1 } });
    ASSERT_FALSE(allowed);
    EXPECT_NE(allowed.error().code, Code::AttestationStale) << "now the protocol judges the body";
}

TEST_F(Attested, EveryWrongAnswerHasItsCode)
{
    for (const auto to : kCosigners) {
        EXPECT_EQ(handedIn(to, [](auto& e) { e.signature[0] ^= 1; }), Code::AttestationFailed);
        EXPECT_EQ(handedIn(to, [](auto& e) { e.claims.ik[0] ^= 1; }), Code::AttestationFailed);
        EXPECT_EQ(handedIn(to, [](auto& e) { e.claims.role ^= 1; }), Code::AttestationFailed);
        EXPECT_EQ(handedIn(to,
                      [&](auto& e) {
                          e = cosigner::decodeEvidence(
                              attest(to, cosigner::encodeNonce(e.claims.nonce)).value())
                                  .value();
                      }),
            Code::NotAttested)
            << "its own evidence";
        EXPECT_EQ(handedIn(to, [](auto& e) { e = { e.claims }; }), Code::NotAttested);
        EXPECT_EQ(code(d->generate()), Code::AttestationStale) << "nothing of it counts";
    }
}

TEST_F(Attested, AnotherIdentityThanTheVaultsIsTold)
{
    ASSERT_TRUE(relay("new"));
    ASSERT_TRUE(d->generate());
    const auto nonce = nonceOf(kGoogle, d->vault()).value();
    // Azure as it would be with a database that somebody emptied.
    cosigner::MemoryStorage empty;
    cosigner::KeySealer sealer(crypto::Secret<32>(random.bytes<32>()), random);
    auto impostor
        = cosigner::Cosigner::start({ mpc::Party::P3, empty, sealer, random, clock, parts[1] });
    auto evidence = (*impostor)->handle({ .operation = Operation::Attest, .body = nonce });
    ASSERT_TRUE(evidence);
    EXPECT_EQ(code(handIn(kGoogle, d->vault(), evidence->body)), Code::CosignerIdentityChanged);
    // And a key generation with another one than attested.
    ASSERT_TRUE(relay("new"));
    auto theirs = (*impostor)->handle(
        { .operation = Operation::Attest, .body = nonceOf(kGoogle, "new").value() });
    ASSERT_TRUE(handIn(kGoogle, "new", theirs->body));
    test::Device again(*mock, random, clock);
    EXPECT_EQ(code(again.generate()), Code::CosignerIdentityChanged);
}

TEST_F(Attested, VendorRootsRefuseASimulation)
{
    for (auto& each : parts) each.roots = &vendorRoots();
    start();
    EXPECT_EQ(code(relay("new")), Code::AttestationFailed);
    EXPECT_EQ(code(d->generate()), Code::AttestationStale);
}

TEST_F(Attested, WithoutAPublishedListNobodyIsVerified)
{
    for (auto& each : parts) each.published = nothingPublished();
    start();
    EXPECT_EQ(code(relay("new")), Code::BadManifest);
}

TEST_F(Attested, TheListOfTheMonthBeforeIsStillGood)
{
    auto late = cosigner::simulatedList();
    parts[1].published
        = [late](std::int64_t now, std::uint64_t seen) { return late(now - 30 * 86'400, seen); };
    start();
    EXPECT_TRUE(handIn(kGoogle, "new", attest(kAzure, nonceOf(kGoogle, "new").value()).value()));
    // One of two months ago is not.
    parts[1].published
        = [late](std::int64_t now, std::uint64_t seen) { return late(now - 60 * 86'400, seen); };
    start();
    EXPECT_EQ(code(handIn(kGoogle, "new", attest(kAzure, nonceOf(kGoogle, "new").value()).value())),
        Code::AttestationFailed);
}

TEST_F(Attested, AnUnattestedOneAsksForNothingAndSaysWhoItIs)
{
    parts = {};
    start();
    EXPECT_EQ(nonceOf(kGoogle, "new").error().code, Code::CosignerRefused);
    ASSERT_TRUE(d->generate());
    Bytes32 nonce {};
    nonce.fill(9);
    const auto e = cosigner::decodeEvidence(attest(kGoogle, cosigner::encodeNonce(nonce)).value());
    ASSERT_TRUE(e);
    EXPECT_EQ(e->tee, Tee::None);
    EXPECT_EQ(e->claims.nonce, nonce);
    EXPECT_EQ(e->claims.ik, d->record->identities[mpc::Party::P2].ik);
    EXPECT_TRUE(checkBinding(e->claims, {}, e->signature,
        { .role = 2, .nonce = nonce, .ik = e->claims.ik, .now = clock.wallMs() / 1000 })
            .empty());
}

TEST_F(Attested, TheCounterGrowsWithEveryPresignatureUsed)
{
    ASSERT_TRUE(relay("new"));
    ASSERT_TRUE(d->generate());
    ASSERT_TRUE(d->openLink());
    const auto head = [&] {
        return cosigner::decodeEvidence(attest(kAzure, cosigner::encodeNonce({})).value())
            ->claims.counterHead;
    };
    const auto before = head();
    ASSERT_TRUE(d->presign());
    ASSERT_TRUE(d->sign(test::kPath, test::transfer(5)));
    EXPECT_EQ(head(), before + 1);
}
