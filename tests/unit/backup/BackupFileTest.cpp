#include "core/backup/BackupFile.h"

#include <gtest/gtest.h>

#include <random>

#include "core/crypto/Hash.h"
#include "core/crypto/SystemRandom.h"
#include "tests/unit/backup/SampleBackup.h"
#include "tests/unit/base/SimulatedFiles.h"

namespace tercet::backup {

namespace {

const std::filesystem::path kPath = "/backups/vault.age";
const std::string kName = "vault.age";

class BackupFiles : public ::testing::Test {
protected:
    crypto::SystemRandom random;
    crypto::SigningKey ik = crypto::SigningKey::generate(random);
    age::Identity holder = age::Identity::generate(random);
    ShareBackup backup = sampleBackup(random, ik);

    BackupLock toHolder() const
    {
        BackupLock lock;
        lock.recipients.push_back(holder.recipient());
        return lock;
    }
    static BackupLock toPassphrase()
    {
        return { .passphrase = crypto::SecretBytes::from(view("correct horse")), .scryptLogN = 4 };
    }
    age::Keys keys() const
    {
        age::Keys out;
        out.identities.push_back(holder.clone());
        out.passphrase = crypto::SecretBytes::from(view("correct horse"));
        return out;
    }
    auto write(FileSystem& files, const BackupLock& lock, age::Armor armor = age::Armor::Yes)
    {
        return writeShareBackup(files, kPath, backup, ik, lock, armor, random);
    }
    // Nothing, or the whole of a backup that opens; never anything between.
    void expectNothingOrWhole(const std::optional<Bytes>& content, bool mayBeOld = false)
    {
        if (!content || (mayBeOld && text(*content) == "old")) return;
        const auto opened = openShareBackup(*content, keys());
        ASSERT_TRUE(opened) << opened.error().context;
        EXPECT_EQ(opened->vault, backup.vault);
    }
};

} // namespace

TEST_F(BackupFiles, WrittenReadBackAndOpened)
{
    for (const bool passphrase : { false, true })
        for (const auto armor : { age::Armor::No, age::Armor::Yes }) {
            SimulatedFiles files;
            const auto written = write(files, passphrase ? toPassphrase() : toHolder(), armor);
            ASSERT_TRUE(written) << written.error().context;
            const auto content = files.content(kName).value();
            EXPECT_EQ(written->sha256, crypto::sha256(content));
            EXPECT_EQ(written->fingerprints.size(), passphrase ? 0u : 1u);
            const auto opened = openShareBackup(content, keys());
            ASSERT_TRUE(opened);
            EXPECT_EQ(opened->x, backup.x);
        }
}

TEST_F(BackupFiles, EachErrorByItsName)
{
    SimulatedFiles files;
    ASSERT_TRUE(write(files, toHolder()));
    const auto file = files.content(kName).value();
    age::Keys stranger;
    stranger.identities.push_back(age::Identity::generate(random));
    EXPECT_EQ(openShareBackup(file, stranger).error().code, Code::NoMatchingIdentity);
    ASSERT_TRUE(write(files, toPassphrase()));
    EXPECT_EQ(openShareBackup(files.content(kName).value(),
                  age::Keys { .passphrase = crypto::SecretBytes::from(view("wrong")) })
                  .error()
                  .code,
        Code::WrongPassphrase);
    EXPECT_EQ(openShareBackup(view("hello"), keys()).error().code, Code::NotAgeFile);
    const auto other = age::encrypt(
        view("something else"), std::array { holder.recipient() }, age::Armor::No, random);
    EXPECT_EQ(openShareBackup(other.value(), keys()).error().code, Code::NotShareBackup);
    const auto newer = age::encrypt(view("{\"format\":\"tercet-share-backup\",\"version\":9,"),
        std::array { holder.recipient() }, age::Armor::No, random);
    EXPECT_EQ(openShareBackup(newer.value(), keys()).error().code, Code::BackupNewerFormat);
    const auto second = sampleBackup(random, ik, 2).encode(ik).value();
    const auto share2
        = age::encrypt(second.view(), std::array { holder.recipient() }, age::Armor::No, random);
    EXPECT_EQ(openShareBackup(share2.value(), keys()).error().code, Code::NotShareBackup);

    EXPECT_TRUE(belongsTo(backup, backup.vault, backup.epoch));
    EXPECT_EQ(belongsTo(backup, Bytes32 {}, backup.epoch).error().code, Code::BackupOtherVault);
    const auto older = belongsTo(backup, backup.vault, backup.epoch + 2).error();
    EXPECT_EQ(older.code, Code::BackupOlderEpoch);
    EXPECT_EQ(older.context, "epoch 7, the vault's is 9");
    EXPECT_EQ(belongsTo(backup, backup.vault, 1).error().code, Code::MixedEpochs);
}

TEST_F(BackupFiles, EveryFailingCallLeavesNothingOrAll)
{
    SimulatedFiles counted;
    ASSERT_TRUE(write(counted, toHolder()));
    for (const bool hasOld : { false, true })
        for (std::size_t n = 0; n < counted.steps(); ++n) {
            SimulatedFiles files;
            if (hasOld) files.put(kName, toBytes(view("old")));
            files.failAt = n;
            files.failWith = { n % 2 ? Code::DiskFull : Code::FileUnwritable, "injected" };
            const auto written = write(files, toHolder());
            if (!written) {
                EXPECT_TRUE(written.error().code == files.failWith.code) << n;
            }
            expectNothingOrWhole(files.content(kName), true);
        }
}

TEST_F(BackupFiles, EveryPowerCutLeavesNothingOrAll)
{
    std::mt19937 dice(7);
    SimulatedFiles files;
    std::size_t cuts = 0;
    files.put(kName, toBytes(view("old")));
    files.atEveryStep = [&] {
        for (int i = 0; i < 8; ++i, ++cuts) {
            const auto image = files.crash(dice);
            const auto found = image.find(kName);
            ASSERT_NE(found, image.end());
            expectNothingOrWhole(found->second, true);
        }
    };
    ASSERT_TRUE(write(files, toHolder()));
    EXPECT_GT(cuts, 50u);
}

// A disk that reads back something else than was written.
TEST_F(BackupFiles, WhatDoesNotComeBackIsNoBackup)
{
    class Forgetful final : public FileSystem {
    public:
        SimulatedFiles under;
        int readsLeft { 2 }; // those of writeAtomically()
        Result<std::unique_ptr<File>> create(
            const std::filesystem::path& path, unsigned mode) override
        {
            return under.create(path, mode);
        }
        Result<Bytes> read(const std::filesystem::path& path, std::size_t most) override
        {
            auto out = under.read(path, most);
            if (out && readsLeft-- <= 0) out->back() ^= 1;
            return out;
        }
        Status rename(const std::filesystem::path& from, const std::filesystem::path& to) override
        {
            return under.rename(from, to);
        }
        Status remove(const std::filesystem::path& path) override { return under.remove(path); }
        Status makeFolder(const std::filesystem::path& path, unsigned mode) override
        {
            return under.makeFolder(path, mode);
        }
        Status syncFolder(const std::filesystem::path& path) override
        {
            return under.syncFolder(path);
        }
    } files;
    const auto written = write(files, toHolder(), age::Armor::No);
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, Code::FileUnwritable);
    EXPECT_FALSE(files.under.content(kName));
}

TEST_F(BackupFiles, RecipientLists)
{
    const auto line = holder.recipient().text();
    EXPECT_EQ(parseRecipients(line)->size(), 1u);
    EXPECT_EQ(parseRecipients("# mine\n" + line + "\r\n\n")->size(), 1u);
    EXPECT_EQ(parseRecipients("").error().code, Code::BadRecipient);
    EXPECT_EQ(parseRecipients(line + " x\n").error().code, Code::BadRecipient);
}

} // namespace tercet::backup
