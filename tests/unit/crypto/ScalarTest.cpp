#include "core/crypto/Scalar.h"

#include <botan/bigint.h>
#include <gtest/gtest.h>

#include "core/crypto/Ecdsa.h"
#include "core/crypto/Ed25519Group.h"
#include "core/crypto/Point.h"
#include "core/crypto/ScalarLimbs.h"
#include "core/crypto/SystemRandom.h"

using namespace tercet;
using namespace tercet::crypto;
using Botan::BigInt;

namespace {

const BigInt kQ("0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141");

BigInt big(const Scalar& s) { return BigInt(s.be().data(), 32); }
Scalar scalar(const BigInt& v)
{
    ByteArray<32> be;
    Botan::BigInt::encode_1363(be.data(), 32, v);
    return *Scalar::decode(be);
}

std::vector<Scalar> interesting()
{
    SystemRandom rng;
    std::vector<Scalar> out { Scalar(), scalar(BigInt(1)), scalar(BigInt(2)), scalar(kQ - 1),
        scalar(kQ - 2), scalar(kQ / 2), scalar(kQ / 2 + 1) };
    for (int i = 0; i < 60; ++i) out.push_back(Scalar::random(rng));
    return out;
}

}

TEST(Scalar, AgreesWithBigIntegersIncludingTheEdges)
{
    const auto values = interesting();
    for (const auto& a : values) {
        EXPECT_EQ(big(-a), (kQ - big(a)) % kQ);
        EXPECT_EQ(a.isHigh(), big(a) > kQ / 2);
        for (const auto& b : values) {
            EXPECT_EQ(big(a + b), (big(a) + big(b)) % kQ);
            EXPECT_EQ(big(a - b), (big(a) + kQ - big(b)) % kQ);
            EXPECT_EQ(big(a * b), (big(a) * big(b)) % kQ);
        }
        if (!a.isZero()) {
            EXPECT_EQ(big(a * a.inverse()), 1);
        }
    }
}

TEST(Scalar, DecodingIsStrict)
{
    ByteArray<32> be;
    BigInt::encode_1363(be.data(), 32, kQ);
    EXPECT_EQ(Scalar::decode(be).error().code, Code::BadScalar);
    EXPECT_TRUE(Scalar::reduce32(be).isZero());
    be.fill(0xff);
    EXPECT_FALSE(Scalar::decode(be));
    EXPECT_EQ(big(Scalar::reduce32(be)), BigInt(be.data(), 32) % kQ);
    EXPECT_FALSE(Scalar::decode(ByteView(be).first(31)));
    ByteArray<64> wide;
    for (int i = 0; i < 200; ++i) {
        SystemRandom().fill(wide);
        EXPECT_EQ(big(Scalar::reduce64(wide)), BigInt(wide.data(), 64) % kQ);
    }
    wide.fill(0xff);
    EXPECT_EQ(big(Scalar::reduce64(wide)), BigInt(wide.data(), 64) % kQ);
}

TEST(Scalar, SelectAndMask)
{
    const auto a = Scalar::fromU64(7), b = Scalar::fromU64(9);
    EXPECT_EQ(Scalar::select(1, a, b), a);
    EXPECT_EQ(Scalar::select(0, a, b), b);
    EXPECT_EQ(a.masked(1), a);
    EXPECT_TRUE(a.masked(0).isZero());
}

TEST(ScalarLimbs, AgreeWithScalars)
{
    const auto values = interesting();
    const auto back = [](const ScalarLimbs& l) {
        ByteArray<32> be;
        l.store(be.data());
        return *Scalar::decode(be);
    };
    ScalarSum sum;
    Scalar expected;
    for (const auto& a : values)
        for (const auto& b : values) {
            const auto la = ScalarLimbs::of(a), lb = ScalarLimbs::of(b);
            EXPECT_EQ(back(la + lb), a + b);
            EXPECT_EQ(back(la - lb), a - b);
            EXPECT_EQ(back(la.masked(1)), a);
            EXPECT_TRUE(back(la.masked(0)).isZero());
            sum.add(la);
            expected += a;
        }
    EXPECT_EQ(sum.value(), expected);
}

// libsecp256k1, through Scalar, is the reference.
TEST(ScalarLimbs, ProductsAgreeWithScalars)
{
    const auto values = interesting();
    ScalarProductSum sum;
    Scalar expected;
    for (const auto& a : values)
        for (const auto& b : values) {
            const auto la = ScalarLimbs::of(a), lb = ScalarLimbs::of(b);
            EXPECT_EQ((la * lb).scalar(), a * b);
            sum.add(la, lb);
            sum.add(lb);
            expected += a * b + b;
            EXPECT_EQ(sum.value().scalar(), expected);
        }
}

