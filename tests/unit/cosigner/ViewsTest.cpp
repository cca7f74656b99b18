#include "core/cosigner/Views.h"

#include <gtest/gtest.h>

#include "core/base/Json.h"
#include "core/crypto/SystemRandom.h"

using namespace tercet;
using namespace tercet::cosigner;

namespace {

// Every view's decoder survives every shortening and refuses members that it does not know.
template <typename View> void expectStrict(const Bytes& body)
{
    for (std::size_t n = 0; n < body.size(); ++n)
        EXPECT_FALSE(View::decode(ByteView(body).first(n))) << n;
    auto object = *json::parseCbor(body, body.size());
    object["more"] = 1;
    EXPECT_EQ(View::decode(json::toCbor(object)).error().code, Code::UnknownField);
    object.erase("more");
    for (const auto& [key, value] : object.items()) {
        auto without = object;
        without.erase(key);
        EXPECT_EQ(View::decode(json::toCbor(without)).error().code, Code::MissingField) << key;
        auto wrong = object;
        wrong[key] = Json::array();
        EXPECT_EQ(View::decode(json::toCbor(wrong)).error().code, Code::BadField) << key;
    }
}

} // namespace

TEST(Views, Vault)
{
    crypto::SystemRandom random;
    const VaultView v { random.bytes<32>(), random.bytes<32>(), 3, true, random.bytes<33>(),
        random.bytes<32>(), random.bytes<32>(), random.bytes<32>(), { chains::Uint256(5), true }, 7,
        true, 4, 1000, 2, 1, 1'700'000'000'000 };
    EXPECT_EQ(*VaultView::decode(v.encode()), v);
    expectStrict<VaultView>(v.encode());
    auto object = *json::parseCbor(v.encode(), 4096);
    object["epoch"] = 1ull << 32;
    EXPECT_EQ(VaultView::decode(json::toCbor(object)).error().code, Code::NumberTooLarge);
}

TEST(Views, SessionAndPolicy)
{
    const SessionView s { SessionKind::EndLink, 1, SessionState::Done };
    EXPECT_EQ(*SessionView::decode(s.encode()), s);
    expectStrict<SessionView>(s.encode());
    const PolicyView p { 9, policy::Change::Loosening, 1'700'000'000'000 };
    EXPECT_EQ(*PolicyView::decode(p.encode()), p);
    expectStrict<PolicyView>(p.encode());
}

TEST(Views, PendingFreezeAndWhatIsAsked)
{
    const PendingView waits { { { "3", { chains::Uint256(5), true }, 10, 20 },
        { "4", {}, 1, 2 } } };
    EXPECT_EQ(*PendingView::decode(waits.encode()), waits);
    EXPECT_EQ(*PendingView::decode(PendingView {}.encode()), PendingView {});
    auto object = *json::parseCbor(waits.encode(), 4096);
    object["pending"][0]["more"] = 1;
    EXPECT_EQ(PendingView::decode(json::toCbor(object)).error().code, Code::UnknownField);

    EXPECT_EQ(*FreezeView::decode(FreezeView { 7 }.encode()), FreezeView { 7 });
    for (const auto& body : { FreezeView { 7 }.encode() })
        EXPECT_EQ(
            FreezeView::decode(ByteView(body).first(body.size() - 1)).error().code, Code::BadCbor);

    const EvaluateBody asked { { 44, 60, 0, 0, 7 }, 1, { 1, 2, 3 } };
    EXPECT_EQ(*EvaluateBody::decode(asked.encode()), asked);
    object = *json::parseCbor(asked.encode(), 4096);
    object["path"][2] = 1ull << 32;
    EXPECT_EQ(EvaluateBody::decode(json::toCbor(object)).error().code, Code::BadPath);
    object["path"] = Json::array({ 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 });
    EXPECT_EQ(EvaluateBody::decode(json::toCbor(object)).error().code, Code::NumberTooLarge);
}

TEST(Views, DecisionsInEveryPart)
{
    using namespace policy;
    Decision d { .verdict = Verdict::Refused,
        .rule = Rule::LimitPerPeriod,
        .code = Code::PolicyPeriod,
        .detail = "5 above 4",
        .untilMs = 9,
        .address = "0x1",
        .role = Role::Approver,
        .have = 1,
        .need = 2,
        .usage = { { { Family::Ethereum, 1, "0xA" }, Period::Week, 1, 2, 3 },
            { { Family::Bitcoin, 0, {} }, Period::Transaction, 0, chains::Uint256::max(), 3 } } };
    EXPECT_EQ(*decodeDecision(encodeDecision(d)), d);
    EXPECT_EQ(*decodeDecision(encodeDecision({})), Decision {});
    const auto body = encodeDecision(d);
    for (std::size_t n = 0; n < body.size(); ++n)
        EXPECT_FALSE(decodeDecision(ByteView(body).first(n))) << n;
    const auto object = *json::parseCbor(body, body.size());
    const auto refused = [&](auto change) {
        auto other = object;
        change(other);
        EXPECT_FALSE(decodeDecision(json::toCbor(other)));
    };
    for (const auto& [key, value] : object.items()) refused([&, k = key](Json& j) { j.erase(k); });
    refused([](Json& j) { j["more"] = 1; });
    refused([](Json& j) { j["verdict"] = "maybe"; });
    refused([](Json& j) { j["verdict"] = "allowed"; }); // by a rule that refuses
    refused([](Json& j) { j["rule"] = "none"; });
    refused([](Json& j) { j["code"] = "storage"; });
    refused([](Json& j) { j["usage"][0]["unit"]["family"] = "gold"; });
    refused([](Json& j) { j["usage"][1].erase("limit"); });
    refused([](Json& j) { j["usage"][1]["limit"] = Json::binary({ 1 }); });
}

TEST(Views, IdentityNeedsItsCertificate)
{
    crypto::SystemRandom random;
    const auto own = mpc::OwnIdentity::generate(random);
    const IdentityView view { own.publicKeys(), own.certificate() };
    EXPECT_EQ(IdentityView::decode(view.encode())->keys, own.publicKeys());
    expectStrict<IdentityView>(view.encode());
    auto other = view;
    other.keys.sk[3] ^= 1;
    EXPECT_EQ(IdentityView::decode(other.encode()).error().code, Code::BadSignature);
}
