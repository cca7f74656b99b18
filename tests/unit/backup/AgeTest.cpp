#include "core/backup/age/Age.h"

#include <gtest/gtest.h>

#include "core/backup/age/Armor.h"
#include "core/backup/age/Stream.h"
#include "core/crypto/SystemRandom.h"

namespace tercet::backup::age {

namespace {

constexpr unsigned kQuick = 4; // log2 of scrypt's N

crypto::SecretBytes secret(std::string_view text) { return crypto::SecretBytes::from(view(text)); }

class AgeFiles : public ::testing::Test {
protected:
    crypto::SystemRandom random;
    Identity own = Identity::generate(random), other = Identity::generate(random);
    crypto::Secret<32> seed { random.bytes<32>() };
    Identity ssh = Identity::fromSshEd25519(seed.view());

    Bytes sealed(const std::vector<Recipient>& to, Armor armor = Armor::No,
        std::string_view payload = "payload")
    {
        return encrypt(view(payload), to, armor, random).value();
    }
    static Result<crypto::SecretBytes> open(ByteView file, const Identity& identity)
    {
        Keys keys;
        keys.identities.push_back(identity.clone());
        return decrypt(file, keys);
    }
    static Result<crypto::SecretBytes> open(ByteView file, std::string_view passphrase)
    {
        return decrypt(file, Keys { .passphrase = secret(passphrase) });
    }
};

} // namespace

TEST_F(AgeFiles, EachRecipientOpensItAlone)
{
    for (const auto armor : { Armor::No, Armor::Yes }) {
        const auto file = sealed({ own.recipient(), ssh.recipient(), other.recipient() }, armor);
        EXPECT_EQ(isArmored(file), armor == Armor::Yes);
        for (const auto* identity : { &own, &ssh, &other }) {
            const auto opened = open(file, *identity);
            ASSERT_TRUE(opened) << opened.error().context;
            EXPECT_EQ(text(opened->view()), "payload");
        }
        const auto stranger = open(file, Identity::generate(random));
        ASSERT_FALSE(stranger);
        EXPECT_EQ(stranger.error().code, Code::NoMatchingIdentity);
        EXPECT_FALSE(wantsPassphrase(file).value());
    }
}

TEST_F(AgeFiles, PassphraseAndItsErrors)
{
    const auto file
        = encryptWithPassphrase(view("payload"), secret("right"), Armor::Yes, random, kQuick)
              .value();
    EXPECT_EQ(text(open(file, "right").value().view()), "payload");
    EXPECT_EQ(open(file, "wrong").error().code, Code::WrongPassphrase);
    EXPECT_EQ(open(file, "").error().code, Code::WrongPassphrase);
    const auto none = open(file, own);
    EXPECT_EQ(none.error().code, Code::NoMatchingIdentity);
    EXPECT_EQ(none.error().field, "passphrase");
    EXPECT_TRUE(wantsPassphrase(file).value());
}

TEST_F(AgeFiles, EverySizeAroundAChunk)
{
    for (const std::size_t size : { std::size_t(0), std::size_t(1), Stream::kChunk - 1,
             Stream::kChunk, Stream::kChunk + 1, 2 * Stream::kChunk, 2 * Stream::kChunk + 7 }) {
        Bytes payload(size);
        random.fill(payload);
        const auto file = encrypt(payload, std::array { own.recipient() }, Armor::Yes, random);
        const auto opened = open(file.value(), own);
        ASSERT_TRUE(opened) << size;
        EXPECT_TRUE(equal(opened->view(), payload)) << size;
    }
}

TEST_F(AgeFiles, TheFileKeyOpensItsFileOnly)
{
    auto one = seal(view("one"), std::array { own.recipient() }, Armor::No, random).value();
    auto two = seal(view("two"), std::array { own.recipient() }, Armor::Yes, random).value();
    EXPECT_EQ(text(decryptWithFileKey(one.file, one.key).value().view()), "one");
    EXPECT_EQ(text(decryptWithFileKey(two.file, two.key).value().view()), "two");
    EXPECT_EQ(decryptWithFileKey(one.file, two.key).error().code, Code::NoMatchingIdentity);
}

TEST_F(AgeFiles, RecipientsThatAreRefused)
{
    EXPECT_EQ(encrypt(view(""), {}, Armor::No, random).error().code, Code::BadRecipient);
    const std::vector twice { own.recipient(), own.recipient() };
    EXPECT_EQ(encrypt(view(""), twice, Armor::No, random).error().code, Code::BadRecipient);
    const std::vector many(kMaxRecipients + 1, own.recipient());
    EXPECT_EQ(encrypt(view(""), many, Armor::No, random).error().code, Code::BadRecipient);
}

// Every byte of each kind of file in several ways: an error of the format, never the payload, and
// no other error than such a change can mean.
TEST_F(AgeFiles, EveryByteChanged)
{
    const std::vector<Bytes> files { sealed({ own.recipient() }),
        sealed({ own.recipient() }, Armor::Yes), sealed({ ssh.recipient(), other.recipient() }),
        encryptWithPassphrase(view("p"), secret("right"), Armor::No, random, kQuick).value() };
    std::size_t mutants = 0, unsupported = 0, harmless = 0;
    for (const auto& file : files) {
        Keys keys;
        keys.identities.push_back(own.clone());
        keys.identities.push_back(ssh.clone());
        keys.passphrase = secret("right");
        ASSERT_TRUE(decrypt(file, keys));
        for (std::size_t i = 0; i < file.size(); ++i)
            for (const std::uint8_t change : { 0x01, 0x20, 0x80, 0xff, 0x03 }) {
                auto mutant = file;
                mutant[i] ^= change;
                // More work than is quick to do is not what is tested here.
                const bool work = wantsPassphrase(file).value() && i >= 22 && mutant[i] >= '0'
                    && mutant[i] <= '9' && file[i + 1] == '\n';
                if (work) continue;
                const auto opened = decrypt(mutant, keys);
                ++mutants;
                if (opened) {
                    ++harmless; // white space around armor
                    EXPECT_TRUE(isArmored(file)) << i;
                    EXPECT_GE(i, file.size() - 1) << i;
                    continue;
                }
                const auto code = opened.error().code;
                unsupported += code == Code::AgeUnsupported;
                EXPECT_TRUE(code == Code::AgeDamaged || code == Code::NotAgeFile
                    || code == Code::AgeUnsupported || code == Code::NoMatchingIdentity
                    || code == Code::WrongPassphrase)
                    << i << " " << codeName(code);
                if (i < 19 && !isArmored(file)) {
                    EXPECT_EQ(code, Code::NotAgeFile) << i;
                }
            }
        for (std::size_t size = 0; size < file.size(); ++size) {
            const auto cut = decrypt(ByteView(file).first(size), keys);
            ++mutants;
            if (cut) {
                EXPECT_EQ(size, file.size() - 1) << "armor without its last line's end";
            }
        }
    }
    EXPECT_LE(unsupported, 20u); // "v1" → "v2" …
    std::cout << mutants << " mutants, " << harmless << " harmless\n";
}

TEST_F(AgeFiles, WhereItIsDamaged)
{
    const std::string payload(3 * Stream::kChunk, 'x');
    auto file = sealed({ own.recipient() }, Armor::No, payload);
    const auto start = file.size() - 3 * (Stream::kChunk + Stream::kTag);
    const auto second = start + Stream::kChunk + Stream::kTag;
    file[second + 5] ^= 1;
    const auto binary = open(file, own);
    EXPECT_EQ(binary.error().code, Code::AgeDamaged);
    EXPECT_EQ(binary.error().field, "payload");
    EXPECT_TRUE(
        binary.error().context.starts_with("damaged at byte " + std::to_string(second) + ":"))
        << binary.error().context;

    // In armor, the position is one of the text.
    const auto armored = open(writeArmor(file), own);
    EXPECT_EQ(armored.error().code, Code::AgeDamaged);
    const auto at = 35 + second / 48 * 65 + second % 48 / 3 * 4;
    EXPECT_TRUE(armored.error().context.starts_with("damaged at byte " + std::to_string(at) + ":"))
        << armored.error().context;
}

TEST_F(AgeFiles, WhatIsNoAgeFile)
{
    for (const std::string_view content : { "", "hello", "age-encryption.com/v1\n",
             "-----BEGIN OPENSSH PRIVATE KEY-----\n", "{\"vault\":1}" })
        EXPECT_EQ(open(view(content), own).error().code, Code::NotAgeFile) << content;
    EXPECT_EQ(open(view("age-encryption.org/v2\n"), own).error().code, Code::AgeUnsupported);
    EXPECT_EQ(open(Bytes(kMaxFileBytes + 1), own).error().code, Code::AgeUnsupported);
}

TEST_F(AgeFiles, MoreWorkThanIsDone)
{
    const auto file
        = encryptWithPassphrase(view("p"), secret("right"), Armor::No, random, kQuick).value();
    std::string more(text(file));
    more.replace(more.find(" 4\n"), 3, " 21\n");
    EXPECT_EQ(open(view(more), "right").error().code, Code::AgeUnsupported);
}

} // namespace tercet::backup::age
