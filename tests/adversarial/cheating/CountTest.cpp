#include <gtest/gtest.h>

#include "tests/adversarial/cheating/Cases.h"

// Issue 3: 20 cheating strategies × every protocol.
namespace tercet::mpc::cheating {

TEST(Cheating, TwentyStrategiesForEveryProtocol)
{
    static constexpr std::array kNames { "key generation", "link", "presign", "sign",
        "full signing", "BIP-340", "Ed25519", "refresh", "resolve" };
    std::map<Protocol, std::set<std::string>> strategies;
    std::map<Protocol, std::set<std::set<Party>>> seatsOf;
    std::map<Protocol, int> runs;
    for (const auto maker : makers())
        for (const auto& c : maker()) {
            strategies[c.protocol].insert(c.strategy);
            seatsOf[c.protocol].insert(c.cheaters);
            ++runs[c.protocol];
        }
    std::printf("%-16s strategies   runs\n", "");
    for (const auto protocol : kProtocols) {
        const auto* name = kNames[std::size_t(protocol)];
        std::printf("%-16s %10zu %6d\n", name, strategies[protocol].size(), runs[protocol]);
        EXPECT_GE(strategies[protocol].size(), 20u) << name;
        // A dishonest party in each seat and in each two of them.
        for (const auto& cheaters : seats())
            EXPECT_TRUE(seatsOf[protocol].contains(cheaters))
                << name << " without P" << number(*cheaters.begin()) << ", P"
                << number(*cheaters.rbegin());
    }
}

} // namespace tercet::mpc::cheating
