#include <QtTest>

#include "core/crypto/SystemRandom.h"
#include "core/keychain/ItemKeeper.h"
#include "core/keychain/KeychainDoctor.h"
#include "core/keychain/SystemKeychain.h"
#include "tests/unit/keychain/ManualDelay.h"
#include "tests/unit/keychain/PrivateSession.h"

using namespace tercet;
using namespace tercet::keychain;
using namespace std::chrono_literals;

// SystemKeychain on a real gnome-keyring and on a Secret Service that misbehaves, each on a private
// bus: every state is told apart, and the item is the same after it.
class SystemKeychainTest : public QObject {
    Q_OBJECT

public:
    explicit SystemKeychainTest(PrivateSession& session)
        : m_session(session)
    {
    }

private:
    PrivateSession& m_session;
    std::unique_ptr<SystemKeychain> m_store;
    std::unique_ptr<ItemKeeper> m_keeper;
    int m_vault { 0 };

    void useDeadlines(SystemKeychain::Deadlines deadlines)
    {
        m_keeper.reset();
        m_store = std::make_unique<SystemKeychain>(deadlines);
        m_keeper = std::make_unique<ItemKeeper>(*m_store);
    }

    QString name() const { return itemName(QStringLiteral("vault%1").arg(m_vault)); }
    static crypto::SecretBytes text(char c = 'a') { return secretText(std::string(1900, c)); }

    ItemExpectation create()
    {
        Answer<ItemExpectation> made;
        m_keeper->create(name(), text(), this, made.callback());
        const auto result = made.take();
        if (!result)
            qWarning("create: %s %s", codeName(result.error().code).data(),
                result.error().context.c_str());
        return result ? *result : ItemExpectation {};
    }
    Code readCode(const ItemExpectation& expected)
    {
        Answer<crypto::SecretBytes> read;
        m_keeper->read(expected, this, read.callback());
        const auto result = read.take();
        if (!result) return result.error().code;
        return result->equals(text()) ? kNoError : Code::Internal;
    }
    // All five flows of figure 12, none of which may change anything.
    void compareFlows(const ItemExpectation& expected, Code code)
    {
        Answer<ItemExpectation> made, replaced;
        Answer<void> checked, removed;
        m_keeper->create(name(), text('b'), this, made.callback());
        QCOMPARE(made.code(), code);
        QCOMPARE(readCode(expected), code);
        m_keeper->replace(expected, text('b'), this, replaced.callback());
        QCOMPARE(replaced.code(), code);
        m_keeper->check(expected, this, checked.callback());
        QCOMPARE(checked.code(), code);
        m_keeper->remove(expected, this, removed.callback());
        QCOMPARE(removed.code(), code);
    }
    StoreStatus status()
    {
        std::optional<StoreStatus> seen;
        m_store->status(this, [&](StoreStatus status) { seen = std::move(status); });
        return QTest::qWaitFor([&] { return seen.has_value(); }) ? *seen : StoreStatus {};
    }
    Diagnosis examination()
    {
        crypto::SystemRandom random;
        std::optional<Diagnosis> seen;
        examine(*m_store, random, this, [&](Diagnosis diagnosis) { seen = std::move(diagnosis); });
        const bool came = QTest::qWaitFor([&] { return seen.has_value(); }, 10000);
        return came ? *seen : Diagnosis { {}, Diagnosis::Step::Find, Error { Code::Internal } };
    }

private slots:
    void init()
    {
        if (!m_session.problem().isEmpty()) QSKIP(qPrintable(m_session.problem()));
        ++m_vault;
        useDeadlines({ 20s, 20s, 20s });
    }
    void cleanup()
    {
        m_keeper.reset();
        m_store.reset();
    }

    void noService()
    {
        m_session.stopService();
        QCOMPARE(status().lock, LockState::NoService);
        QVERIFY(status().backend.isEmpty());
        ItemExpectation expected { name(), QStringLiteral("Secret Service (gnome-keyring)"), {},
            {} };
        compareFlows(expected, Code::KeychainNoBackend);
        const auto diagnosis = examination();
        QVERIFY(diagnosis.failedAt == Diagnosis::Step::Find);
        QCOMPARE(diagnosis.error->code, Code::KeychainNoBackend);
        QVERIFY(!diagnosis.status.facts.isEmpty());
    }

