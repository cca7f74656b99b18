#include <gtest/gtest.h>

#include "core/crypto/Hash.h"
#include "core/keychain/Share1Item.h"

namespace tercet::keychain::share1 {
namespace {

using crypto::kTestCost;
using crypto::SecretBytes;

class CountingRandom final : public Random {
public:
    void fill(MutableByteView out) override
    {
        for (auto& byte : out) byte = std::uint8_t(m_next++);
    }

private:
    unsigned m_next { 1 };
};

const Bytes kVault = toBytes(view("vault one"));

SecretBytes secret(std::string_view text) { return SecretBytes::from(view(text)); }

SecretBytes recordOf(std::size_t size)
{
    SecretBytes record(size);
    crypto::prg(crypto::sha256(view("record")), record.mutableView());
    return record;
}

class Share1Item : public testing::Test {
protected:
    Result<SecretBytes> sealed(std::size_t size = 900)
    {
        return seal(recordOf(size), kVault, m_passphrase, kTestCost, m_random);
    }
    Code openCode(const SecretBytes& text, ByteView vault, const SecretBytes& passphrase)
    {
        const auto opened = open(text, vault, passphrase);
        return opened ? Code::Usage : opened.error().code;
    }
    // The item with one byte of its binary form changed and, if `mended`, the digest made right
    // again, as an attacker would.
    SecretBytes changed(const SecretBytes& text, std::size_t at, bool mended)
    {
        auto item = *fromBase64url(tercet::text(text.view()));
        item.at(at) ^= 1;
        if (mended) {
            item.resize(item.size() - 8);
            append(item, crypto::hash<8>("tercet.s1.dig", ByteView(kVault), ByteView(item)));
        }
        return secret(base64url(item));
    }

