#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "TestPaths.h"
#include "core/crypto/Aead.h"
#include "core/crypto/Ecdsa.h"
#include "core/crypto/Hash.h"
#include "core/crypto/Identity.h"
#include "core/crypto/Schnorr.h"
#include "core/crypto/Secp256k1.h"

// Public vectors of ../shared/vectors through our own functions; each skips where they are absent.
namespace tercet::crypto {

namespace {

using nlohmann::json;

std::string pathOf(const std::string& name)
{
    return std::string(TERCET_SHARED_DIR) + "/vectors/" + name;
}

json load(const std::string& name)
{
    std::ifstream in(pathOf(name));
    return in ? json::parse(in) : json();
}

Bytes bytes(const json& value) { return fromHex(value.get<std::string>()).value(); }

template <std::size_t N> std::optional<ByteArray<N>> exactly(const Bytes& in)
{
    if (in.size() != N) return {};
    return toArray(std::span<const std::uint8_t, N>(in.data(), N));
}

Point keyOf(const json& group)
{
    auto key = bytes(group["publicKey"]["uncompressed"]);
    key[0] = std::uint8_t(2 + (key.back() & 1));
    key.resize(33);
    return Point::decode(key).value();
}

EcdsaSignature split(const ByteArray<64>& both)
{
    EcdsaSignature out;
    std::copy_n(both.begin(), 32, out.r.begin());
    std::copy_n(both.begin() + 32, 32, out.s.begin());
    return out;
}

// r ‖ s of strict DER, by libsecp256k1: we read no DER ourselves.
std::optional<ByteArray<64>> fromDer(const Bytes& der)
{
    secp256k1_ecdsa_signature parsed;
    if (der.empty()
        || !secp256k1_ecdsa_signature_parse_der(secpContext(), &parsed, der.data(), der.size()))
        return {};
    ByteArray<64> out;
    secp256k1_ecdsa_signature_serialize_compact(secpContext(), out.data(), &parsed);
    return out;
}

// Runs `accepts` on every test; returns how many there were. A signature with a high s is valid in
// general and never for us.
template <typename Accepts> int wycheproof(const json& suite, Accepts accepts)
{
    int tests = 0;
    for (const auto& group : suite["testGroups"])
        for (const auto& test : group["tests"]) {
            const bool valid = test["result"] == "valid";
            EXPECT_EQ(accepts(group, test), valid) << test["tcId"] << " " << test["comment"];
            ++tests;
        }
    EXPECT_EQ(tests, suite["numberOfTests"].get<int>());
    return tests;
}

} // namespace

#define TERCET_LOAD(suite, name)                                                                   \
    const auto suite = load(name);                                                                 \
    if (suite.is_null()) GTEST_SKIP() << "no ../shared/vectors/" << name

TEST(Wycheproof, EcdsaBitcoinStrictDerAndLowS)
{
    TERCET_LOAD(suite, "wycheproof/ecdsa_secp256k1_sha256_bitcoin_test.json");
    wycheproof(suite, [](const json& group, const json& test) {
        const auto both = fromDer(bytes(test["sig"]));
        return both && ecdsaVerify(keyOf(group), sha256(bytes(test["msg"])), split(*both));
    });
}

namespace {

// Against a suite that takes high s: we take all of it but that.
template <typename Read> void ecdsa(const json& suite, Read read)
{
    int high = 0;
    for (const auto& group : suite["testGroups"])
        for (const auto& test : group["tests"]) {
            const auto both = read(bytes(test["sig"]));
            const auto s = both ? Scalar::decode(ByteView(*both).subspan(32)) : Result<Scalar>();
            const bool isHigh = both && s && s->isHigh();
            high += isHigh;
            const bool accepted
                = both && ecdsaVerify(keyOf(group), sha256(bytes(test["msg"])), split(*both));
            EXPECT_EQ(accepted, test["result"] == "valid" && !isHigh)
                << test["tcId"] << " " << test["comment"];
        }
    EXPECT_GT(high, 0);
}

}

TEST(Wycheproof, EcdsaDer)
{
    TERCET_LOAD(suite, "wycheproof/ecdsa_secp256k1_sha256_test.json");
    ecdsa(suite, fromDer);
}

TEST(Wycheproof, EcdsaP1363)
{
    TERCET_LOAD(suite, "wycheproof/ecdsa_secp256k1_sha256_p1363_test.json");
    ecdsa(suite, [](const Bytes& signature) { return exactly<64>(signature); });
}

TEST(Wycheproof, Ed25519)
{
    TERCET_LOAD(suite, "wycheproof/ed25519_test.json");
    wycheproof(suite, [](const json& group, const json& test) {
        const auto key = exactly<32>(bytes(group["publicKey"]["pk"]));
        const auto signature = exactly<64>(bytes(test["sig"]));
        return key && signature && verifySignature(*key, bytes(test["msg"]), *signature);
    });
}

TEST(Wycheproof, X25519)
{
    TERCET_LOAD(suite, "wycheproof/x25519_test.json");
    int refused = 0;
    for (const auto& group : suite["testGroups"])
        for (const auto& test : group["tests"]) {
            const auto secret = exactly<32>(bytes(test["private"])).value();
            const auto shared
                = DhKey::fromSecret(secret).agree(exactly<32>(bytes(test["public"])).value());
            const auto expected = bytes(test["shared"]);
            if (expected == Bytes(32)) {
                EXPECT_FALSE(shared) << test["tcId"]; // a public key of small order
                ++refused;
                continue;
            }
            ASSERT_TRUE(shared) << test["tcId"];
            EXPECT_TRUE(equal(shared->view(), expected)) << test["tcId"];
        }
    EXPECT_GT(refused, 0);
}

TEST(Wycheproof, XChaCha20Poly1305)
{
    TERCET_LOAD(suite, "wycheproof/xchacha20_poly1305_test.json");
    wycheproof(suite, [](const json&, const json& test) {
        const auto key = exactly<32>(bytes(test["key"]));
        const auto nonce = exactly<24>(bytes(test["iv"]));
        if (!key || !nonce) return false;
        auto sealed = bytes(test["ct"]);
        append(sealed, bytes(test["tag"]));
        const Secret<32> secret(*key);
        const auto associated = bytes(test["aad"]), message = bytes(test["msg"]);
        const auto opened = aeadOpen(secret, *nonce, sealed, associated);
        if (!opened) return false;
        EXPECT_EQ(toBytes(opened->view()), message);
        EXPECT_EQ(aeadSeal(secret, *nonce, message, associated), sealed);
        return true;
    });
}

TEST(Bip340, Vectors)
{
    std::ifstream in(pathOf("bips/bip-0340/test-vectors.csv"));
    if (!in) GTEST_SKIP() << "no ../shared/vectors/bips/bip-0340";
    std::string line;
    std::getline(in, line); // the columns' names
    std::set<bool> results;
    int tests = 0;
    while (std::getline(in, line)) {
        std::vector<std::string> fields;
        std::istringstream row(line);
        for (std::string field; std::getline(row, field, ',');) {
            for (auto& c : field) c = char(std::tolower(c));
            fields.push_back(field);
        }
        ASSERT_GE(fields.size(), 7u);
        const bool valid = fields[6] == "true";
        EXPECT_EQ(schnorrVerify(arrayFromHex<32>(fields[2]).value(), fromHex(fields[4]).value(),
                      arrayFromHex<64>(fields[5]).value()),
            valid)
            << "index " << fields[0];
        results.insert(valid);
        ++tests;
    }
    EXPECT_GE(tests, 19);
    EXPECT_EQ(results.size(), 2u);
}

// Which of the twelve edge cases are accepted: the row of libsodium, which takes the fourth only.
TEST(Ed25519, Speccheck)
{
    TERCET_LOAD(cases, "ed25519-speccheck/cases.json");
    std::ifstream results(pathOf("ed25519-speccheck/results.md"));
    std::string line, expected;
    while (std::getline(results, line)) {
        if (!line.starts_with("|LibSodium")) continue;
        for (const char c : line.substr(line.find('|', 1)))
            if (c == 'V' || c == 'X') expected += c;
    }
    std::string found;
    for (const auto& one : cases)
        found += verifySignature(exactly<32>(bytes(one["pub_key"])).value(), bytes(one["message"]),
                     exactly<64>(bytes(one["signature"])).value())
            ? 'V'
            : 'X';
    EXPECT_EQ(found, expected);
    EXPECT_EQ(found, "XXXVXXXXXXXX");
}

#undef TERCET_LOAD

} // namespace tercet::crypto