    void gnomeKeyring()
    {
        if (const auto why = m_session.startGnomeKeyring(); !why.isEmpty()) QSKIP(qPrintable(why));
        QCOMPARE(status().backend, QStringLiteral("Secret Service (gnome-keyring)"));
        QCOMPARE(status().lock, LockState::Unlocked);

        const auto expected = create();
        QCOMPARE(expected.backend, QStringLiteral("Secret Service (gnome-keyring)"));
        QCOMPARE(readCode(expected), kNoError);
        Answer<ItemExpectation> replaced;
        m_keeper->replace(expected, text('b'), this, replaced.callback());
        const auto second = replaced.take();
        QVERIFY(second);
        QCOMPARE(readCode(expected), Code::KeychainChanged);
        Answer<void> removed;
        m_keeper->remove(*second, this, removed.callback());
        QVERIFY(removed.take());
        QCOMPARE(readCode(*second), Code::KeychainMissing);
        Answer<void> again;
        m_keeper->remove(*second, this, again.callback());
        QVERIFY(again.take());
    }

    void gnomeKeyringLocked()
    {
        if (const auto why = m_session.startGnomeKeyring(); !why.isEmpty()) QSKIP(qPrintable(why));
        const auto expected = create();
        QVERIFY(PrivateSession::lockKeyring());
        QCOMPARE(status().lock, LockState::Locked);
        compareFlows(expected, Code::KeychainLocked);
        const auto diagnosis = examination();
        QVERIFY(diagnosis.failedAt == Diagnosis::Step::Write);
        QCOMPARE(diagnosis.error->code, Code::KeychainLocked);
        // An item that is not there cannot be told from one behind a lock.
        QCOMPARE(readCode({ name() + QStringLiteral("-other"), expected.backend, {}, {} }),
            Code::KeychainLocked);

        QVERIFY(PrivateSession::unlockKeyring());
        QCOMPARE(status().lock, LockState::Unlocked);
        QCOMPARE(readCode(expected), kNoError);
    }

    void gnomeKeyringAsksThePerson()
    {
        if (const auto why = m_session.startGnomeKeyring(); !why.isEmpty()) QSKIP(qPrintable(why));
        const auto expected = create();
        if (const auto why = m_session.startPrompter(); !why.isEmpty()) QSKIP(qPrintable(why));
        QVERIFY(PrivateSession::lockKeyring());
        QSignalSpy asking(m_store.get(), &SecretStore::askingPerson);

        Answer<crypto::SecretBytes> dismissed;
        m_keeper->read(expected, this, dismissed.callback());
        QVERIFY(m_session.dismissPrompt());
        QCOMPARE(dismissed.code(), Code::KeychainDenied);

        Answer<crypto::SecretBytes> answered;
        m_keeper->read(expected, this, answered.callback());
        QVERIFY(m_session.answerPrompt());
        const auto read = answered.take();
        QVERIFY2(read, read ? "" : codeName(read.error().code).data());
        QVERIFY(read->equals(text()));
        QCOMPARE(asking.count(), 2);
    }

    void gnomeKeyringGoneAndBack()
    {
        if (const auto why = m_session.startGnomeKeyring(); !why.isEmpty()) QSKIP(qPrintable(why));
        const auto expected = create();
        m_session.stopService();
        compareFlows(expected, Code::KeychainNoBackend);

        // The start-up race: it comes up while we ask again.
        Answer<crypto::SecretBytes> read;
        m_keeper->readAtStart(expected, this, read.callback());
        QTest::qWait(50);
        QVERIFY(!read.came());
        QCOMPARE(m_session.startGnomeKeyring(), QString());
        const auto back = read.take(10000);
        QVERIFY(back && back->equals(text()));
    }

    void gnomeKeyringIsHealthy()
    {
        if (const auto why = m_session.startGnomeKeyring(); !why.isEmpty()) QSKIP(qPrintable(why));
        const auto diagnosis = examination();
        QVERIFY(diagnosis.healthy());
        QCOMPARE(diagnosis.status.backend, QStringLiteral("Secret Service (gnome-keyring)"));
        QVERIFY(diagnosis.status.facts.contains(QStringLiteral("session-bus=yes")));
        QVERIFY(diagnosis.status.facts.contains(QStringLiteral("provider=gnome-keyring")));
    }

    void anotherProvidersKeyring()
    {
        if (const auto why = m_session.startMock(); !why.isEmpty()) QSKIP(qPrintable(why));
        const ItemExpectation expected { name(), QStringLiteral("Secret Service (gnome-keyring)"),
            checkValue(text().view()), {} };
        QCOMPARE(readCode(expected), Code::KeychainOtherBackend);
        Answer<void> removed;
        m_keeper->remove(expected, this, removed.callback());
        QCOMPARE(removed.code(), Code::KeychainOtherBackend);
        QCOMPARE(PrivateSession::changes(), 0u);
    }

