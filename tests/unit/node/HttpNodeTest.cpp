#include <QtTest>

#include "core/chains/ethereum/Transaction.h"
#include "core/wallet/node/HttpNode.h"
#include "tests/support/Socks5Listener.h"
#include "tests/unit/node/ScriptedServer.h"

using namespace tercet;
using namespace tercet::wallet::node;

namespace {

const std::string kAddress = "0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F";
const std::string kHash = "0x" + std::string(64, '7');

// Starts `call` and waits for what its callback gets.
template <typename T>
Result<T> wait(const std::function<void(Done<T>)>& call, int timeoutMs = 10000)
{
    std::optional<Result<T>> got;
    call([&](Result<T> r) { got = std::move(r); });
    if (got) qFatal("called back inside the call");
    if (!QTest::qWaitFor([&] { return got.has_value(); }, timeoutMs))
        return fail(Code::Internal, "no answer");
    return *got;
}

QByteArray answer(const ScriptedServer::Request& request, const char* member)
{
    const auto id = json::parse(request.body.toStdString())->at("id").dump();
    return QByteArray("{\"jsonrpc\":\"2.0\",\"id\":") + QByteArray::fromStdString(id) + "," + member
        + "}";
}

// A server that gives every request this result (JSON text).
ScriptedServer::Script always(std::string member)
{
    return [member](const auto& request) {
        return ScriptedServer::http(answer(request, member.c_str()));
    };
}
ScriptedServer::Script result(const std::string& text) { return always("\"result\":" + text); }
ScriptedServer::Script raw(QByteArray bytes)
{
    return [bytes](const auto&) { return bytes; };
}

Result<std::uint64_t> chainIdOf(
    const ScriptedServer::Script& script, int timeoutMs = JsonRpc::kTimeoutMs)
{
    ScriptedServer server(script);
    HttpNode node(server.url(), timeoutMs);
    return wait<std::uint64_t>([&](auto done) { node.chainId(done); });
}

} // namespace

class HttpNodeTest : public QObject {
    Q_OBJECT
private slots:
    void asksAsTheSpecificationSays();
    void sendsOnlyWhatItMust();
    void goesThroughTheProxyThatIsNamed();
    void readsFees();
    void readsReceipts();
    void checksTheHashOfWhatItSent();
    void refusalsAreTold_data();
    void refusalsAreTold();
    void hostileAnswers_data();
    void hostileAnswers();
    void followsNoRedirect();
    void oversizedAnswers();
    void brokenConnections();
    void mayBeDestroyedAtAnyTime();
    void hostileTextIsShortAndVisible();
};

void HttpNodeTest::asksAsTheSpecificationSays()
{
    ScriptedServer server(result("\"0x7a69\""));
    HttpNode node(server.url());
    QCOMPARE(wait<std::uint64_t>([&](auto done) { node.chainId(done); }), 31337u);
    QCOMPARE(
        wait<std::uint64_t>([&](auto done) { node.transactionCount(kAddress, done); }), 31337u);
    QCOMPARE(wait<chains::Uint256>([&](auto done) { node.balance(kAddress, done); }),
        chains::Uint256(31337));
    QCOMPARE(
        wait<chains::Uint256>([&](auto done) { node.gasPrice(done); }), chains::Uint256(31337));
    QCOMPARE(wait<std::uint64_t>(
                 [&](auto done) { node.estimateGas({ kAddress, kAddress, 5, { 1, 2 } }, done); }),
        31337u);
    QCOMPARE(wait<std::uint64_t>([&](auto done) { node.blockNumber(done); }), 31337u);
    QCOMPARE(server.requests().size(), 6);
    std::vector<std::string> bodies;
    for (const auto& r : server.requests()) {
        const auto j = *json::parse(r.body.toStdString());
        QCOMPARE(j["jsonrpc"], Json("2.0"));
        bodies.push_back(j["method"].get<std::string>() + j["params"].dump());
    }
    QCOMPARE(bodies[0], "eth_chainId[]");
    QCOMPARE(bodies[1], "eth_getTransactionCount[\"" + kAddress + "\",\"pending\"]");
    QCOMPARE(bodies[2], "eth_getBalance[\"" + kAddress + "\",\"latest\"]");
    QCOMPARE(bodies[3], "eth_gasPrice[]");
    QCOMPARE(bodies[4],
        "eth_estimateGas[{\"data\":\"0x0102\",\"from\":\"" + kAddress + "\",\"to\":\"" + kAddress
            + "\",\"value\":\"0x5\"}]");
    QCOMPARE(bodies[5], "eth_blockNumber[]");
}

