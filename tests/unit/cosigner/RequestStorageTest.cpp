#include <gtest/gtest.h>

#include "tests/support/Id.h"
#include "tests/support/StorageUnderTest.h"

using namespace tercet;
using namespace tercet::cosigner;

namespace {

constexpr std::int64_t kNow = 1'790'000'000'000, kHour = 3'600'000;

using test::id;

const Bytes32 kVault = id(200), kOther = id(201), kRequester = id(100);

RequestRow request(std::uint8_t n, std::int64_t at = kNow)
{
    RequestRow row { .vault = kVault,
        .id = id(n),
        .requester = kRequester,
        .requesterName = "Payroll",
        .idempotencyKey = "key " + std::to_string(n),
        .createdMs = at };
    row.draft.place = { chains::AddressKind::Ethereum, 1, 2 };
    row.draft.payload = { chains::PayloadType::EthereumMessage, { n, 0, 255 } };
    row.draft.note = "für die Miete";
    row.draft.expiresMs = kNow + kHour;
    return row;
}

QueueDecision decision(std::uint8_t by, bool approves, std::int64_t at = kNow)
{
    return { .by = id(by),
        .role = by == 1 ? DeviceRole::Device : DeviceRole::Approver,
        .approves = approves,
        .reason = "because",
        .atMs = at };
}

class RequestStorageTest : public test::StorageUnderTest {
protected:
    Insertion insert(const RequestRow& row, const QueueLimits& limits = {})
    {
        const auto done = requests().insert(row, limits);
        EXPECT_TRUE(done) << done.error().context;
        return *done;
    }
    RequestRow read(std::uint8_t n)
    {
        const auto row = requests().request(kVault, id(n));
        EXPECT_TRUE(row && *row);
        return **row;
    }
};

} // namespace

TEST_P(RequestStorageTest, ARequestIsKeptAsItCame)
{
    EXPECT_EQ(insert(request(1)), Insertion::Done);
    auto expected = request(1);
    expected.change = std::uint64_t(kNow);
    EXPECT_EQ(read(1), expected);
    if (durable()) {
        reopen();
        EXPECT_EQ(read(1), expected);
    }
    EXPECT_EQ(*requests().request(kOther, id(1)), std::nullopt);
    EXPECT_EQ(*requests().request(kVault, id(2)), std::nullopt);
}

TEST_P(RequestStorageTest, ItIsInsertedOnce)
{
    EXPECT_EQ(insert(request(1)), Insertion::Done);
    EXPECT_EQ(insert(request(1)), Insertion::Known);
    auto other = request(2);
    other.idempotencyKey = request(1).idempotencyKey;
    EXPECT_EQ(insert(other), Insertion::KeyUsed);
    EXPECT_EQ(*requests().request(kVault, id(2)), std::nullopt);
    other.requester = id(101);
    EXPECT_EQ(insert(other), Insertion::Done);
}

TEST_P(RequestStorageTest, OpenOnesAreLimited)
{
    EXPECT_EQ(insert(request(1), { 2, 3 }), Insertion::Done);
    EXPECT_EQ(insert(request(2), { 2, 3 }), Insertion::Done);
    EXPECT_EQ(insert(request(3), { 2, 3 }), Insertion::Full);
    auto other = request(3);
    other.requester = id(101);
    EXPECT_EQ(insert(other, { 2, 3 }), Insertion::Done);
    other = request(4);
    other.requester = id(102);
    EXPECT_EQ(insert(other, { 2, 3 }), Insertion::Full);
    ASSERT_EQ(requests().decide(kVault, id(1), decision(1, false), QueueState::Rejected), true);
    EXPECT_EQ(insert(other, { 2, 3 }), Insertion::Done);
}

TEST_P(RequestStorageTest, ChangesGrowAndAreListedInOrder)
{
    for (std::uint8_t n = 1; n <= 3; ++n) ASSERT_EQ(insert(request(n)), Insertion::Done);
    const auto first = *requests().requests(kVault, {});
    ASSERT_EQ(first.size(), 3U);
    EXPECT_LT(first[0].change, first[1].change);
    EXPECT_LT(first[1].change, first[2].change);
    ASSERT_EQ(requests().decide(kVault, id(1), decision(1, true), QueueState::Approved), true);
    const auto news = *requests().requests(kVault, { .after = first[2].change });
    ASSERT_EQ(news.size(), 1U);
    EXPECT_EQ(news[0].id, id(1));
    EXPECT_EQ(news[0].decisions, std::vector { decision(1, true) });
    EXPECT_EQ(requests().requests(kVault, { .state = QueueState::Waiting })->size(), 2U);
    EXPECT_EQ(requests().requests(kVault, { .requester = id(9) })->size(), 0U);
    EXPECT_EQ(requests().requests(kVault, { .limit = 2 })->size(), 2U);
    EXPECT_EQ(requests().requests(kOther, {})->size(), 0U);
}

