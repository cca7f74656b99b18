#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QVariant>
#include <atomic>
#include <gtest/gtest.h>
#include <thread>

#include "core/cosigner/SqlSchema.h"
#include "tests/support/Id.h"
#include "tests/support/StorageUnderTest.h"

using namespace tercet;
using namespace tercet::cosigner;

namespace {

using test::id;

VaultRow row(std::uint8_t n)
{
    return { .vault = id(n), .record = Bytes(900, n), .policy = { 1, 0, 0 } };
}

const Bytes32 kDevice = id(0xde), kOtherDevice = id(0xdf);

class StorageTest : public test::StorageUnderTest { };

} // namespace

TEST_P(StorageTest, KeepsOneIdentity)
{
    EXPECT_EQ(*storage().identity(), std::nullopt);
    ASSERT_TRUE(storage().insertIdentity(Bytes { 1, 0, 2 }));
    EXPECT_EQ(storage().insertIdentity(Bytes { 9 }).error().code, Code::Storage);
    EXPECT_EQ(*storage().identity(), (Bytes { 1, 0, 2 }));
    if (!durable()) return;
    reopen();
    EXPECT_EQ(*storage().identity(), (Bytes { 1, 0, 2 }));
}

TEST_P(StorageTest, KeepsVaultsAndTheirChanges)
{
    EXPECT_EQ(*storage().vault(id(1)), std::nullopt);
    auto wanted = row(1);
    ASSERT_TRUE(storage().insertVault(wanted));
    ASSERT_TRUE(storage().insertVault(row(2)));
    EXPECT_EQ(storage().insertVault(row(1)).error().code, Code::Storage);
    EXPECT_EQ(*storage().vault(id(1)), wanted);

    wanted.record = { 7, 7 };
    wanted.transcript = id(0x11);
    wanted.policySerial = ~0ull >> 1;
    wanted.policy = { 1, 1, 0 };
    wanted.finalFailures = 2;
    EXPECT_TRUE(storage().setRecord({ id(1) }, wanted.record, id(0x11)));
    wanted.pending = { 9, { 1, 0, 0 }, 1'700'000'000'000, 1'700'000'060'000 };
    wanted.frozenUntilMs = 1'800'000'000'000;
    EXPECT_TRUE(storage().setPolicy({ id(1) }, wanted.policySerial, wanted.policy, wanted.pending));
    EXPECT_TRUE(storage().setFrozen({ id(1) }, wanted.frozenUntilMs));
    EXPECT_TRUE(storage().setFrozen({ id(1) }, wanted.frozenUntilMs - 1)); // never brought forward
    EXPECT_TRUE(storage().setFinalFailures({ id(1) }, 2, 0));
    EXPECT_EQ(*storage().vault(id(1)), wanted);
    wanted.finalFailures = 3;
    wanted.lock = 2;
    EXPECT_TRUE(storage().setFinalFailures({ id(1) }, 3, 2));
    EXPECT_EQ(*storage().vault(id(1)), wanted);
    wanted.finalFailures = 0;
    EXPECT_TRUE(storage().setFinalFailures({ id(1) }, 0, 0)); // unlocks nothing
    EXPECT_EQ(*storage().vault(id(1)), wanted);
    EXPECT_EQ(*storage().vault(id(2)), row(2));
    if (!durable()) return;
    reopen();
    EXPECT_EQ(*storage().vault(id(1)), wanted);
    EXPECT_EQ(*storage().vault(id(2)), row(2));
}

