#include "app/cosigner/Options.h"

#include <gtest/gtest.h>
#include <sstream>

using namespace tercet;
using namespace tercet::operating;

namespace {

Result<Options> read(const std::string& line)
{
    std::istringstream in(line);
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(word);
    return parse(words);
}

const std::string kId(64, 'a');

} // namespace

TEST(Options, OfEachCommand)
{
    const auto init = read("init --data d --listen h:1 --share 3 --database u --sealing-command c");
    ASSERT_TRUE(init) << init.error().context;
    EXPECT_EQ(init->command, Command::Init);
    EXPECT_EQ(init->share, 3);
    EXPECT_EQ(init->profile, "unattested");
    EXPECT_EQ(init->sealingCommand, "c");
    EXPECT_EQ(read("serve --data d")->command, Command::Serve);
    EXPECT_EQ(read("--data d pair")->command, Command::Pair);
    EXPECT_EQ(read("devices list --data d")->command, Command::DevicesList);
    EXPECT_EQ(read("devices revoke --data d " + kId)->device, kId);
    EXPECT_EQ(read("devices add --data d --role approver --key k --vault " + kId)->vault, kId);
    EXPECT_EQ(read("check --database f --sealing-key k")->sealingKey, "k");
    EXPECT_EQ(read("devices keep --data d " + kId)->command, Command::DevicesKeep);
    EXPECT_EQ(read("certificate renew --data d")->command, Command::CertificateRenew);
    EXPECT_EQ(read("check --data d")->data, "d");
    EXPECT_EQ(read("vaults show --data d " + kId)->vault, kId);
    EXPECT_EQ(read("vaults release --database f " + kId)->command, Command::VaultsRelease);
    EXPECT_EQ(read("requests list --database f --state waiting")->state, "waiting");
    EXPECT_EQ(read("requests list --data d --vault " + kId)->vault, kId);
    EXPECT_EQ(read("requests show --data d " + kId)->request, kId);
    EXPECT_FALSE(read("requests show --data d short"));
    EXPECT_FALSE(read("requests list"));
    EXPECT_FALSE(read("requests list --data d --database f"));
    const auto backup = read("backup --data d --recipient age1x --out f");
    ASSERT_TRUE(backup) << backup.error().context;
    EXPECT_EQ(backup->command, Command::Backup);
    EXPECT_EQ(backup->recipient, "age1x");
    EXPECT_EQ(backup->out, "f");
    EXPECT_FALSE(read("backup --database f --recipient r --out f")); // opens records
    EXPECT_EQ(read("serve --help")->command, Command::Help);
}

TEST(Options, WrongOnesAreUsage)
{
    for (const std::string& line :
        { std::string(), std::string("fly"), std::string("serve"), std::string("serve --data"),
            std::string("serve --data d --data e"), std::string("serve --data d x"),
            std::string("serve --data d --share 2"), std::string("init --data d --listen h:1"),
            std::string("init --data d --listen h:1 --share 4"),
            std::string("init --data d --listen h:1 --share 2 --sealing-key a --sealing-command b"),
            std::string("check"), std::string("check --database f"),
            std::string("check --data d --database f"), std::string("vaults list --share 2"),
            std::string("vaults show --data d"), "vaults show --data d " + kId.substr(1),
            std::string("devices revoke --data d x"), std::string("devices add --data d --role r"),
            std::string("pair --data d --fast") }) {
        const auto options = read(line);
        ASSERT_FALSE(options) << line;
        EXPECT_EQ(options.error().code, Code::Usage) << line;
    }
}
