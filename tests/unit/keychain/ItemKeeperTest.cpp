#include <QtTest>

#include "core/keychain/ItemKeeper.h"
#include "core/keychain/MemoryStore.h"
#include "tests/unit/keychain/ManualDelay.h"

using namespace tercet;
using namespace tercet::keychain;
using namespace std::chrono_literals;

namespace {

const QString kName = itemName(QStringLiteral("ab12"));
constexpr std::string_view kText = "sealed-record-number-one", kSecond = "sealed-record-number-two";

// The keychains of reliability.md figure 12, as MemoryStore plays them, and the code that each must
// end in.
struct State {
    const char* name;
    MemoryStore::Mood mood;
    Code code;
};

QList<State> states()
{
    const auto gnome = QStringLiteral("Memory");
    return {
        { "locked", { { gnome, LockState::Locked }, JobResult::NotFound }, Code::KeychainLocked },
        { "denied", { { gnome, LockState::Dismissed }, JobResult::Denied }, Code::KeychainDenied },
        { "no backend", { { {}, LockState::NoService }, JobResult::Other },
            Code::KeychainNoBackend },
        { "other backend",
            { { QStringLiteral("KWallet"), LockState::Unknown }, JobResult::NotFound },
            Code::KeychainOtherBackend },
        { "timeout", { { gnome, LockState::Unlocked }, JobResult::TimedOut },
            Code::KeychainTimeout },
        { "failed", { { gnome, LockState::Unlocked }, JobResult::Other }, Code::KeychainFailed },
    };
}

} // namespace

class ItemKeeperTest : public QObject {
    Q_OBJECT

private:
    ManualDelay m_delay {};
    std::unique_ptr<MemoryStore> m_store;
    std::unique_ptr<ItemKeeper> m_keeper;

    ItemExpectation created()
    {
        Answer<ItemExpectation> made;
        m_keeper->create(kName, secretText(kText), this, made.callback());
        return made.take().value();
    }
    bool holds(std::string_view text)
    {
        const auto it = m_store->items().find(kName);
        return it != m_store->items().end() && equal(it->second.view(), view(text));
    }
    // The code of each flow against the store as it is now; kNoError for success.
    QMap<QString, Code> allFlows(const ItemExpectation& expected)
    {
        QMap<QString, Code> codes;
        Answer<ItemExpectation> create, replace;
        Answer<crypto::SecretBytes> read;
        Answer<void> check, remove;
        m_keeper->create(kName, secretText(kSecond), this, create.callback());
        codes[QStringLiteral("create")] = create.code();
        m_keeper->read(expected, this, read.callback());
        codes[QStringLiteral("read")] = read.code();
        m_keeper->replace(expected, secretText(kSecond), this, replace.callback());
        codes[QStringLiteral("replace")] = replace.code();
        m_keeper->check(expected, this, check.callback());
        codes[QStringLiteral("check")] = check.code();
        m_keeper->remove(expected, this, remove.callback());
        codes[QStringLiteral("remove")] = remove.code();
        return codes;
    }

private slots:
    void init()
    {
        m_delay = {};
        m_store = std::make_unique<MemoryStore>(m_delay);
        m_keeper = std::make_unique<ItemKeeper>(*m_store, m_delay);
    }
    void cleanup()
    {
        m_keeper.reset();
        m_store.reset();
    }

    void createReadReplaceRemove()
    {
        const auto first = created();
        QCOMPARE(first.backend, QStringLiteral("Memory"));
        QVERIFY(first.check == checkValue(view(kText)));
        Answer<crypto::SecretBytes> read;
        m_keeper->read(first, this, read.callback());
        QVERIFY(read.take()->equals(secretText(kText)));

        Answer<ItemExpectation> replaced;
        m_keeper->replace(first, secretText(kSecond), this, replaced.callback());
        const auto second = replaced.take().value();
        QVERIFY(holds(kSecond));
        Answer<crypto::SecretBytes> stale;
        m_keeper->read(first, this, stale.callback());
        QCOMPARE(stale.code(), Code::KeychainChanged);

        Answer<void> removed;
        m_keeper->remove(second, this, removed.callback());
        QVERIFY(removed.take());
        QVERIFY(m_store->items().empty());
    }

