#include "core/backup/VerifiableEncryption.h"

#include <gtest/gtest.h>
#include <map>
#include <set>

#include "core/backup/ProofRows.h"
#include "core/backup/Tags.h"
#include "core/mpc/Tags.h"
#include "tests/unit/mpc/Fixture.h"

using namespace tercet;
using namespace tercet::backup;
using mpc::test::draw;
using mpc::test::drawArray;
using mpc::test::SeededRandom;

namespace {

struct Recipient {
    crypto::Secret<32> secret;
    SealRecipient key;
};

Recipient recipient(std::string_view label)
{
    crypto::Secret<32> secret(drawArray<32>(label));
    Bytes32 key;
    crypto_scalarmult_base(key.data(), secret.data());
    return { std::move(secret), *SealRecipient::decode(key) };
}

ProofLabel sampleLabel()
{
    return { drawArray<32>("wid"), 7, mpc::Party::P2, Purpose::Export, drawArray<32>("set") };
}

template <typename Group> typename Group::Scalar sampleShare()
{
    SeededRandom random("share");
    return Group::Scalar::random(random);
}

template <typename Group> struct Sample {
    ProofLabel label = sampleLabel();
    Recipient to = recipient("to");
    typename Group::Scalar share = sampleShare<Group>();
    typename Group::Point whole = *Group::Point::mulBase(share);
    Bytes proof;

    Sample()
    {
        SeededRandom random("proof");
        proof = *proveEncryption(label, to.key, share, random);
    }
    bool accepts(ByteView bytes) const
    {
        const auto status = verifyEncryption(label, to.key, whole, bytes);
        EXPECT_TRUE(status || status.error().code == Code::BadProof);
        return status.has_value();
    }
};

template <typename Group> const Sample<Group>& sample()
{
    static const Sample<Group> made;
    return made;
}

// A prover that prepares `cheats` rows for one value of their bit: the half that will stay sealed
// is not a share at all. It may try another last row for another challenge.
template <typename Group> class Cheat {
public:
    explicit Cheat(unsigned cheats)
        : m_cheats(cheats)
    {
        for (unsigned i = 0; i < kProofRows; ++i) {
            m_rows.push_back(rows::make<Group>(m_bound, m_to.key, m_whole, m_share, i, m_random));
            m_shown.push_back(m_rows.back().shown);
        }
    }

    // Proves with rows 0…cheats−1 made anew and spoiled.
    Bytes proof()
    {
        for (unsigned i = 0; i < m_cheats; ++i) {
            m_rows[i] = rows::make<Group>(m_bound, m_to.key, m_whole, m_share, i, m_random);
            auto& shown = m_rows[i].shown;
            m_random.fill(m_random.bytes<1>()[0] & 1 ? shown.c1 : shown.c0);
            m_shown[i] = shown;
        }
        const auto challenge = rows::challenge<Group>(m_bound, m_shown);
        Bytes out = toBytes(challenge);
        for (unsigned i = 0; i < kProofRows; ++i)
            rows::reveal(m_rows[i], rows::bit(challenge, i), out);
        return out;
    }
    const ProofLabel& label() const { return m_label; }
    const Recipient& to() const { return m_to; }
    const typename Group::Point& whole() const { return m_whole; }
    const typename Group::Scalar& share() const { return m_share; }

private:
    unsigned m_cheats;
    SeededRandom m_random { "cheat" };
    ProofLabel m_label = sampleLabel();
    Recipient m_to = recipient("to");
    typename Group::Scalar m_share = sampleShare<Group>();
    typename Group::Point m_whole = *Group::Point::mulBase(m_share);
    Bytes32 m_bound = rows::bind<Group>(m_label, m_to.key, m_whole);
    std::vector<rows::Row<Group>> m_rows;
    std::vector<rows::Shown<Group>> m_shown;
};

template <typename Group> class Proofs : public testing::Test { };
using Groups = testing::Types<rows::Secp, rows::Ed>;
TYPED_TEST_SUITE(Proofs, Groups);

} // namespace

