#include <gtest/gtest.h>

#include "core/keychain/KeychainState.h"

namespace tercet::keychain {
namespace {

constexpr CheckValue kOurs { 1 }, kNext { 2 }, kForeign { 3 };
const QString kGnome = QStringLiteral("Secret Service (gnome-keyring)");
const QString kWallet = QStringLiteral("KWallet");

// One keychain as it answers, and what must become of each flow.
struct Row {
    const char* state;
    JobResult job;
    LockState lock;
    QString backend;
    std::optional<CheckValue> found;
    std::optional<Code> create, unlock, replace, remove, check;
};

const std::optional<Code> kGo;
constexpr Code kLocked = Code::KeychainLocked, kDenied = Code::KeychainDenied,
               kNone = Code::KeychainNoBackend, kMissing = Code::KeychainMissing,
               kChanged = Code::KeychainChanged, kOther = Code::KeychainOtherBackend,
               kTimeout = Code::KeychainTimeout, kFailed = Code::KeychainFailed;

const Row kTable[] = {
    { "healthy", JobResult::Ok, LockState::Unlocked, kGnome, kOurs, kGo, kGo, kGo, kGo, kGo },
    { "locked", JobResult::NotFound, LockState::Locked, kGnome, {}, kLocked, kLocked, kLocked,
        kLocked, kLocked },
    { "denied", JobResult::NotFound, LockState::Dismissed, kGnome, {}, kDenied, kDenied, kDenied,
        kDenied, kDenied },
    { "no backend", JobResult::Other, LockState::NoService, {}, {}, kNone, kNone, kNone, kNone,
        kNone },
    { "missing", JobResult::NotFound, LockState::Unlocked, kGnome, {}, kGo, kMissing, kMissing, kGo,
        kMissing },
    { "changed", JobResult::Ok, LockState::Unlocked, kGnome, kForeign, kChanged, kChanged, kChanged,
        kChanged, kChanged },
    { "other backend", JobResult::NotFound, LockState::Unlocked, kWallet, {}, kGo, kOther, kOther,
        kOther, kOther },
    { "timeout", JobResult::TimedOut, LockState::Unlocked, kGnome, {}, kTimeout, kTimeout, kTimeout,
        kTimeout, kTimeout },
    { "failed", JobResult::Other, LockState::Unlocked, kGnome, {}, kFailed, kFailed, kFailed,
        kFailed, kFailed },
};

ItemExpectation ours() { return { itemName(QStringLiteral("ab12")), kGnome, kOurs, {} }; }

TEST(KeychainState, everyStateAndFlowHasItsAnswer)
{
    for (const auto& row : kTable) {
        const Sighting seen { jobCode(row.job, row.lock), row.backend, row.found };
        const std::pair<Flow, std::optional<Code>> flows[] = { { Flow::Create, row.create },
            { Flow::Unlock, row.unlock }, { Flow::Replace, row.replace },
            { Flow::Remove, row.remove }, { Flow::Check, row.check } };
        for (const auto& [flow, code] : flows)
            EXPECT_EQ(judge(flow, seen, ours()), code) << row.state << ", flow " << int(flow);
    }
}

TEST(KeychainState, notFoundIsMissingOnlyInAKeychainThatIsOpenOrDoesNotTell)
{
    EXPECT_EQ(jobCode(JobResult::NotFound, LockState::Unlocked), kMissing);
    EXPECT_EQ(jobCode(JobResult::NotFound, LockState::Unknown), kMissing);
    EXPECT_EQ(jobCode(JobResult::NotFound, LockState::NoCollection), kMissing);
    EXPECT_EQ(jobCode(JobResult::NotFound, LockState::Locked), kLocked);
    EXPECT_EQ(jobCode(JobResult::NotFound, LockState::Dismissed), kDenied);
    EXPECT_EQ(jobCode(JobResult::NotFound, LockState::NoService), kNone);
    EXPECT_EQ(jobCode(JobResult::NotFound, LockState::Silent), kTimeout);
}

TEST(KeychainState, everyJobResultInEveryLockState)
{
    for (int lock = 0; lock <= int(LockState::Unknown); ++lock) {
        const auto state = LockState(lock);
        EXPECT_EQ(jobCode(JobResult::Ok, state), std::nullopt);
        EXPECT_EQ(jobCode(JobResult::DeniedByPerson, state), kDenied);
        EXPECT_EQ(jobCode(JobResult::NoBackend, state), kNone);
        EXPECT_EQ(jobCode(JobResult::TimedOut, state), kTimeout);
    }
    EXPECT_EQ(jobCode(JobResult::Denied, LockState::Locked),
        kLocked); // "Cannot create an item in a locked collection"
    EXPECT_EQ(jobCode(JobResult::Denied, LockState::Unlocked), kDenied);
    EXPECT_EQ(jobCode(JobResult::Other, LockState::NoCollection), kFailed);
    EXPECT_EQ(jobCode(JobResult::Other, LockState::Unknown), kFailed);
}

TEST(KeychainState, aReplacementCutOffIsNotChanged)
{
    auto expected = ours();
    Sighting seen { {}, kGnome, kNext };
    EXPECT_EQ(judge(Flow::Unlock, seen, expected), kChanged);
    expected.pending = kNext;
    EXPECT_EQ(judge(Flow::Unlock, seen, expected), kGo);
    seen.found = kOurs;
    EXPECT_EQ(judge(Flow::Unlock, seen, expected), kGo);
    seen.found = kForeign;
    EXPECT_EQ(judge(Flow::Unlock, seen, expected), kChanged);
}

TEST(KeychainState, aRemovalCutOffIsMissingAndCanBeFinished)
{
    const Sighting seen { {}, kGnome, kForeign, true };
    EXPECT_EQ(judge(Flow::Unlock, seen, ours()), kMissing);
    EXPECT_EQ(judge(Flow::Check, seen, ours()), kMissing);
    EXPECT_EQ(judge(Flow::Replace, seen, ours()), kMissing);
    EXPECT_EQ(judge(Flow::Remove, seen, ours()), kGo);
}

TEST(KeychainState, nothingIsWrittenOverAnItemThatNobodyExpects)
{
    EXPECT_EQ(judge(Flow::Create, { {}, kGnome, kForeign }, {}), kChanged);
    EXPECT_EQ(judge(Flow::Create, { {}, kGnome, kForeign }, ours()), kChanged);
    EXPECT_EQ(judge(Flow::Create, { kMissing, kGnome }, {}), kGo);
}

TEST(KeychainState, theExpectedItemInAnotherKeychainIsFine)
{
    EXPECT_EQ(judge(Flow::Unlock, { {}, kWallet, kOurs }, ours()), kGo);
}

TEST(KeychainState, anotherKeychainExplainsEveryFailureButNone)
{
    EXPECT_EQ(judge(Flow::Unlock, { kLocked, kWallet }, ours()), kOther);
    EXPECT_EQ(judge(Flow::Unlock, { kFailed, kWallet }, ours()), kOther);
    EXPECT_EQ(judge(Flow::Unlock, { kNone, kWallet }, ours()), kNone);
    EXPECT_EQ(judge(Flow::Unlock, { kNone, {} }, ours()), kNone);
    EXPECT_EQ(judge(Flow::Unlock, { kTimeout, {} }, ours()), kTimeout);
}

TEST(KeychainState, anUnknownProviderIsAnyProvider)
{
    const auto bare = QStringLiteral("Secret Service");
    EXPECT_TRUE(sameBackend(kGnome, kGnome));
    EXPECT_TRUE(sameBackend(kGnome, bare));
    EXPECT_TRUE(sameBackend(bare, kGnome));
    EXPECT_FALSE(sameBackend(kGnome, QStringLiteral("Secret Service (KeePassXC)")));
    EXPECT_FALSE(sameBackend(kGnome, kWallet));
    EXPECT_FALSE(sameBackend(bare, kWallet));
}

TEST(KeychainState, namesAndCheckValues)
{
    EXPECT_EQ(itemName(QStringLiteral("ab12")), QStringLiteral("io.tercet.wallet/ab12/share-1"));
    EXPECT_EQ(
        nextItemName(QStringLiteral("ab12")), QStringLiteral("io.tercet.wallet/ab12/share-1-next"));
    EXPECT_EQ(checkValue(view("text")), checkValue(view("text")));
    EXPECT_NE(checkValue(view("text")), checkValue(view("Text")));
}

} // namespace
} // namespace tercet::keychain
