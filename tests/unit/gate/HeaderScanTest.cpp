#include "core/gate/HeaderScan.h"

#include <gtest/gtest.h>

using tercet::gate::HeaderScan;
using tercet::gate::scanHeader;
using enum HeaderScan::State;

namespace {
const std::string kGood = "GET /v1/health?a=b HTTP/1.1\r\nHost: a.example\r\nX-Y:\r\n\r\n";
}

TEST(HeaderScan, FindsTheEnd)
{
    EXPECT_EQ(scanHeader(kGood + "body").state, Complete);
    EXPECT_EQ(scanHeader(kGood + "body").length, kGood.size());
    for (std::size_t n = 0; n < kGood.size(); ++n)
        EXPECT_EQ(scanHeader(kGood.substr(0, n)).state, More) << n;
}

TEST(HeaderScan, LooksAtNoByteTwice)
{
    tercet::gate::HeaderScanner scanner;
    for (std::size_t n = 0; n < kGood.size(); ++n) {
        const auto before = scanner.seen();
        EXPECT_EQ(scanner.scan(std::string_view(kGood).substr(0, n)).state, More) << n;
        EXPECT_GE(scanner.seen(), before);
        // All but a line's end that is half there.
        EXPECT_GE(scanner.seen() + 1, n);
    }
    const auto whole = scanner.scan(kGood + "body");
    EXPECT_EQ(whole.state, Complete);
    EXPECT_EQ(whole.length, kGood.size());

    tercet::gate::HeaderScanner folded;
    EXPECT_EQ(folded.scan("GET / HTTP/1.1\r\nHost: a\r\n").state, More);
    EXPECT_EQ(folded.scan("GET / HTTP/1.1\r\nHost: a\r\n b\r\n").state, Bad);
}

TEST(HeaderScan, RefusesWhatTwoParsersReadDifferently)
{
    using namespace std::string_literals;
    const std::string bad[] {
        "\r\nGET / HTTP/1.1\r\n\r\n", // an empty line first
        "GET / HTTP/1.1\nHost: a\r\n\r\n", // a bare LF
        "GET / HTTP/1.1\r\nHost: a\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\n\n",
        "GET / HTTP/1.1\rHost: a\r\n\r\n", // a bare CR
        "GET / HTTP/1.1\r\nHost: a\r\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\n b\r\n\r\n", // folded
        "GET / HTTP/1.1\r\nHost: a\r\n\tb\r\n\r\n",
        "GET / HTTP/1.1\r\nHost : a\r\n\r\n", // space before the colon
        "GET / HTTP/1.1\r\n Host: a\r\n\r\n",
        "GET / HTTP/1.1\r\n: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost\r\n\r\n",
        "GET / HTTP/1.1\r\nHo(st: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\tb\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\0b\r\n\r\n"s,
        "GET / HTTP/1.1\r\nHost: \xc3\xa4\r\n\r\n",
        "GET /\0 HTTP/1.1\r\n\r\n"s,
        "GET http://other.example/ HTTP/1.1\r\n\r\n", // absolute form
        "CONNECT a:443 HTTP/1.1\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\n\r\n",
        "GET  / HTTP/1.1\r\n\r\n",
        "GET /  HTTP/1.1\r\n\r\n",
        "GET / x HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.0\r\n\r\n",
        "GET / HTTP/2.0\r\n\r\n",
        "GET / http/1.1\r\n\r\n",
        "GET /\r\n\r\n",
        " GET / HTTP/1.1\r\n\r\n",
        "G@T / HTTP/1.1\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "\x16\x03\x01\x02\x00\x01",
    };
    for (const auto& header : bad) EXPECT_EQ(scanHeader(header).state, Bad) << header;
}
