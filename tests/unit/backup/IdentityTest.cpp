#include "core/backup/age/Identity.h"

#include <gtest/gtest.h>

#include "core/backup/age/Bech32.h"
#include "core/crypto/SystemRandom.h"
#include "tests/support/AgeProgram.h"

namespace tercet::backup::age {

namespace {

crypto::SecretBytes secret(std::string_view text) { return crypto::SecretBytes::from(view(text)); }
Code refused(std::string_view file) { return parseIdentities(secret(file)).error().code; }

constexpr std::string_view kSecret
    = "AGE-SECRET-KEY-1EGTZVFFV20835NWYV6270LXYVK2VKNX2MMDKWYKLMGR48UAWX40Q2P2LM0";

crypto::SecretBytes fileOf(const std::filesystem::path& path)
{
    return crypto::SecretBytes::from(testing::readFile(path));
}

} // namespace

TEST(AgeIdentity, TextsBothWays)
{
    const auto identity = Identity::parse(secret(kSecret)).value();
    EXPECT_EQ(text(identity.text().view()), kSecret);
    const auto recipient = identity.recipient();
    EXPECT_TRUE(recipient.text().starts_with("age1"));
    EXPECT_EQ(Recipient::parse(recipient.text()).value(), recipient);
    EXPECT_EQ(Identity::parse(identity.file()).value().recipient(), recipient);
    EXPECT_EQ(recipient.fingerprint().size(), 50u);

    const auto two = "# a comment\n\n" + std::string(kSecret) + "\r\n" + std::string(kSecret);
    EXPECT_EQ(parseIdentities(secret(two)).value().size(), 2u);
    EXPECT_EQ(Identity::parse(secret(two)).error().code, Code::BadIdentity);
}

TEST(AgeIdentity, EveryCharacterCounts)
{
    const auto recipient = Identity::parse(secret(kSecret)).value().recipient().text();
    for (std::size_t i = 0; i < kSecret.size(); ++i)
        for (const char c : std::string_view("QP10Bbq-# ")) {
            std::string changed(kSecret);
            if (std::exchange(changed[i], c) == c || (i == 0 && c == '#')) continue;
            EXPECT_EQ(refused(changed), Code::BadIdentity) << changed;
        }
    for (std::size_t i = 0; i < recipient.size(); ++i)
        for (const char c : std::string_view("qp1bQ- ")) {
            auto changed = recipient;
            if (std::exchange(changed[i], c) == c) continue;
            EXPECT_FALSE(Recipient::parse(changed)) << changed;
        }
}

TEST(AgeIdentity, WhatIsRefused)
{
    EXPECT_EQ(refused(""), Code::BadIdentity);
    EXPECT_EQ(refused("# only a comment\n"), Code::BadIdentity);
    EXPECT_EQ(
        refused("AGE-SECRET-KEY-PQ-1HZLGZUPT4ETPKDEV8HSGFDCYZ4E522W0A7PU2LHT8EH9W6YLNC3SW78XKG"),
        Code::BadIdentity);
    EXPECT_EQ(refused(std::string(70'000, '#')), Code::BadIdentity);
    for (const std::string_view text : { "", "age1", "ssh-rsa AAAA", "ssh-ed25519", "ssh-ed25519 ",
             "ssh-ed25519 AAAA", " age1qqqq", "npub1" })
        EXPECT_EQ(Recipient::parse(text).error().code, Code::BadRecipient) << text;
    // Points of small order, as X25519 and as Ed25519.
    EXPECT_EQ(Recipient::fromX25519(Bytes32 {}).error().code, Code::BadRecipient);
    EXPECT_EQ(Recipient::fromX25519(Bytes32 { 1 }).error().code, Code::BadRecipient);
    EXPECT_EQ(Recipient::fromSshEd25519(Bytes32 { 1 }).error().code, Code::BadRecipient);
    EXPECT_EQ(Recipient::fromSshEd25519(Bytes32 { 2 }).error().code, Code::BadRecipient);
}

TEST(AgeIdentity, KeysOfSshKeygen)
{
    if (!testing::installed("ssh-keygen")) GTEST_SKIP() << "ssh-keygen is not installed";
    const testing::TemporaryFolder folder;
    const auto make
        = [&](const std::string& name, const std::string& type, const std::string& passphrase) {
              const auto path = (folder / name).string();
              EXPECT_EQ(testing::runOnTerminal({ "ssh-keygen", "-q", "-t", type, "-N", passphrase,
                            "-C", "a comment", "-f", path }),
                  0);
              return path;
          };
    const auto plain = make("plain", "ed25519", "");
    auto publicText = std::string(text(testing::readFile(plain + ".pub")));
    publicText.pop_back();
    const auto recipient = Recipient::parse(publicText).value();
    const auto identity = Identity::parse(fileOf(plain)).value();
    EXPECT_EQ(identity.recipient(), recipient);
    EXPECT_TRUE(identity.text().empty());
    EXPECT_TRUE(publicText.starts_with(recipient.text() + " "));

    const auto locked = fileOf(make("locked", "ed25519", "open sesame"));
    const auto right = secret("open sesame"), wrong = secret("open sesam");
    EXPECT_TRUE(Identity::parse(locked, &right));
    const auto none = Identity::parse(locked), bad = Identity::parse(locked, &wrong);
    EXPECT_EQ(none.error().code, Code::WrongPassphrase);
    EXPECT_EQ(none.error().field, "identity-passphrase");
    EXPECT_EQ(bad.error().code, Code::WrongPassphrase);

    EXPECT_EQ(Identity::parse(fileOf(make("other", "ecdsa", ""))).error().code, Code::BadIdentity);

    // Every character of the key without a passphrase: another key cannot come of it.
    const auto file = fileOf(plain);
    std::size_t same = 0;
    for (std::size_t i = 0; i < file.size(); ++i) {
        auto changed = file.clone();
        changed.data()[i] ^= 1;
        const auto parsed = Identity::parse(changed);
        if (!parsed) {
            EXPECT_EQ(parsed.error().code, Code::BadIdentity) << i;
        } else {
            EXPECT_EQ(parsed->recipient(), recipient) << i; // a letter of the comment
            ++same;
        }
    }
    EXPECT_LT(same, 16u);
}

} // namespace tercet::backup::age
