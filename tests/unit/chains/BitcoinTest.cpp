#include <botan/base64.h>
#include <gtest/gtest.h>
#include <secp256k1_extrakeys.h>

#include "core/chains/AddressKind.h"
#include "core/chains/bitcoin/Message.h"
#include "core/crypto/Schnorr.h"
#include "tests/unit/chains/Vectors.h"

namespace tercet::chains::bitcoin {

namespace {

crypto::Point point(const char* hex) { return *crypto::Point::decode(*fromHex(hex)); }

std::string idText(const Bytes32& id) { return hex(Bytes(id.rbegin(), id.rend())); }

Bytes fromBase64(const std::string& text)
{
    const auto out = Botan::base64_decode(text);
    return { out.begin(), out.end() };
}

// Whether a BIP-322 witness verifies, and is what we would have written.
bool verifies(const std::string& message, const std::string& text, const std::string& base64)
{
    const auto address = Address::parse(text);
    if (!address) return false;
    const auto witness = fromBase64(base64);
    const auto digest = messageDigest(view(message), *address);
    if (address->isTaproot()) {
        if (witness.size() != 66) return false;
        const auto signature = std::span(witness).subspan<2, 64>();
        Bytes32 key;
        std::ranges::copy(address->program(), key.begin());
        return crypto::schnorrVerify(key, digest, signature)
            && messageSignature(signature) == base64;
    }
    const std::size_t n = witness[1];
    const auto key = crypto::Point::decode(ByteView(witness).subspan(2 + n + 1));
    secp256k1_ecdsa_signature parsed;
    ByteArray<64> compact;
    if (!key
        || !secp256k1_ecdsa_signature_parse_der(
            secp256k1_context_static, &parsed, witness.data() + 2, n - 1))
        return false;
    secp256k1_ecdsa_signature_serialize_compact(secp256k1_context_static, compact.data(), &parsed);
    const crypto::EcdsaSignature signature { toArray<32>(std::span(compact).first<32>()),
        toArray<32>(std::span(compact).last<32>()), 0 };
    return Address::p2wpkh(*key).text() == text && crypto::ecdsaVerify(*key, digest, signature)
        && messageSignature(*key, signature) == base64;
}

constexpr auto kSigner = "bc1q9vza2e8x573nczrlzms0wvx3gsqjx7vavgkx0l";

} // namespace

// BIP-84's and BIP-86's first receiving addresses.
TEST(BitcoinAddress, KnownAnswers)
{
    const auto p2wpkh = Address::p2wpkh(
        point("0330d54fd0dd420a6e5f8d3624f5f3482cae350f79d5f0753bf5beef9c2d91af3c"));
    EXPECT_EQ(p2wpkh.text(), "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu");
    const struct {
        const char *internal, *output, *address;
    } kTaproot[] = {
        { "cc8a4bc64d897bddc5fbc2f670f7a8ba0b386779106cf1223c6fc5d7cd6fc115",
            "a60869f0dbcf1dc659c9cecbaf8050135ea9e8cdc487053f1dc6880949dc684c",
            "bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr" },
        { "83dfe85a3151d2517290da461fe2815591ef69f2b18a2ce63f01697a8b313145",
            "a82f29944d65b86ae6b5e5cc75e294ead6c59391a1edc5e016e3498c67fc7bbb",
            "bc1p4qhjn9zdvkux4e44uhx8tc55attvtyu358kutcqkudyccelu0was9fqzwh" },
        { "399f1b2f4393f29a18c937859c5dd8a77350103157eb880f02e8c08214277cef",
            "882d74e5d0572d5a816cef0041a96b6c1de832f6f9676d9605c44d5e9a97d3dc",
            "bc1p3qkhfews2uk44qtvauqyr2ttdsw7svhkl9nkm9s9c3x4ax5h60wqwruhk7" },
    };
    for (const auto& row : kTaproot)
        for (const auto parity : { "02", "03" }) { // lift_x: either y gives the same output
            const auto address = Address::p2tr(point((std::string(parity) + row.internal).c_str()));
            ASSERT_TRUE(address);
            EXPECT_EQ(address->text(), row.address);
            EXPECT_EQ(hex(address->script()), std::string("5120") + row.output);
            EXPECT_EQ(hex(Address::parse(row.address)->script()), hex(address->script()));
        }
    EXPECT_EQ(hex(p2wpkh.script()).substr(0, 4), "0014");
    EXPECT_EQ(*addressKind(p2wpkh.text()), AddressKind::BitcoinP2wpkh);
    EXPECT_EQ(*addressKind(kTaproot[0].address), AddressKind::BitcoinP2tr);
}

// The output key against libsecp256k1's own tweaking.
TEST(BitcoinAddress, OutputKeyAsLibsecp256k1)
{
    auto scalar = crypto::Scalar::fromU64(0x1234567890abcdef);
    for (int i = 0; i < 50; ++i) {
        scalar = crypto::Scalar::reduce32(crypto::sha256(scalar));
        const auto key = *crypto::Point::mulBase(scalar);
        secp256k1_xonly_pubkey internal;
        secp256k1_pubkey output;
        secp256k1_xonly_pubkey tweaked;
        Bytes32 expected;
        const auto tweak = crypto::taggedHash("TapTweak", key.x());
        ASSERT_TRUE(secp256k1_xonly_pubkey_from_pubkey(
            secp256k1_context_static, &internal, nullptr, &key.raw()));
        ASSERT_TRUE(secp256k1_xonly_pubkey_tweak_add(
            secp256k1_context_static, &output, &internal, tweak.data()));
        ASSERT_TRUE(secp256k1_xonly_pubkey_from_pubkey(
            secp256k1_context_static, &tweaked, nullptr, &output));
        secp256k1_xonly_pubkey_serialize(secp256k1_context_static, expected.data(), &tweaked);
        EXPECT_EQ(*crypto::taprootOutputKey(key), expected);
    }
}

// BIP-173 and BIP-350: what is valid on the main network, and what is not.
TEST(Bech32, StrictBothWays)
{
    const struct {
        const char* text;
        std::uint8_t version;
        const char* program;
    } kGood[] = {
        { "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", 0,
            "751e76e8199196d454941c45d1b3a323f1433bd6" },
        { "bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y", 1,
            "751e76e8199196d454941c45d1b3a323f1433bd6751e76e8199196d454941c45d1b3a323f1433bd6" },
        { "bc1sw50qgdz25j", 16, "751e" },
        { "bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs", 2, "751e76e8199196d454941c45d1b3a323" },
        { "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", 1,
            "79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798" },
    };
    for (const auto& row : kGood) {
        const auto program = decodeSegwit(row.text);
        ASSERT_TRUE(program) << row.text;
        EXPECT_EQ(program->version, row.version);
        EXPECT_EQ(hex(program->program), row.program);
        EXPECT_EQ(encodeSegwit(*program), row.text);
        std::string upper(row.text);
        for (char& c : upper) c = char(std::toupper(c));
        EXPECT_EQ(*decodeSegwit(upper), *program);
    }
    for (const auto bad : { "", "bc1", "bc1q", "tc1qw508d6qejxtdg4y5r3zarvary0c5xw7kg3g4ty",
             "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5",
             "BC13W508D6QEJXTDG4Y5R3ZARVARY0C5XW7KN40WF2", "bc1rw5uspcuh",
             "bc10w508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kw5rljs90",
             "BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P", "bc1zw508d6qejxtdg4y5r3zarvaryvqyzf3du",
             "bc1gmk9yu", "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd",
             "BC1S0XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ54WELL",
             "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh",
             "bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4",
             "BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R", "bc1pw5dgrnzv",
             "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v8n0nx0muaewav253zgeav",
             "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v07qwwzcrf",
             "bc1qW508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4" })
        EXPECT_FALSE(decodeSegwit(bad)) << bad;
    EXPECT_FALSE(Address::parse("bc1sw50qgdz25j")); // no kind of ours
}

// The values in BIP-322's text.
TEST(Bip322, KnownAnswers)
{
    const auto address = Address::parse(kSigner).value();
    const struct {
        const char *message, *hash, *toSpend, *toSign;
    } kHashes[] = {
        { "", "c90c269c4f8fcbe6880f72a721ddfbf1914268a794cbb21cfafee13770ae19f1",
            "c5680aa69bb8d860bf82d4e9cd3504b55dde018de765a91bb566283c545a99a7",
            "1e9654e951a5ba44c8604c4de6c67fd78a27e81dcadcfe1edf638ba3aaebaed6" },
        { "Hello World", "f0eb03b1a75ac6d9847f55c624a99169b5dccba2a31f5b23bea77ba270de0a7a",
            "b79d196740ad5217771c1098fc4a4b51e0535c32236c71f1ea4d61a2d603352b",
            "88737ae86f2077145f93cc4b153ae9a1cb8d56afa511988c149c5c8c9d93bddf" },
    };
    for (const auto& row : kHashes) {
        EXPECT_EQ(hex(messageHash(view(row.message))), row.hash);
        EXPECT_EQ(idText(toSpendId(view(row.message), address)), row.toSpend);
        EXPECT_EQ(idText(toSignId(view(row.message), address)), row.toSign);
    }
    EXPECT_TRUE(verifies("", kSigner,
        "AkcwRAIgM2gBAQqvZX15ZiysmKmQpDrG83avLIT492QBzLnQIxYCIBaTpOaD20qRlEylyxFSeEA2ba9YOixpX8z46"
        "TSDtS40ASECx/EgAxlkQpQ9hYjgGu6EBCPMVPwVIVJqO4XCsMvViHI="));
    EXPECT_TRUE(verifies("Hello World", kSigner,
        "AkgwRQIhAOzyynlqt93lOKJr+wmmxIens//zPzl9tqIOua93wO6MAiBi5n5EyAcPScOjf1lAqIUIQtr3zKNeavYab"
        "HyR8eGhowEhAsfxIAMZZEKUPYWI4BruhAQjzFT8FSFSajuFwrDL1Yhy"));
    EXPECT_FALSE(verifies("Hello world", kSigner,
        "AkgwRQIhAOzyynlqt93lOKJr+wmmxIens//zPzl9tqIOua93wO6MAiBi5n5EyAcPScOjf1lAqIUIQtr3zKNeavYab"
        "HyR8eGhowEhAsfxIAMZZEKUPYWI4BruhAQjzFT8FSFSajuFwrDL1Yhy"));
    EXPECT_TRUE(verifies("No prefix fallback",
        "bc1pss0zhytly75awhm6x2hhvd5lnzv3vssgrf9axfheq8ldyzn88ges79fler",
        "AUCJYOwOjxYAvatTAGYaVlNXBVyFuc4MwNQkOuK2tl8xhfKDONd0NjfYyNSYcRqeCp8hsAnCEPHAVEkO9h6vbQ/"
        "R"));
}

TEST(Bip322, SimpleVectorsOfTheBip)
{
    int checked = 0;
    for (const auto* file :
        { "bips/bip-0322/basic-test-vectors.json", "bips/bip-0322/generated-test-vectors.json" }) {
        const auto all = test::vectors(file);
        if (all.is_null()) GTEST_SKIP() << "../shared/vectors is not here";
        for (const auto& v : all["simple"]) {
            const auto type = v["type"].get<std::string>();
            if (type != "p2wpkh" && type != "p2tr") continue;
            for (const auto& signature : v["bip322_signatures"]) {
                auto text = signature.get<std::string>();
                if (text.starts_with("smp")) text.erase(0, 3);
                EXPECT_TRUE(verifies(v["message"], v["address"], text)) << v.dump();
                ++checked;
            }
        }
    }
    EXPECT_GE(checked, 7);
}

TEST(BitcoinMessage, CardAndLimits)
{
    const auto decoded
        = decode({ PayloadType::BitcoinMessage, toBytes(view("Hello World")) }, kSigner).value();
    EXPECT_TRUE(decoded.fullyDecoded);
    EXPECT_EQ(decoded.kind, Kind::Message);
    EXPECT_EQ(decoded.network, "Bitcoin");
    EXPECT_EQ(decoded.summary, "Sign a text of 11 bytes");
    EXPECT_TRUE(decoded.signedBytes.empty());
    EXPECT_EQ(decoded.digest, messageDigest(view("Hello World"), *Address::parse(kSigner)));
    const auto of = [](const Bytes& bytes, const char* from) {
        return decode({ PayloadType::BitcoinMessage, bytes }, from);
    };
    EXPECT_TRUE(of({}, kSigner)); // BIP-322 has an empty message
    EXPECT_TRUE(of(Bytes(kMaxMessageBytes, 'a'), kSigner));
    EXPECT_EQ(of(Bytes(kMaxMessageBytes + 1, 'a'), kSigner).error().code, Code::TextTooLong);
    EXPECT_EQ(of({ 0xFF }, kSigner).error().code, Code::BadUtf8);
    for (const auto other : { "", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "bc1sw50qgdz25j" })
        EXPECT_EQ(of({ 'a' }, other).error().code, Code::BadAddress) << other;
}

} // namespace tercet::chains::bitcoin
