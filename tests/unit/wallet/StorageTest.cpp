#include "core/wallet/Storage.h"

#include <QFile>
#include <QTemporaryDir>
#include <gtest/gtest.h>

#include "core/base/Clock.h"
#include "core/wallet/DataFolder.h"
#include "core/wallet/Migrations.h"
#include "core/wallet/SqlJournal.h"

namespace tercet::wallet {

namespace {

class Disk : public testing::Test {
protected:
    QString file() const { return m_folder.filePath(QStringLiteral("wallet.db")); }
    QTemporaryDir m_folder;
    SystemClock clock;
};

Storage::Work setNode(int chain)
{
    return [chain](Database& db) -> Status {
        TERCET_CHECK(
            db.change(QStringLiteral("INSERT INTO networks (chain_id, node_url) VALUES (?, '')"),
                { QString::number(chain) }));
        return {};
    };
}

int count(Storage& storage)
{
    int rows = -1;
    EXPECT_TRUE(storage.run([&](Database& db) -> Status {
        TERCET_TRY(auto query, db.query(QStringLiteral("SELECT count(*) FROM networks")));
        if (query.next()) rows = query.value(0).toInt();
        return {};
    }));
    return rows;
}

Bytes32 filled(std::uint8_t byte)
{
    Bytes32 out;
    out.fill(byte);
    return out;
}

} // namespace

TEST_F(Disk, IsDurableAndKeepsWhatWasPosted)
{
    {
        auto storage = Storage::open(file());
        ASSERT_TRUE(storage) << storage.error().context;
        for (int i = 1; i <= 20; ++i) (*storage)->post(setNode(i));
    }
    auto again = Storage::open(file());
    ASSERT_TRUE(again);
    EXPECT_EQ(count(**again), 20);
    (*again)
        ->run([](Database& db) -> Status {
            auto mode = db.query(QStringLiteral("PRAGMA journal_mode"));
            EXPECT_TRUE(mode && mode->next() && mode->value(0).toString() == QLatin1String("wal"));
            auto sync = db.query(QStringLiteral("PRAGMA synchronous"));
            EXPECT_TRUE(sync && sync->next() && sync->value(0).toInt() == 2);
            return {};
        })
        .value();
}

TEST_F(Disk, UndoesTheWholeOfAFailedPiece)
{
    auto storage = Storage::open(file());
    ASSERT_TRUE(storage);
    const auto failed = (*storage)->run([](Database& db) -> Status {
        TERCET_CHECK(setNode(1)(db));
        return fail(Code::WrongState, "on purpose");
    });
    EXPECT_EQ(failed.error().code, Code::WrongState);
    EXPECT_EQ(count(**storage), 0);
    EXPECT_TRUE((*storage)->run(setNode(2))); // the wallet's own rules do not stop it
}

TEST_F(Disk, StopsAtTheFirstFailureOfTheDisk)
{
    auto storage = Storage::open(file());
    ASSERT_TRUE(storage);
    std::promise<Error> told;
    (*storage)->onFailure([&](const Error& error) { told.set_value(error); });
    (*storage)->failAfter(1);
    EXPECT_TRUE((*storage)->run(setNode(1)));
    (*storage)->post(setNode(2));
    EXPECT_EQ((*storage)->run(setNode(3)).error().code, Code::Storage);
    EXPECT_EQ(told.get_future().get().code, Code::Storage);
    (*storage)->failAfter(-1);
    EXPECT_EQ((*storage)->run(setNode(4)).error().code, Code::Storage);
    storage->reset();
    auto again = Storage::open(file());
    ASSERT_TRUE(again);
    EXPECT_EQ(count(**again), 1);
}

TEST_F(Disk, RefusesALaterSchemaAndLeavesItAlone)
{
    ASSERT_TRUE(Storage::open(file()));
    {
        auto db = Database::open(file());
        ASSERT_TRUE(db);
        ASSERT_TRUE((*db)->query(QStringLiteral("PRAGMA user_version=%1").arg(kSchemaVersion + 1)));
    }
    EXPECT_EQ(Storage::open(file()).error().code, Code::StorageNewer);
    EXPECT_EQ(Storage::open(file()).error().code, Code::StorageNewer);
}

TEST_F(Disk, RefusesADamagedFileAndLeavesItAlone)
{
    QFile damaged(file());
    ASSERT_TRUE(damaged.open(QIODevice::WriteOnly));
    const QByteArray noise(8192, 'x');
    damaged.write(noise);
    damaged.close();
    EXPECT_EQ(Storage::open(file()).error().code, Code::Storage);
    ASSERT_TRUE(damaged.open(QIODevice::ReadOnly));
    EXPECT_EQ(damaged.readAll(), noise);
}

TEST_F(Disk, RefusesAFolderThatIsNotThere)
{
    EXPECT_EQ(Storage::open(m_folder.filePath(QStringLiteral("no/such/wallet.db"))).error().code,
        Code::Storage);
}

TEST_F(Disk, DataFolderIsPrivateAndOpenOnce)
{
    const QString path = m_folder.filePath(QStringLiteral("a/b"));
    auto folder = DataFolder::open(path);
    ASSERT_TRUE(folder) << folder.error().context;
    EXPECT_EQ(
        QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeOther), 0);
    EXPECT_EQ(DataFolder::open(path).error().code, Code::DataFolderInUse);
    folder->reset();
    EXPECT_TRUE(DataFolder::open(path));
    // Whatever a killed process left in the lock's file, it holds nothing any more.
    for (const char* left : { "", "123456\ntercet\nhost\n", "zzz" }) {
        QFile lock(path + QStringLiteral("/lock"));
        ASSERT_TRUE(lock.open(QIODevice::WriteOnly | QIODevice::Truncate));
        lock.write(left);
        lock.close();
        EXPECT_TRUE(DataFolder::open(path)) << left;
    }
}

