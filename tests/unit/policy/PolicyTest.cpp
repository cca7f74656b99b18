#include "core/policy/PolicyChange.h"
#include "core/policy/SigningPath.h"

#include <gtest/gtest.h>

#include "core/base/Json.h"
#include "core/crypto/SystemRandom.h"

using namespace tercet;
using namespace tercet::policy;

namespace {

const Policy kOpen {};
const Policy kLimit { chains::Uint256(1'000), false };
const Policy kBlind { std::nullopt, true };
const Policy kBoth { chains::Uint256(1'000), true };

} // namespace

TEST(Policy, EncodesCanonically)
{
    EXPECT_EQ(hex(encode(kOpen)), "010000");
    EXPECT_EQ(hex(encode(kBlind)), "010100");
    EXPECT_EQ(hex(encode(kLimit)), "010001" + std::string(60, '0') + "03e8");
    for (const auto& policy :
        { kOpen, kLimit, kBlind, kBoth, Policy { chains::Uint256::max(), true } })
        EXPECT_EQ(*decode(encode(policy)), policy);
}

TEST(Policy, RefusesEveryOtherEncoding)
{
    EXPECT_EQ(decode(Bytes { 2, 0, 0 }).error().code, Code::UnknownField);
    EXPECT_EQ(decode(Bytes { 0, 0, 0 }).error().code, Code::UnknownField);
    EXPECT_EQ(decode(Bytes { 1, 2, 0 }).error().field, "blindSigning");
    EXPECT_EQ(decode(Bytes { 1, 0, 255 }).error().field, "limitPerTransaction");
    for (const auto& policy : { kOpen, kLimit }) {
        auto bytes = encode(policy);
        for (std::size_t n = 0; n < bytes.size(); ++n)
            EXPECT_EQ(decode(ByteView(bytes).first(n)).error().code, Code::BadLength) << n;
        bytes.push_back(0);
        EXPECT_EQ(decode(bytes).error().code, Code::BadLength);
    }
}

TEST(Policy, TellsTighteningFromLoosening)
{
    EXPECT_EQ(compare(kOpen, kOpen), Change::None);
    EXPECT_EQ(compare(kBoth, kBoth), Change::None);
    EXPECT_EQ(compare(kOpen, kLimit), Change::Tightening);
    EXPECT_EQ(compare(kLimit, kOpen), Change::Loosening);
    EXPECT_EQ(compare(kLimit, { chains::Uint256(999), false }), Change::Tightening);
    EXPECT_EQ(compare(kLimit, { chains::Uint256(1'001), false }), Change::Loosening);
    EXPECT_EQ(compare(kOpen, kBlind), Change::Loosening);
    EXPECT_EQ(compare(kBlind, kOpen), Change::Tightening);
    // One way in one part, the other way in the other: never treated as tightening.
    EXPECT_EQ(compare(kOpen, kBoth), Change::Loosening);
    EXPECT_EQ(compare(kBlind, kLimit), Change::Tightening);
    EXPECT_EQ(compare(kLimit, kBlind), Change::Loosening);
    EXPECT_EQ(compare(kBoth, { chains::Uint256(2'000), false }), Change::Loosening);
}

TEST(PolicyChange, OpensOnlyWithTheDevicesSignatureForThisVault)
{
    crypto::SystemRandom random;
    const auto device = crypto::SigningKey::generate(random);
    const auto other = crypto::SigningKey::generate(random);
    const auto vault = random.bytes<32>();
    const PolicyChange change { 7, kLimit };
    const auto body = signChange(device, vault, change);
    ASSERT_TRUE(openChange(device.publicKey(), vault, body));
    EXPECT_EQ(*openChange(device.publicKey(), vault, body), change);
    EXPECT_EQ(openChange(other.publicKey(), vault, body).error().code, Code::BadSignature);
    EXPECT_EQ(
        openChange(device.publicKey(), random.bytes<32>(), body).error().code, Code::BadSignature);

    // Every byte of it counts.
    for (std::size_t i = 0; i < body.size(); ++i) {
        auto mutant = body;
        mutant[i] ^= 1;
        EXPECT_FALSE(openChange(device.publicKey(), vault, mutant)) << i;
    }
    auto object = *json::parseCbor(body, body.size());
    object["more"] = 1;
    EXPECT_EQ(openChange(device.publicKey(), vault, json::toCbor(object)).error().code,
        Code::UnknownField);
}

TEST(SigningPath, AllowsBoundedAccountsAndIndicesOnly)
{
    using Path = std::vector<std::uint32_t>;
    const auto last = kPathBound - 1;
    for (const auto& good : { Path { 44, 60, 0, 0, 0 }, Path { 44, 60, last, 0, last },
             Path { 44, 501, 3, 0, 1 }, Path { 84, 0, 0, 0, last }, Path { 86, 0, last, 0, 0 } })
        EXPECT_TRUE(checkSigningPath(good));
    for (const auto& bad :
        { Path {}, Path { 44, 60, 0, 0 }, Path { 44, 60, 0, 0, 0, 0 }, Path { 49, 60, 0, 0, 0 },
            Path { 44, 1, 0, 0, 0 }, Path { 44, 60, 0, 1, 0 }, Path { 44, 60, kPathBound, 0, 0 },
            Path { 44, 60, 0, 0, kPathBound }, Path { 86, 0, kPathBound, 0, 0 },
            Path { 44, 501, 0, 0, kPathBound }, Path { 86, 1, 0, 0, 0 }, Path { 84, 60, 0, 0, 0 },
            Path { 44 | 0x80000000u, 60, 0, 0, 0 } })
        EXPECT_EQ(checkSigningPath(bad).error().code, Code::BadPath);
}
