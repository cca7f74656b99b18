#include "core/mpc/Tags.h"

#include <gtest/gtest.h>
#include <set>

namespace {

const std::vector<std::string> kAll {
#define X(name, text) text,
    TERCET_MPC_TAGS(X) TERCET_MPC_SIGNED(X)
#undef X
};

} // namespace

TEST(Tags, EachHasOnePurpose)
{
    EXPECT_EQ(std::set<std::string>(kAll.begin(), kAll.end()).size(), kAll.size());
}

TEST(Tags, AllAreOfThisSuite)
{
    for (const auto& text : kAll) {
        EXPECT_TRUE(text.starts_with("mw1.")) << text;
        EXPECT_LE(text.size(), 16u) << text;
    }
}
