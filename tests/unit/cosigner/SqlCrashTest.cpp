#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <atomic>
#include <cstdio>
#include <gtest/gtest.h>
#include <map>
#include <thread>

#include "core/cosigner/SqlConnection.h"
#include "core/cosigner/SqlStorage.h"
#include "tests/support/PostgresServer.h"

// kill -9 of a process that uses the database, and of the database: what was answered stands, and
// of what was not, all or nothing (reliability.md, row 7).
using namespace tercet;
using namespace tercet::cosigner;
using tercet::test::PostgresServer;

namespace {

Bytes32 id(std::uint32_t n)
{
    Bytes32 out {};
    for (int i = 0; i < 4; ++i) out[std::size_t(i)] = std::uint8_t(n >> (8 * i));
    return out;
}

const Lease kVault { id(1) };

void say(std::uint32_t n)
{
    std::printf("%u\n", n);
    std::fflush(stdout);
}

// The process that is killed: says the number of each change that was answered.
int child(const std::string& place, const std::string& what)
{
    const auto storage = SqlStorage::open(place);
    if (!storage) return 1;
    auto& s = **storage;
    say(0);
    for (std::uint32_t n = 1;; ++n) {
        const auto done = [&]() -> Status {
            if (what == "claim") {
                TERCET_CHECK(s.claimPresignature(kVault, id(n), id(n + 1000)));
                return {};
            }
            if (what == "quarantine") return s.addQuarantine(kVault, { n, id(n), 3 }, 1);
            return s.dropPending(kVault, { id(90), 2, {} });
        }();
        if (!done) return 1;
        say(n);
    }
}

class Child {
public:
    Child(const std::string& place, const char* what)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QCoreApplication::applicationFilePath(),
            { QStringLiteral("--child"), QString::fromStdString(place),
                QString::fromLatin1(what) });
        EXPECT_EQ(next(), 0u);
    }
    ~Child() { kill(); }
    std::optional<std::uint32_t> next()
    {
        while (!m_process.canReadLine())
            if (!m_process.waitForReadyRead(60'000)) return std::nullopt;
        return m_process.readLine().trimmed().toUInt();
    }
    // The number of changes that had been answered when it died.
    std::uint32_t kill()
    {
        m_process.kill();
        m_process.waitForFinished(-1);
        std::uint32_t last = 0;
        while (m_process.canReadLine()) last = m_process.readLine().trimmed().toUInt();
        return last;
    }

private:
    QProcess m_process;
};

std::unique_ptr<SqlStorage> open(const std::string& place)
{
    auto opened = SqlStorage::open(place);
    if (!opened) throw std::runtime_error(opened.error().context);
    return std::move(*opened);
}

void killWhileItClaims(const std::string& place)
{
    ASSERT_TRUE(open(place)->insertVault({ .vault = id(1) }));
    std::uint32_t answered = 0;
    for (const std::uint32_t after : { 1u, 20u, 70u }) {
        // It claims the old ones once more, which changes nothing.
        Child process(place, "claim");
        for (std::uint32_t n = 0; n < answered + after; ++n) ASSERT_EQ(process.next(), n + 1);
        answered = std::max(answered + after, process.kill());
        const auto storage = open(place);
        for (std::uint32_t n = 1; n <= answered; ++n)
            ASSERT_EQ(*storage->claimedFor(id(1), id(n)), id(n + 1000));
        // The one that it was at, or none; here too the answer is the same from now on.
        const auto count = *storage->claimCount(id(1));
        EXPECT_GE(count, answered);
        EXPECT_LE(count, answered + 1);
        EXPECT_FALSE(*storage->claimPresignature(kVault, id(answered), id(5)));
    }
}

class PostgresCrash : public testing::Test {
protected:
    void SetUp() override
    {
        if (!PostgresServer::get()) GTEST_SKIP() << PostgresServer::kMissing;
        m_place = PostgresServer::get()->freshDatabase();
        m_hand = std::make_unique<SqlConnection>(*SqlPlace::parse(m_place));
        ASSERT_TRUE(m_hand->ready());
    }
    std::int64_t count(std::string_view sql)
    {
        auto rows = m_hand->run(sql);
        if (!rows || !rows->next()) throw std::runtime_error("no count");
        return rows->number(0);
    }
    void await(std::string_view sql, std::int64_t wanted)
    {
        QElapsedTimer timer;
        timer.start();
        while (count(sql) != wanted)
            if (timer.elapsed() > 30'000) throw std::runtime_error("waited in vain");
    }
    // Kills a process when it has come to `table` in the middle of its change.
    void killAt(const char* what, const std::string& table)
    {
        static constexpr const char* kOthers
            = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
              " AND pid <> pg_backend_pid() AND backend_type = 'client backend'";
        SqlConnection hold(*SqlPlace::parse(m_place));
        ASSERT_TRUE(hold.ready());
        ASSERT_TRUE(hold.transaction([&]() -> Status {
            TERCET_CHECK(hold.execute(
                QString::fromStdString("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE")));
            Child process(m_place, what);
            await("SELECT count(*) FROM pg_locks WHERE NOT granted", 1);
            EXPECT_EQ(process.kill(), 0u);
            return {};
        }));
        hold.close();
        await(kOthers, 0); // the server has seen it
    }
    std::string m_place;
    std::unique_ptr<SqlConnection> m_hand;
};

} // namespace

TEST(SqliteCrash, AKilledProcessLeavesWholeClaims)
{
    const QTemporaryDir folder;
    killWhileItClaims(folder.filePath(QStringLiteral("c.sqlite")).toStdString());
}

TEST_F(PostgresCrash, AKilledProcessLeavesWholeClaims) { killWhileItClaims(m_place); }

// At each statement of a change that has several.
TEST_F(PostgresCrash, AKilledProcessLeavesAllOfAChangeOrNothing)
{
    const VaultRow row {
        .vault = id(1), .record = { 1, 2 }, .policy = { 3 }, .transcript = id(90)
    };
    ASSERT_TRUE(open(m_place)->insertVault(row));
    ASSERT_TRUE(*open(m_place)->claimPresignature(kVault, id(7), id(8)));
    for (const auto* table : { "wallet_lease", "vault", "quarantine" }) {
        killAt("quarantine", table);
        EXPECT_EQ(*open(m_place)->vault(id(1)), row) << table;
        EXPECT_TRUE(open(m_place)->quarantines(id(1))->empty()) << table;
    }
    ASSERT_TRUE(open(m_place)->addQuarantine(kVault, { 5, id(5), 3 }, 0));
    for (const auto* table : { "wallet_lease", "dropped", "used", "quarantine" }) {
        killAt("drop", table);
        EXPECT_EQ(*open(m_place)->vault(id(1)), row) << table;
        EXPECT_EQ(open(m_place)->quarantines(id(1))->size(), 1u) << table;
        EXPECT_EQ(*open(m_place)->claimCount(id(1)), 1u) << table;
        EXPECT_EQ(*open(m_place)->dropped(id(90)), std::nullopt) << table;
    }
    ASSERT_TRUE(open(m_place)->dropPending(kVault, { id(90), 2, {} }));
    EXPECT_EQ(*open(m_place)->vault(id(1)), std::nullopt);
}

TEST_F(PostgresCrash, AKilledServerKeepsWhatItAnswered)
{
    const auto storage = open(m_place);
    ASSERT_TRUE(storage->insertVault({ .vault = id(1) }));
    struct Claims {
        std::vector<std::uint32_t> yes {}, unknown {};
        int no { 0 };
    };
    std::array<Claims, 4> all;
    std::atomic<bool> stop { false };
    std::atomic<int> answered { 0 };
    {
        std::vector<std::jthread> threads;
        for (std::uint32_t t = 0; t < all.size(); ++t)
            threads.emplace_back([&, t] {
                for (std::uint32_t n = t << 24; !stop; ++n) {
                    const auto claimed = storage->claimPresignature(kVault, id(n), id(n + 1));
                    if (!claimed)
                        all[t].unknown.push_back(n);
                    else if (*claimed)
                        all[t].yes.push_back(n);
                    else
                        ++all[t].no;
                    if (claimed) ++answered;
                }
            });
        const auto some = [&] {
            for (const int until = answered + 50; answered < until;) std::this_thread::yield();
        };
        for (int i = 0; i < 2; ++i) {
            some();
            PostgresServer::get()->restart();
        }
        some(); // it is found again
        stop = true;
    }
    std::uint64_t yes = 0, unknown = 0, there = 0;
    for (const auto& claims : all) {
        EXPECT_EQ(claims.no, 0); // each was claimed once
        yes += claims.yes.size();
        unknown += claims.unknown.size();
        for (const auto n : claims.yes) ASSERT_EQ(*storage->claimedFor(id(1), id(n)), id(n + 1));
        for (const auto n : claims.unknown) {
            // Whole or not at all, and for good.
            const auto found = *storage->claimedFor(id(1), id(n));
            EXPECT_TRUE(!found || *found == id(n + 1));
            there += found ? 1 : 0;
            if (found) {
                EXPECT_FALSE(*storage->claimPresignature(kVault, id(n), id(3)));
            }
        }
    }
    std::printf("%llu claims, %llu errors while the server was away, %llu of them stand\n",
        static_cast<unsigned long long>(yes), static_cast<unsigned long long>(unknown),
        static_cast<unsigned long long>(there));
}

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    if (argc == 4 && std::string_view(argv[1]) == "--child") return child(argv[2], argv[3]);
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
