#include <QSemaphore>
#include <QTemporaryDir>
#include <QtTest>
#include <sys/stat.h>

#include "core/crypto/SystemRandom.h"
#include "core/keychain/ItemKeeper.h"
#include "core/keychain/KeychainDoctor.h"
#include "core/keychain/MemoryStore.h"
#include "core/keychain/SealedFileStore.h"
#include "core/keychain/Share1Item.h"
#include "tests/unit/keychain/ManualDelay.h"

using namespace tercet;
using namespace tercet::keychain;
using namespace std::chrono_literals;

namespace {

// The computer's files, with faults.
class FaultyFiles final : public FileSystem {
public:
    std::optional<Error> renameFails {}, createFails {};
    QSemaphore* readWaitsFor { nullptr };

    Result<std::unique_ptr<File>> create(const std::filesystem::path& path, unsigned mode) override
    {
        if (createFails) return std::unexpected(*createFails);
        return systemFiles().create(path, mode);
    }
    Result<Bytes> read(const std::filesystem::path& path, std::size_t maxBytes) override
    {
        if (readWaitsFor) readWaitsFor->acquire();
        return systemFiles().read(path, maxBytes);
    }
    Status rename(const std::filesystem::path& from, const std::filesystem::path& to) override
    {
        if (renameFails) return std::unexpected(*renameFails);
        return systemFiles().rename(from, to);
    }
    Status remove(const std::filesystem::path& path) override { return systemFiles().remove(path); }
    Status makeFolder(const std::filesystem::path& path, unsigned mode) override
    {
        return systemFiles().makeFolder(path, mode);
    }
    Status syncFolder(const std::filesystem::path& path) override
    {
        return systemFiles().syncFolder(path);
    }
};

} // namespace

class SealedFileStoreTest : public QObject {
    Q_OBJECT

private:
    static constexpr crypto::Argon2Cost kCost = crypto::kTestCost;
    const QString m_name = itemName(QStringLiteral("ab12"));
    std::unique_ptr<QTemporaryDir> m_folder;
    FaultyFiles m_files {};
    crypto::SystemRandom m_random;

    std::filesystem::path keys() const
    {
        return m_folder->filePath(QStringLiteral("data/keys")).toStdString();
    }
    std::unique_ptr<SealedFileStore> store()
    {
        return std::make_unique<SealedFileStore>(keys(), kCost, m_files);
    }
    crypto::SecretBytes sealed(crypto::Argon2Cost cost = kCost)
    {
        return share1::seal(
            secretText("record"), view("ab12"), secretText("passphrase"), cost, m_random)
            .value();
    }
    Code writeCode(SecretStore& to, crypto::SecretBytes text)
    {
        Answer<void> written;
        to.write(m_name, std::move(text), this, written.callback());
        return written.code();
    }
    Code readCode(SecretStore& from, const crypto::SecretBytes& expected)
    {
        Answer<crypto::SecretBytes> read;
        from.read(m_name, this, read.callback());
        const auto result = read.take();
        if (!result) return result.error().code;
        return result->equals(expected) ? kNoError : Code::Internal;
    }
    static unsigned modeOf(const std::filesystem::path& path)
    {
        struct stat info {};
        return ::stat(path.c_str(), &info) == 0 ? info.st_mode & 0777 : 0;
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_files = {};
    }

    void isPrivateAndStays()
    {
        const auto text = sealed();
        QCOMPARE(readCode(*store(), text), Code::KeychainMissing);
        QVERIFY(!std::filesystem::exists(keys())); // nothing is made by looking
        auto first = store();
        QCOMPARE(writeCode(*first, text.clone()), kNoError);
        const auto path = first->pathOf(m_name);
        QCOMPARE(path, keys() / "ab12.share-1.sealed");
        QCOMPARE(first->pathOf(nextItemName(QStringLiteral("ab12"))),
            keys() / "ab12.share-1-next.sealed");
        QCOMPARE(modeOf(path), 0600u);
        QCOMPARE(modeOf(keys()), 0700u);
        first.reset();
        QCOMPARE(readCode(*store(), text), kNoError);

        Answer<void> removed;
        auto second = store();
        second->remove(m_name, this, removed.callback());
        QVERIFY(removed.take());
        QVERIFY(!std::filesystem::exists(path));
        QCOMPARE(readCode(*second, text), Code::KeychainMissing);
    }

    void takesOnlyWhatIsSealedWellEnough()
    {
        auto strict
            = std::make_unique<SealedFileStore>(keys(), crypto::Argon2Cost { 2, 128 }, m_files);
        QCOMPARE(writeCode(*strict, sealed({ 1, 128 })), Code::BadField);
        QCOMPARE(writeCode(*strict, sealed({ 2, 64 })), Code::BadField);
        QCOMPARE(writeCode(
                     *strict, share1::wrapKeychainOnly(secretText("record"), view("ab12")).value()),
            Code::BadField);
        QCOMPARE(writeCode(*strict, secretText("anything")), Code::SealBroken);
        QVERIFY(!std::filesystem::exists(strict->pathOf(m_name)));
        QCOMPARE(writeCode(*strict, sealed({ 2, 128 })), kNoError);
    }

