#include "core/cosigner/VaultBooks.h"

#include <gtest/gtest.h>

#include "core/cosigner/KeySealer.h"
#include "core/crypto/SystemRandom.h"
#include "tests/support/Id.h"
#include "tests/support/StorageUnderTest.h"

using namespace tercet;
using namespace tercet::cosigner;

namespace {

using test::id;

class VaultBooksTest : public test::StorageUnderTest {
protected:
    void SetUp() override
    {
        StorageUnderTest::SetUp();
        if (IsSkipped()) return;
        ASSERT_TRUE(storage().insertVault({ .vault = id(1), .policy = { 1, 0, 0 } }));
    }
    // A new object each time, as after a restart: the books keep nothing themselves.
    VaultBooks books(std::uint8_t vault = 1) { return { { id(vault) }, {}, storage(), m_records }; }

    crypto::SystemRandom m_random;
    KeySealer m_sealer { crypto::Secret<32>(m_random.bytes<32>()), m_random };
    SealedRecords m_records { mpc::Party::P2, m_sealer };
};

} // namespace

TEST_P(VaultBooksTest, RemembersQuarantinesAndTheLockThatCameWithThem)
{
    EXPECT_EQ(*books().lock(), mpc::LockCause::None);
    EXPECT_TRUE(books().quarantines()->empty());
    ASSERT_TRUE(books().appendQuarantine({ 1'000, id(5), mpc::Party::P3 }, mpc::LockCause::None));
    EXPECT_EQ(*books().lock(), mpc::LockCause::None);
    ASSERT_TRUE(
        books().appendQuarantine({ 2'000, id(6), mpc::Party::P1 }, mpc::LockCause::Quarantines));
    EXPECT_EQ(*books().lock(), mpc::LockCause::Quarantines);
    const auto list = *books().quarantines();
    ASSERT_EQ(list.size(), 2u);
    EXPECT_EQ(list[0].timeMs, 1'000);
    EXPECT_EQ(list[0].lid, id(5));
    EXPECT_EQ(list[0].culprit, mpc::Party::P3);
    EXPECT_EQ(list[1].culprit, mpc::Party::P1);
}

TEST_P(VaultBooksTest, MarksAPresignatureOnce)
{
    EXPECT_FALSE(*books().isUsed(id(9)));
    EXPECT_TRUE(*books().markUsed(id(9), id(1)));
    EXPECT_FALSE(*books().markUsed(id(9), id(1)));
    EXPECT_TRUE(*books().isUsed(id(9)));
    EXPECT_FALSE(*books().isUsed(id(8)));
}

TEST_P(VaultBooksTest, CountsFinalFailures)
{
    EXPECT_EQ(*books().finalFailures(), 0);
    ASSERT_TRUE(books().setFinalFailures(2, mpc::LockCause::None));
    EXPECT_EQ(*books().finalFailures(), 2);
    ASSERT_TRUE(books().setFinalFailures(3, mpc::LockCause::FinalFailures));
    EXPECT_EQ(*books().lock(), mpc::LockCause::FinalFailures);
    ASSERT_TRUE(books().setFinalFailures(0, mpc::LockCause::None));
    EXPECT_EQ(*books().lock(), mpc::LockCause::FinalFailures); // only a human releases it
}

TEST_P(VaultBooksTest, KnowsNoOtherVault)
{
    const auto no = Code::NoSuchVaultAtCosigner;
    EXPECT_EQ(books(7).lock().error().code, no);
    EXPECT_EQ(books(7).finalFailures().error().code, no);
    EXPECT_EQ(books(7).markUsed(id(9), id(1)).error().code, no);
    EXPECT_EQ(books(7).appendQuarantine({}, mpc::LockCause::None).error().code, no);
}

TERCET_STORAGE_KINDS(VaultBooksTest);

TEST(SealedRecords, OpensAnIdentityOnlyAtItsParty)
{
    crypto::SystemRandom random;
    KeySealer sealer { crypto::Secret<32>(random.bytes<32>()), random };
    SealedRecords p2(mpc::Party::P2, sealer), p3(mpc::Party::P3, sealer);
    const auto identity = mpc::OwnIdentity::generate(random);
    const auto sealed = *p2.sealIdentity(identity);
    EXPECT_EQ(p2.openIdentity(sealed)->publicKeys(), identity.publicKeys());
    EXPECT_EQ(p2.openIdentity(sealed)->certificate(), identity.certificate());
    EXPECT_EQ(p3.openIdentity(sealed).error().code, Code::SealBroken);
    EXPECT_EQ(
        p2.openRecord(id(1), sealed).error().code, Code::SealBroken); // an identity is no record
}