    void misbehaviourIsToldApart_data()
    {
        QTest::addColumn<QByteArray>("mode");
        QTest::addColumn<int>("code");
        QTest::newRow("dismissed") << QByteArray("dismiss") << int(Code::KeychainDenied);
        QTest::newRow("nobody answers") << QByteArray("ignore") << int(Code::KeychainTimeout);
        QTest::newRow("refused") << QByteArray("refuse") << int(Code::KeychainDenied);
        QTest::newRow("silent") << QByteArray("silent") << int(Code::KeychainTimeout);
        QTest::newRow("error") << QByteArray("error") << int(Code::KeychainFailed);
    }
    void misbehaviourIsToldApart()
    {
        QFETCH(QByteArray, mode);
        QFETCH(int, code);
        if (const auto why = m_session.startMock(); !why.isEmpty()) QSKIP(qPrintable(why));
        const auto expected = create();
        const auto before = PrivateSession::changes();
        QVERIFY(before > 0);
        PrivateSession::setMode(mode.constData());
        if (mode == "silent" || mode == "ignore") useDeadlines({ 1s, 500ms, 20s });
        compareFlows(expected, Code(code));
        QCOMPARE(PrivateSession::changes(), before);
        QCOMPARE(PrivateSession::dismissals(),
            mode == "ignore" ? 5u : 0u); // our questions are taken back
        PrivateSession::setMode("open");
        useDeadlines({ 20s, 20s, 20s });
        QCOMPARE(readCode(expected), kNoError);
    }

    void thePersonUnlocks()
    {
        if (const auto why = m_session.startMock(); !why.isEmpty()) QSKIP(qPrintable(why));
        const auto expected = create();
        PrivateSession::setMode("accept");
        QSignalSpy asking(m_store.get(), &SecretStore::askingPerson);
        QCOMPARE(readCode(expected), kNoError);
        QCOMPARE(asking.count(), 1);
    }

    void aKeyringThatWasReset()
    {
        if (const auto why = m_session.startMock(); !why.isEmpty()) QSKIP(qPrintable(why));
        PrivateSession::setMode("empty");
        QCOMPARE(status().lock, LockState::NoCollection);
        const ItemExpectation expected { name(), status().backend, checkValue(text().view()), {} };
        QCOMPARE(readCode(expected), Code::KeychainMissing);
        Answer<ItemExpectation> made;
        m_keeper->create(name(), text(), this, made.callback());
        QVERIFY(!made.take());
        QCOMPARE(PrivateSession::changes(), 0u);
    }

    void aDeleteThatDidNothing()
    {
        if (const auto why = m_session.startMock(); !why.isEmpty()) QSKIP(qPrintable(why));
        const auto expected = create();
        PrivateSession::setMode("forgetful");
        Answer<void> removed;
        m_keeper->remove(expected, this, removed.callback());
        QCOMPARE(removed.code(), Code::KeychainFailed);
        QCOMPARE(readCode(expected), Code::KeychainMissing); // overwritten
        PrivateSession::setMode("open");
        Answer<void> again;
        m_keeper->remove(expected, this, again.callback());
        QVERIFY(again.take());
    }

    // A job cannot be stopped; what waits behind it is given up and never happens later.
    void behindAJobThatDoesNotEnd()
    {
        if (const auto why = m_session.startMock(); !why.isEmpty()) QSKIP(qPrintable(why));
        const auto expected = create();
        PrivateSession::setMode("deaf");
        useDeadlines({ 1s, 20s, 500ms });
        Answer<crypto::SecretBytes> read;
        m_store->read(name(), this, read.callback());
        Answer<void> written;
        m_store->write(name(), text('z'), this, written.callback());
        QCOMPARE(read.code(), Code::KeychainTimeout);
        Answer<void> erased;
        m_store->remove(name(), this, erased.callback());
        QCOMPARE(written.code(), Code::KeychainTimeout);
        QCOMPARE(erased.code(), Code::KeychainTimeout);
        PrivateSession::release();
        QTRY_COMPARE(readCode(expected), kNoError);
        QCOMPARE(read.calls(), 1);
    }
};

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    PrivateSession session;
    SystemKeychainTest test(session);
    return QTest::qExec(&test, argc, argv);
}

#include "SystemKeychainTest.moc"
