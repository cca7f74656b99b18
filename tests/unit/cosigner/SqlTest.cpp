#include <QTemporaryDir>
#include <atomic>
#include <csignal>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <thread>

#include "core/cosigner/SqlPool.h"
#include "core/cosigner/SqlSchema.h"
#include "core/cosigner/SqlStorage.h"
#include "tests/support/Id.h"
#include "tests/support/PostgresServer.h"

// What is SQL's own about storage, beside the suites of StorageUnderTest.
using namespace tercet;
using namespace tercet::cosigner;
using tercet::test::PostgresServer;

namespace {

using test::id;

class PostgresSql : public testing::Test {
protected:
    void SetUp() override
    {
        if (!PostgresServer::get()) GTEST_SKIP() << PostgresServer::kMissing;
        m_url = PostgresServer::get()->freshDatabase();
    }
    std::unique_ptr<SqlStorage> open()
    {
        auto opened = SqlStorage::open(m_url);
        if (!opened) throw std::runtime_error(opened.error().context);
        return std::move(*opened);
    }
    void run(const std::string& sql)
    {
        SqlConnection hand(*SqlPlace::parse(m_url));
        ASSERT_TRUE(hand.ready());
        ASSERT_TRUE(hand.execute(QString::fromStdString(sql)));
    }
    std::string asked(const std::string& sql)
    {
        SqlConnection hand(*SqlPlace::parse(m_url));
        EXPECT_TRUE(hand.ready());
        auto rows = hand.run(sql);
        if (!rows) ADD_FAILURE() << rows.error().context;
        return rows && rows->next() ? rows->text(0) : "";
    }
    std::string m_url;
};

// Many at once over one empty database, each with connections of its own, as processes have them.
void openManyAtOnce(const std::string& place)
{
    constexpr int kMany = 6;
    std::atomic<int> opened { 0 };
    std::mutex mutex;
    std::string problems;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < kMany; ++i)
            threads.emplace_back([&] {
                const auto storage = SqlStorage::open(place);
                const std::lock_guard lock(mutex);
                if (storage && (*storage)->vaults())
                    ++opened;
                else
                    problems += storage ? "no table; " : storage.error().context + "; ";
            });
    }
    EXPECT_EQ(opened, kMany) << problems;
    SqlConnection hand(*SqlPlace::parse(place));
    ASSERT_TRUE(hand.ready());
    ASSERT_TRUE(prepareSchema(hand));
}

// While it lives, no file of the process grows.
class FullDisk {
public:
    FullDisk()
        : m_signal(std::signal(SIGXFSZ, SIG_IGN))
    {
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit none { 0, m_before.rlim_max };
        setrlimit(RLIMIT_FSIZE, &none);
    }
    ~FullDisk()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_signal);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    void (*m_signal)(int);
    rlimit m_before {};
};

} // namespace

TEST(SqliteSql, ALeaseThatIsNotOnTheDiskIsNone)
{
    const QTemporaryDir folder;
    const auto storage
        = SqlStorage::open(folder.filePath(QStringLiteral("c.sqlite")).toStdString());
    ASSERT_TRUE(storage);
    ASSERT_TRUE((*storage)->insertVault({ .vault = id(1), .record = { 1 }, .policy = { 1 } }));
    {
        const FullDisk full;
        const auto lease = (*storage)->takeLease(id(1), { 1 }, 1000);
        ASSERT_FALSE(lease);
        EXPECT_EQ(lease.error().code, Code::Storage);
    }
    const auto lease = (*storage)->takeLease(id(1), { 1 }, 1000);
    ASSERT_TRUE(lease && *lease);
    EXPECT_EQ(**lease, (Lease { id(1), 1 }));
    EXPECT_TRUE(*(*storage)->renewLease(**lease, 1000));
}

TEST(SqliteSql, ManyMayMigrateAtOnce)
{
    const QTemporaryDir folder;
    openManyAtOnce(folder.filePath(QStringLiteral("c.sqlite")).toStdString());
}

