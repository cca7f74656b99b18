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
        true, 4, 1000, 2, 1 };
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
    const PolicyView p { 9, policy::Change::Loosening };
    EXPECT_EQ(*PolicyView::decode(p.encode()), p);
    expectStrict<PolicyView>(p.encode());
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
