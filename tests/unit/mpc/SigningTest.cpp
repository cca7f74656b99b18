#include <gtest/gtest.h>
#include <set>

#include "core/crypto/Bip32.h"
#include "core/mpc/LinkState.h"
#include "tests/unit/mpc/ThreeParties.h"

namespace tercet::mpc::test {

namespace {

std::string why(const Step<>& step)
{
    return step ? "" : std::string(step.error().name()) + ": " + step.error().reason();
}

}

TEST(Signing, KeyLinkPresignatureSignature)
{
    ThreeParties p;
    ASSERT_EQ(why(p.dkg()), "");
    ASSERT_EQ(why(p.openLink()), "");
    ASSERT_EQ(why(p.presign()), "");
    const auto input = p.input({ 44, 60, 0, 0, 5 }, p.random.bytes<32>());
    const auto signature = p.sign(input);
    ASSERT_TRUE(signature) << signature.error().name() << signature.error().reason();
}

} // namespace tercet::mpc::test
