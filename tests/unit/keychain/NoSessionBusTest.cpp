#include <QtTest>

#include "core/keychain/ItemKeeper.h"
#include "core/keychain/SystemKeychain.h"
#include "tests/unit/keychain/ManualDelay.h"

using namespace tercet;
using namespace tercet::keychain;

// A computer without a session bus: a process of its own, because libraries keep their connection.
class NoSessionBusTest : public QObject {
    Q_OBJECT

private slots:
    void thereIsNoKeychain()
    {
        SystemKeychain store;
        ItemKeeper keeper(store);
        std::optional<StoreStatus> status;
        store.status(this, [&](StoreStatus seen) { status = std::move(seen); });
        QTRY_VERIFY(status);
        QCOMPARE(status->lock, LockState::NoService);
        QVERIFY(status->backend.isEmpty());
        QVERIFY(status->facts.contains(QStringLiteral("session-bus=no")));

        const ItemExpectation expected { itemName(QStringLiteral("ab12")),
            QStringLiteral("Secret Service (gnome-keyring)"), {}, {} };
        Answer<crypto::SecretBytes> read;
        keeper.read(expected, this, read.callback());
        QCOMPARE(read.code(), Code::KeychainNoBackend);
        Answer<ItemExpectation> made;
        keeper.create(expected.name, secretText("text"), this, made.callback());
        QCOMPARE(made.code(), Code::KeychainNoBackend);
        Answer<void> removed;
        keeper.remove(expected, this, removed.callback());
        QCOMPARE(removed.code(), Code::KeychainNoBackend);
    }
};

int main(int argc, char** argv)
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    QCoreApplication app(argc, argv);
    NoSessionBusTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "NoSessionBusTest.moc"
