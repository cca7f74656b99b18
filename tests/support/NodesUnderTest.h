#pragma once

#include <gtest/gtest.h>

#include "core/cosigner/MemoryStorage.h"
#include "core/cosigner/SqlConnection.h"
#include "core/cosigner/SqlStorage.h"
#include "tests/support/PostgresServer.h"
#include "tests/unit/ManualClock.h"

namespace tercet::test {

// A storage that several processes of one co-signer share, "memory" or "postgres", seen by two of
// them. Time is the test's: theirs and, apart from it, the storage's.
class NodesUnderTest : public testing::TestWithParam<const char*> {
protected:
    void SetUp() override
    {
        if (std::string_view(GetParam()) == "memory") {
            for (auto& node : m_nodes) node = m_memory;
            return;
        }
        if (!PostgresServer::get()) GTEST_SKIP() << PostgresServer::kMissing;
        m_place = PostgresServer::get()->freshDatabase();
        for (auto& node : m_nodes) {
            auto opened = cosigner::SqlStorage::open(m_place);
            if (!opened) throw std::runtime_error(opened.error().context);
            node = std::move(*opened);
        }
    }
    // What the n-th process sees of it: a connection of its own.
    cosigner::Storage& storage(int node) { return *m_nodes[std::size_t(node)]; }
    const ManualClock& clock() const { return m_clock; } // of both processes

    void passTime(std::int64_t ms)
    {
        m_clock.advance(ms);
        passTimeAtTheStorage(ms);
    }
    // For a process that is paused all that time.
    void passTimeAtTheStorage(std::int64_t ms)
    {
        m_memoryClock.advance(ms);
        if (m_place.empty()) return;
        cosigner::SqlConnection hand(*cosigner::SqlPlace::parse(m_place));
        ASSERT_TRUE(hand.ready());
        ASSERT_TRUE(hand.run("UPDATE wallet_lease SET until = until - ?", { qlonglong(ms) }));
    }

private:
    ManualClock m_clock, m_memoryClock;
    std::shared_ptr<cosigner::Storage> m_memory { std::make_shared<cosigner::MemoryStorage>(
        m_memoryClock) };
    std::string m_place;
    std::array<std::shared_ptr<cosigner::Storage>, 2> m_nodes;
};

#define TERCET_SHARED_STORAGE_KINDS(Suite)                                                         \
    INSTANTIATE_TEST_SUITE_P(Kinds, Suite, testing::Values("memory"),                              \
        [](const auto& info) { return std::string(info.param); });                                 \
    INSTANTIATE_TEST_SUITE_P(Postgres, Suite, testing::Values("postgres"),                         \
        [](const auto& info) { return std::string(info.param); })

} // namespace tercet::test