    void removesWhatAKilledWriteLeft()
    {
        const auto text = sealed();
        QCOMPARE(writeCode(*store(), text.clone()), kNoError);
        const auto left = keys() / "cd34.share-1.sealed.new", other = keys() / "note.new";
        for (const auto& path : { left, other })
            QVERIFY(writeAtomically(systemFiles(), path, Bytes(10, 'x')));
        QCOMPARE(readCode(*store(), text), kNoError);
        QVERIFY(!std::filesystem::exists(left));
        QVERIFY(std::filesystem::exists(other));
    }

    void aFailingDiskKeepsTheOldItem()
    {
        auto files = store();
        const auto old = sealed();
        QCOMPARE(writeCode(*files, old.clone()), kNoError);
        m_files.createFails = Error { Code::DiskFull };
        QCOMPARE(writeCode(*files, sealed()), Code::DiskFull);
        m_files.createFails.reset();
        m_files.renameFails = Error { Code::FileUnwritable, "read-only" };
        QCOMPARE(writeCode(*files, sealed()), Code::KeychainFailed);
        Answer<void> removed;
        files->remove(m_name, this, removed.callback());
        QCOMPARE(removed.code(), Code::KeychainFailed);
        QCOMPARE(readCode(*files, old), kNoError);
    }

    void aFileChangedFromOutsideIsToldAndKept()
    {
        auto files = store();
        ItemKeeper keeper(*files);
        Answer<ItemExpectation> made;
        keeper.create(m_name, sealed(), this, made.callback());
        const auto expected = made.take().value();
        QCOMPARE(expected.backend, QStringLiteral("Sealed file"));
        const auto foreign = toBytes(sealed().view());
        QVERIFY(writeAtomically(systemFiles(), files->pathOf(m_name), foreign));
        Answer<ItemExpectation> replaced;
        keeper.replace(expected, sealed(), this, replaced.callback());
        QCOMPARE(replaced.code(), Code::KeychainChanged);
        QCOMPARE(systemFiles().read(files->pathOf(m_name), 4000).value(), foreign);

        QVERIFY(writeAtomically(systemFiles(), files->pathOf(m_name), Bytes(5000, 'x')));
        Answer<void> checked;
        keeper.check(expected, this, checked.callback());
        QCOMPARE(checked.code(), Code::KeychainFailed);
    }

    void aDiskThatHangsEndsInATimeoutAndBlocksNobody()
    {
        ManualDelay delay;
        QSemaphore released;
        m_files.readWaitsFor = &released;
        SealedFileStore hanging(keys(), kCost, m_files, delay);
        Answer<crypto::SecretBytes> read;
        hanging.read(m_name, this, read.callback());
        delay.advance(19s);
        QVERIFY(!read.came());
        delay.advance(2s);
        QCOMPARE(read.code(), Code::KeychainTimeout);
        released.release();
        m_files.readWaitsFor = nullptr;
    }

    void theDoctorOnHealthyStores()
    {
        MemoryStore memory;
        auto files = store();
        for (SecretStore* healthy :
            { static_cast<SecretStore*>(&memory), static_cast<SecretStore*>(files.get()) }) {
            std::optional<Diagnosis> seen;
            examine(*healthy, m_random, this,
                [&](Diagnosis diagnosis) { seen = std::move(diagnosis); });
            QTRY_VERIFY(seen);
            QVERIFY(seen->healthy());
            QVERIFY(!seen->error);
            QVERIFY(!seen->status.backend.isEmpty());
        }
        QVERIFY(memory.items().empty());
        QVERIFY(std::filesystem::is_empty(keys()));
    }

    void theDoctorNamesTheStepThatFails()
    {
        using Step = Diagnosis::Step;
        struct Row {
            MemoryStore::Mood mood;
            Step step;
            Code code;
        };
        const auto name = QStringLiteral("Memory");
        const Row rows[] = {
            { { { {}, LockState::NoService }, JobResult::Other }, Step::Find,
                Code::KeychainNoBackend },
            { { { name, LockState::Locked }, JobResult::Denied }, Step::Write,
                Code::KeychainLocked },
            { { { name, LockState::Unlocked }, JobResult::Other }, Step::Write,
                Code::KeychainFailed },
            { { .losesWrites = true }, Step::Write, Code::KeychainMissing },
            { { .eraseLies = true }, Step::Remove, Code::KeychainFailed },
        };
        for (const auto& row : rows) {
            MemoryStore memory;
            memory.setMood(row.mood);
            std::optional<Diagnosis> seen;
            examine(
                memory, m_random, this, [&](Diagnosis diagnosis) { seen = std::move(diagnosis); });
            QTRY_VERIFY(seen);
            QVERIFY(seen->failedAt == row.step);
            QCOMPARE(seen->error->code, row.code);
        }
    }

    void theDoctorTouchesNoOtherItem()
    {
        MemoryStore memory;
        memory.put(m_name, secretText("the share"));
        std::optional<Diagnosis> seen;
        examine(memory, m_random, this, [&](Diagnosis diagnosis) { seen = std::move(diagnosis); });
        QTRY_VERIFY(seen);
        QCOMPARE(memory.items().size(), 1u);
        QVERIFY(memory.items().at(m_name).equals(secretText("the share")));
    }
};

QTEST_GUILESS_MAIN(SealedFileStoreTest)
#include "SealedFileStoreTest.moc"