TEST_F(Disk, JournalRemembersAcrossRestarts)
{
    const QString vault = QStringLiteral("aa");
    {
        auto storage = Storage::open(file());
        ASSERT_TRUE(storage);
        SqlJournal journal(**storage, clock, vault);
        EXPECT_TRUE(*journal.markUsed(filled(1), filled(2)));
        EXPECT_FALSE(*journal.markUsed(filled(1), filled(2)));
        EXPECT_FALSE(*journal.markUsed(filled(1), filled(3)));
        EXPECT_TRUE(
            journal.appendQuarantine({ 5, filled(4), mpc::Party::P3 }, mpc::LockCause::None));
        EXPECT_EQ(*journal.lock(), mpc::LockCause::None);
        EXPECT_TRUE(journal.setFinalFailures(2, mpc::LockCause::None));
        EXPECT_TRUE(journal.appendQuarantine(
            { 6, filled(5), mpc::Party::P2 }, mpc::LockCause::Quarantines));
    }
    auto storage = Storage::open(file());
    ASSERT_TRUE(storage);
    SqlJournal journal(**storage, clock, vault);
    EXPECT_TRUE(*journal.isUsed(filled(1)));
    EXPECT_FALSE(*journal.isUsed(filled(9)));
    EXPECT_EQ(*journal.finalFailures(), 2);
    EXPECT_EQ(*journal.lock(), mpc::LockCause::Quarantines);
    const auto entries = journal.quarantines();
    ASSERT_EQ(entries->size(), 2u);
    EXPECT_EQ((*entries)[0].lid, filled(4));
    EXPECT_EQ((*entries)[0].culprit, mpc::Party::P3);
    EXPECT_EQ((*entries)[1].timeMs, 6);
    EXPECT_EQ(*SqlJournal(**storage, clock, QStringLiteral("bb")).lock(), mpc::LockCause::None);
}

TEST_F(Disk, JournalSaysWhenItCannotWrite)
{
    auto storage = Storage::open(file());
    ASSERT_TRUE(storage);
    SqlJournal journal(**storage, clock, QStringLiteral("aa"));
    (*storage)->failAfter(0);
    EXPECT_EQ(journal.markUsed(filled(1), filled(2)).error().code, Code::Storage);
    EXPECT_FALSE(journal.appendQuarantine({ 5, filled(4), mpc::Party::P3 }, mpc::LockCause::None));
}

} // namespace tercet::wallet