void HttpNodeTest::sendsOnlyWhatItMust()
{
    ScriptedServer server([](const auto& request) {
        return ScriptedServer::http(
            answer(request, "\"result\":\"0x1\""), "200 OK", "Set-Cookie: a=b\r\n");
    });
    HttpNode node(server.url());
    for (int i = 0; i < 2; ++i)
        QVERIFY(wait<std::uint64_t>([&](auto done) { node.chainId(done); }));
    for (const auto& r : server.requests()) {
        QVERIFY(r.head.startsWith("POST / HTTP/1.1"));
        QVERIFY(r.head.contains("Accept-Encoding: identity"));
        QVERIFY(r.head.contains("User-Agent: Tercet"));
        QVERIFY(!r.head.contains("Cookie"));
        QVERIFY(r.head.contains("Accept-Language: *")); // not where one lives
        QVERIFY(!r.head.contains("Upgrade"));
    }
}

void HttpNodeTest::goesThroughTheProxyThatIsNamed()
{
    ScriptedServer server(result("\"0x1\""));
    tercet::test::Socks5Listener tor;
    const auto name = QStringLiteral("node.onion");
    tor.resolve(name, QHostAddress::LocalHost);
    auto url = server.url();
    url.setHost(name);
    const QNetworkProxy proxy(
        QNetworkProxy::Socks5Proxy, QStringLiteral("127.0.0.1"), tor.serverPort());
    HttpNode node(url, JsonRpc::kTimeoutMs, proxy);
    QCOMPARE(wait<std::uint64_t>([&](auto done) { node.chainId(done); }), 1u);
    // Its name was resolved there and nowhere else.
    QCOMPARE(tor.asked(), QStringList { QStringLiteral("%1:%2").arg(name).arg(url.port()) });
    tor.close();
    HttpNode lost(url, JsonRpc::kTimeoutMs, proxy);
    const auto none = wait<std::uint64_t>([&](auto done) { lost.chainId(done); });
    QCOMPARE(none.error().code, Code::NodeUnreachable);
}

void HttpNodeTest::readsFees()
{
    const auto fees = [](const std::string& text) {
        ScriptedServer server(result(text));
        HttpNode node(server.url());
        return wait<Fees>([&](auto done) { node.fees(done); });
    };
    const auto good
        = fees(R"({"oldestBlock":"0x1","baseFeePerGas":["0x5","0x7"],"gasUsedRatio":[0.5,1e-7],)"
               R"("reward":[["0x9"],["0x1"],["0x3"]]})");
    QVERIFY(good);
    QCOMPARE(good->baseFee, chains::Uint256(7));
    QCOMPARE(good->priorityFee, chains::Uint256(3));
    for (const char* bad : { "{}", "null", R"({"baseFeePerGas":[],"reward":[["0x1"]]})",
             R"({"baseFeePerGas":["0x1"]})", R"({"baseFeePerGas":["0x1"],"reward":[]})",
             R"({"baseFeePerGas":["0x1"],"reward":[[]]})",
             R"({"baseFeePerGas":[1.5],"reward":[["0x1"]]})",
             R"({"baseFeePerGas":["-0x1"],"reward":[["0x1"]]})" })
        QCOMPARE(fees(bad).error().code, Code::NodeBadAnswer);
}

void HttpNodeTest::readsReceipts()
{
    const auto receipt = [](const std::string& text) {
        ScriptedServer server(result(text));
        HttpNode node(server.url());
        return wait<std::optional<Receipt>>([&](auto done) { node.receipt(kHash, done); });
    };
    const auto text = [](const std::string& hash, const char* status, const char* block) {
        return R"({"transactionHash":")" + hash + R"(","status":)" + status + R"(,"blockNumber":)"
            + block + R"(,"blockHash":"0x)" + std::string(64, 'a') + "\"}";
    };
    QCOMPARE((*receipt(text(kHash, "\"0x1\"", "\"0x10\"")))->block, 16u);
    QVERIFY((*receipt(text(kHash, "\"0x1\"", "\"0x10\"")))->success);
    QVERIFY(!(*receipt(text(kHash, "\"0x0\"", "\"0x10\"")))->success);
    QVERIFY(!receipt("null")->has_value());
    QVERIFY(!receipt(text(kHash, "\"0x1\"", "null"))->has_value());
    for (const auto& bad : { text("0x" + std::string(64, '8'), "\"0x1\"", "\"0x10\""),
             text(kHash, "\"0x2\"", "\"0x10\""), text(kHash, "1", "\"0x10\""),
             text(kHash, "\"0x1\"", "16"), std::string("[]"), std::string("\"0x\"") })
        QCOMPARE(receipt(bad).error().code, Code::NodeBadAnswer);
}

