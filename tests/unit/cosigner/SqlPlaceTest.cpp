#include "core/cosigner/SqlPlace.h"

#include <gtest/gtest.h>

using namespace tercet;
using namespace tercet::cosigner;

TEST(SqlPlace, APathIsAFile)
{
    for (const auto* path : { "c.sqlite", "/srv/co signer/c.sqlite", "postgresql", "x:y@z" }) {
        const auto place = SqlPlace::parse(path);
        ASSERT_TRUE(place);
        EXPECT_FALSE(place->isPostgres());
        EXPECT_EQ(place->file, path);
        EXPECT_EQ(place->describe(), path);
    }
}

TEST(SqlPlace, ReadsAUrl)
{
    const auto place = *SqlPlace::parse(
        "postgresql://co%40signer:p%3As%2Fs%40@db.example.com:5433/te%20rcet?sslmode=require"
        "&application_name=a-b");
    EXPECT_TRUE(place.isPostgres());
    EXPECT_EQ(place.user, "co@signer");
    EXPECT_EQ(place.password, "p:s/s@");
    EXPECT_EQ(place.host, "db.example.com");
    EXPECT_EQ(place.port, 5433);
    EXPECT_EQ(place.database, "te rcet");
    EXPECT_EQ(place.options,
        (std::map<std::string, std::string> {
            { "application_name", "a-b" }, { "sslmode", "require" } }));
    EXPECT_EQ(place.describe(), "postgresql://co@signer@db.example.com:5433/te rcet");
}

TEST(SqlPlace, ReadsSockets)
{
    for (const auto* url :
        { "postgresql://%2Frun%2Fpostgresql/db", "postgres:///db?host=/run/postgresql" }) {
        const auto place = SqlPlace::parse(url);
        ASSERT_TRUE(place) << url;
        EXPECT_EQ(place->host, "/run/postgresql");
        EXPECT_EQ(place->database, "db");
        EXPECT_EQ(place->port, 0);
        EXPECT_TRUE(place->options.empty());
    }
    EXPECT_EQ(SqlPlace::parse("postgresql:///db?port=5433")->port, 5433);
}

// To another machine nothing goes before its certificate was verified, unless the operator says so.
TEST(SqlPlace, AnotherMachineProvesWhoItIs)
{
    EXPECT_EQ(SqlPlace::parse("postgresql://db/x")->options.at("sslmode"), "verify-full");
    EXPECT_EQ(
        SqlPlace::parse("postgresql://db/x?sslmode=require")->options.at("sslmode"), "require");
    for (const auto* here : { "postgresql:///x", "postgresql://localhost/x",
             "postgresql://127.0.0.1:1/x", "postgresql://[::1]:1/x" })
        EXPECT_TRUE(SqlPlace::parse(here)->options.empty()) << here;
}

TEST(SqlPlace, RefusesWhatItDoesNotUnderstandWithoutRepeatingIt)
{
    for (const std::string url : { "", "postgresql://", "postgresql://u:hunter2@h",
             "postgresql://u:hunter2@h/", "postgresql://u:hunter2@h:0/db",
             "postgresql://u:hunter2@h:65536/db", "postgresql://u:hunter2@h:5x/db",
             "postgresql://u:hunter2@h:/db", "postgresql://u:hunter2%0@h/db",
             "postgresql://u:hunter2%zz@h/db", "postgresql://u:hunter2%00@h/db",
             "postgresql://u:hunter2@a,b/db", "postgresql://u:hunter2@[::1/db",
             "postgresql://u:hunter2@[::1]x/db", "postgresql://u:hunter2@h/db?password=hunter2",
             "postgresql://u:hunter2@h/db?options=-cfsync=off",
             "postgresql://u:hunter2@h/db?sslmode=", "postgresql://u:hunter2@h/db?sslmode=a%20b",
             "postgresql://u:hunter2@h/db?sslmode=require&sslmode=disable" }) {
        const auto place = SqlPlace::parse(url);
        ASSERT_FALSE(place) << url;
        EXPECT_EQ(place.error().code, Code::BadUrl) << url;
        EXPECT_FALSE(place.error().context.contains("hunter2"));
    }
}

TEST(SqlPlace, TakesThePasswordOutOfTexts)
{
    const auto place = *SqlPlace::parse("postgresql://u:..@h/db");
    EXPECT_EQ(place.withoutPassword("a..b....c"), "a...b......c");
    const auto other = *SqlPlace::parse("postgresql://u:secret@h/db");
    EXPECT_EQ(other.withoutPassword("secret: no secret"), "...: no ...");
}
