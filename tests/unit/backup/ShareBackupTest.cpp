#include "core/backup/ShareBackup.h"

#include <gtest/gtest.h>

#include "core/backup/Date.h"
#include "core/backup/VaultKeys.h"
#include "core/crypto/SystemRandom.h"
#include "tests/unit/backup/SampleBackup.h"

namespace tercet::backup {

namespace {

class ShareBackups : public ::testing::Test {
protected:
    crypto::SystemRandom random;
    crypto::SigningKey ik = crypto::SigningKey::generate(random);

    ShareBackup sample(unsigned share = 1) { return sampleBackup(random, ik, share); }
};

} // namespace

TEST_F(ShareBackups, ComesBackAsItWas)
{
    for (const unsigned share : { 1u, 2u, 3u }) {
        const auto backup = sample(share);
        const auto payload = backup.encode(ik);
        ASSERT_TRUE(payload) << payload.error().context;
        EXPECT_LT(payload->size(), ShareBackup::kMaxBytes / 2);
        const auto back = ShareBackup::decode(payload->view());
        ASSERT_TRUE(back) << back.error().context;
        EXPECT_EQ(back->vault, backup.vault);
        EXPECT_EQ(back->eid, backup.eid);
        EXPECT_EQ(back->transcript, backup.transcript);
        EXPECT_EQ(back->name, backup.name);
        EXPECT_EQ(back->share, share);
        EXPECT_EQ(back->epoch, backup.epoch);
        EXPECT_EQ(back->created, backup.created);
        EXPECT_EQ(back->x, backup.x);
        EXPECT_EQ(back->publicShares, backup.publicShares);
        EXPECT_EQ(back->key, backup.key);
        EXPECT_EQ(back->chainCode, backup.chainCode);
        EXPECT_TRUE(equal(back->y, backup.y));
        EXPECT_EQ(back->edPublicShares, backup.edPublicShares);
        EXPECT_EQ(back->edKey, backup.edKey);
        EXPECT_EQ(back->edChainCode, backup.edChainCode);
        EXPECT_EQ(back->parties, backup.parties);
    }
}

TEST_F(ShareBackups, EveryByteCounts)
{
    const auto payload = sample().encode(ik).value();
    std::size_t mismatches = 0, others = 0;
    for (std::size_t i = 0; i < payload.size(); ++i)
        for (const std::uint8_t change : { 0x01, 0x20, 0x80 }) {
            auto mutant = payload.clone();
            mutant.data()[i] ^= change;
            const auto read = ShareBackup::decode(mutant.view());
            ASSERT_FALSE(read) << i;
            const auto code = read.error().code;
            mismatches += code == Code::BackupShareMismatch;
            others += code == Code::NotShareBackup;
            EXPECT_TRUE(code == Code::BackupShareMismatch || code == Code::NotShareBackup
                || code == Code::BackupNewerFormat)
                << i << " " << codeName(code);
        }
    for (std::size_t size = 0; size < payload.size(); ++size)
        EXPECT_EQ(
            ShareBackup::decode(payload.view().first(size)).error().code, Code::NotShareBackup);
    EXPECT_GT(mismatches, 1000u);
    EXPECT_GT(others, 1000u);
}

TEST_F(ShareBackups, WhatDoesNotBelongTogetherIsNeverWritten)
{
    const auto refused = [&](const auto& spoil) {
        auto backup = sample();
        spoil(backup);
        EXPECT_EQ(backup.verify().error().code, Code::BackupShareMismatch);
        EXPECT_EQ(backup.encode(ik).error().code, Code::BackupShareMismatch);
    };
    refused([](ShareBackup& b) { b.x += crypto::Scalar::fromU64(1); });
    refused([](ShareBackup& b) { b.x = crypto::Scalar(); });
    refused([](ShareBackup& b) { b.y = crypto::EdScalar(); });
    refused([](ShareBackup& b) { b.publicShares[1] = b.publicShares[0]; });
    refused([](ShareBackup& b) { b.edPublicShares[2] = b.edPublicShares[0]; });
    refused([](ShareBackup& b) { b.key = b.publicShares[0]; });
    refused([](ShareBackup& b) { b.edKey = b.edPublicShares[0]; });
    refused([](ShareBackup& b) { b.share = 2; });
    auto foreign = sample();
    foreign.parties[0].ik = random.bytes<32>();
    EXPECT_EQ(foreign.encode(ik).error().code, Code::BackupShareMismatch);
    auto late = sample();
    late.name = "\xff";
    EXPECT_EQ(late.encode(ik).error().code, Code::BadField);
    late.name = std::string(kMaxVaultName + 1, 'x');
    EXPECT_EQ(late.encode(ik).error().code, Code::BadField);
}

TEST_F(ShareBackups, OtherFilesAndLaterFormats)
{
    for (const std::string_view other :
        { "", "{}", "hello", "{\"format\":\"tercet-share-backup\"}" })
        EXPECT_EQ(ShareBackup::decode(view(other)).error().code, Code::NotShareBackup);
    EXPECT_EQ(ShareBackup::decode(
                  view("{\"format\":\"tercet-share-backup\",\"version\":2,\"whatever\":[]}"))
                  .error()
                  .code,
        Code::BackupNewerFormat);
}

TEST_F(ShareBackups, FileNames)
{
    auto backup = sample();
    EXPECT_EQ(backup.fileName(), "Savings-2-share1-epoch7-2026-11-23.age");
    backup.name = "../../etc/passwd";
    EXPECT_EQ(backup.fileName(), "etc-passwd-share1-epoch7-2026-11-23.age");
    backup.name = "\xc3\xa4";
    EXPECT_EQ(backup.fileName(), "vault-share1-epoch7-2026-11-23.age");
}

TEST(BackupDate, BothWays)
{
    EXPECT_EQ(dateText(0), "1970-01-01T00:00:00Z");
    EXPECT_EQ(dateText(1'795'392'000), "2026-11-23T00:00:00Z");
    for (const std::int64_t at : { 0LL, 1LL, 951'782'400LL, 4'102'444'799LL, 253'402'300'799LL })
        EXPECT_EQ(dateFromText(dateText(at)), at);
    for (const char* text :
        { "", "2026-02-30T00:00:00Z", "2026-11-23T24:00:00Z", "2026-11-23 00:00:00Z",
            "2026-11-23T00:00:60Z", "2026-1a-23T00:00:00Z", "1969-12-31T23:59:59Z" })
        EXPECT_FALSE(dateFromText(text)) << text;
}

} // namespace tercet::backup
