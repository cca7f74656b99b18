#include "core/crypto/Bip32.h"

#include <gtest/gtest.h>
#include <map>
#include <set>

#include "core/crypto/SystemRandom.h"

using namespace tercet;
using namespace tercet::crypto;

// BIP-32, test vector 2: the public chain m → m/0, the one step of it without hardening.
TEST(Bip32, OfficialVector2)
{
    const std::string m = "xpub661MyMwAqRbcFW31YEwpkMuc5THy2PSt5bDMsktWQcFF8syAmRUapSCGu8ED9W6oDMSg"
                          "v6Zz8idoc4a6mr8BDzTJY47LJhkJ8UB7WEGuduB";
    const std::string m0 = "xpub69H7F5d8KSRgmmdJg2KhpAK8SR3DjMwAdkxj3ZuxV27CprR9LgpeyGmXUbC6wb7ERfv"
                           "rnKZjXoUmmDznezpbZb7ap6r1D3tgFxHmwMkQTPH";
    auto spaced = std::string(m);
    EXPECT_FALSE(decodeXpub(spaced.insert(55, "\n")));
    auto root = decodeXpub(m);
    ASSERT_TRUE(root);
    EXPECT_EQ(encodeXpub(*root), m);
    const std::uint32_t path[] = { 0 };
    auto child = derivePublic(*root, path);
    ASSERT_TRUE(child);
    EXPECT_EQ(encodeXpub(child->node), m0);
    EXPECT_EQ(*root->key.addBasePublic(child->tweak), child->node.key);
}

TEST(Bip32, WhatIsRememberedIsTheSame)
{
    SystemRandom rng;
    const auto make = [&rng](const Point& key) { return ExtendedKey { key, rng.bytes<32>() }; };
    const auto G = *Point::mulBase(Scalar::random(rng));
    const std::array roots { make(G), make(G), make(*Point::mulBase(Scalar::random(rng))) };
    std::map<std::pair<std::size_t, std::uint32_t>, std::string> first;
    for (int round = 0; round < 3; ++round)
        for (std::size_t k = 0; k < roots.size(); ++k)
            for (std::uint32_t i = 0; i < 20; ++i) { // 61 steps: more than are remembered
                const auto derived = derivePublic(roots[k], std::array<std::uint32_t, 2> { 7, i });
                ASSERT_TRUE(derived);
                EXPECT_EQ(*roots[k].key.addBasePublic(derived->tweak), derived->node.key);
                EXPECT_EQ(derived->node.depth, 2);
                const auto text = encodeXpub(derived->node);
                EXPECT_EQ(first.try_emplace({ k, i }, text).first->second, text);
            }
    std::set<std::string> all;
    for (const auto& [at, text] : first) all.insert(text);
    EXPECT_EQ(all.size(), first.size());
}

TEST(Bip32, RefusesHardenedAndMalformedPaths)
{
    for (auto bad : { "", "44/60", "m/", "m/44'", "m/4294967296", "m/2147483648", "m//0", "m/01",
             "m/-1", "m/1 ", "m/0/0/0/0/0/0/0/0/0/0/0" })
        EXPECT_EQ(parsePath(bad).error().code, Code::BadPath) << bad;
    EXPECT_EQ(*parsePath("m"), std::vector<std::uint32_t> {});
    EXPECT_EQ(*parsePath("m/44/60/0/0/2147483647"),
        (std::vector<std::uint32_t> { 44, 60, 0, 0, 2147483647 }));
    EXPECT_EQ(pathText(*parsePath("m/44/60/0")), "m/44/60/0");
    EXPECT_FALSE(decodeXpub("xpub661MyMwAqRbcFW31YEwpkMuc5THy2PSt5bDMsktWQcFF8syAmRUapSCGu8ED9W6oDM"
                            "Sgv6Zz8idoc4a6mr8BDzTJY47LJhkJ8UB7WEGuduC"));
}
