#include <gtest/gtest.h>

#include "core/backup/age/Age.h"
#include "core/crypto/SystemRandom.h"
#include "tests/support/AgeProgram.h"

// Files go to the stock `age` program and come from it.
namespace tercet::backup::age {

namespace {

using testing::runOnTerminal;

crypto::SecretBytes secret(std::string_view text) { return crypto::SecretBytes::from(view(text)); }

class AgeProgram : public ::testing::Test {
protected:
    void SetUp() override
    {
        if (!testing::installed("age")) GTEST_SKIP() << "the age program is not installed";
    }
    std::string path(const std::string& name) const { return (folder / name).string(); }
    // What the program decrypts.
    std::string theirs(const Bytes& file, const std::vector<std::string>& with,
        const std::optional<std::string>& passphrase = {})
    {
        std::filesystem::remove(folder / "out");
        std::vector<std::string> command { "age", "-d", "-o", path("out") };
        command.insert(command.end(), with.begin(), with.end());
        command.push_back(folder.write("in.age", file));
        EXPECT_EQ(runOnTerminal(command, passphrase), 0);
        return std::string(text(testing::readFile(folder / "out")));
    }
    Bytes fromThem(std::vector<std::string> options, std::string_view payload,
        const std::optional<std::string>& passphrase = {})
    {
        std::filesystem::remove(folder / "out.age");
        options.insert(options.begin(), "age");
        for (const auto& word :
            { std::string("-o"), path("out.age"), folder.write("in", view(payload)) })
            options.push_back(word);
        EXPECT_EQ(runOnTerminal(options, passphrase), 0);
        return testing::readFile(folder / "out.age");
    }
    Identity fileIdentity(const std::string& name, const crypto::SecretBytes* passphrase = nullptr)
    {
        return Identity::parse(
            crypto::SecretBytes::from(testing::readFile(folder / name)), passphrase)
            .value();
    }

    const testing::TemporaryFolder folder;
    crypto::SystemRandom random;
    const std::string payload = "one\ntwo\n" + std::string(70'000, 'x');
};

} // namespace

TEST_F(AgeProgram, KeysOfAgeKeygen)
{
    ASSERT_EQ(runOnTerminal({ "age-keygen", "-o", path("key") }), 0);
    const auto identity = fileIdentity("key");
    for (const auto armor : { Armor::No, Armor::Yes }) {
        const auto file
            = encrypt(view(payload), std::array { identity.recipient() }, armor, random).value();
        EXPECT_EQ(theirs(file, { "-i", path("key") }), payload);
    }
    for (const bool armor : { false, true }) {
        std::vector<std::string> options { "-r", identity.recipient().text() };
        if (armor) options.emplace_back("-a");
        Keys keys;
        keys.identities.push_back(identity.clone());
        const auto opened = decrypt(fromThem(options, payload), keys);
        ASSERT_TRUE(opened) << opened.error().context;
        EXPECT_EQ(text(opened->view()), payload);
    }
    // An identity file of ours.
    const auto own = Identity::generate(random);
    const auto ours = folder.write("ours", own.file().view());
    const auto file = encrypt(view("short"), std::array { own.recipient() }, Armor::Yes, random);
    EXPECT_EQ(theirs(file.value(), { "-i", ours }), "short");
}

TEST_F(AgeProgram, KeysOfSshKeygen)
{
    if (!testing::installed("ssh-keygen")) GTEST_SKIP() << "ssh-keygen is not installed";
    for (const std::string passphrase : { "", "open sesame" }) {
        const auto name = passphrase.empty() ? "plain" : "locked";
        ASSERT_EQ(runOnTerminal(
                      { "ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-f", path(name) }),
            0);
        const auto typed = secret(passphrase);
        const auto identity = fileIdentity(name, &typed);
        const auto file
            = encrypt(view(payload), std::array { identity.recipient() }, Armor::No, random);
        EXPECT_EQ(theirs(file.value(), { "-i", path(name) }, passphrase), payload);
        Keys keys;
        keys.identities.push_back(identity.clone());
        const auto opened = decrypt(fromThem({ "-R", path(name) + ".pub" }, payload), keys);
        ASSERT_TRUE(opened) << opened.error().context;
        EXPECT_EQ(text(opened->view()), payload);
    }
}

TEST_F(AgeProgram, Passphrases)
{
    const std::string passphrase = "correct horse";
    const auto file
        = encryptWithPassphrase(view(payload), secret(passphrase), Armor::Yes, random).value();
    EXPECT_EQ(theirs(file, {}, passphrase), payload);
    const auto opened = decrypt(
        fromThem({ "-p" }, payload, passphrase), Keys { .passphrase = secret(passphrase) });
    ASSERT_TRUE(opened) << opened.error().context;
    EXPECT_EQ(text(opened->view()), payload);
}

} // namespace tercet::backup::age
