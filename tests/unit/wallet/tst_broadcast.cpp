#include "tests/unit/wallet/TestWallet.h"

// Taking signed bytes to the network, over a chain that the test plays.
namespace tercet::wallet::test {

namespace {

using chains::Uint256;
using node::Done;

struct Chain {
    std::uint64_t id { 1 };
    std::uint64_t head { 100 };
    QList<Bytes> sent; // every eth_sendRawTransaction
    bool loseNextAnswer { false }; // takes the bytes, and the answer is lost
    std::optional<Error> refuseWith;
    bool offline { false };
    bool known { false };
    std::optional<node::Receipt> receipt;
};

class PlayedNode final : public QObject, public node::Node {
public:
    explicit PlayedNode(Chain& chain)
        : m_chain(chain)
    {
    }
    void chainId(Done<std::uint64_t> done) override { say(done, m_chain.id); }
    void blockNumber(Done<std::uint64_t> done) override { say(done, m_chain.head); }
    void transactionCount(const std::string&, Done<std::uint64_t> done) override
    {
        say(done, std::uint64_t(7));
    }
    void balance(const std::string&, Done<Uint256> done) override
    {
        say(done, Uint256(1'500'000'000'000'000'000));
    }
    void fees(Done<node::Fees> done) override
    {
        say(done, node::Fees { 10'000'000'000, 1'000'000'000 });
    }
    void gasPrice(Done<Uint256> done) override { say(done, Uint256(12'000'000'000)); }
    void estimateGas(const node::CallRequest& call, Done<std::uint64_t> done) override
    {
        say(done, std::uint64_t(call.data.empty() ? 21'000 : 60'000));
    }
    void sendRawTransaction(ByteView raw, Done<std::string> done) override
    {
        m_chain.sent.append(toBytes(raw));
        if (m_chain.refuseWith)
            return answer<std::string>(done, std::unexpected(*m_chain.refuseWith));
        m_chain.known = true;
        if (std::exchange(m_chain.loseNextAnswer, false))
            return answer<std::string>(done, fail(Code::NodeUnreachable));
        say(done, std::string("0x00"));
    }
    void knowsTransaction(const std::string&, Done<bool> done) override
    {
        say(done, m_chain.known);
    }
    void receipt(const std::string&, Done<std::optional<node::Receipt>> done) override
    {
        say(done, m_chain.receipt);
    }

private:
    template <typename T> void answer(Done<T> done, Result<T> result)
    {
        QMetaObject::invokeMethod(this, [done, result] { done(result); }, Qt::QueuedConnection);
    }
    template <typename T> void say(Done<T> done, T value)
    {
        if (m_chain.offline) return answer<T>(done, fail(Code::NodeUnreachable));
        answer<T>(done, value);
    }
    Chain& m_chain;
};

} // namespace

class BroadcastTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void sendsAndFollows();
    void lostReplyIsLookedUp();
    void alreadyKnownIsSuccess();
    void refusalLeavesItSigned();
    void wrongChainSendsNothing();
    void reorganisationTakesItBack();
    void forgottenBytesAreSentAgain();
    void revertedIsTold();
    void followsAfterARestart();
    void nodeFillsTheForm();
    void goesNowhereWithoutTheProxyThatIsSet_data();
    void goesNowhereWithoutTheProxyThatIsSet();

private:
    Bytes raw() const { return *fromHex0x(m_wallet->detail(m_id).rawTransaction.toStdString()); }
    void mine(bool success = true)
    {
        m_chain.receipt = node::Receipt { success, m_chain.head, "0xbb" };
    }
    bool becomes(RequestState state)
    {
        return QTest::qWaitFor([&] { return m_wallet->state(m_id) == state; }, 10'000);
    }
    Chain m_chain;
    QStringList m_opened; // nodes, by host
    std::unique_ptr<TestWallet> m_wallet;
    QString m_id;
};

void BroadcastTest::init()
{
    m_wallet.reset();
    m_chain = {};
    m_wallet = std::make_unique<TestWallet>();
    m_opened.clear();
    m_wallet->openNode = [this](const QUrl& url, const QNetworkProxy&) {
        m_opened << url.host();
        return std::make_unique<PlayedNode>(m_chain);
    };
    QVERIFY(m_wallet->open());
    QVERIFY(m_wallet->create());
    QVERIFY(m_wallet->service->setNodeUrl(1, QStringLiteral("http://127.0.0.1:8545")));
    m_id = m_wallet->sample(0);
    QCOMPARE(m_wallet->approveAndWait(m_id), RequestState::Signed);
}

void BroadcastTest::goesNowhereWithoutTheProxyThatIsSet_data()
{
    QTest::addColumn<QVariant>("proxy");
    QTest::newRow("no address") << QVariant(QStringLiteral("tor"));
    QTest::newRow("a list") << QVariant(
        QStringLiteral("socks5://127.0.0.1:9050,x").split(QLatin1Char(',')));
    QTest::newRow("no text") << QVariant(QSize(1, 2));
}

// As somebody left it in the file of settings.
void BroadcastTest::goesNowhereWithoutTheProxyThatIsSet()
{
    QFETCH(QVariant, proxy);
    m_wallet->service->setSetting(kProxy, proxy);
    m_wallet->close();
    QVERIFY(m_wallet->open());
    QVERIFY(m_wallet->unlock());
    QVERIFY(m_wallet->service->setNodeUrl(1, QStringLiteral("https://node.example")));
    m_opened.clear();
    const auto sent = m_wallet->service->broadcast(m_id);
    QVERIFY(!sent);
    QCOMPARE(sent.error().code, Code::BadUrl);
    QCOMPARE(sent.error().field, std::string("proxy"));
    QVERIFY(m_opened.isEmpty());
    // What is on this computer is asked directly; and with a proxy that can be read, the other.
    QVERIFY(m_wallet->service->setNodeUrl(1, QStringLiteral("http://127.0.0.1:8545")));
    QVERIFY(m_wallet->service->broadcast(m_id));
    QVERIFY(becomes(RequestState::Broadcast));
    QCOMPARE(m_opened, QStringList { QStringLiteral("127.0.0.1") });
    QVERIFY(m_wallet->service->setProxy(QStringLiteral("socks5://127.0.0.1:9050")));
    QVERIFY(m_wallet->service->setNodeUrl(1, QStringLiteral("https://node.example")));
    QVERIFY(m_wallet->service->broadcast(m_id));
    QTRY_COMPARE(m_opened.last(), QStringLiteral("node.example"));
}

void BroadcastTest::sendsAndFollows()
{
    QVERIFY(m_wallet->service->broadcast(m_id));
    QVERIFY(becomes(RequestState::Broadcast));
    QCOMPARE(m_chain.sent, QList<Bytes> { raw() });
    mine();
    QVERIFY(becomes(RequestState::Confirmed));
    QCOMPARE(m_wallet->detail(m_id).block, 100);
    QCOMPARE(m_wallet->detail(m_id).confirmations, 1);
    m_chain.head += 4;
    QTRY_COMPARE(m_wallet->detail(m_id).confirmations, 5);
    QCOMPARE(m_chain.sent.size(), 1);
    QCOMPARE(m_wallet->service->broadcast(m_id).error().code, Code::WrongState);
}

void BroadcastTest::lostReplyIsLookedUp()
{
    m_chain.loseNextAnswer = true;
    QVERIFY(m_wallet->service->broadcast(m_id));
    QTRY_VERIFY(m_wallet->detail(m_id).error);
    QCOMPARE(m_wallet->detail(m_id).error->code, Code::NodeUnreachable);
    QCOMPARE(m_wallet->state(m_id), RequestState::Signed);
    QVERIFY(m_wallet->service->broadcast(m_id)); // the person tries again
    QVERIFY(becomes(RequestState::Broadcast));
    QCOMPARE(m_chain.sent.size(), 1); // and nothing is sent twice
    QVERIFY(!m_wallet->detail(m_id).error);
}

void BroadcastTest::alreadyKnownIsSuccess()
{
    m_chain.known = true;
    QVERIFY(m_wallet->service->broadcast(m_id));
    QVERIFY(becomes(RequestState::Broadcast));
    QVERIFY(m_chain.sent.isEmpty());
}

void BroadcastTest::refusalLeavesItSigned()
{
    m_chain.refuseWith = Error { Code::NodeRefused, "insufficient funds" };
    QVERIFY(m_wallet->service->broadcast(m_id));
    QTRY_VERIFY(m_wallet->detail(m_id).error);
    QCOMPARE(m_wallet->detail(m_id).error->code, Code::NodeRefused);
    QCOMPARE(m_wallet->state(m_id), RequestState::Signed);
    m_chain.refuseWith.reset();
    QVERIFY(m_wallet->service->broadcast(m_id));
    QVERIFY(becomes(RequestState::Broadcast));
    QCOMPARE(m_chain.sent, (QList<Bytes> { raw(), raw() }));
}

void BroadcastTest::wrongChainSendsNothing()
{
    m_chain.id = 5;
    QVERIFY(m_wallet->service->setNodeUrl(1, QStringLiteral("http://127.0.0.1:8546")));
    QVERIFY(m_wallet->service->broadcast(m_id));
    QTRY_VERIFY(m_wallet->detail(m_id).error);
    QCOMPARE(m_wallet->detail(m_id).error->code, Code::NodeWrongChain);
    QVERIFY(m_chain.sent.isEmpty());
    QCOMPARE(m_wallet->detail(m_wallet->sample(1)).gesture.kind, Gesture::Kind::Forbidden);
}

void BroadcastTest::reorganisationTakesItBack()
{
    QVERIFY(m_wallet->service->broadcast(m_id));
    mine();
    QVERIFY(becomes(RequestState::Confirmed));
    m_chain.receipt.reset();
    QVERIFY(becomes(RequestState::Broadcast));
    QCOMPARE(m_wallet->detail(m_id).block, -1);
    m_chain.head = 103;
    mine();
    QVERIFY(becomes(RequestState::Confirmed));
    QCOMPARE(m_wallet->detail(m_id).block, 103);
}

void BroadcastTest::forgottenBytesAreSentAgain()
{
    QVERIFY(m_wallet->service->broadcast(m_id));
    QVERIFY(becomes(RequestState::Broadcast));
    m_chain.known = false;
    QTRY_VERIFY(m_chain.sent.size() >= 2);
    for (const Bytes& sent : std::as_const(m_chain.sent)) QCOMPARE(sent, raw());
}

void BroadcastTest::revertedIsTold()
{
    QVERIFY(m_wallet->service->broadcast(m_id));
    mine(false);
    QVERIFY(becomes(RequestState::Confirmed));
    QCOMPARE(m_wallet->detail(m_id).error->code, Code::TransactionReverted);
}

void BroadcastTest::followsAfterARestart()
{
    QVERIFY(m_wallet->service->broadcast(m_id));
    QVERIFY(becomes(RequestState::Broadcast));
    m_wallet->close();
    QVERIFY(m_wallet->open());
    QVERIFY(m_wallet->unlock());
    QCOMPARE(m_wallet->state(m_id), RequestState::Broadcast);
    m_chain.offline = true;
    QTRY_VERIFY(m_wallet->detail(m_id).error);
    m_chain.offline = false;
    mine();
    QVERIFY(becomes(RequestState::Confirmed));
    QVERIFY(!m_wallet->detail(m_id).error);
    QCOMPARE(m_chain.sent.size(), 1);
}

void BroadcastTest::nodeFillsTheForm()
{
    SendForm form;
    form.to = QStringLiteral("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
    form.amount = QStringLiteral("1");
    const auto ask = [&] {
        return m_wallet->wait<NodeFacts>([&](Callback<NodeFacts> done) {
            m_wallet->service->askNode(form, m_wallet->service.get(), std::move(done));
        });
    };
    const auto facts = ask();
    QVERIFY(facts);
    QCOMPARE(facts->nonce, QStringLiteral("7"));
    QCOMPARE(facts->gasLimit, QStringLiteral("21000"));
    QCOMPARE(facts->maxFeePerGasGwei, QStringLiteral("21"));
    QCOMPARE(facts->maxPriorityFeePerGasGwei, QStringLiteral("1"));
    QCOMPARE(facts->balance, QStringLiteral("1.5"));
    form.eip1559 = false;
    QCOMPARE(ask()->gasPriceGwei, QStringLiteral("12"));
    form.to.clear();
    QVERIFY(ask()->gasLimit.isEmpty());
    form.chainId = 10;
    QCOMPARE(ask().error().code, Code::NodeNotSet);
    form.chainId = 1;
    m_chain.offline = true;
    QCOMPARE(ask().error().code, Code::NodeUnreachable);
    QCOMPARE(m_wallet
                 ->wait<QString>([&](Callback<QString> done) {
                     m_wallet->service->balance(1, 0, m_wallet->service.get(), std::move(done));
                 })
                 .error()
                 .code,
        Code::NodeUnreachable);
}

} // namespace tercet::wallet::test

QTEST_GUILESS_MAIN(tercet::wallet::test::BroadcastTest)
#include "tst_broadcast.moc"
