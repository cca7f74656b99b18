#include "tests/e2e/connected/ConnectedWallet.h"

#include <QEventLoop>
#include <QTest>
#include <QTimer>

#include "core/cosigner/SqlConnection.h"
#include "core/crypto/Ecdsa.h"

namespace tercet::test {

using wallet::RequestState;

namespace {

bool isRunning(RequestState state)
{
    return state == RequestState::Approved || state == RequestState::Signing;
}

} // namespace

wallet::CosignerPlace placeOf(RealCosigner& cosigner, quint16 port)
{
    return { QStringLiteral("https://127.0.0.1:%1").arg(port),
        QString::fromStdString(cosigner.pin()), QString::fromStdString(cosigner.pairingCode()) };
}

QString newMessage(wallet::Wallet& wallet, const QString& text)
{
    const auto id = wallet.createMessage(
        { chains::PayloadType::EthereumMessage, toBytes(view(text.toStdString())) }, {}, {});
    return id ? *id : QString();
}

bool approveAndWait(wallet::Wallet& wallet, const QString& id, int timeoutMs)
{
    const auto card = wallet.request(id);
    if (!card || !wallet.approve(id, card->decoded.digest, card->gesture.expected)) return false;
    const auto running = [&] {
        const auto now = wallet.request(id);
        return now && isRunning(now->head.state);
    };
    QEventLoop loop;
    QObject::connect(
        &wallet, &wallet::Wallet::requestChanged, &loop,
        [&] {
            if (!running()) loop.quit();
        },
        Qt::QueuedConnection);
    QTimer::singleShot(timeoutMs, &loop, &QEventLoop::quit);
    if (running()) loop.exec();
    return !running();
}

void Signatures::add(const wallet::RequestDetail& request, const QString& text)
{
    QCOMPARE(request.head.state, RequestState::Signed);
    QCOMPARE(QByteArray(reinterpret_cast<const char*>(request.payload.bytes.data()),
                 qsizetype(request.payload.bytes.size())),
        text.toUtf8());
    const auto bytes = arrayFromHex<65>(request.signature.mid(2).toStdString());
    QVERIFY(bytes);
    const auto r = toArray(std::span(*bytes).first<32>());
    const auto s = toArray(std::span(*bytes).subspan<32, 32>());
    const auto key = crypto::ecdsaRecover(request.decoded.digest, { r, s, (*bytes)[64] - 27 });
    QVERIFY(key);
    QCOMPARE(QString::fromStdString(chains::ethereum::Address::ofKey(*key).text()), request.from);
    const auto digits = QString::fromStdString(hex(r));
    QVERIFY2(!m_rs.contains(digits), "the same nonce twice");
    QVERIFY2(!m_texts.contains(text), "signed twice");
    m_rs.insert(digits);
    m_texts.insert(text);
}

UsedLog usedLog(const RealCosigner& cosigner)
{
    cosigner::SqlConnection hand(*cosigner::SqlPlace::parse(cosigner.database()));
    UsedLog out;
    if (!hand.ready()) throw std::runtime_error("the database is not there");
    auto rows = hand.run("SELECT presignature, request FROM used");
    if (!rows) throw std::runtime_error(rows.error().context);
    while (rows->next())
        if (!out.emplace(*rows->array<32>(0), *rows->array<32>(1)).second)
            throw std::runtime_error("a presignature stands in the log twice");
    return out;
}

void checkLogs(const UsedLog& two, const UsedLog& three)
{
    for (const auto& [presignature, request] : two)
        if (const auto it = three.find(presignature); it != three.end())
            QVERIFY2(it->second == request, "one presignature for two requests");
    for (const auto* log : { &two, &three }) {
        std::set<Bytes32> requests;
        for (const auto& [presignature, request] : *log) requests.insert(request);
        QCOMPARE(requests.size(), log->size());
    }
}

int sizeOf(const char* variable, int otherwise)
{
    bool ok = false;
    const int n = qEnvironmentVariableIntValue(variable, &ok);
    return ok && n > 0 ? n : otherwise;
}

} // namespace tercet::test
