#include "core/crypto/Secret.h"

#include <botan/pwdhash.h>
#include <gtest/gtest.h>

#include "core/crypto/Hash.h"
#include "core/crypto/PasswordHash.h"

namespace tercet::crypto {

TEST(SecretBytes, CopiesOnlyByCloneAndForgets)
{
    auto a = SecretBytes::from(view("a secret"));
    auto b = a.clone();
    EXPECT_TRUE(a.equals(b));
    b.data()[0] ^= 1;
    EXPECT_FALSE(a.equals(b));
    b.truncate(3);
    EXPECT_EQ(b.size(), 3u);
    b.truncate(7); // never longer
    EXPECT_EQ(b.size(), 3u);
    EXPECT_EQ(b.data()[3], 0); // wiped, not only hidden
    EXPECT_FALSE(a.equals(b));
    SecretBytes c(std::move(a));
    EXPECT_TRUE(a.empty()); // NOLINT(bugprone-use-after-move): moved from is empty
    c = std::move(b);
    EXPECT_EQ(c.size(), 3u);
    c.clear();
    EXPECT_TRUE(c.empty());
    EXPECT_TRUE(c.equals(SecretBytes()));
    EXPECT_TRUE(SecretBytes::from({}).clone().empty());
}

TEST(Secret, ComparesContent)
{
    const Secret<32> zero;
    auto other = zero.clone();
    EXPECT_TRUE(zero.equals(other));
    other.data()[31] = 1;
    EXPECT_FALSE(zero.equals(other));
}

// Against Botan's Argon2id; the bounds hold before any memory is asked for.
TEST(PasswordHash, AgreesWithAnotherImplementation)
{
    const auto salt = toArray(view("somesaltSOMESALT").first<16>());
    const auto passphrase = SecretBytes::from(view("password"));
    const auto family = Botan::PasswordHashFamily::create_or_throw("Argon2id");
    for (const Argon2Cost cost : { kTestCost, Argon2Cost { 3, 1024 } }) {
        Bytes32 expected;
        family->from_params(cost.kibibytes, cost.passes, 1)
            ->derive_key(expected.data(), 32, "password", 8, salt.data(), salt.size());
        const auto key = deriveKey(passphrase, salt, cost);
        ASSERT_TRUE(key);
        EXPECT_EQ(hex(key->view()), hex(expected));
        EXPECT_FALSE(key->equals(*deriveKey(SecretBytes(), salt, cost)));
    }
    for (const Argon2Cost cost : { Argon2Cost { 0, 64 }, Argon2Cost { 17, 64 }, Argon2Cost { 1, 7 },
             Argon2Cost { 1, 4 * 1024 * 1024 + 1 } })
        EXPECT_EQ(deriveKey(passphrase, salt, cost).error().code, Code::BadField);
}

TEST(Hash, Sha512)
{
    EXPECT_EQ(hex(sha512(view("abc"))),
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f");
}

} // namespace tercet::crypto