    // reliability.md figure 12: each state told apart in each flow, with the item unchanged.
    void everyStateInEveryFlowLeavesTheItem_data()
    {
        QTest::addColumn<int>("row");
        for (int i = 0; i < states().size(); ++i) QTest::newRow(states()[i].name) << i;
    }
    void everyStateInEveryFlowLeavesTheItem()
    {
        QFETCH(int, row);
        const auto state = states()[row];
        const auto expected = created();
        const int before = m_store->changes();
        m_store->setMood(state.mood);
        const auto codes = allFlows(expected);
        for (auto it = codes.begin(); it != codes.end(); ++it) {
            if (state.code == Code::KeychainOtherBackend && it.key() == QLatin1String("create"))
                continue; // a new item does not care where an old one was
            QVERIFY2(it.value() == state.code,
                qPrintable(
                    it.key() + QLatin1Char(' ') + QString::fromUtf8(codeName(it.value()).data())));
        }
        QCOMPARE(m_store->changes(), before);
        QVERIFY(holds(kText));
    }

    void aChangedItemIsLeftAlone()
    {
        const auto expected = created();
        m_store->put(kName, secretText("somebody else's text"));
        const int before = m_store->changes();
        for (const auto code : allFlows(expected)) QCOMPARE(code, Code::KeychainChanged);
        QCOMPARE(m_store->changes(), before);
        QVERIFY(holds("somebody else's text"));
    }

    void aMissingItemIsNeverMadeAnew()
    {
        const ItemExpectation expected { kName, QStringLiteral("Memory"), checkValue(view(kText)),
            {} };
        Answer<crypto::SecretBytes> read;
        m_keeper->read(expected, this, read.callback());
        QCOMPARE(read.code(), Code::KeychainMissing);
        Answer<ItemExpectation> replaced;
        m_keeper->replace(expected, secretText(kSecond), this, replaced.callback());
        QCOMPARE(replaced.code(), Code::KeychainMissing);
        QVERIFY(m_store->items().empty());
    }

    void creatingTwiceIsOneItem()
    {
        const auto first = created();
        const int before = m_store->changes();
        QVERIFY(created().check == first.check);
        QCOMPARE(m_store->changes(), before);
        Answer<ItemExpectation> other;
        m_keeper->create(kName, secretText(kSecond), this, other.callback());
        QCOMPARE(other.code(), Code::KeychainChanged);
        QVERIFY(holds(kText));
    }

    void aKillDuringReplaceLeavesAKnownState()
    {
        auto expected = created();
        expected.pending = checkValue(view(kSecond));
        for (const auto text : { kText, kSecond }) {
            m_store->put(kName, secretText(text));
            Answer<crypto::SecretBytes> read;
            m_keeper->read(expected, this, read.callback());
            QVERIFY(read.take()->equals(secretText(text)));
        }
    }

    void aStoreThatLosesWritesIsFoundOut()
    {
        const auto expected = created();
        m_store->setMood({ .losesWrites = true });
        Answer<ItemExpectation> replaced;
        m_keeper->replace(expected, secretText(kSecond), this, replaced.callback());
        QCOMPARE(replaced.code(), Code::KeychainFailed);
        Answer<void> removed;
        m_keeper->remove(expected, this, removed.callback());
        QCOMPARE(removed.code(), Code::KeychainFailed);
        QVERIFY(holds(kText));
    }