TEST(ScalarLimbs, AMillionRandomProductsAgreeWithScalars)
{
    SystemRandom rng;
    ByteArray<64> bytes;
    std::size_t wrong = 0;
    for (int i = 0; i < 1'000'000; ++i) {
        if (i % 4096 == 0) rng.fill(bytes); // a walk of products from fresh random numbers
        const auto a = ScalarLimbs::load(bytes.data()), b = ScalarLimbs::load(bytes.data() + 32);
        const auto ab = a * b;
        wrong += ab.scalar() != a.scalar() * b.scalar();
        b.store(bytes.data());
        ab.store(bytes.data() + 32);
    }
    EXPECT_EQ(wrong, 0);
}

// Words of zeros and ones carry furthest.
TEST(ScalarLimbs, ProductsOfExtremeWordsAgreeWithBigIntegers)
{
    SystemRandom rng;
    const auto extreme = [&rng] {
        ByteArray<32> be;
        const auto choice = rng.bytes<4>();
        for (std::size_t i = 0; i < 32; ++i)
            be[i] = choice[i / 8] % 3 == 0 ? 0 : choice[i / 8] % 3 == 1 ? 0xff : rng.bytes<1>()[0];
        return ScalarLimbs::load(be.data());
    };
    for (int round = 0; round < 200; ++round) {
        ScalarProductSum sum;
        BigInt expected;
        for (int i = 0; i < 40; ++i) {
            const auto a = extreme(), b = extreme();
            const auto A = big(a.scalar()), B = big(b.scalar());
            EXPECT_EQ(big((a * b).scalar()), A * B % kQ);
            sum.add(a, b);
            expected += A * B;
        }
        EXPECT_EQ(big(sum.value().scalar()), expected % kQ);
    }
}

TEST(ScalarLimbs, LoadingReducesOnce)
{
    ByteArray<32> be, out;
    for (const auto& v : { kQ - 1, kQ, kQ + 1, BigInt::power_of_2(256) - 1 }) {
        BigInt::encode_1363(be.data(), 32, v);
        ScalarLimbs::load(be.data()).store(out.data());
        EXPECT_EQ(BigInt(out.data(), 32), v % kQ);
    }
}

TEST(Point, TheTwoMultiplicationsAgree)
{
    SystemRandom rng;
    const auto p = *Point::mulBase(Scalar::random(rng));
    for (int i = 0; i < 20; ++i) {
        const auto k = Scalar::random(rng);
        EXPECT_EQ(*p.mulSecret(k), *p.mulPublic(k));
        EXPECT_EQ(*p.addBasePublic(k), *Point::sum({ p, *Point::mulBase(k) }));
    }
    EXPECT_FALSE(Point::mulBase(Scalar()));
    EXPECT_FALSE(p.mulSecret(Scalar()));
    EXPECT_FALSE(Point::sum({ p, -p }));
}

TEST(Point, DecodingIsStrict)
{
    SystemRandom rng;
    auto e = Point::mulBase(Scalar::random(rng))->encode();
    EXPECT_TRUE(Point::decode(e));
    auto bad = e;
    bad[0] = 4;
    EXPECT_EQ(Point::decode(bad).error().code, Code::BadPoint);
    bad = e;
    std::fill(bad.begin() + 1, bad.end(), 0xff); // x ≥ p
    EXPECT_FALSE(Point::decode(bad));
    EXPECT_FALSE(Point::decode(ByteView(e).first(32)));
    EXPECT_FALSE(Point::decode({}));
    const auto u = Point::decode(e)->encodeUncompressed();
    EXPECT_FALSE(Point::decode(u));
}

TEST(EdGroup, StrictAndConsistent)
{
    SystemRandom rng;
    const auto a = EdScalar::random(rng), b = EdScalar::random(rng);
    EXPECT_EQ(*(*EdPoint::mulBase(a) + *EdPoint::mulBase(b)), *EdPoint::mulBase(a + b));
    EXPECT_EQ(*EdPoint::mulBase(a)->mul(b), *EdPoint::mulBase(a * b));
    EXPECT_FALSE(*EdPoint::mulBase(a) + *EdPoint::mulBase(EdScalar() - a));
    ByteArray<32> order { 0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2,
        0xde, 0xf9, 0xde, 0x14 };
    order[31] = 0x10;
    EXPECT_EQ(EdScalar::decode(order).error().code, Code::BadScalar);
    order[0]--;
    EXPECT_TRUE(EdScalar::decode(order));
    ByteArray<32> identity { 1 };
    EXPECT_EQ(EdPoint::decode(identity).error().code, Code::BadPoint);
}
