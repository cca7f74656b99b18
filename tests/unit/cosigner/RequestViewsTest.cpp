#include <gtest/gtest.h>

#include "core/cosigner/RequestViews.h"

using namespace tercet;
using namespace tercet::cosigner;

namespace {

const Bytes32 kVault { 1 };
const std::string kGood
    = R"({"path":[44,60,0,0,0],"type":2,"payload":"00ff","expires":1790000000,"note":"rent"})";

Code refused(std::string_view body)
{
    const auto read = decodeDraft(body);
    return read ? Code::Internal : read.error().code;
}

std::string with(std::string_view from, std::string_view to)
{
    auto out = kGood;
    const auto at = out.find(from);
    EXPECT_NE(at, std::string::npos);
    return out.replace(at, from.size(), to);
}

std::string noted(const std::string& note) { return with("rent", note); }

RequestRow row()
{
    RequestRow out { .vault = kVault,
        .requester = { 3 },
        .requesterName = "Payroll",
        .idempotencyKey = std::string(32, '0'),
        .draft = *decodeDraft(kGood),
        .createdMs = 1'789'999'000'000,
        .state = QueueState::Approved,
        .change = 77 };
    out.id = requestId(kVault, out.requester, out.idempotencyKey, out.draft);
    out.decisions.push_back({ .by = { 4 },
        .role = DeviceRole::Approver,
        .approves = true,
        .reason = "fine",
        .atMs = 1'789'999'001'000,
        .signature = { 5 } });
    return out;
}

} // namespace

TEST(RequestViews, ADraftGoesBothWays)
{
    const auto draft = decodeDraft(kGood);
    ASSERT_TRUE(draft);
    EXPECT_EQ(draft->place, (chains::AddressPath { chains::AddressKind::Ethereum, 0, 0 }));
    EXPECT_EQ(draft->payload.bytes, (Bytes { 0, 255 }));
    EXPECT_EQ(draft->expiresMs, 1'790'000'000'000);
    EXPECT_EQ(decodeDraft(encodeDraft(*draft)), *draft);
}

TEST(RequestViews, ADraftIsReadStrictly)
{
    EXPECT_EQ(refused("[]"), Code::BadJson);
    EXPECT_EQ(refused("{"), Code::BadJson);
    EXPECT_EQ(refused(std::string(100, '[')), Code::JsonTooDeep);
    EXPECT_EQ(refused(std::string(kMaxDraft + 1, ' ')), Code::JsonTooLarge);
    EXPECT_EQ(refused(with("\"note\"", "\"nota\"")), Code::UnknownField);
    EXPECT_EQ(refused(with("\"type\":2,", "")), Code::MissingField);
    EXPECT_EQ(refused(with("\"type\":2", "\"type\":99")), Code::UnsupportedTransaction);
    EXPECT_EQ(refused(with("\"type\":2", "\"type\":4")), Code::BadPath); // Solana's
    EXPECT_EQ(refused(with("[44,60,0,0,0]", "[44,60,0,0]")), Code::BadPath);
    EXPECT_EQ(refused(with("[44,60,0,0,0]", "[44,60,0,0,2147483648]")), Code::BadPath);
    EXPECT_EQ(refused(with("[44,60,0,0,0]", "[44,60,0,0,\"0\"]")), Code::BadPath);
    EXPECT_EQ(refused(with("00ff", "0")), Code::BadHex);
    EXPECT_EQ(refused(with("1790000000", "9999999999999")), Code::NumberTooLarge);
    EXPECT_EQ(refused(with("1790000000", "1.5")), Code::JsonFloat);
}

TEST(RequestViews, ANoteIsShortAndSeen)
{
    std::string umlauts;
    for (int i = 0; i < 280; ++i) umlauts += "ü";
    EXPECT_TRUE(decodeDraft(noted(umlauts)));
    EXPECT_EQ(refused(noted(umlauts + "x")), Code::TextTooLong);
    EXPECT_EQ(refused(noted("a\\u0000b")), Code::BadField);
    EXPECT_EQ(refused(noted("a\\nb")), Code::BadField);
    EXPECT_EQ(refused(noted("a\\u202eb")), Code::BadField);
    EXPECT_EQ(refused(noted("a\\u200bb")), Code::BadField);
    EXPECT_EQ(refused(noted("a\xff")), Code::BadJson);
}

TEST(RequestViews, TheIdIsOfEverything)
{
    const auto draft = *decodeDraft(kGood);
    const auto id = requestId(kVault, { 3 }, "key", draft);
    EXPECT_EQ(requestId(kVault, { 3 }, "key", draft), id);
    EXPECT_NE(requestId({ 2 }, { 3 }, "key", draft), id);
    EXPECT_NE(requestId(kVault, { 4 }, "key", draft), id);
    EXPECT_NE(requestId(kVault, { 3 }, "kez", draft), id);
    for (const auto& other : { with("00ff", "00fe"), with("[44,60,0,0,0]", "[44,60,0,0,1]"),
             with("1790000000", "1790000001"), noted("x"), with("\"type\":2", "\"type\":3") })
        EXPECT_NE(requestId(kVault, { 3 }, "key", *decodeDraft(other)), id) << other;
}

TEST(RequestViews, ARequestGoesBothWays)
{
    EXPECT_EQ(decodeRequest(kVault, encodeRequest(row())), row());
    auto other = row();
    other.draft.note = "other";
    EXPECT_EQ(decodeRequest(kVault, encodeRequest(other)).error().field, "id");
    EXPECT_EQ(decodeRequest({ 2 }, encodeRequest(row())).error().field, "id");
}

TEST(RequestViews, APageHoldsWhatFits)
{
    EXPECT_EQ(decodePage(kVault, encodePage({ { row() }, 77, true })),
        (RequestPage { { row() }, 77, true }));
    RequestPage page { {}, 40, false };
    for (std::uint64_t n = 1; n <= 40; ++n) {
        auto one = row();
        one.draft.payload.bytes.resize(8'000);
        one.id = requestId(kVault, one.requester, one.idempotencyKey, one.draft);
        one.change = n;
        page.requests.push_back(std::move(one));
    }
    const auto text = encodePage(page);
    EXPECT_LE(text.size(), RequestPage::kMaxBytes);
    const auto read = decodePage(kVault, text);
    ASSERT_TRUE(read);
    EXPECT_TRUE(read->more);
    EXPECT_GT(read->requests.size(), 5U);
    EXPECT_EQ(read->last, read->requests.back().change);
}

TEST(RequestViews, ADecisionIsSignedForOneRequest)
{
    const auto key = crypto::SigningKey::fromSeed(Bytes32 { 9 });
    QueueDecision decision { .by = key.publicKey(), .approves = true, .reason = "fine" };
    decision.signature = signDecision(key, kVault, { 7 }, true, "fine");
    EXPECT_TRUE(verifyDecision(kVault, { 7 }, decision));
    EXPECT_FALSE(verifyDecision(kVault, { 8 }, decision));
    EXPECT_FALSE(verifyDecision({ 2 }, { 7 }, decision));
    decision.approves = false;
    EXPECT_FALSE(verifyDecision(kVault, { 7 }, decision));
    const DecisionBody body { true, "fine", decision.signature };
    EXPECT_EQ(decodeDecisionBody(encodeDecisionBody(body)), body);
    EXPECT_EQ(
        decodeDecisionBody(R"({"decision":"maybe","signature":""})").error().code, Code::BadField);
}