TEST_P(StorageTest, KeepsWhatADrillAndARestoreLeave)
{
    EXPECT_EQ(storage().restore(id(1)).error().code, Code::NoSuchVaultAtCosigner);
    auto wanted = row(1);
    wanted.previous = {};
    ASSERT_TRUE(storage().insertVault(wanted));
    ASSERT_TRUE(storage().insertVault(row(2)));
    EXPECT_EQ(*storage().restore(id(1)), RestoreRow {});
    RestoreRow kept { .drilledMs = 1'700'000'000'000 };
    kept.waiting = { id(7), id(8), {}, 3, 1'700'000'000'000, 1'700'086'400'000 };
    kept.waiting.confirmation.fill(9);
    kept.seal = { 1, 2 };
    EXPECT_TRUE(storage().setRestore({ id(1) }, kept));
    EXPECT_EQ(*storage().restore(id(1)), kept);
    if (durable()) reopen();
    EXPECT_EQ(*storage().restore(id(1)), kept);
    EXPECT_TRUE(storage().setRestoreSeal(id(1), Bytes { 3 }));
    kept.seal = { 3 };
    EXPECT_EQ(*storage().restore(id(1)), kept);
    EXPECT_TRUE(storage().setRestore({ id(1) }, {}));
    EXPECT_EQ(*storage().restore(id(1)), RestoreRow {});

    // It takes effect with the record, and the epoch before goes.
    EXPECT_TRUE(storage().setRestore({ id(1) }, kept));
    EXPECT_TRUE(storage().setNext({ id(1) }, Bytes { 4 }, id(4)));
    EXPECT_TRUE(storage().promote({ id(1) }, Bytes { 5 }));
    EXPECT_FALSE((*storage().vault(id(1)))->previous.empty());
    kept = { .restoredEpoch = 3, .drilledMs = kept.drilledMs, .seal = { 4 } };
    EXPECT_TRUE(storage().replaceDevice({ id(1) }, Bytes { 6 }, kept));
    EXPECT_EQ((*storage().vault(id(1)))->record, (Bytes { 6 }));
    EXPECT_TRUE((*storage().vault(id(1)))->previous.empty());
    EXPECT_EQ(*storage().restore(id(1)), kept);
    EXPECT_EQ(*storage().restore(id(2)), RestoreRow {});
    EXPECT_EQ(storage().setRestore({ id(3) }, kept).error().code, Code::NoSuchVaultAtCosigner);
    EXPECT_EQ(storage().setRestore({ id(1), 99 }, {}).error().code, Code::VaultElsewhere);
    if (durable()) reopen();
    EXPECT_EQ(*storage().restore(id(1)), kept);
}