// A file as the program wrote it before there were leases.
TEST(SqliteSql, AnOlderFileIsBroughtUpToDate)
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("c.sqlite")).toStdString();
    {
        SqlConnection old(*SqlPlace::parse(path));
        ASSERT_TRUE(old.ready());
        for (const auto* sql :
            { "CREATE TABLE identity(id INTEGER PRIMARY KEY CHECK(id = 1), sealed BLOB NOT NULL)",
                "CREATE TABLE vault(vault BLOB PRIMARY KEY, record BLOB NOT NULL, policy BLOB NOT"
                " NULL, policy_serial INTEGER NOT NULL, final_failures INTEGER NOT NULL, lock"
                " INTEGER NOT NULL) WITHOUT ROWID",
                "CREATE TABLE quarantine(id INTEGER PRIMARY KEY AUTOINCREMENT, vault BLOB NOT NULL"
                " REFERENCES vault(vault), at_ms INTEGER NOT NULL, link BLOB NOT NULL, culprit"
                " INTEGER NOT NULL)",
                "CREATE TABLE used(vault BLOB NOT NULL REFERENCES vault(vault), presignature BLOB"
                " NOT NULL, request BLOB NOT NULL, PRIMARY KEY(vault, presignature)) WITHOUT"
                " ROWID",
                "PRAGMA user_version = 1" })
            ASSERT_TRUE(old.execute(QString::fromLatin1(sql)));
        ASSERT_TRUE(old.run("INSERT INTO vault VALUES(?, ?, ?, 7, 2, 1)",
            { blob(id(1)), blob(Bytes { 1, 2 }), blob(Bytes { 3 }) }));
        ASSERT_TRUE(
            old.run("INSERT INTO used VALUES(?, ?, ?)", { blob(id(1)), blob(id(5)), blob(id(6)) }));
    }
    const auto storage = SqlStorage::open(path);
    ASSERT_TRUE(storage) << storage.error().context;
    const VaultRow wanted { .vault = id(1),
        .record = { 1, 2 },
        .policy = { 3 },
        .policySerial = 7,
        .finalFailures = 2,
        .lock = 1 };
    EXPECT_EQ(*(*storage)->vault(id(1)), wanted);
    EXPECT_FALSE(*(*storage)->claimPresignature({ id(1) }, id(5), id(7)));
    const auto lease = (*storage)->takeLease(id(1), { 1 }, 1000);
    ASSERT_TRUE(lease && *lease);
    EXPECT_TRUE(*(*storage)->claimPresignature(**lease, id(8), id(7)));
}

TEST_F(PostgresSql, ManyMayMigrateAtOnce) { openManyAtOnce(m_url); }

TEST_F(PostgresSql, LeavesANewerSchemaAlone)
{
    open();
    asked("UPDATE tercet_schema SET version = version + 1 RETURNING version");
    const auto opened = SqlStorage::open(m_url);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, Code::StorageNewer);
    EXPECT_EQ(asked("SELECT version FROM tercet_schema"), std::to_string(schemaVersion() + 1));
}

