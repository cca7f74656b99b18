#include "core/chains/ethereum/Transaction.h"
#include "core/policy/Evaluate.h"
#include "core/policy/Freeze.h"
#include "core/policy/PolicyChange.h"
#include "tests/unit/ManualClock.h"
#include "tests/unit/backend/MockUnderTest.h"
#include "tests/unit/cosigner/WatchedStorage.h"

// What a co-signer's own policy, books and clock let pass, whatever the device asks for.
namespace tercet::test {

namespace {

using chains::Uint256;
using policy::Rule;
using policy::Verdict;

constexpr std::uint64_t kFee = 21'000 * 10;
constexpr std::int64_t kHour = 3'600'000;
const std::string kOther = "0x0000000000000000000000000000000000001234";

chains::Payload payment(
    std::uint64_t nonce, std::uint64_t wei, std::uint64_t chain = 1, const std::string& to = kOther)
{
    chains::ethereum::Transaction tx;
    tx.type = chains::ethereum::TransactionType::DynamicFee;
    tx.chainId = chain;
    tx.nonce = nonce;
    tx.gasLimit = 21'000;
    tx.maxFeePerGas = 10;
    tx.maxPriorityFeePerGas = 1;
    tx.to = *chains::ethereum::Address::parse(to);
    tx.value = wei;
    return { chains::PayloadType::EthereumTransaction, chains::ethereum::buildUnsigned(tx) };
}

policy::Policy daily(std::uint64_t limit) { return { .otherUnits = { .day = Uint256(limit) } }; }

class CosignerPolicy : public testing::Test {
protected:
    CosignerPolicy() { start(m_durable); }
    void start(MockInMemory::Storages storages)
    {
        m_backend.reset();
        auto made = backend::MockBackend::over(std::move(storages), m_sealer, m_random, m_clock);
        ASSERT_TRUE(made);
        m_backend = std::move(*made);
    }
    Device device() { return Device(*m_backend, m_random, m_clock); }
    Device linked(const policy::Policy& policy, int presignatures = 8)
    {
        auto d = device();
        EXPECT_TRUE(d.generate(policy));
        EXPECT_TRUE(d.openLink());
        EXPECT_TRUE(d.presign(presignatures));
        return d;
    }
    // Both co-signers end and start again; the device opens a link to them.
    void restart(Device& d, int presignatures = 8)
    {
        const auto record = d.record;
        start(m_durable);
        std::destroy_at(&d); // it refers to the backend that is gone
        std::construct_at(&d, *m_backend, m_random, m_clock);
        d.record = record;
        EXPECT_TRUE(d.openLink());
        EXPECT_TRUE(d.presign(presignatures));
    }
    static std::optional<Code> refusal(Device& d, const chains::Payload& payload)
    {
        const auto signature = d.sign(kPath, payload);
        return signature ? std::nullopt : std::optional(signature.error().code);
    }
    static policy::Decision decision(
        Device& d, const chains::Payload& payload, backend::Cosigner at = kCosigners[0])
    {
        const cosigner::EvaluateBody body { kPath, std::uint8_t(payload.type), payload.bytes };
        const auto answer = d.call(
            at, { .operation = Operation::Evaluate, .vault = d.vault(), .body = body.encode() });
        EXPECT_TRUE(answer) << (answer ? "" : answer.error().context);
        return *cosigner::decodeDecision(answer->body);
    }
    static Result<cosigner::PendingView> pending(Device& d, const std::string& cancel = {})
    {
        const auto operation = cancel.empty() ? Operation::Pending : Operation::CancelPending;
        TERCET_TRY(const auto answer,
            d.call(
                kCosigners[0], { .operation = operation, .vault = d.vault(), .pending = cancel }));
        return cosigner::PendingView::decode(answer.body);
    }
    static Result<std::int64_t> freeze(Device& d, std::int64_t untilMs,
        const crypto::SigningKey* key = nullptr, backend::Cosigner at = kCosigners[0])
    {
        const auto body
            = policy::signFreeze(key ? *key : d.record->own.ik(), d.record->wid, untilMs);
        TERCET_TRY(const auto answer,
            d.call(at, { .operation = Operation::Freeze, .vault = d.vault(), .body = body }));
        TERCET_TRY(const auto view, cosigner::FreezeView::decode(answer.body));
        return view.untilMs;
    }