TEST_P(StorageTest, BooksWithTheClaimOrNotAtAll)
{
    auto one = row(1);
    one.transcript = id(3);
    ASSERT_TRUE(storage().insertVault(one));
    ASSERT_TRUE(storage().insertVault(row(2)));
    const Booking first { id(30), 1'000, { { "ethereum:1", id(5) }, { "ethereum:1:0xA", id(6) } },
        { "alice" } };
    EXPECT_TRUE(*storage().claimPresignature({ id(1) }, id(7), id(20), first));
    const Booking again { id(31), 2'000, { { "ethereum:1", id(9) } }, { "bob" } };
    EXPECT_FALSE(*storage().claimPresignature({ id(1) }, id(7), id(21), again));
    EXPECT_EQ(storage()
                  .claimPresignature({ id(1), 99 }, id(8), id(21), again) // an old lease
                  .error()
                  .code,
        Code::VaultElsewhere);
    if (durable()) reopen();
    const std::vector<SpentRow> ether { { id(30), id(5), 1'000 } };
    EXPECT_EQ(*storage().spent(id(1), "ethereum:1", 1'000), ether);
    EXPECT_TRUE(storage().spent(id(1), "ethereum:1", 1'001)->empty());
    EXPECT_EQ(storage().spent(id(1), "ethereum:1:0xA", 0)->size(), 1u);
    EXPECT_TRUE(storage().spent(id(2), "ethereum:1", 0)->empty());
    EXPECT_EQ(*storage().knownSince(id(1), "alice"), 1'000);
    EXPECT_EQ(*storage().knownSince(id(1), "bob"), std::nullopt);
    EXPECT_EQ(*storage().knownSince(id(2), "alice"), std::nullopt);
    // The same slot: the larger amount, the later time, once.
    ASSERT_TRUE(storage().book({ id(1) }, { id(30), 3'000, { { "ethereum:1", id(4) } }, {} }));
    ASSERT_TRUE(
        storage().book({ id(1) }, { id(30), 2'500, { { "ethereum:1", id(8) } }, { "alice" } }));
    EXPECT_EQ(*storage().spent(id(1), "ethereum:1", 0),
        (std::vector<SpentRow> { { id(30), id(8), 3'000 } }));
    EXPECT_EQ(*storage().knownSince(id(1), "alice"), 1'000);
    ASSERT_TRUE(storage().dropPending({ id(1) }, { id(3), 2, {} })); // with the vault
    EXPECT_TRUE(storage().spent(id(1), "ethereum:1", 0)->empty());
}

// However much there is in one, and also where a unit or an address stands in it twice.
TEST_P(StorageTest, BooksOfEverySizeGoWithTheClaim)
{
    ASSERT_TRUE(storage().insertVault(row(1)));
    std::uint8_t n = 0;
    for (const std::size_t moves : { 0, 1, 2, 4, 5 })
        for (const std::size_t addresses : { 0, 1, 4, 5 }) {
            ++n;
            Booking booking { .slot = id(n), .atMs = 1'000 + n };
            for (std::size_t i = 0; i < moves; ++i)
                booking.moves.push_back({ "unit" + std::to_string(i), id(n) });
            const auto name
                = [&](std::size_t i) { return std::to_string(n) + " to " + std::to_string(i); };
            for (std::size_t i = 0; i < addresses; ++i) booking.addresses.push_back(name(i));
            EXPECT_TRUE(*storage().claimPresignature({ id(1) }, id(n), id(20), booking));
            EXPECT_FALSE(*storage().claimPresignature({ id(1) }, id(n), id(20), booking));
            for (std::size_t i = 0; i < 5; ++i) {
                const auto rows = *storage().spent(id(1), "unit" + std::to_string(i), 1'000 + n);
                EXPECT_EQ(rows.size(), std::size_t(i < moves));
                EXPECT_EQ(storage().knownSince(id(1), name(i))->has_value(), i < addresses);
            }
        }
    const Booking twice { id(40), 5'000, { { "unit0", id(4) }, { "unit0", id(6) } },
        { "alice", "alice" } };
    EXPECT_TRUE(*storage().claimPresignature({ id(1) }, id(40), id(20), twice));
    const Booking larger { id(40), 4'000, { { "unit0", id(7) } }, { "alice" } };
    EXPECT_TRUE(*storage().claimPresignature({ id(1) }, id(41), id(20), larger));
    EXPECT_EQ(*storage().spent(id(1), "unit0", 5'000),
        (std::vector<SpentRow> { { id(40), id(7), 5'000 } }));
    EXPECT_EQ(*storage().knownSince(id(1), "alice"), 5'000);
}

TEST_P(StorageTest, AHumanLiftsTheLockAndTheListStays)
{
    EXPECT_TRUE(storage().vaults()->empty());
    ASSERT_TRUE(storage().insertVault(row(2)));
    ASSERT_TRUE(storage().insertVault(row(1)));
    EXPECT_EQ(*storage().vaults(), (std::vector { id(1), id(2) }));
    ASSERT_TRUE(storage().addQuarantine({ id(1) }, { 1'700'000'000'000, id(5), 3 }, 1));
    ASSERT_TRUE(storage().setFinalFailures({ id(1) }, 2, 0));
    ASSERT_TRUE(storage().setFinalFailures({ id(2) }, 3, 2));
    ASSERT_TRUE(storage().release(id(1)));
    if (durable()) reopen();
    EXPECT_EQ(storage().vault(id(1))->value().lock, 0);
    EXPECT_EQ(storage().vault(id(1))->value().finalFailures, 0u);
    EXPECT_EQ(storage().quarantines(id(1))->size(), 1u);
    EXPECT_EQ(storage().vault(id(2))->value().lock, 2);
    EXPECT_EQ(storage().vault(id(2))->value().finalFailures, 3u);
}

TEST_P(StorageTest, ChangesNothingThatDoesNotExist)
{
    EXPECT_EQ(storage().release(id(9)).error().code, Code::NoSuchVaultAtCosigner);
    const auto no = Code::NoSuchVaultAtCosigner;
    EXPECT_EQ(storage().setRecord({ id(9) }, Bytes { 1 }, id(1)).error().code, no);
    EXPECT_EQ(storage().setPolicy({ id(9) }, 1, Bytes { 1 }).error().code, no);
    EXPECT_EQ(storage().setFrozen({ id(9) }, 1).error().code, no);
    EXPECT_EQ(storage().book({ id(9) }, { id(1), 5, {}, { "a" } }).error().code, no);
    EXPECT_TRUE(storage().spent(id(9), "ethereum:1", 0)->empty());
    EXPECT_EQ(*storage().knownSince(id(9), "a"), std::nullopt);
    EXPECT_EQ(storage().setFinalFailures({ id(9) }, 1, 1).error().code, no);
    EXPECT_EQ(storage().addQuarantine({ id(9) }, {}, 1).error().code, no);
    EXPECT_EQ(storage().claimPresignature({ id(9) }, id(1), id(2)).error().code, no);
    EXPECT_TRUE(storage().quarantines(id(9))->empty());
    EXPECT_EQ(*storage().claimedFor(id(9), id(1)), std::nullopt);
    EXPECT_EQ(*storage().claimCount(id(9)), 0u);
}

TEST_P(StorageTest, ListsQuarantinesInOrder)
{
    ASSERT_TRUE(storage().insertVault(row(1)));
    ASSERT_TRUE(storage().insertVault(row(2)));
    const QuarantineRow first { 1'700'000'000'000, id(5), 3 };
    const QuarantineRow second { 1'600'000'000'000, id(4), 1 };
    EXPECT_TRUE(storage().addQuarantine({ id(1) }, first, 0));
    EXPECT_EQ(storage().vault(id(1))->value().lock, 0);
    EXPECT_TRUE(storage().addQuarantine({ id(1) }, second, 1));
    EXPECT_EQ(storage().vault(id(1))->value().lock, 1);
    EXPECT_EQ(storage().vault(id(2))->value().lock, 0);
    EXPECT_EQ(*storage().quarantines(id(1)), (std::vector { first, second }));
    EXPECT_TRUE(storage().quarantines(id(2))->empty());
    if (!durable()) return;
    reopen();
    EXPECT_EQ(*storage().quarantines(id(1)), (std::vector { first, second }));
}

TEST_P(StorageTest, ClaimsAPresignatureOnce)
{
    ASSERT_TRUE(storage().insertVault(row(1)));
    ASSERT_TRUE(storage().insertVault(row(2)));
    EXPECT_TRUE(*storage().claimPresignature({ id(1) }, id(7), id(20)));
    EXPECT_FALSE(*storage().claimPresignature({ id(1) }, id(7), id(20)));
    EXPECT_FALSE(*storage().claimPresignature({ id(1) }, id(7), id(21)));
    EXPECT_TRUE(*storage().claimPresignature({ id(1) }, id(8), id(21)));
    EXPECT_TRUE(*storage().claimPresignature({ id(2) }, id(7), id(22))); // another vault's
    EXPECT_EQ(*storage().claimedFor(id(1), id(7)), id(20));
    EXPECT_EQ(*storage().claimCount(id(1)), 2u);
    if (!durable()) return;
    reopen();
    EXPECT_FALSE(*storage().claimPresignature({ id(1) }, id(7), id(20)));
    EXPECT_EQ(*storage().claimedFor(id(1), id(7)), id(20));
}

TEST_P(StorageTest, TheHeadOfTheClaimsOnlyGrows)
{
    ASSERT_TRUE(storage().insertVault(row(1)));
    ASSERT_TRUE(storage().insertVault(row(2)));
    auto before = *storage().claimHead();
    const auto claims = [&](std::uint8_t vault, std::uint8_t presignature) {
        EXPECT_TRUE(*storage().claimPresignature({ id(vault) }, id(presignature), id(20)));
        const auto head = *storage().claimHead();
        EXPECT_GT(head, before);
        before = head;
    };
    claims(1, 7);
    claims(1, 8);
    claims(2, 7);
    EXPECT_FALSE(*storage().claimPresignature({ id(2) }, id(7), id(20)));
    EXPECT_GE(*storage().claimHead(), before);
    if (!durable()) return;
    reopen();
    EXPECT_GE(*storage().claimHead(), before);
}

TEST_P(StorageTest, KeepsTheRecordsOfARefresh)
{
    auto wanted = row(1);
    wanted.transcript = id(0x10);
    ASSERT_TRUE(storage().insertVault(wanted));
    ASSERT_TRUE(storage().insertVault(row(2)));
    EXPECT_FALSE(*storage().declareVoid(id(0x10), kDevice));
    const auto no = Code::NoSuchVaultAtCosigner;
    EXPECT_EQ(storage().setNext({ id(9) }, Bytes { 1 }, id(1)).error().code, no);
    EXPECT_EQ(storage().promote({ id(9) }, Bytes { 1 }).error().code, no);
    EXPECT_EQ(storage().forgetPrevious({ id(9) }).error().code, no);

    ASSERT_TRUE(storage().setNext({ id(1) }, Bytes { 2, 2 }, id(0x20)));
    wanted.next = { 2, 2 };
    wanted.nextTranscript = id(0x20);
    if (durable()) reopen();
    EXPECT_EQ(*storage().vault(id(1)), wanted);
    EXPECT_FALSE(*storage().declareVoid(id(0x20), kDevice));

    ASSERT_TRUE(storage().promote({ id(1) }, Bytes { 3, 3 }));
    wanted.previous = std::exchange(wanted.record, { 3, 3 });
    wanted.transcript = id(0x20);
    wanted.next.clear();
    wanted.nextTranscript = {};
    if (durable()) reopen();
    EXPECT_EQ(*storage().vault(id(1)), wanted);
    ASSERT_TRUE(storage().promote({ id(1) }, Bytes { 3, 3 })); // again: its answer was lost
    EXPECT_EQ(*storage().vault(id(1)), wanted);
    EXPECT_FALSE(*storage().declareVoid(id(0x20), kDevice));
    EXPECT_FALSE(*storage().declareVoid(id(0x10), kDevice)); // confirmed, though it is over
    ASSERT_TRUE(storage().forgetPrevious({ id(1) }));
    wanted.previous.clear();
    EXPECT_EQ(*storage().vault(id(1)), wanted);
    EXPECT_EQ(*storage().vault(id(2)), row(2));
}

TEST_P(StorageTest, DropsWhatIsVoid)
{
    auto kept = row(1);
    kept.transcript = id(0x10);
    auto alone = row(2);
    alone.transcript = id(0x30);
    ASSERT_TRUE(storage().insertVault(kept));
    ASSERT_TRUE(storage().insertVault(alone));
    ASSERT_TRUE(*storage().claimPresignature({ id(2) }, id(7), id(8)));
    ASSERT_TRUE(storage().addQuarantine({ id(2) }, { 1, id(5), 3 }, 0));
    ASSERT_TRUE(storage().setNext({ id(1) }, Bytes { 2 }, id(0x20)));
    const VoidRow refresh { id(0x20), 3, { 1, 2, 3 } }, keygen { id(0x30), 2, { 4 } };
    EXPECT_EQ(storage().dropPending({ id(1) }, keygen).error().code, Code::ProtocolRefused);
    ASSERT_TRUE(storage().dropPending({ id(1) }, refresh)); // the next record
    ASSERT_TRUE(storage().dropPending({ id(1) }, refresh)); // again: its answer was lost
    ASSERT_TRUE(storage().dropPending({ id(2) }, keygen)); // the vault, which has no other
    EXPECT_EQ(storage().dropPending({ id(2) }, keygen).error().code, Code::NoSuchVaultAtCosigner);
    if (durable()) reopen();
    EXPECT_EQ(*storage().vault(id(1)), kept);
    EXPECT_EQ(*storage().vault(id(2)), std::nullopt);
    EXPECT_EQ(*storage().dropped(id(0x20)), refresh);
    EXPECT_EQ(*storage().dropped(id(0x30)), keygen);
    EXPECT_EQ(*storage().dropped(id(0x10)), std::nullopt);
    EXPECT_TRUE(*storage().declareVoid(id(0x20), kDevice));
}

TEST_P(StorageTest, OfAConfirmationAndAVoidOnlyOneIsGiven)
{
    const auto refused = Code::ProtocolRefused;
    auto vault = row(1), other = row(2);
    vault.transcript = id(0x10);
    other.transcript = id(0x21);
    ASSERT_TRUE(storage().insertVault(vault));
    EXPECT_FALSE(
        *storage().declareVoid(id(0x10), kDevice)); // held, whoever asks under whatever vault
    EXPECT_TRUE(*storage().declareVoid(id(0x21), kDevice));
    EXPECT_TRUE(*storage().declareVoid(id(0x21), kDevice));
    if (durable()) reopen(); // or another process asks
    EXPECT_EQ(storage().insertVault(other).error().code, refused);
    EXPECT_EQ(*storage().vault(id(2)), std::nullopt);
    EXPECT_EQ(storage().setNext({ id(1) }, Bytes { 1 }, id(0x21)).error().code, refused);
    EXPECT_EQ(*storage().vault(id(1)), vault);
    ASSERT_TRUE(storage().setNext({ id(1) }, Bytes { 1 }, id(0x22)));
    EXPECT_FALSE(*storage().declareVoid(id(0x22), kDevice));
}

// One device cannot take the place of the others, nor of its own questions.
TEST_P(StorageTest, ADeviceHasSoManyVoids)
{
    const auto nth = [](std::size_t n) {
        auto transcript = id(1);
        transcript[0] = std::uint8_t(n);
        transcript[1] = std::uint8_t(n >> 8);
        return transcript;
    };
    for (std::size_t n = 0; n < Storage::kMaxVoids; ++n)
        ASSERT_TRUE(*storage().declareVoid(nth(n), kDevice));
    const auto more = nth(Storage::kMaxVoids);
    EXPECT_EQ(storage().declareVoid(more, kDevice).error().code, Code::RateLimited);
    EXPECT_TRUE(*storage().declareVoid(nth(0), kDevice)); // once more
    EXPECT_TRUE(*storage().declareVoid(nth(1), kOtherDevice));
    EXPECT_TRUE(*storage().declareVoid(more, kOtherDevice));
    EXPECT_TRUE(*storage().declareVoid(more, kDevice)); // it is there
    auto held = row(1);
    held.transcript = id(0x33);
    ASSERT_TRUE(storage().insertVault(held));
    EXPECT_FALSE(*storage().declareVoid(id(0x33), kDevice)); // nothing is kept of it
}

TEST_P(StorageTest, TheLastEpochsAreNeverVoid)
{
    const auto nth = [](std::size_t n) {
        auto transcript = id(2);
        transcript[0] = std::uint8_t(n);
        transcript[1] = std::uint8_t(n >> 8);
        return transcript;
    };
    auto vault = row(1);
    vault.transcript = nth(0);
    ASSERT_TRUE(storage().insertVault(vault));
    constexpr auto kLast = Storage::kPastEpochs + 1;
    for (std::size_t n = 1; n <= kLast; ++n) {
        ASSERT_TRUE(storage().setNext({ id(1) }, Bytes { 2 }, nth(n)));
        ASSERT_TRUE(storage().promote({ id(1) }, Bytes { 3 }));
    }
    if (durable()) reopen();
    EXPECT_FALSE(*storage().declareVoid(nth(kLast), kDevice)); // current
    EXPECT_FALSE(*storage().declareVoid(nth(kLast - 1), kDevice));
    EXPECT_FALSE(*storage().declareVoid(nth(1), kDevice));
    EXPECT_TRUE(*storage().declareVoid(nth(0), kDevice));
}

// Both at once, many times: exactly one of them.
TEST_P(StorageTest, AConfirmationAndAVoidAtOnce)
{
    int confirmed = 0;
    for (std::uint8_t n = 1; n <= 20; ++n) {
        auto vault = row(n);
        vault.transcript = id(std::uint8_t(100 + n));
        bool isVoid = false;
        std::jthread asks([&] { isVoid = *storage().declareVoid(vault.transcript, kDevice); });
        const auto stored = storage().insertVault(vault);
        asks.join();
        EXPECT_NE(stored.has_value(), isVoid) << int(n);
        confirmed += stored.has_value();
    }
    std::printf("%d confirmed, %d void\n", confirmed, 20 - confirmed);
}

TEST_P(StorageTest, IsUsedFromManyThreads)
{
    ASSERT_TRUE(storage().insertVault(row(1)));
    std::atomic<int> claimed { 0 };
    {
        std::vector<std::jthread> threads;
        for (std::uint8_t t = 0; t < 4; ++t)
            threads.emplace_back([&, t] {
                for (std::uint8_t n = 0; n < 25; ++n)
                    if (*storage().claimPresignature({ id(1) }, id(n), id(t))) ++claimed;
            });
    }
    EXPECT_EQ(claimed, 25);
    EXPECT_EQ(*storage().claimCount(id(1)), 25u);
}

TERCET_STORAGE_KINDS(StorageTest);

namespace {

void sql(const QString& path, const QString& statement)
{
    const auto name = QStringLiteral("test");
    {
        auto db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        db.setDatabaseName(path);
        ASSERT_TRUE(db.open());
        QSqlQuery query(db);
        ASSERT_TRUE(query.exec(statement));
    }
    QSqlDatabase::removeDatabase(name);
}

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

TEST(SqliteStorage, LeavesANewerSchemaAlone)
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("c.sqlite"));
    ASSERT_TRUE(SqlStorage::open(path.toStdString()));
    sql(path, QStringLiteral("PRAGMA user_version = %1").arg(schemaVersion() + 1));
    const auto before = contents(path);
    const auto opened = SqlStorage::open(path.toStdString());
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, Code::StorageNewer);
    EXPECT_EQ(contents(path), before);
}

TEST(SqliteStorage, RefusesWhatIsNoDatabase)
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("c.sqlite"));
    QFile file(path);
    ASSERT_TRUE(file.open(QFile::WriteOnly));
    file.write(QByteArray(4096, 'x'));
    file.close();
    EXPECT_EQ(SqlStorage::open(path.toStdString()).error().code, Code::Storage);
    EXPECT_EQ(contents(path), QByteArray(4096, 'x'));
    EXPECT_EQ(SqlStorage::open(folder.filePath(QStringLiteral("no/such/folder")).toStdString())
                  .error()
                  .code,
        Code::Storage);
}

TEST(SqliteStorage, IsDurableAndPrivate)
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("c.sqlite"));
    const auto storage = SqlStorage::open(path.toStdString());
    ASSERT_TRUE(storage);
    ASSERT_TRUE((*storage)->insertIdentity(Bytes { 1 }));
    EXPECT_TRUE(QFile::exists(path + QStringLiteral("-wal")));
    for (const auto& name : { path, path + QStringLiteral("-wal") })
        EXPECT_FALSE(QFile::permissions(name) & (QFile::ReadGroup | QFile::ReadOther))
            << name.toStdString();

    // What a second connection to a copy of the files sees is what a crash now would leave.
    const auto copy = folder.filePath(QStringLiteral("copy.sqlite"));
    ASSERT_TRUE(QFile::copy(path, copy));
    ASSERT_TRUE(QFile::copy(path + QStringLiteral("-wal"), copy + QStringLiteral("-wal")));
    const auto after = SqlStorage::open(copy.toStdString());
    ASSERT_TRUE(after);
    EXPECT_EQ(*(*after)->identity(), (Bytes { 1 }));
}
