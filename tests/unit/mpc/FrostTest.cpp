#include <algorithm>
#include <gtest/gtest.h>
#include <secp256k1_extrakeys.h>
#include <set>

#include "core/crypto/Schnorr.h"
#include "core/mpc/FrostEd.h"
#include "core/mpc/FrostSecp.h"
#include "tests/unit/mpc/Tamper.h"

namespace tercet::mpc::test {

namespace {

// Additive shares of one key, their public parts and the key.
struct SecpKeys {
    std::array<crypto::Scalar, 3> x;
    std::vector<crypto::Point> X;
    explicit SecpKeys(Random& rng)
    {
        for (auto& one : x) {
            one = crypto::Scalar::random(rng);
            X.push_back(crypto::Point::mulBase(one).value());
        }
    }
    crypto::Point key() const { return crypto::Point::sum({ X[0], X[1], X[2] }).value(); }
};

// The taproot output key by libsecp256k1's own function.
Bytes32 outputKey(const Bytes32& internal, const Bytes32& tweak)
{
    secp256k1_xonly_pubkey in, out;
    secp256k1_pubkey full;
    Bytes32 bytes {};
    EXPECT_TRUE(secp256k1_xonly_pubkey_parse(secp256k1_context_static, &in, internal.data()));
    EXPECT_TRUE(
        secp256k1_xonly_pubkey_tweak_add(secp256k1_context_static, &full, &in, tweak.data()));
    EXPECT_TRUE(secp256k1_xonly_pubkey_from_pubkey(secp256k1_context_static, &out, nullptr, &full));
    secp256k1_xonly_pubkey_serialize(secp256k1_context_static, bytes.data(), &out);
    return bytes;
}

crypto::EdScalar ed(const char* digits)
{
    return crypto::EdScalar::decode(fromHex(digits).value()).value();
}

}

TEST(FrostSecp, EveryParityCaseVerifies)
{
    SeededRandom random(1);
    std::set<std::tuple<KeyPath, bool, bool, bool>> cases;
    for (int run = 0; run < 240; ++run) {
        const SecpKeys keys(random);
        const auto path = KeyPath(run % 3);
        const auto tweak = run % 5 ? crypto::Scalar::random(random) : crypto::Scalar();
        const auto root = random.bytes<32>();
        const auto key = FrostSecp::Key::make(keys.key(), tweak, path, root).value();
        const auto derived = keys.key().addBasePublic(tweak).value();
        if (path == KeyPath::Plain) {
            EXPECT_EQ(key.x, derived.x());
        } else {
            auto message = toBytes(derived.x());
            if (path == KeyPath::TaprootTree) append(message, root);
            EXPECT_EQ(key.x, outputKey(derived.x(), crypto::taggedHash("TapTweak", message)));
        }
        const auto message = Bytes(std::size_t(run), 7); // of any length
        std::vector<FrostSecp::Nonces> nonces;
        std::vector<FrostSecp::Commitment> commitments;
        for (const auto& share : keys.x) {
            nonces.push_back(FrostSecp::draw(share, random));
            commitments.push_back(FrostSecp::commit(nonces.back()));
        }
        const auto plan = FrostSecp::plan(key, kParties, commitments, message).value();
        std::vector<crypto::Scalar> z;
        for (std::size_t i = 0; i < 3; ++i) {
            z.push_back(FrostSecp::share(plan, key, i, nonces[i], keys.x[i]));
            EXPECT_TRUE(FrostSecp::checkShare(plan, key, i, z[i], keys.X[i]));
            EXPECT_FALSE(FrostSecp::checkShare(plan, key, i, z[i], keys.X[(i + 1) % 3]));
        }
        const auto signature = FrostSecp::combine(plan, key, z, message);
        ASSERT_EQ(outcome(signature), "");
        EXPECT_TRUE(crypto::schnorrVerify(key.x, message, *signature));
        cases.insert({ path, derived.yIsOdd(), key.negate, plan.negate });
        z[1] += crypto::Scalar::fromU64(1);
        EXPECT_FALSE(FrostSecp::checkShare(plan, key, 1, z[1], keys.X[1]));
        EXPECT_EQ(classOf(FrostSecp::combine(plan, key, z, message)), "final");
    }
    // Parities of the derived key, of the output key and of R: eight of either Taproot path, four
    // of the plain one.
    EXPECT_EQ(cases.size(), 20u);
}

// BIP-341's wallet test vectors, keyPathSpending: internal key, Merkle root, output key.
TEST(FrostSecp, OutputKeysOfBip341)
{
    const struct {
        const char *internal, *root, *output;
    } vectors[] = {
        { "d6889cb081036e0faefa3a35157ad71086b123b2b144b649798b494c300a961d", "",
            "53a1f6e454df1aa2776a2814a721372d6258050de330b3c6d10ee8f4e0dda343" },
        { "187791b6f712a8ea41c8ecdd0ee77fab3e85263b37e1ec18a3651926b3a6cf27",
            "5b75adecf53548f3ec6ad7d78383bf84cc57b55a3127c72b9a2481752dd88b21",
            "147c9c57132f6e7ecddba9800bb0c4449251c92a1e60371ee77557b6620f3ea3" },
    };
    for (const auto& v : vectors) {
        Bytes compressed { 2 };
        append(compressed, fromHex(v.internal).value());
        const bool tree = *v.root;
        const auto root = tree ? arrayFromHex<32>(v.root).value() : Bytes32 {};
        const auto key = FrostSecp::Key::make(crypto::Point::decode(compressed).value(), {},
            tree ? KeyPath::TaprootTree : KeyPath::Taproot, root);
        EXPECT_EQ(hex(key->x), v.output);
    }
}

// RFC 9591, appendix E.1: two of three Shamir shares, i.e. two additive shares λ_i·f(i).
TEST(FrostEd, Rfc9591)
{
    const auto message = fromHex("74657374").value();
    const auto point = crypto::EdPoint::decode(
        fromHex("15d21ccd7ee42959562fc8aa63224c8851fb3ec85a3faf66040d380fb9738673").value());
    const FrostEd::Key key { *point, {} };
    const Party parties[] = { Party::P1, Party::P3 };
    const std::vector<FrostEd::Nonces> nonces {
        { ed("ef6599dea4010581a72b3018c37c29a4341d7cab0773e8687ca74dcf14009701"),
            ed("2baadfa0c69aa60d517ad4751de372a73f9d89cfc39026601f18458cdec12605") },
        { ed("80f8d9a4b8f9366e1a0b618107c907cd3ee29fa9bb40b4691cc1bde696240005"),
            ed("2610b664a5a187b4855e87d2ff485bebdf043dc2f161fcd4854cd01dc0276404") },
    };
    const std::vector commitments { FrostEd::commit(nonces[0]), FrostEd::commit(nonces[1]) };
    EXPECT_EQ(
        hex(commitments[0].D), "9b116f12589591a7e23fe8048059ab10ab48e67739e7a2fb3890f61a7999478c");
    EXPECT_EQ(
        hex(commitments[1].E), "b2a942478453fabb6bd3181c56ba657413447b4136e1daea2484d396d1a516b3");
    const auto plan = FrostEd::plan(key, parties, commitments, message).value();
    EXPECT_EQ(hex(plan.rho[0]), "ff960a65374e216a0918729b153466016664fa980d409bc3f308daa7acb30d0d");
    EXPECT_EQ(hex(plan.rho[1]), "279d48ec56f16d234c09ea62f3d02ab776ee38e03f66b20f939f1316e13df10f");
    // λ_1 = 3/2, λ_3 = −1/2 for the set {1, 3}; the inverse of 2 mod L.
    const auto half = ed("f7e97a2e8d31092c6bce7b51ef7c6f0a00000000000000000000000000000008");
    const auto s1 = ed("929dcc590407aae7d388761cddb0c0db6f5627aea8e217f4a033f2ec83d93509");
    const auto s3 = ed("d3cb090a075eb154e82fdb4b3cb507f110040905468bb9c46da8bdea643a9a02");
    const std::vector<crypto::EdScalar> z {
        FrostEd::share(plan, key, 0, nonces[0], (s1 + s1 + s1) * half),
        FrostEd::share(plan, key, 1, nonces[1], crypto::EdScalar() - s3 * half),
    };
    EXPECT_EQ(hex(z[0]), "60997f0142e43e8005027fe5ab7447dac00d22c2d7ddd9571a02613ba7d81c08");
    EXPECT_EQ(hex(z[1]), "79390e78bc59699c7af831f8f5fb478ec871a85f561a8641b5670ac4443f720f");
    const auto signature = FrostEd::combine(plan, key, z, message);
    ASSERT_EQ(outcome(signature), "");
    EXPECT_EQ(hex(*signature),
        "154fb694ee7fcb37bf2381d94488c2a84b03b3352ad085feca81ad26d45852b7"
        "ecfe971ce4da95c4a95db93ac376b053897fca212ef85f99cf696bffeb178f07");
}

TEST(FrostEd, DerivedKeysVerify)
{
    SeededRandom random(2);
    for (int run = 0; run < 30; ++run) {
        std::array<crypto::EdScalar, 3> y;
        std::vector<crypto::EdPoint> Y;
        for (auto& one : y) {
            one = crypto::EdScalar::random(random);
            Y.push_back(crypto::EdPoint::mulBase(one).value());
        }
        const auto root = (*(Y[0] + Y[1]) + Y[2]).value();
        const auto tweak = run % 3 ? crypto::EdScalar::random(random) : crypto::EdScalar();
        const auto key = FrostEd::Key::make(root, tweak).value();
        const Bytes message(std::size_t(run) * 7, 3);
        std::vector<FrostEd::Nonces> nonces;
        std::vector<FrostEd::Commitment> commitments;
        for (const auto& share : y) {
            nonces.push_back(FrostEd::draw(share, random));
            commitments.push_back(FrostEd::commit(nonces.back()));
        }
        const auto plan = FrostEd::plan(key, kParties, commitments, message).value();
        std::vector<crypto::EdScalar> z;
        for (std::size_t i = 0; i < 3; ++i) {
            z.push_back(FrostEd::share(plan, key, i, nonces[i], y[i]));
            EXPECT_TRUE(FrostEd::checkShare(plan, key, i, z[i], Y[i]));
            EXPECT_FALSE(FrostEd::checkShare(plan, key, i, z[i], Y[(i + 1) % 3]));
        }
        EXPECT_EQ(outcome(FrostEd::combine(plan, key, z, message)), "");
        std::swap(z[0], z[1]); // the sum is the same
        EXPECT_EQ(outcome(FrostEd::combine(plan, key, z, message)), "");
        z[2] = z[2] + z[2];
        EXPECT_EQ(classOf(FrostEd::combine(plan, key, z, message)), "final");
    }
}

} // namespace tercet::mpc::test
