#include "core/wallet/Review.h"

#include "core/policy/Evaluate.h"

#include <gtest/gtest.h>
#include <random>

#include "core/chains/ethereum/Abi.h"
#include "core/wallet/Convert.h"
#include "core/wallet/LookAlike.h"
#include "core/wallet/Samples.h"

namespace tercet::wallet {

namespace {

using namespace chains::ethereum;
using chains::Level;

constexpr auto kFrom = "0x9858EfFD232B4033E47d90003D41EC34EcaEda94";
constexpr auto kTo = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

Transaction transfer(const std::string& to = kTo)
{
    return { .chainId = 1,
        .nonce = 3,
        .maxFeePerGas = 20'000'000'000,
        .maxPriorityFeePerGas = 1'000'000'000,
        .gasLimit = 21'000,
        .to = Address::parse(to).value(),
        .value = chains::Uint256::fromAmount("1.5", 18).value() };
}

RequestRecord requestOf(const Transaction& tx)
{
    RequestRecord request;
    request.id = QStringLiteral("1");
    request.from = QString::fromLatin1(kFrom);
    request.payload = { chains::PayloadType::EthereumTransaction, buildUnsigned(tx) };
    return request;
}

RequestDetail reviewed(const Transaction& tx, const ReviewContext& context = {})
{
    auto detail = review(requestOf(tx), context);
    EXPECT_TRUE(detail) << detail.error().context;
    return *detail;
}

const chains::Risk* risk(const RequestDetail& detail, std::string_view code)
{
    for (const auto& risk : detail.decoded.risks)
        if (risk.code == code) return &risk;
    return nullptr;
}

QString randomAddress(std::mt19937& rng)
{
    ByteArray<20> bytes;
    for (auto& byte : bytes) byte = std::uint8_t(rng());
    return toQt(Address(bytes).text());
}

// The same four digits at each end, something else between.
QString poisoned(const QString& address, std::mt19937& rng)
{
    const QString other = randomAddress(rng);
    return toQt(Address::parse(
        (address.left(6) + other.mid(6, 32) + address.right(4)).toLower().toStdString())
            ->text());
}

auto judging(const policy::Policy& policy)
{
    return [policy](const chains::Decoded& decoded, const RequestRecord&) {
        return policy::evaluate(policy, decoded, {});
    };
}

} // namespace

TEST(Review, WhatNotBothCosignersHaveIsNotForApproving)
{
    ReviewContext context;
    QueueInfo info { .at = { QueuePlace::Waiting, QueuePlace::Missing } };
    context.queue = [&](const RequestRecord&) { return std::optional(info); };
    const auto half = reviewed(transfer(), context);
    EXPECT_EQ(half.gesture.kind, Gesture::Kind::Forbidden);
    EXPECT_EQ(half.decoded.risks.at(0).code, "request-not-shared");
    // Half signed is asked for again at the one that has not.
    info.at[1] = QueuePlace::Signed;
    const auto whole = reviewed(transfer(), context);
    EXPECT_EQ(whole.gesture.kind, Gesture::Kind::Hold);
    for (const auto place : { QueuePlace::NotHeard, QueuePlace::Rejected, QueuePlace::Expired }) {
        info.at[1] = place;
        EXPECT_EQ(reviewed(transfer(), context).gesture.kind, Gesture::Kind::Forbidden);
    }
}

TEST(LookAlike, TellsPoisonedAddressesFromOthers)
{
    std::mt19937 rng(20'261'122);
    for (int i = 0; i < 20'000; ++i) {
        const QString known = randomAddress(rng);
        EXPECT_TRUE(looksAlike(poisoned(known, rng), known));
        EXPECT_TRUE(looksAlike(
            poisoned(known, rng).toLower(), known.toUpper().replace(0, 2, QStringLiteral("0x"))));
        EXPECT_FALSE(looksAlike(known, known));
        EXPECT_FALSE(looksAlike(known.toLower(), known));
        // One digit of an end is enough for another address.
        QString ends = poisoned(known, rng).toLower();
        const int at = i % 2 ? 2 + i % 4 : 38 + i % 4;
        ends[at] = ends[at] == QLatin1Char('0') ? QLatin1Char('1') : QLatin1Char('0');
        EXPECT_FALSE(looksAlike(ends, known));
    }
}

TEST(LookAlike, GroupsCountFromOneAfterThePrefix)
{
    const QString address = QString::fromLatin1(kTo);
    QString whole;
    for (int group = 1; group <= 10; ++group) whole += addressGroup(address, group);
    EXPECT_EQ(whole, address.mid(2).toLower());
}

TEST(Review, ComparesLookAlikesOnlyWithKnownAddresses)
{
    std::mt19937 rng(7);
    for (int i = 0; i < 200; ++i) {
        const QString known = randomAddress(rng);
        const QString fake = poisoned(known, rng);
        QString resembles;
        ReviewContext paid, book, own;
        paid.paid = { known };
        book.labels = { { known, QStringLiteral("Anna") } };
        own.own = { known };
        for (const auto& context : { paid, book, own }) {
            EXPECT_EQ(standing(fake, context, &resembles), RecipientStanding::LookAlike);
            EXPECT_EQ(resembles, known);
            EXPECT_NE(standing(known, context, &resembles), RecipientStanding::LookAlike);
            EXPECT_EQ(standing(randomAddress(rng), context, &resembles), RecipientStanding::New);
        }
        EXPECT_EQ(standing(fake, {}, &resembles), RecipientStanding::New);
        // Having paid the poisoner once does not make him known.
        book.paid = { fake };
        EXPECT_EQ(standing(fake, book, &resembles), RecipientStanding::LookAlike);
    }
}

TEST(Review, NamesTheStanding)
{
    ReviewContext context;
    EXPECT_EQ(reviewed(transfer(), context).standing, RecipientStanding::New);
    EXPECT_EQ(risk(reviewed(transfer(), context), "new-recipient")->level, Level::Warning);
    context.paid = { QString::fromLatin1(kTo) };
    EXPECT_EQ(reviewed(transfer(), context).standing, RecipientStanding::PaidBefore);
    context.own = { QString::fromLatin1(kTo) };
    EXPECT_EQ(reviewed(transfer(), context).standing, RecipientStanding::Own);
    context.labels = { { QString::fromLatin1(kTo), QStringLiteral("Anna") } };
    const auto known = reviewed(transfer(), context);
    EXPECT_EQ(known.standing, RecipientStanding::AddressBook);
    EXPECT_EQ(known.recipientLabel, QStringLiteral("Anna"));
    EXPECT_FALSE(risk(known, "new-recipient"));
}

TEST(Review, RisksAreWorstFirst)
{
    ReviewContext context;
    std::mt19937 rng(3);
    context.paid = { poisoned(QString::fromLatin1(kTo), rng) };
    context.judge = judging({ .limitPerTransaction = 1 });
    Transaction tx = transfer();
    tx.chainId = 424'242;
    const auto detail = reviewed(tx, context);
    ASSERT_GE(detail.decoded.risks.size(), 3u);
    for (std::size_t i = 1; i < detail.decoded.risks.size(); ++i)
        EXPECT_GE(detail.decoded.risks[i - 1].level, detail.decoded.risks[i].level);
    EXPECT_EQ(detail.decoded.risks.front().code, "policy-limit");
    EXPECT_TRUE(risk(detail, "look-alike"));
    EXPECT_EQ(detail.lookAlikeOf, *context.paid.begin());
}

TEST(Review, ShowsWhatThePolicyWillRefuse)
{
    ReviewContext context;
    context.judge = judging({ .limitPerTransaction
        = chains::Uint256::fromAmount("1.5", 18).value() }); // the fee goes beyond it
    EXPECT_EQ(risk(reviewed(transfer(), context), "policy-limit")->level, Level::Forbidden);
    EXPECT_EQ(reviewed(transfer(), context).gesture.kind, Gesture::Kind::Forbidden);
    context.judge
        = judging({ .limitPerTransaction = chains::Uint256::fromAmount("1.6", 18).value() });
    EXPECT_FALSE(risk(reviewed(transfer(), context), "policy-limit"));
    context.judge = judging({ .kinds = std::uint8_t(policy::RequestKind::Message) });
    const auto detail = reviewed(transfer(), context);
    EXPECT_EQ(risk(detail, "policy-kind")->level, Level::Forbidden);
    EXPECT_EQ(detail.device->rule, policy::Rule::Kind);
}

TEST(Review, ForbidsAChainThatIsNotTheNodes)
{
    ReviewContext context;
    context.nodeChains = { { 1, 5 } };
    const auto detail = reviewed(transfer(), context);
    EXPECT_EQ(risk(detail, "node-chain")->level, Level::Forbidden);
    EXPECT_EQ(detail.gesture.kind, Gesture::Kind::Forbidden);
    context.nodeChains = { { 1, 1 } };
    EXPECT_FALSE(risk(reviewed(transfer(), context), "node-chain"));
}

TEST(Review, GestureFollowsTheWorstRisk)
{
    chains::Decoded decoded;
    decoded.fullyDecoded = true;
    decoded.recipient = kTo;
    EXPECT_EQ(gesture(decoded, false).kind, Gesture::Kind::Hold);
    EXPECT_EQ(gesture(decoded, false).holdMs, 1500);
    decoded.risks = { { Level::Note, "n", "" } };
    EXPECT_EQ(gesture(decoded, false).kind, Gesture::Kind::Hold);
    decoded.risks = { { Level::Warning, "w", "" } };
    EXPECT_EQ(gesture(decoded, false).kind, Gesture::Kind::Hold);
    decoded.risks = { { Level::Danger, "d", "" }, { Level::Note, "n", "" } };
    EXPECT_EQ(gesture(decoded, false).kind, Gesture::Kind::Typed);
    decoded.risks = { { Level::Forbidden, "f", "" }, { Level::Danger, "d", "" } };
    EXPECT_EQ(gesture(decoded, true).kind, Gesture::Kind::Forbidden);
}

TEST(Review, WhatIsNotFullyDecodedNeedsBlindSigningAndTyping)
{
    chains::Decoded decoded;
    decoded.recipient = kTo;
    EXPECT_EQ(gesture(decoded, false).kind, Gesture::Kind::Forbidden);
    EXPECT_EQ(gesture(decoded, true).kind, Gesture::Kind::Typed);
}

TEST(Review, TypedAsksForAnInnerGroup)
{
    chains::Decoded decoded;
    decoded.fullyDecoded = true;
    decoded.recipient = kTo;
    decoded.risks = { { Level::Danger, "d", "" } };
    std::set<int> groups;
    for (int byte = 0; byte < 256; ++byte) {
        decoded.digest[0] = std::uint8_t(byte);
        const auto asked = gesture(decoded, false);
        EXPECT_GE(asked.addressGroup, 3);
        EXPECT_LE(asked.addressGroup, 8);
        EXPECT_EQ(asked.expected, addressGroup(QString::fromLatin1(kTo), asked.addressGroup));
        groups.insert(asked.addressGroup);
    }
    EXPECT_EQ(groups.size(), 6u);
    decoded.recipient.reset();
    decoded.amount = chains::Amount { .units = 1'250'500'000, .decimals = 6, .symbol = "USDC" };
    EXPECT_EQ(gesture(decoded, false).expected, QStringLiteral("1250.5"));
    EXPECT_EQ(gesture(decoded, false).addressGroup, 0);
    decoded.amount.reset();
    EXPECT_EQ(gesture(decoded, false).addressGroup, Gesture::kDigestGroup);
    EXPECT_EQ(gesture(decoded, false).expected.size(), 4);
}

TEST(Review, SamplesAreWhatTheyPromise)
{
    const auto all = samples::transactions();
    ASSERT_EQ(all.size(), 3u);
    const auto ether = reviewed(all[0]), usdc = reviewed(all[1]), allowance = reviewed(all[2]);
    EXPECT_EQ(ether.decoded.kind, chains::Kind::NativeTransfer);
    EXPECT_EQ(usdc.decoded.kind, chains::Kind::TokenTransfer);
    EXPECT_EQ(usdc.decoded.amount->symbol, "USDC");
    EXPECT_EQ(allowance.decoded.kind, chains::Kind::TokenApproval);
    EXPECT_EQ(allowance.gesture.kind, Gesture::Kind::Typed);
    for (const auto& detail : { ether, usdc, allowance }) {
        EXPECT_TRUE(detail.decoded.fullyDecoded);
        EXPECT_EQ(detail.decoded.network, "Ethereum Mainnet");
    }
    EXPECT_EQ(ether.gesture.kind, Gesture::Kind::Hold);
    EXPECT_EQ(usdc.gesture.kind, Gesture::Kind::Hold);
}

} // namespace tercet::wallet