TEST_P(RequestStorageTest, ADecisionTakesThePlaceOfItsMakersEarlierOne)
{
    ASSERT_EQ(insert(request(1)), Insertion::Done);
    ASSERT_EQ(requests().decide(kVault, id(1), decision(2, true), QueueState::Waiting), true);
    ASSERT_EQ(
        requests().decide(kVault, id(1), decision(1, true, kNow + 1), QueueState::Approved), true);
    EXPECT_EQ(read(1).decisions, (std::vector { decision(2, true), decision(1, true, kNow + 1) }));
    ASSERT_EQ(
        requests().decide(kVault, id(1), decision(2, false, kNow + 2), QueueState::Rejected), true);
    EXPECT_EQ(read(1).decisions,
        (std::vector { decision(1, true, kNow + 1), decision(2, false, kNow + 2) }));
    EXPECT_EQ(read(1).state, QueueState::Rejected);
}

TEST_P(RequestStorageTest, WhatIsDecidedStays)
{
    ASSERT_EQ(insert(request(1)), Insertion::Done);
    ASSERT_EQ(requests().decide(kVault, id(1), decision(1, false), QueueState::Rejected), true);
    const auto before = read(1);
    EXPECT_EQ(requests().decide(kVault, id(1), decision(1, true), QueueState::Approved), false);
    EXPECT_EQ(requests().markSigned(kVault, id(1), kNow), false);
    EXPECT_EQ(requests().expire(kVault, kNow + 2 * kHour, 0), 0U);
    EXPECT_EQ(read(1), before);
    EXPECT_EQ(requests().decide(kVault, id(7), decision(1, true), QueueState::Approved), false);
    EXPECT_EQ(requests().decide(kOther, id(1), decision(1, true), QueueState::Approved), false);
}

TEST_P(RequestStorageTest, ItExpiresAndIsForgotten)
{
    ASSERT_EQ(insert(request(1)), Insertion::Done);
    EXPECT_EQ(requests().expire(kVault, kNow + kHour - 1, 0), 0U);
    EXPECT_EQ(read(1).state, QueueState::Waiting);
    EXPECT_EQ(requests().expire(kVault, kNow + kHour, 0), 1U);
    EXPECT_EQ(read(1).state, QueueState::Expired);
    EXPECT_GT(read(1).change, std::uint64_t(kNow));
    EXPECT_EQ(requests().markSigned(kVault, id(1), kNow), false);
    EXPECT_EQ(requests().expire(kVault, kNow + kHour, kNow + kHour), 0U);
    EXPECT_TRUE(*requests().request(kVault, id(1)));
    EXPECT_EQ(requests().expire(kVault, kNow + kHour, kNow + kHour + 1), 0U);
    EXPECT_EQ(*requests().request(kVault, id(1)), std::nullopt);
}

TEST_P(RequestStorageTest, WhatAsksForTheSameIsFoundNewestFirst)
{
    auto again = request(2, kNow + 5);
    again.draft.payload = request(1).draft.payload;
    auto elsewhere = request(3);
    elsewhere.draft.payload = request(1).draft.payload;
    elsewhere.draft.place.index = 7;
    for (const auto& row : { request(1), again, elsewhere })
        ASSERT_EQ(insert(row), Insertion::Done);
    const auto subject = subjectOf(again.draft.place, again.draft.payload);
    const auto rows = *requests().about(kVault, subject);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].id, id(2));
    EXPECT_EQ(rows[1].id, id(1));
    ASSERT_EQ(requests().markSigned(kVault, id(2), kNow + 6), true);
    EXPECT_EQ(requests().about(kVault, subject)->at(0).state, QueueState::Signed);
    EXPECT_EQ(requests().about(kOther, subject)->size(), 0U);
}

TERCET_STORAGE_KINDS(RequestStorageTest);