TYPED_TEST(Proofs, VerifiesAndOpensForItsRecipientAlone)
{
    const auto& s = sample<TypeParam>();
    EXPECT_EQ(s.proof.size(), 18'448u);
    EXPECT_TRUE(s.accepts(s.proof));
    const auto share = openProof(s.label, s.to.secret, s.whole, s.proof);
    ASSERT_TRUE(share);
    EXPECT_TRUE((*share - s.share).isZero());
    const auto other = openProof(s.label, recipient("other").secret, s.whole, s.proof);
    EXPECT_EQ(other.error().code, Code::NoMatchingIdentity);
    const auto halved = openProof(s.label, s.to.secret, s.whole, ByteView(s.proof).first(9'000));
    EXPECT_EQ(halved.error().code, Code::BadLength);
}

TYPED_TEST(Proofs, AreTheSameForTheSameRandomness)
{
    const auto& s = sample<TypeParam>();
    SeededRandom again("proof"), another("another");
    EXPECT_EQ(*proveEncryption(s.label, s.to.key, s.share, again), s.proof);
    EXPECT_NE(*proveEncryption(s.label, s.to.key, s.share, another), s.proof);
}

// A row is judged by what the challenge sees of it, so it is enough that a change of any byte
// changes that; of one row for each bit whole proofs are judged.
TYPED_TEST(Proofs, NoneWithAChangedByteIsAccepted)
{
    const auto& s = sample<TypeParam>();
    const auto bound = rows::bind<TypeParam>(s.label, s.to.key, s.whole);
    const unsigned first = rows::bit(s.proof, 0);
    unsigned other = 1;
    while (rows::bit(s.proof, other) == first) ++other;
    std::size_t accepted = 0, tried = 0;
    for (std::size_t at = 0; at < 16; ++at)
        for (const std::uint8_t flip : { 0x01, 0x80, 0xff }) {
            auto bad = s.proof;
            bad[at] ^= flip;
            accepted += s.accepts(bad);
        }
    for (unsigned row = 0; row < kProofRows; ++row) {
        const auto shown = rows::shownBy<TypeParam>(bound, s.to.key, s.whole, s.proof, row);
        ASSERT_TRUE(shown);
        for (std::size_t at = 0; at < kProofRowBytes; ++at, ++tried) {
            auto bad = s.proof;
            const auto where = 16 + row * kProofRowBytes + at;
            bad[where] ^= std::uint8_t(1u << (where % 8));
            accepted += rows::shownBy<TypeParam>(bound, s.to.key, s.whole, bad, row) == shown;
            if (row == 0 || row == other) accepted += s.accepts(bad);
        }
    }
    EXPECT_EQ(accepted, 0u);
    EXPECT_EQ(tried, kProofBytes - 16);
}

TYPED_TEST(Proofs, AreBoundToEverythingInTheirLabel)
{
    const auto& s = sample<TypeParam>();
    const auto refused = [&](auto change) {
        auto label = s.label;
        change(label);
        const auto status = verifyEncryption(label, s.to.key, s.whole, s.proof);
        return !status && status.error().code == Code::BadProof;
    };
    EXPECT_TRUE(refused([](auto& l) { l.wid[31] ^= 1; }));
    EXPECT_TRUE(refused([](auto& l) { l.epoch = 6; }));
    EXPECT_TRUE(refused([](auto& l) { l.party = mpc::Party::P3; }));
    EXPECT_TRUE(refused([](auto& l) { l.purpose = Purpose::Trust; }));
    EXPECT_TRUE(refused([](auto& l) { l.set[0] ^= 1; }));
    EXPECT_FALSE(verifyEncryption(s.label, recipient("other").key, s.whole, s.proof));
    SeededRandom random("other share");
    const auto other = *TypeParam::Point::mulBase(TypeParam::Scalar::random(random));
    EXPECT_FALSE(verifyEncryption(s.label, s.to.key, other, s.proof));
}

TYPED_TEST(Proofs, OfTheWrongLengthAreRefused)
{
    const auto& s = sample<TypeParam>();
    auto longer = s.proof;
    longer.push_back(0);
    EXPECT_FALSE(s.accepts({}));
    EXPECT_FALSE(s.accepts(longer));
    EXPECT_FALSE(s.accepts(ByteView(s.proof).first(kProofBytes - 1)));
    EXPECT_FALSE(s.accepts(Bytes(kProofBytes, 0)));
}

TYPED_TEST(Proofs, ZeroIsNoShareAndNoHalf)
{
    const auto& s = sample<TypeParam>();
    SeededRandom random("zero");
    EXPECT_EQ(proveEncryption(s.label, s.to.key, typename TypeParam::Scalar(), random).error().code,
        Code::BadScalar);
    EXPECT_FALSE(rows::split(s.whole, typename TypeParam::Scalar()));
    EXPECT_FALSE(rows::split(s.whole, s.share));
    // A row that opens the half "0" or the half "all of it".
    for (unsigned row = 0; row < kProofRows; ++row) {
        if (rows::bit(s.proof, row) == 0) continue;
        auto bad = s.proof;
        const auto half = bad.begin() + std::ptrdiff_t(16 + row * kProofRowBytes + 32);
        std::fill(half, half + 32, 0);
        EXPECT_FALSE(s.accepts(bad));
        std::ranges::copy(TypeParam::encode(s.share), half);
        EXPECT_FALSE(s.accepts(bad));
        std::fill(half, half + 32, 0xff); // not below the order
        EXPECT_FALSE(s.accepts(bad));
        break;
    }
}

TYPED_TEST(Proofs, ACheatingProverPassesAsOftenAsItGuessesAndHelpsNobody)
{
    constexpr unsigned kTrials = 96;
    for (const auto& [cheats, low, high] :
        { std::tuple { 1u, 32u, 64u }, { 2u, 11u, 38u }, { 8u, 0u, 4u } }) {
        Cheat<TypeParam> cheat(cheats);
        unsigned passed = 0;
        for (unsigned t = 0; t < kTrials; ++t) {
            const auto proof = cheat.proof();
            if (!verifyEncryption(cheat.label(), cheat.to().key, cheat.whole(), proof)) continue;
            ++passed;
            const auto share = openProof(cheat.label(), cheat.to().secret, cheat.whole(), proof);
            ASSERT_TRUE(share);
            EXPECT_TRUE((*share - cheat.share()).isZero());
        }
        EXPECT_GE(passed, low) << cheats;
        EXPECT_LE(passed, high) << cheats;
    }
}

TEST(SealedBox, TheStockFunctionOpensIt)
{
    const auto to = recipient("to");
    const auto message = drawArray<32>("message"), seed = drawArray<32>("seed");
    const auto box = sealBox(to.key, message, seed);
    EXPECT_EQ(box, sealBox(to.key, message, seed));
    Bytes32 out;
    ASSERT_EQ(crypto_box_seal_open(
                  out.data(), box.data(), box.size(), to.key.key().data(), to.secret.data()),
        0);
    EXPECT_EQ(out, message);
    auto bad = box;
    bad[40] ^= 1;
    EXPECT_EQ(openBox(to.secret, bad).error().code, Code::SealBroken);
}

TEST(SealedBox, RecipientsAreCanonicalPointsOfTheCurve)
{
    const auto refused = [](ByteView key) {
        const auto r = SealRecipient::decode(key);
        return !r && r.error().code == Code::BadRecipient;
    };
    EXPECT_TRUE(refused(Bytes(31, 9)));
    EXPECT_TRUE(refused(Bytes32 {})); // small order: 0, 1, and the two of order 8
    EXPECT_TRUE(refused(Bytes32 { 1 }));
    EXPECT_TRUE(
        refused(*fromHex("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800")));
    EXPECT_TRUE(
        refused(*fromHex("5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157")));
    auto high = recipient("to").key.key();
    high[31] |= 0x80;
    EXPECT_TRUE(refused(high));
    auto beyond = *fromHex("f6ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");
    EXPECT_TRUE(refused(beyond)); // 9 + p
    EXPECT_TRUE(SealRecipient::decode(Bytes32 { 9 })); // the base point
    EXPECT_TRUE(refused(Bytes32 { 2 })); // on the twist
    // Half of all numbers are points of the curve.
    std::map<bool, int> taken;
    for (int i = 0; i < 64; ++i) {
        auto u = drawArray<32>("u" + std::to_string(i));
        u[31] &= 0x7f;
        ++taken[!refused(u)];
    }
    EXPECT_GT(taken[true], 16);
    EXPECT_GT(taken[false], 16);
}

TEST(BackupTags, EachHasOnePurpose)
{
    const std::vector<std::string> all {
#define X(name, text) text,
        TERCET_MPC_TAGS(X) TERCET_MPC_SIGNED(X) TERCET_BACKUP_TAGS(X) TERCET_BACKUP_SIGNED(X)
#undef X
    };
    EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), all.size());
    for (const auto& text : all) {
        EXPECT_TRUE(text.starts_with("mw1.")) << text;
        EXPECT_LE(text.size(), 16u) << text;
    }
}
