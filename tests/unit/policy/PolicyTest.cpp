#include "core/policy/Freeze.h"
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

const std::string kAlice = "0x0000000000000000000000000000000000000017";
const std::string kToken = "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48";

Policy full()
{
    return { .limitPerTransaction = chains::Uint256(1),
        .otherUnits = { .day = chains::Uint256(2) },
        .limits = { { { Family::Ethereum, 5, {} }, chains::Uint256(3), {} },
            { { Family::Ethereum, 5, kToken }, {}, { .month = chains::Uint256(4) } } },
        .allowed = { { kAlice, kToken } },
        .denied = { kAlice },
        .kinds = 9,
        .newRecipientDelayS = 258,
        .quietHours = { { 5, 6 }, { 8, 10'080 } },
        .quorum = { { Role::Device, 1 }, { Role::Approver, 3 } },
        .looseningDelayS = 86'400 };
}

std::string amount(int n) { return "01" + std::string(62, '0') + "0" + std::to_string(n); }

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

TEST(Policy, EncodesEverythingInVersion2)
{
    const auto alice = "2a" + hex(view(kAlice)), token = "2a" + hex(view(kToken));
    EXPECT_EQ(hex(encode(full())),
        "0200" + amount(1) + amount(2)
            + "0000" // no week, no month
              "0200" // limits
              "01"
              "0500000000000000"
              "00"
            + amount(3)
            + "000000"
              "01"
              "0500000000000000"
            + token + "000000" + amount(4)
            + "01"
              "0200"
            + alice + token + "0100" + alice // allowed, denied
            + "09"
              "02010000" // kinds, new recipients
              "0200"
              "05000600"
              "08006027" // quiet hours
              "0200"
              "0101"
              "0303" // quorum
              "80510100");
    EXPECT_EQ(*decode(encode(full())), full());
    // What version 1 can say is not said in version 2.
    auto bytes = encode({ .kinds = 1 });
    bytes[bytes.size() - 13] = kAllKinds;
    EXPECT_EQ(decode(bytes).error().field, "version");
}

TEST(Policy, HoldsToItsForm)
{
    const auto refused = [](auto change, const char* field) {
        auto policy = full();
        change(policy);
        const auto checked = check(policy);
        ASSERT_FALSE(checked) << field;
        EXPECT_EQ(checked.error().field, field);
        EXPECT_FALSE(decode(encode(policy)));
    };
    EXPECT_TRUE(check(full()));
    refused([](Policy& p) { std::swap(p.limits[0], p.limits[1]); }, "limits");
    refused([](Policy& p) { p.limits[1] = p.limits[0]; }, "limits");
    refused([](Policy& p) { p.limits[0].unit.chainId = 0; }, "limits");
    refused([](Policy& p) { p.limits[0].unit.family = Family::Bitcoin; }, "limits");
    refused([](Policy& p) { p.limits[0].unit.family = Family(9); }, "limits");
    refused([](Policy& p) { p.limits[1].unit.contract[30] = 'x'; }, "limits");
    refused([](Policy& p) { p.limits[1].periods = {}; }, "limits");
    refused([](Policy& p) { (*p.allowed)[1][3] = 'a'; }, "allowed");
    refused([](Policy& p) { std::swap((*p.allowed)[0], (*p.allowed)[1]); }, "allowed");
    refused([](Policy& p) { p.denied = { "somebody" }; }, "denied");
    refused([](Policy& p) { p.denied.assign(257, kAlice); }, "denied");
    refused([](Policy& p) { p.kinds = 64; }, "kinds");
    refused([](Policy& p) { p.quietHours[0].to = 8; }, "quietHours");
    refused([](Policy& p) { p.quietHours[1].to = 10'081; }, "quietHours");
    refused([](Policy& p) { p.quietHours[0].from = 6; }, "quietHours");
    refused([](Policy& p) { p.quietHours = { { 0, 10'080 } }; }, "quietHours");
    refused([](Policy& p) { p.quorum[1].role = Role::Device; }, "quorum");
    refused([](Policy& p) { p.quorum[1].role = Role(7); }, "quorum");
    refused([](Policy& p) { p.quorum[1].count = 0; }, "quorum");
    refused([](Policy& p) { p.newRecipientDelayS = kMaxDelayS + 1; }, "newRecipientDelayS");
    refused([](Policy& p) { p.looseningDelayS = kMaxDelayS + 1; }, "looseningDelayS");

    auto mixed = full();
    std::swap(mixed.limits[0], mixed.limits[1]);
    mixed.allowed = { { kToken, kAlice, kToken } };
    mixed.quietHours = { { 9, 10'080 }, { 5, 6 }, { 8, 9 } };
    std::swap(mixed.quorum[0], mixed.quorum[1]);
    EXPECT_EQ(normalized(mixed), full());
}

TEST(Freeze, OpensOnlyWithTheDevicesSignatureForThisVault)
{
    crypto::SystemRandom random;
    const auto device = crypto::SigningKey::generate(random);
    const auto vault = random.bytes<32>();
    const auto body = signFreeze(device, vault, 1'900'000'000'000);
    EXPECT_EQ(*openFreeze(device.publicKey(), vault, body), 1'900'000'000'000);
    EXPECT_EQ(
        openFreeze(crypto::SigningKey::generate(random).publicKey(), vault, body).error().code,
        Code::BadSignature);
    EXPECT_EQ(
        openFreeze(device.publicKey(), random.bytes<32>(), body).error().code, Code::BadSignature);
    for (std::size_t i = 0; i < body.size(); ++i) {
        auto mutant = body;
        mutant[i] ^= 1;
        EXPECT_FALSE(openFreeze(device.publicKey(), vault, mutant)) << i;
    }
    EXPECT_EQ(openFreeze(device.publicKey(), vault, signFreeze(device, vault, -1)).error().code,
        Code::NumberTooLarge);
}

TEST(Policy, RefusesEveryOtherEncoding)
{
    EXPECT_EQ(decode(Bytes { 3, 0, 0 }).error().code, Code::UnknownField);
    EXPECT_EQ(decode(Bytes { 0, 0, 0 }).error().code, Code::UnknownField);
    EXPECT_EQ(decode(Bytes { 1, 2, 0 }).error().field, "blindSigning");
    EXPECT_EQ(decode(Bytes { 1, 0, 255 }).error().field, "limitPerTransaction");
    for (const auto& policy : { kOpen, kLimit, full() }) {
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
    const PolicyChange wide { 8, full() };
    EXPECT_EQ(*openChange(device.publicKey(), vault, signChange(device, vault, wide)), wide);
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