void HttpNodeTest::checksTheHashOfWhatItSent()
{
    const Bytes bytes { 1, 2, 3 };
    const auto hash = hex0x(chains::ethereum::transactionHash(bytes));
    ScriptedServer honest(result("\"" + hash + "\"")), liar(result("\"" + kHash + "\""));
    HttpNode good(honest.url()), bad(liar.url());
    QCOMPARE(wait<std::string>([&](auto done) { good.sendRawTransaction(bytes, done); }), hash);
    QCOMPARE(
        wait<std::string>([&](auto done) { bad.sendRawTransaction(bytes, done); }).error().code,
        Code::NodeBadAnswer);
    QVERIFY(honest.requests()[0].body.contains("\"0x010203\""));

    ScriptedServer unknown(result("null")), known(result("{\"hash\":\"" + kHash + "\"}")),
        other(result("{\"hash\":\"0x00\"}"));
    HttpNode a(unknown.url()), b(known.url()), c(other.url());
    QCOMPARE(wait<bool>([&](auto done) { a.knowsTransaction(kHash, done); }), false);
    QCOMPARE(wait<bool>([&](auto done) { b.knowsTransaction(kHash, done); }), true);
    QCOMPARE(wait<bool>([&](auto done) { c.knowsTransaction(kHash, done); }).error().code,
        Code::NodeBadAnswer);
}

void HttpNodeTest::refusalsAreTold_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("meaning");
    QTest::newRow("geth nonce") << QByteArray("nonce too low: next nonce 5, tx nonce 4")
                                << QByteArray("nonce-too-low");
    QTest::newRow("nethermind") << QByteArray("OldNonce, Current nonce: 5")
                                << QByteArray("nonce-too-low");
    QTest::newRow("known") << QByteArray("already known") << QByteArray("already-known");
    QTest::newRow("funds") << QByteArray("insufficient funds for gas * price + value: balance 0")
                           << QByteArray("insufficient-funds");
    QTest::newRow("anvil funds") << QByteArray("Insufficient funds for gas * price + value")
                                 << QByteArray("insufficient-funds");
    QTest::newRow("replacement") << QByteArray("replacement transaction underpriced")
                                 << QByteArray("underpriced");
    QTest::newRow("base fee") << QByteArray("max fee per gas less than block base fee")
                              << QByteArray("underpriced");
    QTest::newRow("gas") << QByteArray("intrinsic gas too low: have 20000")
                         << QByteArray("gas-too-low");
    QTest::newRow("revert") << QByteArray(
        "execution reverted: ERC20: transfer amount exceeds balance")
                            << QByteArray("reverted");
    QTest::newRow("other") << QByteArray("internal failure") << QByteArray();
    QTest::newRow("empty") << QByteArray() << QByteArray();
}

void HttpNodeTest::refusalsAreTold()
{
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, meaning);
    const auto text = "\"error\":{\"code\":-32000,\"message\":\"" + message.toStdString() + "\"}";
    const auto r = chainIdOf(always(text));
    QCOMPARE(r.error().code, Code::NodeRefused);
    QCOMPARE(r.error().field, meaning.toStdString());
    // Some nodes send an error status with it.
    const auto withStatus = chainIdOf([&](const auto& request) {
        return ScriptedServer::http(answer(request, text.c_str()), "400 Bad Request");
    });
    QCOMPARE(withStatus.error().code, Code::NodeRefused);
}

void HttpNodeTest::hostileAnswers_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto body = [](const char* name, const QByteArray& text) {
        QTest::newRow(name) << ScriptedServer::http(text);
    };
    body("empty", "");
    body("html", "<html><a href=\"https://evil.example\">Update now</a></html>");
    body("deep", QByteArray(100000, '['));
    body("array", "[]");
    body("string", "\"0x1\"");
    body("no id", R"({"jsonrpc":"2.0","result":"0x1"})");
    body("another id", R"({"jsonrpc":"2.0","id":99,"result":"0x1"})");
    body("text id", R"({"jsonrpc":"2.0","id":"1","result":"0x1"})");
    body("null id", R"({"jsonrpc":"2.0","id":null,"result":"0x1"})");
    body("no version", R"({"id":1,"result":"0x1"})");
    body("no result", R"({"jsonrpc":"2.0","id":1})");
    body("duplicate key", R"({"jsonrpc":"2.0","id":1,"result":"0x1","result":"0x2"})");
    body("number", R"({"jsonrpc":"2.0","id":1,"result":1})");
    body("float", R"({"jsonrpc":"2.0","id":1,"result":1.5})");
    body("null", R"({"jsonrpc":"2.0","id":1,"result":null})");
    body("leading zero", R"({"jsonrpc":"2.0","id":1,"result":"0x01"})");
    body("65 bits", R"({"jsonrpc":"2.0","id":1,"result":"0x10000000000000000"})");
    body("257 bits",
        ("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0x1" + std::string(64, '0') + "\"}").c_str());
    body("trailing", R"({"jsonrpc":"2.0","id":1,"result":"0x1"} x)");
    body("not UTF-8", "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"\xff\"}");
    QTest::newRow("compressed") << ScriptedServer::http(
        "{}", "200 OK", "Content-Encoding: gzip\r\n");
    QTest::newRow("404") << ScriptedServer::http(
        R"({"jsonrpc":"2.0","id":1,"result":"0x1"})", "404 Not Found");
    QTest::newRow("204") << ScriptedServer::http("", "204 No Content");
}