TEST_F(PostgresSql, NoErrorTellsThePassword)
{
    EXPECT_TRUE(SqlStorage::open(test::guardedUrl(m_url, "open%20sesame")));
    const auto refused = SqlStorage::open(test::guardedUrl(m_url, "open%20wide"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Code::Storage);
    EXPECT_FALSE(refused.error().context.contains("open wide"));
    // A server that repeats it.
    const auto absent = SqlStorage::open(
        test::guardedUrl(m_url.substr(0, m_url.rfind('/')) + "/no-such", "no-such"));
    ASSERT_FALSE(absent);
    EXPECT_FALSE(absent.error().context.contains("no-such"));
}

TEST_F(PostgresSql, CommitsAreOnTheDiskWhateverTheServersDefault)
{
    const auto name = m_url.substr(m_url.rfind('/') + 1);
    run("ALTER DATABASE " + name + " SET synchronous_commit = off");
    EXPECT_EQ(asked("SELECT current_setting('synchronous_commit')"), "on");
    run("ALTER DATABASE " + name + " SET synchronous_commit = remote_apply");
    EXPECT_EQ(
        asked("SELECT current_setting('synchronous_commit')"), "remote_apply"); // no less than that
    // A nonce does not wait, and only it.
    SqlConnection hand(*SqlPlace::parse(m_url));
    ASSERT_TRUE(hand.ready());
    ASSERT_TRUE(hand.run("SELECT set_config('synchronous_commit', 'off', true)"));
    auto rows = hand.run("SELECT current_setting('synchronous_commit')");
    ASSERT_TRUE(rows && rows->next());
    EXPECT_EQ(rows->text(0), "remote_apply");
}

TEST_F(PostgresSql, AServerThatIsGoneIsAnErrorAndIsFoundAgain)
{
    const auto storage = open();
    ASSERT_TRUE(storage->insertVault({ .vault = id(1) }));
    PostgresServer::get()->stop();
    EXPECT_EQ(storage->vault(id(1)).error().code, Code::Storage);
    EXPECT_EQ(storage->claimPresignature({ id(1) }, id(7), id(8)).error().code, Code::Storage);
    PostgresServer::get()->start();
    EXPECT_TRUE(*storage->claimPresignature({ id(1) }, id(7), id(8)));
    PostgresServer::get()->restart();
    const auto count = storage->claimCount(id(1)); // a read is repeated
    ASSERT_TRUE(count) << count.error().context;
    EXPECT_EQ(*count, 1u);
    auto claimed = storage->claimPresignature({ id(1) }, id(9), id(8));
    if (!claimed) { // a write on a connection that the server has cut is not repeated for its
                    // caller
        EXPECT_EQ(claimed.error().code, Code::Storage);
        claimed = storage->claimPresignature({ id(1) }, id(9), id(8));
    }
    ASSERT_TRUE(claimed) << claimed.error().context;
    EXPECT_TRUE(*claimed);
}

// Several connections take from one queue: nobody waits for somebody else's lock.
TEST_F(PostgresSql, OneThatWaitsDoesNotHoldUpTheOthers)
{
    const auto storage = open();
    ASSERT_TRUE(storage->insertVault({ .vault = id(1) }));
    ASSERT_TRUE(storage->insertVault({ .vault = id(2) }));
    SqlConnection hand(*SqlPlace::parse(m_url));
    ASSERT_TRUE(hand.ready());
    std::atomic<bool> waiting { true };
    std::jthread thread;
    ASSERT_TRUE(hand.transaction([&]() -> Status {
        TERCET_CHECK(
            hand.run("SELECT 1 FROM wallet_lease WHERE wallet = ? FOR UPDATE", { blob(id(1)) }));
        thread = std::jthread([&] {
            EXPECT_TRUE(*storage->claimPresignature({ id(1) }, id(7), id(8)));
            waiting = false;
        });
        for (std::uint8_t n = 0; n < 20; ++n)
            EXPECT_TRUE(*storage->claimPresignature({ id(2) }, id(n), id(8)));
        EXPECT_TRUE(waiting);
        return {};
    }));
    thread.join();
    EXPECT_FALSE(waiting);
}

// Which of the server's processes answers, and on which thread the caller's work ran.
std::pair<std::string, std::thread::id> answering(SqlPool& pool)
{
    std::pair<std::string, std::thread::id> out;
    const auto asked = pool.read([&](SqlConnection& connection) -> Result<std::string> {
        TERCET_TRY(auto rows, connection.run("SELECT CAST(pg_backend_pid() AS TEXT)"));
        if (!rows.next()) return fail(Code::Storage, "no row");
        out.second = std::this_thread::get_id();
        return rows.text(0);
    });
    EXPECT_TRUE(asked);
    out.first = asked.value_or("");
    return out;
}

TEST_F(PostgresSql, AThreadWithAConnectionOfItsOwnRunsItself)
{
    const auto pool = *SqlPool::open(*SqlPlace::parse(m_url));
    const auto shared = answering(*pool);
    EXPECT_NE(shared.second, std::this_thread::get_id());
    std::string own;
    {
        const auto connected = pool->connectThisThread();
        ASSERT_TRUE(connected);
        EXPECT_FALSE(pool->connectThisThread()); // it has one
        const auto first = answering(*pool);
        EXPECT_EQ(first.second, std::this_thread::get_id());
        EXPECT_NE(first.first, shared.first);
        EXPECT_EQ(answering(*pool), first);
        std::jthread([&] { EXPECT_NE(answering(*pool).first, first.first); }).join();
        // Another pool's calls are none of it.
        const auto other = *SqlPool::open(*SqlPlace::parse(m_url));
        EXPECT_NE(answering(*other).second, std::this_thread::get_id());
        PostgresServer::get()->restart();
        own = answering(*pool).first;
        EXPECT_NE(own, first.first);
    }
    EXPECT_NE(answering(*pool).second, std::this_thread::get_id());
    const auto connected = pool->connectThisThread();
    ASSERT_TRUE(connected);
    EXPECT_NE(answering(*pool).first, own);
}

// What follows on the same connection is committed by itself.
TEST_F(PostgresSql, AnExceptionUndoesItsTransaction)
{
    run("CREATE TABLE marks(n INTEGER)");
    const auto pool = *SqlPool::open(*SqlPlace::parse(m_url));
    const auto connected = pool->connectThisThread();
    ASSERT_TRUE(connected);
    const auto mark = [](SqlConnection& connection, int n) -> Status {
        TERCET_CHECK(connection.run("INSERT INTO marks(n) VALUES (?)", { n }));
        return {};
    };
    EXPECT_THROW(static_cast<void>(pool->transaction([&](SqlConnection& connection) -> Status {
        EXPECT_TRUE(mark(connection, 1));
        throw std::bad_alloc();
    })),
        std::bad_alloc);
    EXPECT_TRUE(pool->write([&](SqlConnection& connection) { return mark(connection, 2); }));
    EXPECT_EQ(asked("SELECT CAST(SUM(n) AS TEXT) FROM marks"), "2");
}

TEST(SqliteSql, AThreadHasNoConnectionOfItsOwn)
{
    const QTemporaryDir folder;
    const auto file = folder.filePath(QStringLiteral("db")).toStdString();
    const auto pool = SqlPool::open(*SqlPlace::parse(file));
    ASSERT_TRUE(pool);
    EXPECT_FALSE((*pool)->connectThisThread());
}
