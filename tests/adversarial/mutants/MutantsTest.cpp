#include <gtest/gtest.h>

#include "tests/adversarial/mutants/Expected.h"
#include "tests/unit/mpc/Tamper.h"

using namespace tercet;
using namespace tercet::mpc;
using namespace tercet::mpc::mutants;

// Every field of every message of key generation, link, presignature, signature, refresh, drill and
// restore, spoiled on the way and by its sender: the right abort class, no crash, no wrong
// signature, no secret in any message or reason that follows.
class Mutants : public testing::TestWithParam<Part> { };

TEST_P(Mutants, EndInTheRightClass)
{
    Campaign campaign(7, GetParam());
    int total = 0;
    std::map<std::string, int> outcomes;
    EXPECT_TRUE(campaign.run([&](const Mutant& mutant, const mutants::Verdict& verdict) {
        ++total;
        ++outcomes[verdict.outcome];
        EXPECT_EQ(verdict.fault, "") << mutant.text();
        EXPECT_TRUE(allowed(mutant).contains(verdict.outcome))
            << mutant.text() << " gave " << verdict.outcome << ": " << verdict.reason;
        if (verdict.outcome == "quarantine") {
            EXPECT_EQ(verdict.culprit, mutant.cheat) << mutant.text();
        }
    }));
    EXPECT_TRUE(campaign.unknown().empty())
        << "no table of fields for " << *campaign.unknown().begin();
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    EXPECT_GE(total, GetParam() == Part::Life ? 1000 : 300);
#else
    EXPECT_GE(total, GetParam() == Part::Life ? 5000 : 2000);
#endif
    for (const auto& [name, n] : outcomes) std::printf("%-12s %d\n", name.c_str(), n);
    std::printf("%-12s %d\n", "mutants", total);
}

INSTANTIATE_TEST_SUITE_P(Parts, Mutants, testing::Values(Part::Life, Part::Restore),
    [](const auto& info) { return info.param == Part::Life ? "life" : "restore"; });

namespace {

// Header fields and single bytes of one envelope of a body.
std::vector<Mutation> ofEnvelope(ByteView envelope)
{
    std::vector<Mutation> all = ofWhole(envelope.size(), {});
    for (const auto& field : headerFields())
        for (auto& m : ofField(field, {})) all.push_back(std::move(m));
    for (std::size_t at = Header::kBytes; at < envelope.size(); ++at)
        all.push_back({ "byte", std::to_string(at), [at](Bytes& b) { b[at] ^= 1; } });
    return all;
}

} // namespace

TEST(SpoiledEnvelope, ASpoiledEndLeavesTheLinkAlone)
{
    test::ThreeParties p(8);
    ASSERT_TRUE(p.dkg());
    ASSERT_TRUE(p.openLink());
    const auto bodies = p.link->end();
    const auto envelope = test::bodyValue(bodies.p2, "end");
    for (const auto& m : ofEnvelope(envelope)) {
        auto spoiled = envelope;
        m.apply(spoiled);
        if (spoiled == envelope) continue;
        auto body = bodies.p2;
        test::setBodyValue(body, "end", spoiled);
        EXPECT_EQ(test::classOf(p.peer(Party::P2).end(body)), "drop") << m.field << " " << m.how;
        ASSERT_TRUE(p.peer(Party::P2).hasLink());
    }
    EXPECT_TRUE(p.peer(Party::P2).end(bodies.p2));
    EXPECT_FALSE(p.peer(Party::P2).hasLink());
}

TEST(SpoiledEnvelope, ASpoiledRefusalRefusesNothing)
{
    test::ThreeParties p(9);
    ASSERT_TRUE(p.dkg());
    p.peer(Party::P2).setFrozen(true);
    EXPECT_EQ(test::classOf(p.openLink()), "refuse");
    Bytes envelope;
    p.tap = [&](test::Session, int, Party from, Party, Bytes& body) {
        if (from == Party::P2) envelope = test::bodyValue(body, "refuse");
    };
    EXPECT_EQ(test::classOf(p.openLink()), "refuse");
    for (const auto& m : ofEnvelope(envelope)) {
        bool changed = false;
        p.tap = [&](test::Session, int, Party from, Party, Bytes& body) {
            if (from != Party::P2) return;
            auto spoiled = test::bodyValue(body, "refuse");
            const auto before = spoiled;
            m.apply(spoiled);
            changed = spoiled != before;
            test::setBodyValue(body, "refuse", spoiled);
        };
        const auto outcome = test::classOf(p.openLink());
        if (changed) {
            EXPECT_EQ(outcome, "drop") << m.field << " " << m.how;
        }
    }
}
