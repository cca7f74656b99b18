#include "app/cosigner/Configuration.h"

#include <gtest/gtest.h>

using namespace tercet;
using namespace tercet::operating;

namespace {

Json good()
{
    return *json::parse(R"({"version": 1, "share": 2, "listen": "127.0.0.1:8443",
        "url": "https://127.0.0.1:8443", "profile": "unattested", "database": "cosigner.sqlite",
        "sealing_key": "sealing.key"})");
}

Code code(const char* key, const Json& value)
{
    auto object = good();
    object[key] = value;
    const auto read = Configuration::decode(object);
    return read ? Code::Internal : read.error().code;
}

} // namespace

TEST(Configuration, IsReadAsItWasWritten)
{
    const auto read = Configuration::decode(good());
    ASSERT_TRUE(read);
    EXPECT_EQ(read->encode(), good());
    EXPECT_EQ(read->limits, gate::Limits {});
    EXPECT_EQ(read->server, server::ServerLimits {});
    EXPECT_EQ(read->allAuthorities(), (std::vector<std::string> { "127.0.0.1:8443" }));
}

TEST(Configuration, IsReadStrictly)
{
    EXPECT_EQ(code("version", 2U), Code::BadField);
    EXPECT_EQ(code("share", 1U), Code::BadField);
    EXPECT_EQ(code("listen", "127.0.0.1"), Code::BadField);
    EXPECT_EQ(code("url", "http://127.0.0.1:8443"), Code::BadUrl);
    EXPECT_EQ(code("sealing_command", "x"), Code::BadField); // beside a key
    EXPECT_EQ(code("metrics", "0.0.0.0:9464"), Code::BadField);
    EXPECT_EQ(code("metrics", "127.0.0.1:9464"), Code::Internal);
    EXPECT_EQ(code("limit", Json::object()), Code::UnknownField);
    EXPECT_EQ(code("limits", { { "x", 1U } }), Code::UnknownField);
    EXPECT_EQ(code("server", { { "workers", 0U } }), Code::NumberTooLarge);
    EXPECT_EQ(code("server", { { "workers", "4" } }), Code::BadField);
    EXPECT_EQ(code("authorities", "a"), Code::BadField);
    for (const auto* key : { "version", "share", "listen", "url", "profile", "database" }) {
        auto object = good();
        object.erase(key);
        EXPECT_EQ(Configuration::decode(object).error().code, Code::MissingField) << key;
    }
}

TEST(Configuration, AuthoritiesAreAsTheyAreSigned)
{
    EXPECT_EQ(authorityOf("https://Cosigner.Example"), "cosigner.example");
    EXPECT_EQ(authorityOf("https://cosigner.example:443"), "cosigner.example");
    EXPECT_EQ(authorityOf("https://cosigner.example:8443"), "cosigner.example:8443");
    EXPECT_EQ(authorityOf("https://[::1]:8443"), "[::1]:8443");
    EXPECT_EQ(authorityOf("https://[::1]"), "[::1]");
    for (const auto* url :
        { "https://", "https://a/", "https://a:0", "https://a:70000", "https://a:8443/x",
            "https://u@a", "https://a:08443", "cosigner.example", "https://::1" })
        EXPECT_EQ(authorityOf(url).error().code, Code::BadUrl) << url;
}
