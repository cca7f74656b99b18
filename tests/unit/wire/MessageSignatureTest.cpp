#include "core/wire/MessageSignature.h"

#include <gtest/gtest.h>
#include <sodium.h>

#include "core/crypto/SystemRandom.h"

using namespace tercet;
using namespace tercet::wire;

namespace {

const std::string kBody = R"({"hello": "world"})";

crypto::SigningKey key(std::uint8_t seed)
{
    Bytes32 bytes;
    bytes.fill(seed);
    return crypto::SigningKey::fromSeed(bytes);
}

Request request()
{
    return { "POST", "cosigner.example:8443", "/v1/vaults/new/sessions", "kind=keygen",
        "application/cbor", "00112233445566778899aabbccddeeff", view(kBody) };
}

const ByteArray<16> kNonce { 1, 2, 3 };

} // namespace

// RFC 9421, appendix B.2.6: the signature base, and test-key-ed25519's signature over it.
TEST(MessageSignature, BaseOfRfc9421IsSignedAsThere)
{
    const std::vector<Component> covered {
        { "\"date\"", "Tue, 20 Apr 2021 02:07:55 GMT" },
        { "\"@method\"", "POST" },
        { "\"@path\"", "/foo" },
        { "\"@authority\"", "example.com" },
        { "\"content-type\"", "application/json" },
        { "\"content-length\"", "18" },
    };
    const auto base = signatureBase(covered,
        "(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" \"content-length\")"
        ";created=1618884473;keyid=\"test-key-ed25519\"");
    const auto seed = fromBase64url("n4Ni-HpISpVObnQMW0wOhCKROaIKqKtW_2ZYb2p9KcU");
    ASSERT_TRUE(seed && seed->size() == 32);
    const auto signing = crypto::SigningKey::fromSeed(std::span<const std::uint8_t, 32>(*seed));
    EXPECT_EQ(base64url(signing.publicKey()), "JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs");
    EXPECT_EQ(signatureField(signing.sign(view(base))),
        "tercet=:"
        "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRC"
        "w==:");
}

// RFC 9530, appendix B.1.
TEST(MessageSignature, DigestOfRfc9530)
{
    EXPECT_EQ(contentDigest(view(std::string("{\"hello\": \"world\"}\n"))),
        "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:");
    EXPECT_EQ(contentDigest({}), "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:");
}

TEST(MessageSignature, RequestNamesItsKeyTimeAndNonce)
{
    const auto headers = signRequest(request(), key(7), 1'790'000'000, kNonce);
    const auto read = verifyRequest(request(), headers);
    ASSERT_TRUE(read) << read.error().context;
    EXPECT_EQ(*read, (Parameters { 1'790'000'000, kNonce, key(7).publicKey() }));
    EXPECT_TRUE(headers.input.starts_with(
        "tercet=(\"@method\" \"@authority\" \"@path\" \"@query\" \"content-digest\" "
        "\"tercet-suite\" "
        "\"content-type\" \"idempotency-key\");created=1790000000;nonce="));
}

TEST(MessageSignature, EveryPartOfARequestIsCovered)
{
    const auto headers = signRequest(request(), key(7), 1'790'000'000, kNonce);
    const std::string other = kBody + ' ';
    std::vector<Request> changed(7, request());
    changed[0].method = "PUT";
    changed[1].authority = "other.example";
    changed[2].path = "/v1/vaults/new/session";
    changed[3].query = "kind=link";
    changed[4].contentType = "application/json";
    changed[5].idempotencyKey = "00112233445566778899aabbccddeefe";
    changed[6].body = view(other);
    changed.push_back(request());
    changed.back().contentType = {};
    changed.push_back(request());
    changed.back().idempotencyKey = {};
    for (std::size_t i = 0; i < changed.size(); ++i) {
        const auto read = verifyRequest(changed[i], headers);
        ASSERT_FALSE(read) << i;
        EXPECT_EQ(read.error().code, Code::BadSignature);
    }
}

// A value that brings a line of its own could stand for two components.
TEST(MessageSignature, NoControlCharacters)
{
    auto forged = request();
    forged.contentType = "a\n\"idempotency-key\": b";
    EXPECT_FALSE(verifyRequest(forged, signRequest(forged, key(7), 1, kNonce)));
}

TEST(MessageSignature, EveryChangedByteOfTheFieldsIsRefused)
{
    const auto headers = signRequest(request(), key(7), 1'790'000'000, kNonce);
    for (const auto field : { &SignatureHeaders::contentDigest, &SignatureHeaders::input,
             &SignatureHeaders::signature }) {
        const auto size = (headers.*field).size();
        for (std::size_t at = 0; at < size; ++at)
            for (const char to : { char((headers.*field)[at] ^ 1), ' ', '"', 'A', '\0' }) {
                auto broken = headers;
                if ((broken.*field)[at] == to) continue;
                (broken.*field)[at] = to;
                ASSERT_FALSE(verifyRequest(request(), broken)) << at << " " << int(to);
            }
        auto cut = headers;
        (cut.*field).pop_back();
        EXPECT_FALSE(verifyRequest(request(), cut));
        auto longer = headers;
        (longer.*field) += ' ';
        EXPECT_FALSE(verifyRequest(request(), longer));
    }
}

// Found by fuzz_wire: a byte above 0x7f was read as a letter of the base64.
TEST(MessageSignature, OneSpellingOfTheSignature)
{
    const auto good = signatureField({});
    ASSERT_TRUE(readSignatureField(good));
    for (std::size_t at = 0; at < good.size(); ++at)
        for (int byte = 0; byte < 256; ++byte) {
            auto spoiled = good;
            spoiled[at] = char(byte);
            const auto read = readSignatureField(spoiled);
            EXPECT_TRUE(!read || signatureField(*read) == spoiled) << at << ' ' << byte;
        }
}

TEST(MessageSignature, AnswerBelongsToItsRequest)
{
    const auto asked = signRequest(request(), key(7), 1'790'000'000, kNonce);
    const auto otherAsked = signRequest(request(), key(7), 1'790'000'001, kNonce);
    const Response response { 200, "application/cbor", view(kBody) };
    const auto answer = signResponse(response, asked.signature, key(9), 1'790'000'000, kNonce);
    EXPECT_TRUE(verifyResponse(response, answer, asked.signature, key(9).publicKey()));
    EXPECT_FALSE(verifyResponse(response, answer, otherAsked.signature, key(9).publicKey()));
    EXPECT_FALSE(verifyResponse(response, answer, asked.signature, key(8).publicKey()));
    auto changed = response;
    changed.status = 409;
    EXPECT_FALSE(verifyResponse(changed, answer, asked.signature, key(9).publicKey()));
    changed = response;
    changed.body = {};
    EXPECT_FALSE(verifyResponse(changed, answer, asked.signature, key(9).publicKey()));
    changed = response;
    changed.contentType = kBody;
    EXPECT_FALSE(verifyResponse(changed, answer, asked.signature, key(9).publicKey()));
}