    CountingRandom m_random;
    SecretBytes m_passphrase { secret("correct horse battery staple") };
};

// What an unlocked vault keeps instead of the passphrase.
TEST_F(Share1Item, theSealerOfAnItemSealsTheNext)
{
    const auto first = sealed();
    const auto opening = Opening::open(*first, kVault, m_passphrase);
    ASSERT_TRUE(opening);
    EXPECT_TRUE(opening->record.equals(recordOf(900)));
    const auto next = opening->sealer.seal(recordOf(950), kVault, m_random);
    const auto again = opening->sealer.seal(recordOf(950), kVault, m_random);
    ASSERT_TRUE(next && again);
    EXPECT_FALSE(next->equals(*again)); // a nonce of its own
    EXPECT_TRUE(open(*next, kVault, m_passphrase)->equals(recordOf(950)));
    EXPECT_TRUE(opening->sealer.open(*next, kVault)->equals(recordOf(950)));
    EXPECT_EQ(openCode(*next, kVault, secret("another")), Code::WrongPassphrase);
    const auto elsewhere = sealed(); // another salt
    EXPECT_EQ(opening->sealer.open(*elsewhere, kVault).error().code, Code::SealBroken);
    EXPECT_EQ(opening->sealer.open(*next, view("vault two")).error().code, Code::SealBroken);
    EXPECT_EQ(
        opening->sealer.seal(recordOf(1600), kVault, m_random).error().code, Code::ItemTooLarge);
}

TEST_F(Share1Item, aKeychainOnlySealerSealsNothing)
{
    const auto sealer = Sealer::keychainOnly();
    const auto text = sealer.seal(recordOf(900), kVault, m_random);
    ASSERT_TRUE(text);
    EXPECT_TRUE(text->equals(*wrapKeychainOnly(recordOf(900), kVault)));
    EXPECT_TRUE(sealer.open(*text, kVault)->equals(recordOf(900)));
    EXPECT_EQ(sealer.open(*sealed(), kVault).error().code, Code::SealBroken);
}

TEST_F(Share1Item, opensWhatWasSealed)
{
    const auto text = sealed();
    ASSERT_TRUE(text);
    const auto record = open(*text, kVault, m_passphrase);
    ASSERT_TRUE(record);
    EXPECT_TRUE(record->equals(recordOf(900)));
    const auto said = head(text->view());
    ASSERT_TRUE(said);
    EXPECT_EQ(said->form, Form::Passphrase);
    EXPECT_EQ(said->cost, kTestCost);
}

TEST_F(Share1Item, staysBelowTwoThousandCharacters)
{
    const auto text = sealed(1100);
    ASSERT_TRUE(text);
    EXPECT_LT(text->size(), 2000u);
    EXPECT_TRUE(sealed(1400));
    const auto tooLarge = sealed(1500);
    ASSERT_FALSE(tooLarge);
    EXPECT_EQ(tooLarge.error().code, Code::ItemTooLarge);
    const auto wrapped = wrapKeychainOnly(recordOf(1100), kVault);
    ASSERT_TRUE(wrapped);
    EXPECT_LT(wrapped->size(), 2000u);
    EXPECT_EQ(wrapKeychainOnly(recordOf(1500), kVault).error().code, Code::ItemTooLarge);
}

TEST_F(Share1Item, theTextIsPrintableAsciiAndHidesTheRecord)
{
    const auto text = sealed();
    const auto item = fromBase64url(tercet::text(text->view()));
    ASSERT_TRUE(item);
    const auto record = recordOf(900);
    const auto needle = record.view().first(8);
    EXPECT_EQ(std::search(item->begin(), item->end(), needle.begin(), needle.end()), item->end());
}

TEST_F(Share1Item, noTwoSealsAreAlike)
{
    const auto a = sealed(), b = sealed();
    EXPECT_FALSE(a->equals(*b));
}

TEST_F(Share1Item, aWrongPassphraseIsToldFromDamage)
{
    const auto text = sealed();
    EXPECT_EQ(
        openCode(*text, kVault, secret("correct horse battery stapl")), Code::WrongPassphrase);
    EXPECT_EQ(openCode(*text, kVault, SecretBytes()), Code::WrongPassphrase);
    EXPECT_EQ(openCode(*text, view("vault two"), m_passphrase), Code::SealBroken);
}

TEST_F(Share1Item, damageAnywhereIsFoundWithoutThePassphrase)
{
    const auto text = sealed(64);
    const auto size = fromBase64url(tercet::text(text->view()))->size();
    for (std::size_t at = 4; at < size; ++at) {
        const auto code = openCode(changed(*text, at, false), kVault, secret("wrong"));
        EXPECT_TRUE(code == Code::SealBroken || code == Code::BadField)
            << at; // BadField: a cost out of bounds
    }
}

TEST_F(Share1Item, tamperingIsFoundWithThePassphrase)
{
    const auto text = sealed(64);
    const auto size = fromBase64url(tercet::text(text->view()))->size();
    for (std::size_t at = 0; at < size - 8; ++at) {
        const bool cost
            = at == 6 || at == 7 || at == 8; // kibibytes that would take the machine's memory
        if (cost) continue;
        EXPECT_NE(openCode(changed(*text, at, true), kVault, m_passphrase), Code::Usage) << at;
    }
}

TEST_F(Share1Item, everyTruncationIsRefused)
{
    const auto text = sealed(64);
    for (std::size_t n = 0; n < text->size(); ++n) {
        auto cut = text->clone();
        cut.truncate(n);
        EXPECT_EQ(openCode(cut, kVault, m_passphrase), Code::SealBroken) << n;
    }
    for (const char* junk :
        { "", "=", "AAAA", "not base64 at all!", "VFM", "tercet.removed.00000" })
        EXPECT_EQ(openCode(secret(junk), kVault, m_passphrase), Code::SealBroken) << junk;
    EXPECT_EQ(openCode(secret(std::string(5000, 'A')), kVault, m_passphrase), Code::SealBroken);
}

TEST_F(Share1Item, costsFromOutsideAreBounded)
{
    const auto text = sealed(64);
    auto item = *fromBase64url(tercet::text(text->view()));
    const auto codeWith = [&](std::uint8_t passes, std::uint32_t kibibytes) {
        item[4] = passes;
        for (int i = 0; i < 4; ++i) item[5 + i] = std::uint8_t(kibibytes >> (8 * i));
        const auto said = head(secret(base64url(item)).view());
        return said ? Code::Usage : said.error().code;
    };
    EXPECT_EQ(codeWith(0, 64), Code::BadField);
    EXPECT_EQ(codeWith(17, 64), Code::BadField);
    EXPECT_EQ(codeWith(255, 64), Code::BadField);
    EXPECT_EQ(codeWith(1, 7), Code::BadField);
    EXPECT_EQ(codeWith(1, 1024 * 1024 + 1), Code::BadField);
    EXPECT_EQ(codeWith(1, 0xffffffff), Code::BadField);
    EXPECT_EQ(codeWith(16, 1024 * 1024), Code::Usage);
    EXPECT_EQ(
        seal(recordOf(8), kVault, m_passphrase, { 17, 64 }, m_random).error().code, Code::BadField);
    EXPECT_EQ(seal(recordOf(8), kVault, SecretBytes(), kTestCost, m_random).error().code,
        Code::PassphraseTooWeak);
}

TEST_F(Share1Item, aLaterVersionIsToldFromDamage)
{
    auto item = *fromBase64url(tercet::text(sealed(64)->view()));
    item[2] = 2;
    EXPECT_EQ(openCode(secret(base64url(item)), kVault, m_passphrase), Code::StorageNewer);
    item[2] = 0;
    EXPECT_EQ(openCode(secret(base64url(item)), kVault, m_passphrase), Code::SealBroken);
}

TEST_F(Share1Item, keychainOnlyIsMarkedAndBoundToItsVault)
{
    const auto text = wrapKeychainOnly(recordOf(900), kVault);
    ASSERT_TRUE(text);
    EXPECT_EQ(head(text->view())->form, Form::KeychainOnly);
    const auto record = open(*text, kVault, SecretBytes());
    ASSERT_TRUE(record);
    EXPECT_TRUE(record->equals(recordOf(900)));
    EXPECT_EQ(openCode(*text, view("vault two"), SecretBytes()), Code::SealBroken);
    EXPECT_EQ(openCode(changed(*text, 20, false), kVault, SecretBytes()), Code::SealBroken);
    // One form cannot be passed off as the other.
    EXPECT_EQ(openCode(*text, kVault, m_passphrase), Code::SealBroken);
    EXPECT_EQ(openCode(changed(*sealed(64), 3, true), kVault, m_passphrase), Code::SealBroken);
}

} // namespace
} // namespace tercet::keychain::share1