    void aDeleteThatDidNothingIsFoundOutAndFinishedLater()
    {
        const auto expected = created();
        m_store->setMood({ .eraseLies = true });
        Answer<void> removed;
        m_keeper->remove(expected, this, removed.callback());
        QCOMPARE(removed.code(), Code::KeychainFailed);
        QVERIFY(SecretStore::isTombstone(
            m_store->items().at(kName).view())); // the share is gone already
        Answer<crypto::SecretBytes> read;
        m_keeper->read(expected, this, read.callback());
        QCOMPARE(read.code(), Code::KeychainMissing);

        m_store->setMood({});
        Answer<void> again;
        m_keeper->remove(expected, this, again.callback());
        QVERIFY(again.take());
        QVERIFY(m_store->items().empty());
    }

    void aSilentStoreEndsInATimeoutOnce()
    {
        const auto expected = created();
        m_store->setMood({ .silent = true });
        Answer<crypto::SecretBytes> read;
        m_keeper->read(expected, this, read.callback());
        QCoreApplication::processEvents();
        QVERIFY(!read.came());
        m_delay.advance(30s);
        QCOMPARE(read.code(), Code::KeychainTimeout);
        m_delay.advance(30s);
        QCOMPARE(read.calls(), 1);
    }

    void waitsForAKeyringThatStartsLate()
    {
        const auto expected = created();
        m_store->setMood({ { {}, LockState::NoService }, JobResult::Other });
        Answer<crypto::SecretBytes> read;
        m_keeper->readAtStart(expected, this, read.callback());
        m_delay.advance(3s);
        QVERIFY(!read.came());
        m_store->setMood({});
        m_delay.advance(500ms);
        QVERIFY(read.take());
    }

    void givesUpAfterFifteenAndAHalfSeconds()
    {
        const auto expected = created();
        m_store->setMood({ { {}, LockState::NoService }, JobResult::Other });
        Answer<crypto::SecretBytes> read;
        m_keeper->readAtStart(expected, this, read.callback());
        for (const auto wait : { 500ms, 1000ms, 2000ms, 4000ms }) {
            m_delay.advance(wait);
        }
        m_delay.advance(7999ms);
        QVERIFY(!read.came());
        m_delay.advance(1ms);
        QCOMPARE(read.code(), Code::KeychainNoBackend);
        QCOMPARE(m_delay.now(), 15500ms);
    }

    void onlyAnAbsentKeychainIsAskedAgain()
    {
        const auto expected = created();
        for (const auto& state : states()) {
            if (state.code == Code::KeychainNoBackend) continue;
            m_store->setMood(state.mood);
            Answer<crypto::SecretBytes> read;
            m_keeper->readAtStart(expected, this, read.callback());
            QCOMPARE(read.code(), state.code);
        }
        QCOMPARE(m_delay.now(), 0ms);
    }

    void nothingIsCalledForAContextThatIsGone()
    {
        const auto expected = created();
        Answer<crypto::SecretBytes> read;
        {
            QObject context;
            m_keeper->read(expected, &context, read.callback());
        }
        QTest::qWait(20);
        QVERIFY(!read.came());
    }

    void nothingIsCalledWithinTheCallOrAfterTheStore()
    {
        const auto expected = created();
        Answer<crypto::SecretBytes> read;
        m_keeper->read(expected, this, read.callback());
        QVERIFY(!read.came());
        m_keeper.reset();
        m_store.reset();
        QTest::qWait(20);
        QVERIFY(!read.came());
    }

    void textsThatNoKeychainHoldsAreRefused()
    {
        const std::pair<std::string, Code> bad[] = { { "", Code::BadField },
            { "a b", Code::BadField }, { "caf\xc3\xa9", Code::BadField },
            { std::string(2000, 'x'), Code::ItemTooLarge } };
        for (const auto& [text, code] : bad) {
            Answer<void> written;
            m_store->write(kName, secretText(text), this, written.callback());
            QVERIFY(!written.came());
            QCOMPARE(written.code(), code);
        }
        QVERIFY(m_store->items().empty());
    }
};

QTEST_GUILESS_MAIN(ItemKeeperTest)
#include "ItemKeeperTest.moc"
