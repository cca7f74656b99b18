#include <botan/ecdsa.h>
#include <botan/ed25519.h>
#include <botan/pubkey.h>
#include <gtest/gtest.h>
#include <unordered_set>

#include "core/crypto/Bip32.h"
#include "core/crypto/EdBip32.h"
#include "core/crypto/Schnorr.h"
#include "tests/unit/mpc/Tamper.h"

// Ten thousand signatures of each kind over random keys, paths and messages. Each is verified by
// libsecp256k1 or libsodium and, where Botan has the kind, by Botan too; no R comes twice.
namespace tercet::mpc::test {

namespace {

constexpr int kVaults = 10, kEach = 1000;

struct Many : testing::Test {
    // `sign` gets an open link and makes one signature, whose R it returns.
    void run(Curve curve, const std::function<Bytes(ThreeParties&)>& sign)
    {
        std::unordered_set<std::string> rs;
        for (std::uint64_t seed = 1; seed <= kVaults; ++seed) {
            ThreeParties p(seed << 8 | std::uint64_t(curve));
            ASSERT_EQ(outcome(p.dkg()), "");
            ASSERT_EQ(outcome(p.openLink()), "");
            ASSERT_EQ(outcome(p.nonces(curve, 1)), "");
            for (int i = 0; i < kEach; ++i) {
                const auto r = sign(p);
                if (HasFatalFailure()) return;
                ASSERT_TRUE(rs.emplace(text(r)).second) << "R used twice";
            }
        }
        EXPECT_EQ(rs.size(), std::size_t(kVaults * kEach));
    }
    static std::vector<std::uint32_t> path(ThreeParties& p)
    {
        const auto draw = p.random.bytes<16>();
        std::vector<std::uint32_t> out;
        for (std::size_t d = 0; d < draw[0] % 6u; ++d)
            out.push_back(std::uint32_t(draw[1 + d] & 0x7F) << 24 | draw[7 + d]);
        return out;
    }
    static Bytes message(ThreeParties& p)
    {
        const auto draw = p.random.bytes<2>();
        const std::size_t size = draw[0] * 2u + draw[1] % 2u;
        Bytes out(size);
        p.random.fill(out);
        return out;
    }
};

Botan::BigInt number(ByteView be) { return { be.data(), be.size() }; }

bool botanEcdsa(const crypto::Point& key, const Bytes32& digest, const crypto::EcdsaSignature& s)
{
    static const Botan::EC_Group group("secp256k1");
    const auto point = key.encodeUncompressed();
    const Botan::ECDSA_PublicKey parsed(group,
        group.point(number(ByteView(point).subspan(1, 32)), number(ByteView(point).last(32))));
    Botan::PK_Verifier verifier(parsed, "Raw");
    auto both = toBytes(s.r);
    append(both, s.s);
    return verifier.verify_message(digest.data(), digest.size(), both.data(), both.size());
}

bool botanEd25519(const Bytes32& key, const Bytes& message, const ByteArray<64>& signature)
{
    const Botan::Ed25519_PublicKey parsed(key.data(), key.size());
    Botan::PK_Verifier verifier(parsed, "Pure");
    return verifier.verify_message(
        message.data(), message.size(), signature.data(), signature.size());
}

}

TEST_F(Many, Ecdsa)
{
    run(Curve::Secp256k1, [](ThreeParties& p) -> Bytes {
        if (p.link->presignatures() == 0) {
            EXPECT_EQ(outcome(p.presign(16)), "");
        }
        const auto where = path(p);
        const auto digest = p.random.bytes<32>();
        const auto signature = p.sign(p.input(where, digest));
        if (!signature) {
            ADD_FAILURE() << outcome(signature);
            return {};
        }
        const auto key
            = crypto::derivePublic({ p.hubRecord->key, p.hubRecord->chainCode }, where)->node.key;
        EXPECT_TRUE(crypto::ecdsaVerify(key, digest, *signature)); // accepts low s only
        EXPECT_EQ(crypto::ecdsaRecover(digest, *signature), key);
        EXPECT_TRUE(botanEcdsa(key, digest, *signature));
        return toBytes(signature->r);
    });
}

TEST_F(Many, Bip340)
{
    int parities[4] {}; // of the derived key and the output key
    run(Curve::Secp256k1, [&](ThreeParties& p) -> Bytes {
        const auto where = path(p);
        const auto m = message(p);
        const auto derived
            = crypto::derivePublic({ p.hubRecord->key, p.hubRecord->chainCode }, where);
        const SchnorrInput input { .path = where,
            .payloadType = 9,
            .payload = m,
            .keyPath = KeyPath::Taproot,
            .tweak = derived->tweak,
            .message = m };
        const auto signature = p.bip340(input);
        if (!signature) {
            ADD_FAILURE() << outcome(signature);
            return {};
        }
        const auto output = crypto::taprootOutputKey(derived->node.key);
        EXPECT_TRUE(output && crypto::schnorrVerify(*output, m, *signature));
        const auto key
            = FrostSecp::Key::make(p.hubRecord->key, derived->tweak, KeyPath::Taproot, {});
        EXPECT_EQ(key->x, *output);
        const bool odd = derived->node.key.yIsOdd();
        ++parities[odd * 2 + (odd != key->negate)];
        return Bytes(signature->begin(), signature->begin() + 32);
    });
    for (const int count : parities) EXPECT_GT(count, kVaults * kEach / 8);
}

TEST_F(Many, Ed25519)
{
    run(Curve::Ed25519, [](ThreeParties& p) -> Bytes {
        const auto where = path(p);
        const auto m = message(p);
        const auto derived = crypto::derivePublic(
            crypto::EdExtendedKey { p.hubRecord->edKey, p.hubRecord->edChainCode }, where);
        const EdInput input {
            .path = where, .payloadType = 10, .payload = m, .tweak = derived->tweak, .message = m
        };
        const auto signature = p.ed25519(input);
        if (!signature) {
            ADD_FAILURE() << outcome(signature);
            return {};
        }
        const auto& key = derived->node.key.encode();
        EXPECT_TRUE(crypto::verifySignature(key, m, *signature));
        EXPECT_TRUE(botanEd25519(key, m, *signature));
        return Bytes(signature->begin(), signature->begin() + 32);
    });
}

} // namespace tercet::mpc::test