    crypto::SystemRandom m_random;
    ManualClock m_clock;
    MockInMemory::Storages m_durable { std::make_shared<cosigner::MemoryStorage>(),
        std::make_shared<cosigner::MemoryStorage>() };
    std::shared_ptr<cosigner::RecordSealer> m_sealer { std::make_shared<cosigner::KeySealer>(
        crypto::Secret<32>(m_random.bytes<32>()), m_random) };
    std::unique_ptr<backend::MockBackend> m_backend;
};

} // namespace

TEST_F(CosignerPolicy, ManySmallPaymentsCountAsOneLargeOne)
{
    auto d = linked(daily(3 * (100 + kFee)));
    for (std::uint64_t nonce = 0; nonce < 3; ++nonce)
        EXPECT_EQ(refusal(d, payment(nonce, 100)), std::nullopt) << nonce;
    EXPECT_EQ(refusal(d, payment(3, 100)), Code::PolicyPeriod);
    EXPECT_EQ(refusal(d, payment(3, 0)), Code::PolicyPeriod); // the fee alone
    const auto said = decision(d, payment(3, 100));
    EXPECT_EQ(said.rule, Rule::LimitPerPeriod);
    EXPECT_EQ(said.usage.back().used, Uint256(3 * (100 + kFee)));
    // Another chain has a unit and a limit of its own.
    ASSERT_TRUE(d.presign());
    EXPECT_EQ(refusal(d, payment(3, 100, 10)), std::nullopt);
    // A day later.
    m_clock.advance(policy::kDayMs);
    restart(d);
    EXPECT_EQ(refusal(d, payment(3, 100)), std::nullopt);
}

TEST_F(CosignerPolicy, TheBooksOutliveTheProcess)
{
    auto d = linked(daily(2 * (100 + kFee)));
    ASSERT_EQ(refusal(d, payment(0, 100)), std::nullopt);
    ASSERT_EQ(refusal(d, payment(1, 100)), std::nullopt);
    restart(d);
    EXPECT_EQ(refusal(d, payment(2, 100)), Code::PolicyPeriod);
    // A clock that is set back opens nothing.
    m_clock.moveWall(-40 * policy::kDayMs);
    EXPECT_EQ(refusal(d, payment(2, 100)), Code::PolicyPeriod);
    // Nor does a limit that comes later forget what was before it.
    m_clock.moveWall(40 * policy::kDayMs);
    auto tighter = daily(2 * (100 + kFee));
    tighter.otherUnits.week = Uint256(100 + kFee);
    for (const auto c : kCosigners) ASSERT_TRUE(d.setPolicy(c, 1, tighter));
    EXPECT_EQ(decision(d, payment(2, 1)).rule, Rule::LimitPerPeriod);
}

TEST_F(CosignerPolicy, ARowThatSomebodyElseWroteIsRefused)
{
    auto d = linked(daily(100 + kFee));
    const auto record = d.record;
    ASSERT_TRUE(freeze(d, m_clock.wallMs() + kHour));
    auto& storage = *m_durable[0];
    const auto ours = **storage.vault(record->wid);
    // Between two lives of the co-signer, by whoever has its database.
    const auto after = [&](auto change) -> std::optional<Code> {
        m_backend.reset();
        const auto lease = **storage.takeLease(record->wid, {}, 1);
        EXPECT_TRUE(change(lease));
        start(m_durable);
        auto again = device();
        again.record = record;
        const auto view = again.vaultAt(kCosigners[0]);
        return view ? std::nullopt : std::optional(view.error().code);
    };
    const auto policy = [&](const Bytes& with, const Bytes& seal) {
        return after([&, with, seal](const cosigner::Lease& lease) {
            return storage.setPolicy(lease, ours.policySerial, with, ours.pending, seal);
        });
    };
    EXPECT_EQ(policy(policy::encode({}), ours.seal), Code::SealBroken);
    EXPECT_EQ(policy(policy::encode({}), {}), Code::SealBroken);
    EXPECT_EQ(policy(ours.policy, {}), Code::SealBroken);
    EXPECT_EQ(policy(ours.policy, ours.seal), std::nullopt);
    EXPECT_EQ(after([&](const cosigner::Lease& lease) {
        return storage.setFrozen(lease, ours.frozenUntilMs + 1, ours.seal);
    }),
        Code::SealBroken);
}

TEST_F(CosignerPolicy, TheSameRequestCountsOnce)
{
    auto d = linked(daily(100 + kFee));
    EXPECT_EQ(refusal(d, payment(7, 100)), std::nullopt);
    EXPECT_EQ(refusal(d, payment(7, 100)), std::nullopt); // with another presignature
    EXPECT_EQ(refusal(d, payment(7, 60)), std::nullopt); // of one nonce only one takes effect
    EXPECT_EQ(refusal(d, payment(7, 101)), Code::PolicyPeriod);
    EXPECT_EQ(refusal(d, payment(8, 0)), Code::PolicyPeriod);
    EXPECT_EQ(decision(d, payment(8, 0)).usage.back().used, Uint256(100 + kFee));
}

TEST_F(CosignerPolicy, NothingIsBookedForWhatWasRefused)
{
    auto d = linked(daily(100 + kFee));
    EXPECT_EQ(refusal(d, payment(1, 1'000)), Code::PolicyPeriod);
    EXPECT_EQ(decision(d, payment(2, 100)).verdict, Verdict::Allowed);
    EXPECT_EQ(decision(d, payment(2, 100)).usage.back().used, Uint256(0)); // asking counts nothing
    EXPECT_EQ(refusal(d, payment(2, 100)), std::nullopt);
}

TEST_F(CosignerPolicy, ACrashBetweenClaimAndAnswerForgetsNoSpending)
{
    // Dies right after the claim is on the disk.
    struct Dying final : WatchedStorage {
        Dying(std::shared_ptr<cosigner::Storage> inner, std::shared_ptr<bool> armed)
            : WatchedStorage(std::move(inner),
                  { .read = [] { return Status {}; },
                      .beforeWrite = [] { return Status {}; },
                      .afterWrite = [armed]() -> Status {
                          return *armed ? fail(Code::Storage, "killed") : Status {};
                      } })
        {
        }
    };
    const auto armed = std::make_shared<bool>(false);
    auto storages = m_durable;
    for (auto& storage : storages) storage = std::make_shared<Dying>(storage, armed);
    start(storages);
    auto d = linked(daily(100 + kFee));
    *armed = true;
    EXPECT_TRUE(refusal(d, payment(1, 100)));
    *armed = false;
    restart(d);
    EXPECT_EQ(refusal(d, payment(2, 100)), Code::PolicyPeriod);
    EXPECT_EQ(refusal(d, payment(1, 100)), std::nullopt);
}

TEST_F(CosignerPolicy, LoosensAfterItsDelayAlsoOverARestart)
{
    auto strict = daily(kFee + 10);
    strict.looseningDelayS = 24 * 3'600;
    auto d = linked(strict);
    const auto due = m_clock.wallMs() + 24 * kHour;
    for (const auto c : kCosigners)
        EXPECT_EQ(
            *d.setPolicy(c, 1, {}), (cosigner::PolicyView { 1, policy::Change::Loosening, due }));
    EXPECT_EQ(d.vaultAt(kCosigners[0])->policy, strict);
    EXPECT_EQ(d.vaultAt(kCosigners[0])->policySerial, 1u);
    EXPECT_EQ(refusal(d, payment(1, 100)), Code::PolicyPeriod);
    EXPECT_EQ(pending(d)->changes,
        (std::vector<cosigner::PendingView::Change> { { "1", {}, due - 24 * kHour, due } }));
    m_clock.advance(24 * kHour - 1);
    restart(d);
    EXPECT_EQ(refusal(d, payment(1, 100)), Code::PolicyPeriod);
    m_clock.advance(1);
    EXPECT_EQ(refusal(d, payment(1, 100)), std::nullopt);
    EXPECT_TRUE(pending(d)->changes.empty());
    // What has taken effect stays, whatever the clock says then.
    m_clock.moveWall(-kHour);
    restart(d);
    EXPECT_EQ(d.vaultAt(kCosigners[0])->policy, policy::Policy {});
}

TEST_F(CosignerPolicy, CancelsWhatWaitsForGood)
{
    auto strict = daily(kFee);
    strict.looseningDelayS = 60;
    auto d = linked(strict);
    ASSERT_TRUE(d.setPolicy(kCosigners[0], 4, {}));
    EXPECT_EQ(pending(d, "5").error().code, Code::NoSuchPending);
    EXPECT_TRUE(pending(d, "4")->changes.empty());
    EXPECT_EQ(pending(d, "4").error().code, Code::NoSuchPending);
    m_clock.advance(kHour);
    restart(d);
    EXPECT_EQ(d.vaultAt(kCosigners[0])->policy, strict);
    // Replayed, it is an old one.
    EXPECT_EQ(d.setPolicy(kCosigners[0], 4, {}).error().code, Code::PolicyForbidden);
    EXPECT_EQ(d.setPolicy(kCosigners[0], 3, strict).error().code, Code::PolicyForbidden);
    // A tightening takes the place of what waits.
    ASSERT_TRUE(d.setPolicy(kCosigners[0], 5, {}));
    auto tighter = strict;
    tighter.kinds = 1;
    EXPECT_EQ(d.setPolicy(kCosigners[0], 6, tighter)->dueMs, 0);
    m_clock.advance(kHour);
    EXPECT_EQ(d.vaultAt(kCosigners[0])->policy, tighter);
    // Of another vault's device, or for another vault.
    auto thief = device();
    ASSERT_TRUE(thief.generate());
    const auto theirs = policy::signChange(thief.record->own.ik(), d.record->wid, { 9, {} });
    const auto foreign = policy::signChange(d.record->own.ik(), thief.record->wid, { 9, {} });
    for (const auto& body : { theirs, foreign })
        EXPECT_EQ(d.call(kCosigners[0],
                       { .operation = Operation::SetPolicy, .vault = d.vault(), .body = body })
                      .error()
                      .code,
            Code::BadSignature);
}

TEST_F(CosignerPolicy, ANewRecipientWaitsFromTheFirstQuestionOn)
{
    auto d = linked({ .newRecipientDelayS = 3'600 });
    const auto first = decision(d, payment(1, 1));
    EXPECT_EQ(first.rule, Rule::NewRecipient);
    EXPECT_EQ(first.untilMs, m_clock.wallMs() + kHour);
    EXPECT_EQ(refusal(d, payment(1, 1)), Code::PolicyNewRecipient);
    m_clock.advance(kHour / 2);
    restart(d);
    EXPECT_EQ(decision(d, payment(1, 1)).untilMs, first.untilMs);
    EXPECT_EQ(decision(d, payment(1, 1, 1, "0x0000000000000000000000000000000000005678")).untilMs,
        first.untilMs + kHour / 2);
    // The other co-signer was asked for the first time by the attempt to sign.
    m_clock.advance(kHour / 2);
    EXPECT_EQ(decision(d, payment(1, 1)).verdict, Verdict::Allowed);
}

TEST_F(CosignerPolicy, AQuorumThatNobodyCountedRefuses)
{
    auto d = linked({ .quorum = { { policy::Role::Device, 1 }, { policy::Role::Approver, 1 } } });
    EXPECT_EQ(refusal(d, payment(1, 1)), Code::PolicyQuorum);
    EXPECT_EQ(decision(d, payment(1, 1)).role, policy::Role::Approver);
}

TEST_F(CosignerPolicy, EvaluatesOnlyWhatItDecodedItself)
{
    auto d = linked({});
    const auto asked = [&](const cosigner::EvaluateBody& body) {
        return d
            .call(kCosigners[0],
                { .operation = Operation::Evaluate, .vault = d.vault(), .body = body.encode() })
            .error()
            .code;
    };
    EXPECT_EQ(asked({ { 44, 60, 0, 0 }, 1, payment(1, 1).bytes }), Code::BadPath);
    EXPECT_EQ(asked({ kPath, 9, payment(1, 1).bytes }), Code::UnsupportedTransaction);
    EXPECT_EQ(asked({ kPath, 1, { 2, 0xC0 } }), Code::BadTransaction);
    EXPECT_EQ(d.call(kCosigners[0],
                   { .operation = Operation::Evaluate, .vault = d.vault(), .body = { 0xA0 } })
                  .error()
                  .code,
        Code::MissingField);
    EXPECT_EQ(decision(d, transfer(0, { 0xde, 0xad, 0xbe, 0xef })).rule, Rule::NotFullyDecoded);
    EXPECT_EQ(d.vaultAt(kCosigners[0])->signatures, 0u);
}

TEST_F(CosignerPolicy, FrozenItRefusesEverythingUntilTheEnd)
{
    auto d = linked({});
    const auto until = m_clock.wallMs() + 48 * kHour;
    EXPECT_EQ(*freeze(d, until), until);
    EXPECT_EQ(d.vaultAt(kCosigners[0])->frozenUntilMs, until);
    EXPECT_FALSE(d.vaultAt(kCosigners[0])->link);
    EXPECT_EQ(refusal(d, payment(1, 1)), Code::Frozen); // one is enough
    EXPECT_EQ(d.vaultAt(kCosigners[0])->signatures, 0u);
    EXPECT_EQ(d.openLink().error().code, Code::Frozen);
    EXPECT_EQ(d.setPolicy(kCosigners[0], 1, {}).error().code, Code::Frozen);
    const auto said = decision(d, payment(1, 1));
    EXPECT_EQ(said.rule, Rule::Frozen);
    EXPECT_EQ(said.untilMs, until);
    EXPECT_TRUE(pending(d));

    // Never shorter, only longer; the first one sent again changes nothing.
    EXPECT_EQ(*freeze(d, until - kHour), until);
    EXPECT_EQ(*freeze(d, until + kHour), until + kHour);
    EXPECT_EQ(*freeze(d, until), until + kHour);
    EXPECT_EQ(freeze(d, m_clock.wallMs()).error().code, Code::BadField);
    EXPECT_EQ(
        freeze(d, m_clock.wallMs() + policy::kMaxFreezeMs + 1).error().code, Code::NumberTooLarge);
    auto thief = device();
    ASSERT_TRUE(thief.generate());
    EXPECT_EQ(
        freeze(d, until + 9 * kHour, &thief.record->own.ik()).error().code, Code::BadSignature);

    m_clock.advance(49 * kHour - 1);
    start(m_durable);
    auto again = device();
    again.record = d.record;
    EXPECT_EQ(again.openLink().error().code, Code::Frozen);
    m_clock.moveWall(-kHour); // nor by a clock that is set back
    EXPECT_EQ(again.openLink().error().code, Code::Frozen);
    m_clock.moveWall(kHour + 1);
    ASSERT_TRUE(again.openLink());
    ASSERT_TRUE(again.presign());
    EXPECT_EQ(refusal(again, payment(1, 1)), std::nullopt);
}

} // namespace tercet::test
