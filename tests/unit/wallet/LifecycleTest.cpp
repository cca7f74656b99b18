#include "core/wallet/Lifecycle.h"

#include <QTemporaryDir>
#include <gtest/gtest.h>
#include <set>

#include "core/chains/ethereum/Transaction.h"
#include "core/wallet/Convert.h"
#include "core/wallet/RequestStore.h"
#include "core/wallet/VaultStore.h"

namespace tercet::wallet {

namespace {

constexpr int kStates = int(RequestState::Failed) + 1;
using S = RequestState;

// architecture.md, written down once more and by hand.
const std::set<std::pair<S, S>> kExpected { { S::Draft, S::Waiting }, { S::Draft, S::Rejected },
    { S::Draft, S::Expired }, { S::Waiting, S::Approved }, { S::Waiting, S::Rejected },
    { S::Waiting, S::Expired }, { S::Approved, S::Signing }, { S::Approved, S::Waiting },
    { S::Approved, S::Failed }, { S::Signing, S::Signed }, { S::Signing, S::Waiting },
    { S::Signing, S::Failed }, { S::Signed, S::Broadcast }, { S::Broadcast, S::Confirmed },
    { S::Confirmed, S::Broadcast }, { S::Failed, S::Waiting } };

class RequestRows : public testing::Test {
protected:
    void SetUp() override
    {
        auto opened = Database::open(m_folder.filePath(QStringLiteral("wallet.db")));
        ASSERT_TRUE(opened) << opened.error().context;
        db = std::move(*opened);
        VaultRecord vault;
        vault.info.id = QStringLiteral("aa");
        vault.info.created = QDateTime::fromMSecsSinceEpoch(1);
        ASSERT_TRUE(vaults::insert(*db, vault));
    }
    RequestRecord insert(S state)
    {
        RequestRecord request;
        request.id = QString::number(++m_count);
        request.vault = QStringLiteral("aa");
        request.state = state;
        request.summary = request.from = request.requester = QStringLiteral("x");
        request.payload = { chains::PayloadType::EthereumMessage, { 1, 2, 3 } };
        request.created = m_count;
        if (isSigned(state)) sign(request, 1);
        EXPECT_TRUE(requests::insert(*db, request));
        return request;
    }
    static void sign(RequestRecord& request, std::uint8_t byte)
    {
        request.signature.emplace();
        request.signature->bytes.fill(byte);
    }
    RequestRecord stored(const QString& id)
    {
        const auto all = requests::load(*db, QStringLiteral("aa"));
        EXPECT_TRUE(all);
        for (const auto& request : *all)
            if (request.id == id) return request;
        ADD_FAILURE() << "gone";
        return {};
    }
    std::unique_ptr<Database> db;

private:
    QTemporaryDir m_folder;
    int m_count { 0 };
};

} // namespace

TEST(Lifecycle, EveryPairOfStates)
{
    for (int from = 0; from < kStates; ++from)
        for (int to = 0; to < kStates; ++to)
            EXPECT_EQ(legal(S(from), S(to)), kExpected.contains({ S(from), S(to) }))
                << requestStateName(S(from)) << " → " << requestStateName(S(to));
}

TEST(Lifecycle, NamesGoBothWays)
{
    for (int state = 0; state < kStates; ++state)
        EXPECT_EQ(requestStateFromName(requestStateName(S(state))), S(state));
    EXPECT_FALSE(requestStateFromName("signing "));
}

TEST_F(RequestRows, TakeExactlyTheLegalSteps)
{
    for (int from = 0; from < kStates; ++from) {
        for (int to = 0; to < kStates; ++to) {
            auto request = insert(S(from));
            request.state = S(to);
            if (isSigned(S(to)) && !request.signature) sign(request, 1);
            if (!isSigned(S(to))) request.signature.reset();
            const bool allowed = from == to || legal(S(from), S(to));
            EXPECT_EQ(requests::update(*db, request, S(from)).has_value(), allowed)
                << requestStateName(S(from)) << " → " << requestStateName(S(to));
            EXPECT_EQ(stored(request.id).state, allowed ? S(to) : S(from));
        }
    }
}

TEST_F(RequestRows, RefuseAStepFromAnotherState)
{
    auto request = insert(S::Rejected);
    request.state = S::Approved;
    EXPECT_EQ(requests::update(*db, request, S::Waiting).error().code, Code::WrongState);
    EXPECT_EQ(stored(request.id).state, S::Rejected);
}

TEST_F(RequestRows, NeverTakeASecondSignature)
{
    auto request = insert(S::Signed);
    sign(request, 2);
    EXPECT_EQ(requests::update(*db, request, S::Signed).error().code, Code::WrongState);
    request.state = S::Broadcast;
    EXPECT_EQ(requests::update(*db, request, S::Signed).error().code, Code::WrongState);
    request.signature.reset();
    EXPECT_EQ(requests::update(*db, request, S::Signed).error().code, Code::WrongState);
    EXPECT_EQ(stored(request.id).signature->bytes[0], 1);
}

TEST_F(RequestRows, KeepEveryField)
{
    RequestRecord request = insert(S::Signed);
    request.state = S::Broadcast;
    request.raw = { 9, 8, 7 };
    request.hash = Bytes(32, 5);
    request.block = 77;
    request.error = Error { Code::NodeRefused, "why" };
    request.rejectReason = QStringLiteral("no");
    request.leftDevice = true;
    ASSERT_TRUE(requests::update(*db, request, S::Signed));
    const auto read = stored(request.id);
    EXPECT_EQ(read.payload, request.payload);
    EXPECT_EQ(read.raw, request.raw);
    EXPECT_EQ(read.hash, request.hash);
    EXPECT_EQ(read.block, 77);
    EXPECT_EQ(read.error, request.error);
    EXPECT_EQ(read.rejectReason, request.rejectReason);
    EXPECT_TRUE(read.leftDevice);
    EXPECT_EQ(read.signature, request.signature);
}

TEST_F(RequestRows, RecoverToADefinedState)
{
    const auto approved = insert(S::Approved);
    const auto signing = insert(S::Signing);
    auto left = insert(S::Signing);
    left.leftDevice = true;
    ASSERT_TRUE(requests::update(*db, left, S::Signing));
    QList<RequestRecord> others;
    for (int state = 0; state < kStates; ++state)
        if (S(state) != S::Approved && S(state) != S::Signing) others.append(insert(S(state)));

    ASSERT_TRUE(requests::recover(*db, 5));
    EXPECT_EQ(stored(approved.id).state, S::Waiting);
    EXPECT_EQ(stored(signing.id).state, S::Waiting);
    EXPECT_EQ(stored(left.id).state, S::Failed);
    EXPECT_TRUE(stored(left.id).error);
    for (const auto& other : others) EXPECT_EQ(stored(other.id).state, other.state);
}

} // namespace tercet::wallet
