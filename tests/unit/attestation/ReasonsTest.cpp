#include "tests/unit/attestation/Fixtures.h"

#include <set>

using namespace tercet;
using namespace tercet::attestation;
using namespace tercet::attestation::test;

namespace {

Fixtures all()
{
    auto out = snpFixtures();
    out.merge(sgxFixtures());
    out.merge(bindingFixtures());
    return out;
}

} // namespace

TEST(Reasons, AMachineInOrderHasNone)
{
    for (const auto product : kSnpProducts)
        EXPECT_EQ(
            findingsOf(std::function<void(simulated::SimulatedSnp&)>(), {}, product), Findings())
            << productName(product);
    for (const auto version : { 3, 4 }) {
        const auto found
            = findingsOf([=](simulated::SimulatedSgx& s) { s.version = std::uint16_t(version); });
        EXPECT_EQ(found, Findings()) << version;
    }
}

TEST(Reasons, EachHasAFixtureThatYieldsItFirst)
{
    const auto fixtures = all();
    for (int i = 0; i < kReasonCount; ++i) {
        const auto reason = Reason(i);
        SCOPED_TRACE(std::string(reasonName(reason)));
        const auto it = fixtures.find(reason);
        ASSERT_NE(it, fixtures.end()) << "no fixture";
        const auto found = it->second();
        ASSERT_FALSE(found.empty()) << "nothing was found wrong";
        EXPECT_EQ(reasonName(found.front().reason), reasonName(reason)) << found.front().detail;
    }
}

TEST(Reasons, NamesAreStableAndDifferent)
{
    std::set<std::string_view> names;
    for (int i = 0; i < kReasonCount; ++i) {
        const auto name = reasonName(Reason(i));
        EXPECT_TRUE(name.starts_with("E_")) << name;
        EXPECT_FALSE(reasonMeaning(Reason(i)).empty()) << name;
        EXPECT_TRUE(names.insert(name).second) << name;
    }
    EXPECT_EQ(reasonName(Reason::SnpDebug), "E_SNP_DEBUG");
}

TEST(Reasons, StatesHaveStableNames)
{
    EXPECT_EQ(stateName(State::Verified), "verified");
    EXPECT_EQ(stateName(State::VerifiedWithAdvisory), "verified-with-advisory");
    EXPECT_EQ(stateName(State::NotAttested), "not-attested");
    EXPECT_EQ(stateName(State::Failed), "failed");
}
