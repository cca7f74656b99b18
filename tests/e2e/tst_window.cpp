#include <QProcess>
#include <QTemporaryDir>

#include "core/crypto/Hash.h"
#include "tests/e2e/Anvil.h"
#include "tests/e2e/WindowDriver.h"
#include "ui/access/Accessibility.h"

using namespace tercet;
using e2e::WindowDriver;

namespace {

const QString kUsdc = QStringLiteral("0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48");
const QString kFriend = QStringLiteral("0x8ba1f109551bD432803012645Ac136ddd64DBA72");

QString word(const QString& hexDigits)
{
    return QStringLiteral("0x") + hexDigits.rightJustified(64, QLatin1Char('0'));
}

} // namespace

// The main job: a vault made in the window, transactions approved in the window, mined by a real
// node. One test program, one window, in the order in which a person would do it.
class TestWindow : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        if (!Anvil::available()) QSKIP("anvil is not installed: run npm ci in tests/e2e/node");
        ui::installAccessibility();
        m_anvil = Anvil::start(1);
        QVERIFY(m_anvil);
        m_driver = std::make_unique<WindowDriver>(m_folder.filePath(QStringLiteral("data")));
        QVERIFY(QTest::qWaitForWindowActive(m_driver->window.get()));
    }
    void makesAVault()
    {
        QVERIFY(m_driver->createVault(QStringLiteral("Treasury")));
        m_address = m_driver->wallet->accounts().first().address;
        m_anvil->setBalance(m_address, QStringLiteral("0x8ac7230489e80000")); // 10 ether
        giveUsdc();
        QVERIFY(m_driver->wallet->setNodeUrl(1, m_anvil->url()));
    }
    void nativeWithPriorityFee()
    {
        QVERIFY(fill(QString(), QStringLiteral("0.25"), true));
        approveAndCheck();
        QCOMPARE(balanceOf(kFriend), QStringLiteral("0x3782dace9d90000"));
    }
    void nativeLegacy()
    {
        QVERIFY(fill(QString(), QStringLiteral("0.5"), false));
        approveAndCheck();
        QCOMPARE(balanceOf(kFriend), QStringLiteral("0xa688906bd8b0000"));
    }
    void tokenTransfer()
    {
        QVERIFY(fill(kUsdc, QStringLiteral("1250.5"), true));
        approveAndCheck();
        const QJsonObject call { { QStringLiteral("to"), kUsdc },
            { QStringLiteral("data"),
                QStringLiteral("0x70a08231")
                    + kFriend.mid(2).rightJustified(64, QLatin1Char('0')) } };
        QCOMPARE(
            m_anvil->rpc(QStringLiteral("eth_call"), { call, QStringLiteral("latest") }).toString(),
            word(QString::number(1250500000, 16)));
    }
    void messagesAreAcceptedByAnotherLibrary()
    {
        QJsonArray cases;
        for (const auto type :
            { chains::PayloadType::EthereumMessage, chains::PayloadType::EthereumTypedData }) {
            const auto text = type == chains::PayloadType::EthereumMessage
                ? QByteArray("Sign in to example.org")
                : QByteArray(
                      R"({"types":{"EIP712Domain":[{"name":"name","type":"string"},{"name":"chainId","type":"uint256"},)"
                      R"({"name":"verifyingContract","type":"address"}],"Order":[{"name":"maker","type":"address"},)"
                      R"({"name":"amounts","type":"uint256[]"}]},"primaryType":"Order","domain":{"name":"Shop",)"
                      R"("chainId":1,"verifyingContract":"0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC"},)"
                      R"("message":{"maker":"0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826","amounts":["1","2"]}})");
            const auto id = m_driver->wallet->createMessage(
                { type, Bytes(text.begin(), text.end()) }, QStringLiteral("Test"), {});
            QVERIFY(id);
            m_driver->window->go(ui::Place::Approvals, *id);
            QVERIFY(m_driver->holdToApprove());
            const auto done = m_driver->wallet->request(*id);
            QVERIFY(done);
            cases << judged(*done);
        }
        QProcess judge;
        judge.start(
            QStringLiteral("node"), { Anvil::nodeFolder() + QStringLiteral("/verify.mjs") });
        QVERIFY2(judge.waitForStarted(), "node is not installed");
        judge.write(QJsonDocument(cases).toJson());
        judge.closeWriteChannel();
        QVERIFY(judge.waitForFinished(30'000));
        const auto said = judge.readAllStandardOutput() + judge.readAllStandardError();
        QVERIFY2(judge.exitCode() == 0, said.constData());
    }
    void lockHidesEverythingAndUnlockBringsItBack()
    {
        QTest::keyClick(m_driver->window.get(), Qt::Key_L, Qt::ControlModifier);
        QTRY_VERIFY(m_driver->find("unlockPage"));
        QVERIFY(!m_driver->window->openView());
        QVERIFY(m_driver->type("passphrase", WindowDriver::kPassphrase));
        QVERIFY(m_driver->click("unlock"));
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->window->openView(), 30'000);
    }

private:
    QString balanceOf(const QString& address)
    {
        return m_anvil->rpc(QStringLiteral("eth_getBalance"), { address, QStringLiteral("latest") })
            .toString();
    }
    // USDC's place on this chain gets our test token's program, and the vault 2,000 of it.
    void giveUsdc()
    {
        QProcess compiler;
        compiler.start(
            QStringLiteral("node"), { Anvil::nodeFolder() + QStringLiteral("/compile.mjs") });
        QVERIFY(compiler.waitForFinished(60'000));
        const auto code = QString::fromLatin1(compiler.readAllStandardOutput().trimmed());
        const auto deployer = m_anvil->rpc(QStringLiteral("eth_accounts")).toArray().first();
        const QJsonObject creation { { QStringLiteral("from"), deployer },
            { QStringLiteral("gas"), QStringLiteral("0x2dc6c0") },
            { QStringLiteral("data"),
                code + word(m_address.mid(2)).mid(2) + word(QStringLiteral("0")).mid(2) } };
        const auto hash = m_anvil->rpc(QStringLiteral("eth_sendTransaction"), { creation });
        QJsonValue receipt;
        QTRY_VERIFY((receipt = m_anvil->rpc(QStringLiteral("eth_getTransactionReceipt"), { hash }))
                .isObject());
        const auto program = m_anvil->rpc(QStringLiteral("eth_getCode"),
            { receipt.toObject()[QStringLiteral("contractAddress")], QStringLiteral("latest") });
        m_anvil->rpc(QStringLiteral("anvil_setCode"), { kUsdc, program });
        const auto place = QByteArray::fromHex(
            (word(m_address.mid(2)).mid(2) + word(QStringLiteral("1")).mid(2)).toLatin1());
        const auto slot
            = crypto::keccak256({ reinterpret_cast<const std::uint8_t*>(place.constData()),
                std::size_t(place.size()) });
        m_anvil->rpc(QStringLiteral("anvil_setStorageAt"),
            { kUsdc, QString::fromStdString(hex0x(slot)),
                word(QString::number(2'000'000'000LL, 16)) });
    }
    bool fill(const QString& token, const QString& amount, bool eip1559)
    {
        auto& d = *m_driver;
        d.window->go(ui::Place::Send);
        if (!d.choose("network", 1ULL) || !d.type("to", kFriend) || !d.choose("asset", token)
            || !d.type("amountInput", amount) || !d.choose("feeKind", eip1559))
            return false;
        if (!d.click("askNode")
            || !QTest::qWaitFor(
                [&] {
                    return d.find<QLineEdit>("nonce")
                        && !d.find<QLineEdit>("nonce")->text().isEmpty();
                },
                10'000))
            return false;
        if (!token.isEmpty() && !d.type("gasLimit", QStringLiteral("90000"))) return false;
        return d.click("review");
    }
    void approveAndCheck()
    {
        QVERIFY(m_driver->holdToApprove());
        QVERIFY(m_driver->click("broadcast"));
        const auto id = m_driver->wallet->requests().first().id;
        QTRY_COMPARE_WITH_TIMEOUT(
            m_driver->wallet->request(id)->head.state, wallet::RequestState::Confirmed, 30'000);
        const auto receipt = m_anvil->rpc(QStringLiteral("eth_getTransactionReceipt"),
            { m_driver->wallet->request(id)->transactionHash });
        QCOMPARE(receipt.toObject()[QStringLiteral("status")].toString(), QStringLiteral("0x1"));
    }
    static QJsonObject judged(const wallet::RequestDetail& request)
    {
        const auto text = QByteArray(reinterpret_cast<const char*>(request.payload.bytes.data()),
            qsizetype(request.payload.bytes.size()));
        QJsonObject c { { QStringLiteral("signature"), request.signature },
            { QStringLiteral("address"), request.from },
            { QStringLiteral("digest"), QString::fromStdString(hex0x(request.decoded.digest)) } };
        if (request.payload.type == chains::PayloadType::EthereumMessage) {
            c[QStringLiteral("type")] = QStringLiteral("message");
            c[QStringLiteral("text")] = QString::fromUtf8(text);
        } else {
            c[QStringLiteral("type")] = QStringLiteral("typed");
            c[QStringLiteral("data")] = QJsonDocument::fromJson(text).object();
        }
        return c;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Anvil> m_anvil;
    std::unique_ptr<WindowDriver> m_driver;
    QString m_address;
};

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