void HttpNodeTest::hostileAnswers()
{
    QFETCH(QByteArray, bytes);
    const auto r = chainIdOf(raw(bytes));
    QVERIFY(!r);
    QCOMPARE(r.error().code, Code::NodeBadAnswer);
    QVERIFY(r.error().context.size() < 300);
}

void HttpNodeTest::followsNoRedirect()
{
    ScriptedServer elsewhere(result("\"0x1\""));
    for (const char* status : { "301 Moved", "302 Found", "303 See Other", "307 Temporary Redirect",
             "308 Permanent Redirect" }) {
        const auto r = chainIdOf(raw(
            ScriptedServer::http("", status, "Location: " + elsewhere.url().toEncoded() + "\r\n")));
        QCOMPARE(r.error().code, Code::NodeBadAnswer);
    }
    QVERIFY(elsewhere.requests().isEmpty());
}

void HttpNodeTest::oversizedAnswers()
{
    const QByteArray big = R"({"jsonrpc":"2.0","id":1,"result":"0x1"})" + QByteArray(2 << 20, ' ');
    QCOMPARE(chainIdOf(raw(ScriptedServer::http(big))).error().code, Code::NodeBadAnswer);
    // Without a length, and more than is ever read.
    const auto r
        = chainIdOf(raw("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + QByteArray(8 << 20, ' ')));
    QCOMPARE(r.error().code, Code::NodeBadAnswer);
}

void HttpNodeTest::brokenConnections()
{
    QCOMPARE(chainIdOf(raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")).error().code,
        Code::NodeUnreachable);
    QCOMPARE(chainIdOf(raw("SSH-2.0-OpenSSH\r\n")).error().code, Code::NodeUnreachable);
    QCOMPARE(
        chainIdOf(raw(ScriptedServer::http("", "503 Busy"))).error().code, Code::NodeUnreachable);
    QCOMPARE(chainIdOf(raw(ScriptedServer::http("{}", "429 Too Many Requests"))).error().code,
        Code::NodeUnreachable);
    QCOMPARE(chainIdOf(raw({}), 300).error().code, Code::NodeUnreachable); // silence
    QUrl closed;
    {
        ScriptedServer gone(raw({}));
        closed = gone.url();
    }
    HttpNode node(closed);
    QCOMPARE(wait<std::uint64_t>([&](auto done) { node.chainId(done); }).error().code,
        Code::NodeUnreachable);
    HttpNode noHost(QUrl {});
    QCOMPARE(wait<std::uint64_t>([&](auto done) { noHost.chainId(done); }).error().code,
        Code::NodeUnreachable);
}

void HttpNodeTest::mayBeDestroyedAtAnyTime()
{
    ScriptedServer server(result("\"0x1\""));
    bool called = false;
    auto node = std::make_unique<HttpNode>(server.url());
    node->chainId([&](auto) { called = true; });
    node.reset();
    node = std::make_unique<HttpNode>(server.url());
    node->chainId([&](auto) { node.reset(); }); // from its own callback
    QTRY_VERIFY(!node);
    QVERIFY(!called);
}

void HttpNodeTest::hostileTextIsShortAndVisible()
{
    const auto e = refusal("nonce too low \u202E<b>" + std::string(1 << 20, 'x') + "\x1b[2J");
    QCOMPARE(e.code, Code::NodeRefused);
    QVERIFY(e.context.size() < 300);
    QVERIFY(e.context.find("\\u{202E}") != std::string::npos);
}

QTEST_GUILESS_MAIN(HttpNodeTest)
#include "HttpNodeTest.moc"
