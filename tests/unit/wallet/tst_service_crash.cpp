#include <QFile>

#include "tests/unit/wallet/TestWallet.h"

// The disk goes away at every single write, as in a crash there: the restart finds a defined state,
// and no request ever gets two signatures.
namespace tercet::wallet::test {

namespace {

// Raw transactions and signatures that a person has seen, by request.
class Observer {
public:
    bool see(const TestWallet& wallet)
    {
        for (const auto& request : wallet.service->requests()) {
            const auto detail = wallet.detail(request.id);
            const QString now = detail.signature;
            if (now.isEmpty()) continue;
            const auto [seen, fresh] = m_seen.try_emplace(request.id, now);
            if (!fresh && seen->second != now) return false;
        }
        return true;
    }
    bool has(const QString& id) const { return m_seen.contains(id); }

private:
    std::map<QString, QString> m_seen;
};

} // namespace

class CrashTest : public QObject {
    Q_OBJECT
private slots:
    void whileSigning();
    void whileMakingAKey();
    void keychainThatLosesItsItem();
    void damagedAndNewerDatabases();
};

void CrashTest::whileSigning()
{
    TestWallet wallet;
    Observer observer;
    QVERIFY(wallet.open());
    QVERIFY(wallet.create());
    bool done = false;
    QSet<RequestState> after;
    for (int writes = 0; !done; ++writes) {
        QVERIFY2(writes < 40, "signing writes without end");
        QVERIFY(wallet.waitForPool(1));
        const QString id = wallet.message("payment " + std::to_string(writes));
        QVERIFY(wallet.service->storage().flush());
        wallet.service->storage().failAfter(writes);
        const RequestState ended = wallet.approveAndWait(id);
        done = ended == RequestState::Signed;
        QVERIFY(observer.see(wallet));
        QCOMPARE(observer.has(id), done);
        if (!done) {
            // Nothing more is approved on a disk that is gone.
            QTRY_COMPARE(wallet.service->createSend({}).error().code, Code::MissingField);
            QTRY_COMPARE(wallet.service->reject(id, {}).error().code, Code::Storage);
        }
        wallet.close();

        QVERIFY(wallet.open());
        QVERIFY(wallet.unlock());
        QVERIFY(observer.see(wallet));
        const RequestState found = wallet.state(id);
        after.insert(found);
        QVERIFY2(found == RequestState::Waiting || found == RequestState::Failed
                || found == RequestState::Signed,
            std::string(requestStateName(found)).c_str());
        QCOMPARE(found == RequestState::Signed, done);
        if (found == RequestState::Failed) QVERIFY(wallet.service->retry(id));
        if (found != RequestState::Signed)
            QCOMPARE(wallet.approveAndWait(id), RequestState::Signed);
        QVERIFY(observer.see(wallet));
    }
    QVERIFY(after.contains(RequestState::Waiting));
    QVERIFY(after.contains(RequestState::Failed));
}

void CrashTest::whileMakingAKey()
{
    bool done = false;
    for (int writes = 0; !done; ++writes) {
        QVERIFY2(writes < 10, "key generation writes without end");
        TestWallet wallet;
        QVERIFY(wallet.open());
        wallet.service->storage().failAfter(writes);
        done = wallet.create().has_value();
        const bool kept = !wallet.service->vaults().isEmpty();
        wallet.close();
        QVERIFY(wallet.open());
        // Either a whole vault or none that anybody sees; one that is half made is in nobody's way.
        const bool whole = !wallet.service->vaults().isEmpty();
        QVERIFY(whole || !done);
        QVERIFY(whole || !kept); // what is shown is on the disk
        if (whole)
            QVERIFY(wallet.unlock());
        else
            QVERIFY(wallet.create());
        QCOMPARE(wallet.service->vaults().size(), 1);
        QCOMPARE(wallet.approveAndWait(wallet.sample(0)), RequestState::Signed);
    }
}

void CrashTest::keychainThatLosesItsItem()
{
    TestWallet wallet;
    QVERIFY(wallet.open());
    QVERIFY(wallet.create());
    wallet.close();
    auto kept = std::move(wallet.items);
    wallet.items.clear();
    QVERIFY(wallet.open());
    QCOMPARE(wallet.unlock().error().code, Code::KeychainMissing);
    QCOMPARE(wallet.service->lockState(), LockState::Locked);
    QVERIFY(wallet.items.empty()); // nothing was written as a reaction
    auto other = kept.begin()->second.clone();
    other.data()[other.size() / 2] ^= 1;
    wallet.items[kept.begin()->first] = std::move(other);
    QCOMPARE(wallet.unlock().error().code, Code::KeychainChanged);
    wallet.items = std::move(kept);
    QVERIFY(wallet.unlock());
}

void CrashTest::damagedAndNewerDatabases()
{
    TestWallet wallet;
    QVERIFY(wallet.open());
    QVERIFY(wallet.create());
    wallet.close();
    const QString file = wallet.path() + QStringLiteral("/wallet.db");
    QVERIFY(QFile::rename(file, file + QStringLiteral(".kept")));
    QFile damaged(file);
    QVERIFY(damaged.open(QIODevice::WriteOnly));
    damaged.write(QByteArray(4096, 'z'));
    damaged.close();
    QCOMPARE(wallet.open().error().code, Code::Storage);
    QCOMPARE(damaged.size(), 4096);
    QVERIFY(QFile::remove(file));
    QVERIFY(QFile::rename(file + QStringLiteral(".kept"), file));
    QVERIFY(wallet.open());
    QVERIFY(wallet.unlock());
}

} // namespace tercet::wallet::test

QTEST_GUILESS_MAIN(tercet::wallet::test::CrashTest)
#include "tst_service_crash.moc"
