#include "app/cosigner/server/Metrics.h"

#include <gtest/gtest.h>

#include "app/cosigner/server/Log.h"
#include "tests/unit/ManualClock.h"

using namespace tercet::operating::server;

TEST(Metrics, CountByEndpointAndStatus)
{
    Metrics metrics;
    metrics.answered("GET /v1/health", 200, 0.003);
    metrics.answered("GET /v1/health", 200, 0.3);
    metrics.answered("", 404, 0);
    const auto text = metrics.text();
    for (const auto* line :
        { "tercet_requests_total{endpoint=\"GET /v1/health\",status=\"200\"} 2\n",
            "tercet_requests_total{endpoint=\"none\",status=\"404\"} 1\n",
            "tercet_request_seconds_bucket{endpoint=\"GET /v1/health\",le=\"0.005\"} 1\n",
            "tercet_request_seconds_bucket{endpoint=\"GET /v1/health\",le=\"+Inf\"} 2\n",
            "tercet_request_seconds_count{endpoint=\"GET /v1/health\"} 2\n",
            "# TYPE tercet_connections gauge\n" })
        EXPECT_NE(text.find(line), std::string::npos) << line << text;
}

TEST(Log, IsOneObjectALine)
{
    EXPECT_EQ(timeText(1'790'000'000'123), "2026-09-21T14:13:20.123Z");
    tercet::test::ManualClock clock;
    char* data = nullptr;
    std::size_t size = 0;
    auto* const file = open_memstream(&data, &size);
    Log(file, clock).write(Log::Level::Warning, "cut", { { "detail", "a\n\xff" } });
    std::fclose(file);
    const std::string text(data, size);
    std::free(data);
    EXPECT_EQ(text,
        "{\"time\":\"" + timeText(clock.wallMs())
            + "\",\"level\":\"warning\",\"event\":\"cut\",\"detail\":\"a\\n\\ufffd\"}\n");
}
