#include "tests/unit/MemoryScan.h"

#include <QTemporaryDir>
#include <QtTest>

#include "core/crypto/SystemRandom.h"
#include "core/keychain/ItemKeeper.h"
#include "core/keychain/MemoryStore.h"
#include "core/keychain/SealedFileStore.h"
#include "core/keychain/Share1Item.h"
#include "core/keychain/SystemKeychain.h"
#include "tests/unit/keychain/ManualDelay.h"
#include "tests/unit/keychain/PrivateSession.h"

using namespace tercet;
using namespace tercet::keychain;
using crypto::SecretBytes;

// reliability.md figure 18: store, unlock, lock; then nothing of the share or the passphrase is in
// memory.
class MemoryScanTest : public QObject {
    Q_OBJECT

public:
    explicit MemoryScanTest(PrivateSession& session)
        : m_session(session)
    {
    }

private:
    PrivateSession& m_session;
    crypto::SystemRandom m_random;

    // 24 letters that nobody has seen before.
    SecretBytes newPassphrase()
    {
        SecretBytes passphrase(24);
        m_random.fill(passphrase.mutableView());
        for (auto& byte : passphrase.mutableView()) byte = std::uint8_t('a' + byte % 26);
        return passphrase;
    }

    void storeUnlockLock(SecretStore& store)
    {
        const QString vault = QStringLiteral("scanned");
        ItemKeeper keeper(store);
        SecretBytes passphrase = newPassphrase(), record(900);
        m_random.fill(record.mutableView());
        const MemoryScan inPassphrase(passphrase.view()), inShare(record.view().subspan(300, 32));
        QCOMPARE(inPassphrase.hits(), 1);
        QCOMPARE(inShare.hits(), 1);

        auto text = share1::seal(record, view("scanned"), passphrase, crypto::kTestCost, m_random);
        QVERIFY(text);
        record.clear();
        Answer<ItemExpectation> made;
        keeper.create(itemName(vault), std::move(*text), this, made.callback());
        const auto expected = made.take();
        QVERIFY(expected);
        QCOMPARE(inShare.hits(), 0);

        Answer<SecretBytes> read;
        keeper.read(*expected, this, read.callback());
        auto sealed = read.take();
        QVERIFY(sealed);
        auto opened = share1::open(*sealed, view("scanned"), passphrase);
        QVERIFY(opened);
        QCOMPARE(inShare.hits(), 1); // unlocked: the one that is in use
        QCOMPARE(inPassphrase.hits(), 1);

        const SecretBytes wrong = newPassphrase();
        QVERIFY(!share1::open(*sealed, view("scanned"), wrong));
        opened->clear();
        passphrase.clear();
        QCOMPARE(inShare.hits(), 0);
        QCOMPARE(inPassphrase.hits(), 0);
        QCOMPARE(inPassphrase.utf16().hits(), 0);
    }

private slots:
    void theScannerFindsWhatIsThere()
    {
        const SecretBytes secret = newPassphrase();
        const MemoryScan scan(secret.view());
        QCOMPARE(scan.hits(), 1);
        QCOMPARE(scan.utf16().hits(), 0);
        {
            const Bytes heap = toBytes(secret.view());
            char stack[24];
            std::copy_n(secret.data(), 24, stack);
            QCOMPARE(scan.hits(), 3);
            sodium_memzero(stack, sizeof stack);
        }
        const auto* latin = reinterpret_cast<const char*>(secret.data());
        QString text = QString::fromLatin1(latin, 24);
        QCOMPARE(scan.utf16().hits(), 1);
        sodium_memzero(text.data(), 48);
        QCOMPARE(scan.utf16().hits(), 0);
    }

    void memoryStore()
    {
        MemoryStore store;
        storeUnlockLock(store);
    }

    void sealedFileStore()
    {
        const QTemporaryDir folder;
        SealedFileStore store(folder.path().toStdString(), crypto::kTestCost);
        storeUnlockLock(store);
    }

    void systemKeychain()
    {
        if (!m_session.problem().isEmpty()) QSKIP(qPrintable(m_session.problem()));
        if (const auto why = m_session.startGnomeKeyring(); !why.isEmpty()) QSKIP(qPrintable(why));
        SystemKeychain store;
        storeUnlockLock(store);
    }
};

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    PrivateSession session;
    MemoryScanTest test(session);
    return QTest::qExec(&test, argc, argv);
}

#include "MemoryScanTest.moc"
