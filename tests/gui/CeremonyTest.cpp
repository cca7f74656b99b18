#include <QClipboard>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>

#include "tests/gui/PageFixture.h"
#include "ui/approval/ApprovalCard.h"
#include "ui/approval/CeremonyView.h"
#include "ui/approval/RequestPane.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/CeremonySteps.h"
#include "ui/widgets/ShareTriangle.h"

using namespace tercet;
using namespace tercet::ui;
using namespace tercet::ui::test;
using wallet::Phase;
using wallet::Progress;
using wallet::RequestState;
using wallet::Share;

namespace {

struct Pane {
    World world;
    RequestPane* pane;
    Window window;
    explicit Pane(RequestState state = RequestState::Signing)
        : pane((put(state), new RequestPane(world.context)))
        , window(pane, { 1240, 1000 })
    {
        pane->open(QStringLiteral("a"));
        window.showActive();
    }
    void put(RequestState state)
    {
        auto detail = detailOf(sample(0), QStringLiteral("a"), knownRecipients());
        detail.head.state = state;
        world.wallet.put(detail);
    }
    wallet::RequestDetail& detail() { return world.wallet.details[QStringLiteral("a")]; }
    void progress(Progress p)
    {
        p.request = QStringLiteral("a");
        emit world.wallet.ceremonyProgress(p);
    }
    QString text(const char* name) const
    {
        auto* l = window.find<QLabel>(name);
        return l ? l->text() : QString();
    }
    QPushButton* button(const char* name) const { return window.find<QPushButton>(name); }
};

} // namespace

class CeremonyTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { initGui(); }

    void theCardBecomesTheCeremony()
    {
        Pane p(RequestState::Waiting);
        QVERIFY(p.window.findChild<ApprovalCard*>());
        p.world.wallet.setState(QStringLiteral("a"), RequestState::Approved);
        auto* ceremony = p.window.find<CeremonyView>("ceremony");
        QVERIFY(ceremony);
        QVERIFY(ceremony->isVisible());
        auto* shares = p.window.find<ShareTriangle>("shares");
        auto* steps = p.window.find<CeremonySteps>("steps");
        QTRY_VERIFY(steps->width() > 0);
        QVERIFY(steps->mapTo(&p.window, QPoint()).x()
            > shares->mapTo(&p.window, QPoint()).x()); // side by side
    }

    void progressMovesTheStepsAndTheShares()
    {
        Pane p;
        using S = wallet::ShareState;
        p.progress({ .phase = Phase::Signing,
            .round = 2,
            .rounds = 4,
            .shares = { S::Done, S::Working, S::Working } });
        const QString said = p.window.find<CeremonySteps>("steps")->accessibleDescription();
        QVERIFY(said.contains(QStringLiteral("Your approval: done")));
        QVERIFY(said.contains(QStringLiteral("Sign together: in progress")));
        QVERIFY(said.contains(QStringLiteral("Verify and broadcast: not started")));
        bool google = false;
        for (auto* node : p.window.findChildren<ShareNode*>())
            google = google || node->state() == S::Working;
        QVERIFY(google);
    }

    void cancelUntilItIsTooLate()
    {
        Pane p;
        p.progress({ .phase = Phase::Signing, .round = 1, .rounds = 4 });
        QVERIFY(p.button("cancel")->isEnabled());
        QCOMPARE(p.button("cancel")->text(), QStringLiteral("Cancel"));
        p.progress({ .phase = Phase::Signing, .round = 4, .rounds = 4, .cancellable = false });
        QVERIFY(!p.button("cancel")->isEnabled());
        QCOMPARE(p.button("cancel")->text(), QStringLiteral("Too late to cancel"));
    }

    void cancelAsksTheWallet()
    {
        Pane p;
        p.button("cancel")->click();
        QTRY_COMPARE(p.world.wallet.calls, QStringList { QStringLiteral("cancel a") });
        QVERIFY(!p.text("failureNext").isEmpty());
    }

    void aCancelThatComesTooLateSaysSo()
    {
        Pane p;
        p.world.wallet.cancelResult = fail(Code::TooLateToCancel);
        p.button("cancel")->click();
        QTRY_COMPARE(p.button("cancel")->text(), QStringLiteral("Too late to cancel"));
    }

    void aFailureNamesPartyRoundAndWhatIsSafe()
    {
        Pane p;
        p.progress({ .phase = Phase::Signing,
            .round = 2,
            .rounds = 4,
            .error = Error { Code::CosignerTimeout },
            .culprit = Share::Azure });
        p.world.wallet.setState(QStringLiteral("a"), RequestState::Failed);
        auto* what = p.window.find<Banner>("failureWhat");
        QVERIFY(what);
        QVERIFY(what->title().contains(QStringLiteral("Microsoft Azure")));
        QVERIFY(what->title().contains(QStringLiteral("round 2 of 4")));
        QVERIFY(p.text("failureLeft").contains(QStringLiteral("Nothing was signed")));
        QVERIFY(p.text("failureNext").contains(QStringLiteral("a new nonce is used")));
        QVERIFY(!p.button("cancel")->isVisible());
        p.button("retry")->click();
        QTRY_VERIFY(p.window.findChild<ApprovalCard*>());
        QVERIFY(p.world.wallet.calls.contains(QStringLiteral("retry a")));
    }

    void aFailureAfterSomethingLeftSaysSo()
    {
        Pane p;
        p.progress({ .phase = Phase::Signing,
            .round = 4,
            .rounds = 4,
            .error = Error { Code::CosignerUnreachable },
            .culprit = Share::Google,
            .leftDevice = true });
        QVERIFY(p.text("failureLeft").contains(QStringLiteral("had already left")));
        QVERIFY(p.text("failureNext").contains(QStringLiteral("Do not make a new request")));
        QVERIFY(!p.text("failureLeft").contains(QStringLiteral("Nothing was signed")));
    }

    void quarantineSaysThatTheLinkIsClosed()
    {
        Pane p;
        p.progress({ .phase = Phase::Verify,
            .error = Error { Code::ProtocolQuarantine },
            .culprit = Share::Google });
        QVERIFY(p.text("failureNext").contains(QStringLiteral("Key shares")));
    }

    void aFailureFromBeforeTheStartIsShownToo()
    {
        Pane p(RequestState::Failed);
        QVERIFY(p.window.find<Banner>("failureWhat"));
        QVERIFY(p.button("retry")->isVisible());
    }

    void everyErrorHasAFailureText()
    {
        for (int i = 0; i < kCodeCount; ++i)
            for (const auto phase : { Phase::Approval, Phase::Policies, Phase::Signing,
                     Phase::Verify, Phase::Broadcast }) {
                Pane p;
                p.progress({ .phase = phase, .round = 1, .rounds = 4, .error = Error { Code(i) } });
                QVERIFY(!p.window.find<Banner>("failureWhat")->title().isEmpty());
                if (i % 8) break; // all phases for some codes, all codes for one phase
            }
    }

    void anApprovalThatTheWalletRefusesStaysOnTheCard()
    {
        Pane p(RequestState::Waiting);
        p.world.wallet.approveResult = fail(Code::WrongState);
        auto* card = p.window.findChild<ApprovalCard*>();
        emit card->approved(p.detail().decoded.digest, {});
        QTRY_VERIFY(p.window.find<Banner>("cardMessage")->isVisible());
        QCOMPARE(p.window.findChild<ApprovalCard*>(), card);
    }

    void aSignedTransactionIsCopiedSavedAndSent()
    {
        Pane p;
        auto& d = p.detail();
        d.rawTransaction = QStringLiteral("0x02") + QString(200, QLatin1Char('a'));
        d.transactionHash = QStringLiteral("0x") + QString(64, QLatin1Char('b'));
        p.world.wallet.setState(QStringLiteral("a"), RequestState::Signed);
        QCOMPARE(p.window.find<QPlainTextEdit>("rawTransaction")->toPlainText(), d.rawTransaction);
        QVERIFY(!p.button("broadcast")->isVisible()); // there is no node
        QTemporaryDir folder;
        p.world.prompts.answer = folder.filePath(QStringLiteral("x.txt"));
        p.button("saveRaw")->click();
        QFile saved(p.world.prompts.answer);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QCOMPARE(saved.readAll(), d.rawTransaction.toLatin1() + '\n');

        p.window.find<QLineEdit>("nodeUrl")->setText(QStringLiteral("http://127.0.0.1:8545"));
        p.button("setNode")->click();
        QVERIFY(
            p.world.wallet.calls.contains(QStringLiteral("setNodeUrl 1 http://127.0.0.1:8545")));
        QVERIFY(p.button("broadcast")->isVisible());
        p.button("broadcast")->click();
        QVERIFY(p.world.wallet.calls.contains(QStringLiteral("broadcast a")));
        QTRY_VERIFY(p.window.find<Banner>("signedState")
                ->title()
                .contains(QStringLiteral("not in a block yet")));
        QCOMPARE(p.button("broadcast")->text(), QStringLiteral("Send the same bytes again"));
        d.block = 12345;
        d.confirmations = 3;
        p.world.wallet.setState(QStringLiteral("a"), RequestState::Confirmed);
        QTRY_VERIFY(
            p.window.find<Banner>("signedState")->title().contains(QStringLiteral("12,345")));
        VERIFY_SPEAKABLE(p.window);
    }

    void aBroadcastThatFailsKeepsTheBytes()
    {
        Pane p;
        p.world.wallet.networkList[0].nodeUrl = QStringLiteral("http://127.0.0.1:1");
        auto& d = p.detail();
        d.rawTransaction = QStringLiteral("0x02aa");
        d.transactionHash = QStringLiteral("0x") + QString(64, QLatin1Char('b'));
        p.world.wallet.setState(QStringLiteral("a"), RequestState::Signed);
        p.world.wallet.broadcastResult = fail(Code::NodeUnreachable);
        p.button("broadcast")->click();
        QVERIFY(p.window.find<Banner>("signedMessage")->isVisible());
        QVERIFY(p.button("broadcast")->isEnabled());
        QCOMPARE(p.window.find<QPlainTextEdit>("rawTransaction")->toPlainText(),
            QStringLiteral("0x02aa"));
    }

    void rejectedAndExpiredSayThatNothingWasSigned()
    {
        for (const auto state : { RequestState::Rejected, RequestState::Expired }) {
            Pane p(state);
            auto* message = p.window.find<Banner>("outcomeMessage");
            QVERIFY(message);
            QVERIFY(message->accessibleName().contains(QStringLiteral("Nothing was signed")));
        }
    }

    void nothingIsCutInTheCeremony()
    {
        for (const double scale : { 1.0, 1.6 }) {
            useTheme(Scheme::Light, scale);
            Pane p;
            p.window.resize(900 - 2 * metric::S8 - sidebarWidth(), 520);
            p.progress({ .phase = Phase::Signing,
                .round = 4,
                .rounds = 4,
                .error = Error { Code::CosignerUnreachable },
                .culprit = Share::Google,
                .leftDevice = true });
            QTest::qWait(20);
            QCOMPARE(clippedAtLast(p.window), QString());
        }
        useTheme();
    }
};

QTEST_MAIN(CeremonyTest)
#include "CeremonyTest.moc"
