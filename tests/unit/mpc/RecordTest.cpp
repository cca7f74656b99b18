#include <gtest/gtest.h>
#include <set>

#include "core/mpc/SecretCbor.h"
#include "tests/unit/mpc/Tamper.h"

namespace tercet::mpc::test {

namespace {

constexpr auto P1 = Party::P1, P2 = Party::P2;

struct Record : testing::Test {
    void SetUp() override { ASSERT_EQ(outcome(p.dkg()), ""); }
    static Result<CoreRecord> decode(const CoreRecord& record)
    {
        return CoreRecord::decode(record.encode().view());
    }
    ThreeParties p;
};

}

TEST_F(Record, RoundTrip)
{
    for (auto party : kParties) {
        const auto& r = p.record(party);
        const auto bytes = r.encode();
        EXPECT_LT(bytes.size(), 1100u);
        const auto back = CoreRecord::decode(bytes.view());
        ASSERT_TRUE(back) << back.error().context;
        EXPECT_TRUE(back->encode().equals(bytes));
        EXPECT_EQ(back->status, r.status);
        EXPECT_EQ(back->x, r.x);
        EXPECT_EQ(back->own.publicKeys(), r.own.publicKeys());
    }
}

// Every byte counts: only the hedge key, which may be any 32 bytes, can be another one.
TEST_F(Record, EveryFlippedByteIsRefused)
{
    const auto good = p.record(P1).encode();
    const auto hedge = p.record(P1).hedgeKey.clone();
    int accepted = 0;
    for (std::size_t at = 0; at < good.size(); ++at) {
        auto bad = good.clone();
        bad.data()[at] ^= 0x55;
        const auto decoded = CoreRecord::decode(bad.view());
        if (!decoded) {
            EXPECT_EQ(decoded.error().code, Code::BadRecord);
            continue;
        }
        ++accepted;
        EXPECT_FALSE(decoded->hedgeKey.equals(hedge)) << at;
    }
    EXPECT_EQ(accepted, 32);
}

TEST_F(Record, EveryLengthButItsOwnIsRefused)
{
    const auto good = toBytes(p.record(P2).encode().view());
    for (std::size_t n = 0; n < good.size(); ++n)
        EXPECT_FALSE(CoreRecord::decode(ByteView(good).first(n)));
    auto longer = good;
    longer.push_back(0);
    EXPECT_FALSE(CoreRecord::decode(longer));
}

TEST_F(Record, InconsistentContentsAreRefused)
{
    const auto& good = p.record(P1);
    const auto refused = [&](const std::function<void(CoreRecord&)>& edit) {
        auto r = good.clone();
        edit(r);
        return !decode(r).has_value();
    };
    const auto one = crypto::Scalar::fromU64(1);
    EXPECT_FALSE(refused([](CoreRecord&) { }));
    EXPECT_TRUE(refused([&](CoreRecord& r) { r.x += one; }));
    EXPECT_TRUE(refused([&](CoreRecord& r) { r.party = P2; }));
    EXPECT_TRUE(refused([&](CoreRecord& r) { r.key = -r.key; }));
    EXPECT_TRUE(refused([&](CoreRecord& r) { r.y = r.y + r.y; }));
    EXPECT_TRUE(refused([&](CoreRecord& r) { r.chainCode[0] ^= 1; }));
    EXPECT_TRUE(refused([&](CoreRecord& r) { r.own = OwnIdentity::generate(p.random); }));
    EXPECT_TRUE(refused([&](CoreRecord& r) { r.status = RecordStatus::Pending; }));
    EXPECT_TRUE(refused([&](CoreRecord& r) { r.confirmations[1].reset(); }));
    EXPECT_TRUE(refused([&](CoreRecord& r) { (*r.confirmations[1])[3] ^= 1; }));
    EXPECT_TRUE(refused([&](CoreRecord& r) { r.tr[0] ^= 1; }));
    EXPECT_TRUE(refused([&](CoreRecord& r) { r.epoch = 0; }));
    EXPECT_FALSE(refused([&](CoreRecord& r) {
        r.confirmations[1].reset();
        r.status = RecordStatus::Pending;
    }));
}

TEST_F(Record, ConfirmationsMakeItActive)
{
    auto r = p.record(P2).clone();
    const auto& theirs = p.hubRecord->confirmations;
    EXPECT_EQ(r.confirm(Party::P3, *theirs[1]).error().code, Code::BadSignature);
    EXPECT_EQ(r.status, RecordStatus::Pending);
    EXPECT_TRUE(r.confirm(P1, *theirs[0])); // held already
    EXPECT_TRUE(r.confirm(Party::P3, *theirs[2]));
    EXPECT_EQ(r.status, RecordStatus::Active);
    EXPECT_TRUE(decode(r));
}

TEST(SecretCbor, ShortestHeadsOnly)
{
    // 23, 24, 255, 256, 65535, 65536: RFC 8949, appendix A's style.
    SecretCborWriter w;
    for (const std::uint64_t v : { 0, 23, 24, 255, 256, 65535, 65536 }) w.integer(v);
    EXPECT_EQ(hex(w.take().view()), "0017181818ff19010019ffff1a00010000");
    for (const char* text : { "1800", "1817", "190018", "1900ff", "1a0000ffff",
             "1b0000000000000001", "1f", "1c", "20", "18" }) {
        const auto bytes = fromHex(text).value();
        EXPECT_FALSE(SecretCborReader(bytes).integer()) << text;
    }
    const auto bytes = fromHex("43616263").value();
    SecretCborReader r(bytes);
    EXPECT_EQ(text(r.bytes().value()), "abc");
    EXPECT_TRUE(r.finish());
    EXPECT_FALSE(SecretCborReader(ByteView(bytes).first(3)).bytes());
    EXPECT_FALSE(SecretCborReader(bytes).text());
}

TEST(Hedged, DiffersWithEveryInput)
{
    // Even with an entropy source that always repeats itself.
    struct Stuck final : Random {
        void fill(MutableByteView out) override { std::ranges::fill(out, 1); }
    } stuck;
    FakeClock clock;
    const Environment a { stuck, clock, Bytes32 { 1 } }, b { stuck, clock, Bytes32 { 2 } };
    const crypto::Secret<32> key, other(std::span<const std::uint8_t, 32>(Bytes32 { 5 }));
    const auto s = toBytes(view("session")), t = toBytes(view("another"));
    std::set<Bytes32> seen;
    const auto draw = [&](HedgedRandom r) {
        EXPECT_TRUE(seen.insert(r.bytes<32>()).second);
        EXPECT_TRUE(seen.insert(r.bytes<32>()).second); // the second draw
        r.absorb(s);
        EXPECT_TRUE(seen.insert(r.bytes<32>()).second);
    };
    draw({ a, key, s, "x" });
    draw({ b, key, s, "x" });
    draw({ a, other, s, "x" });
    draw({ a, key, t, "x" });
    draw({ a, key, s, "y" });
    EXPECT_EQ(HedgedRandom(a, key, s, "z").bytes<32>(), HedgedRandom(a, key, s, "z").bytes<32>());
    SeededRandom fresh(1);
    const Environment c { fresh, clock, {} };
    EXPECT_NE(HedgedRandom(c, key, s, "z").bytes<32>(), HedgedRandom(c, key, s, "z").bytes<32>());
}

} // namespace tercet::mpc::test
