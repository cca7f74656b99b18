#include <gtest/gtest.h>

#include "core/chains/AddressKind.h"
#include "core/chains/solana/Address.h"
#include "core/chains/solana/OffchainMessage.h"
#include "core/crypto/Hash.h"

namespace tercet::chains::solana {

namespace {

const Bytes32 kToken = *arrayFromHex<32>( // the SPL token program's address, as everybody knows it
    "06ddf6e1d765a193d9cbe146ceeb79ac1cb485ed5f5b37913a8cf5857eff00a9");
constexpr auto kTokenText = "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA";

} // namespace

TEST(SolanaAddress, Base58BothWays)
{
    EXPECT_EQ(addressText(kToken), kTokenText);
    EXPECT_EQ(addressText({}), std::string(32, '1'));
    EXPECT_EQ(*parseAddress(kTokenText), kToken);
    EXPECT_EQ(*parseAddress(std::string(32, '1')), Bytes32 {});
    EXPECT_EQ(*addressKind(kTokenText), AddressKind::Solana);
    for (const std::string bad : { "", "1", "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5D",
             "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DAA",
             "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5D0",
             " TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA", "11111111111111111111111111111111111",
             "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz" })
        EXPECT_EQ(parseAddress(bad).error().code, Code::BadAddress) << bad;
}

// Byte for byte the preamble of the specification.
TEST(SolanaMessage, LayoutOfTheSpecification)
{
    const auto bytes = offchainMessage(view("Hello"), kToken).value();
    EXPECT_EQ(hex(bytes),
        "ff736f6c616e61206f6666636861696e" // "\xffsolana offchain"
        "00" // version
        "0000000000000000000000000000000000000000000000000000000000000000" // application
        "00" // ASCII
        "01" // one signer
        "06ddf6e1d765a193d9cbe146ceeb79ac1cb485ed5f5b37913a8cf5857eff00a9"
        "0500"
        "48656c6c6f");
    EXPECT_EQ(bytes.size(), kHeaderBytes + 5);
}

TEST(SolanaMessage, TheLowestFormatThatHoldsTheText)
{
    using enum MessageFormat;
    const auto text = [](std::size_t n, char c = 'a') { return Bytes(n, std::uint8_t(c)); };
    const auto most = kMaxShort - kHeaderBytes, longest = kMaxLong - kHeaderBytes;
    EXPECT_EQ(*formatOf(text(1)), Ascii);
    EXPECT_EQ(*formatOf(text(most)), Ascii);
    EXPECT_EQ(*formatOf(text(most + 1)), LongUtf8);
    EXPECT_EQ(*formatOf(text(longest)), LongUtf8);
    EXPECT_EQ(formatOf(text(longest + 1)).error().code, Code::TextTooLong);
    EXPECT_EQ(*formatOf(view("~ ")), Ascii);
    EXPECT_EQ(*formatOf(view("\x7f")), Utf8);
    EXPECT_EQ(*formatOf(view("two\nlines")), Utf8); // only header version 1 has it in ASCII
    EXPECT_EQ(*formatOf(view("wörld")), Utf8);
    EXPECT_EQ(formatOf({}).error().code, Code::MissingField);
    EXPECT_EQ(formatOf(view("\xff\xfe")).error().code, Code::BadUtf8);
    const auto whole = offchainMessage(text(longest), kToken).value();
    EXPECT_EQ(whole.size(), kMaxLong);
    EXPECT_EQ(hex(ByteView(whole).subspan(kHeaderBytes - 2, 2)), "aaff"); // 65450
}

TEST(SolanaMessage, Card)
{
    const auto text = std::string("example.org wants you to sign in with your Solana account:");
    const auto decoded = decode({ PayloadType::SolanaMessage, toBytes(view(text)) }, kTokenText);
    ASSERT_TRUE(decoded);
    EXPECT_TRUE(decoded->fullyDecoded);
    EXPECT_EQ(decoded->network, "Solana");
    EXPECT_EQ(decoded->signedBytes, *offchainMessage(view(text), kToken));
    EXPECT_EQ(decoded->digest, crypto::sha256(decoded->signedBytes));
    ASSERT_EQ(decoded->risks.size(), 1u);
    EXPECT_EQ(decoded->risks[0].code, "sign-in");
    std::vector<std::string> ids;
    for (const auto& field : decoded->fields) ids.push_back(field.id);
    EXPECT_EQ(ids,
        (std::vector<std::string> {
            "action", "message", "from", "length", "digest", "network", "application" }));
    EXPECT_FALSE(decode({ PayloadType::SolanaMessage, {} }, kTokenText));
    EXPECT_EQ(decode({ PayloadType::SolanaMessage, { 'a' } }, {}).error().code, Code::BadAddress);
}

} // namespace tercet::chains::solana
