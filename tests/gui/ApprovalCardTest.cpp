#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>

#include "tests/gui/PageFixture.h"
#include "ui/approval/AmountView.h"
#include "ui/approval/ApprovalCard.h"
#include "ui/approval/HeadPart.h"
#include "ui/approval/RecipientPart.h"
#include "ui/approval/TypedConfirmation.h"
#include "ui/widgets/AddressView.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/CheckItem.h"
#include "ui/widgets/HoldButton.h"

using namespace tercet;
using namespace tercet::ui;
using namespace tercet::ui::test;
using wallet::Gesture;

namespace {

struct Shown {
    World& world;
    ApprovalCard* card;
    Window window;
    QSignalSpy approved, rejected;
    Shown(World& w, const wallet::RequestDetail& detail, QSize size = { 1240, 1000 })
        : world(w)
        , card(new ApprovalCard(w.context, detail))
        , window(card, size)
        , approved(card, &ApprovalCard::approved)
        , rejected(card, &ApprovalCard::rejected)
    {
    }
    HoldButton* hold() const { return window.find<HoldButton>("approve"); }
    QPushButton* reject() const { return window.find<QPushButton>("reject"); }
    QLineEdit* typed() const { return window.find<QLineEdit>("typedConfirmation"); }
    QPushButton* typedApprove() const { return window.find<QPushButton>("typedApprove"); }
    QString note() const { return window.find<QLabel>("note")->text(); }
    bool open()
    {
        return window.showActive() && QTest::qWaitFor([this] { return hold()->isEnabled(); });
    }
    int top(const QWidget* w) const { return w->mapTo(&window, QPoint()).y(); }
};

} // namespace

class ApprovalCardTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { initGui(); }
    void cleanup() { useTheme(); }

    void partsStandInTheFixedOrder()
    {
        World world;
        Shown s(world, detailOf(sample(1), QStringLiteral("a"), knownRecipients()));
        QVERIFY(s.window.showActive());
        const QList<QWidget*> order { s.window.find<QWidget>("approvalTitle"),
            s.window.find<QWidget>("amount"), s.window.find<QWidget>("recipient"),
            s.window.find<QWidget>("from"), s.window.find<QWidget>("network"),
            s.window.find<QWidget>("fee"), s.window.find<QWidget>("total"),
            s.window.findChild<CheckItem*>(), s.window.find<QWidget>("disclosure"), s.reject() };
        int last = -1;
        for (auto* part : order) {
            QVERIFY(part);
            QVERIFY2(s.top(part) > last, qPrintable(part->objectName()));
            last = s.top(part);
        }
        QCOMPARE(s.window.find<QLabel>("approvalTitle")->text(), QStringLiteral("Send USDC"));
        QCOMPARE(s.window.find<AmountView>("amount")->text().number, QStringLiteral("1,250.50"));
        QCOMPARE(s.window.find<AddressView>("recipient")->address(),
            QStringLiteral("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359"));
        QVERIFY(said(s.window.find<QLabel>("from")).contains(QLatin1String(kFrom)));
        QVERIFY(s.window.find<QLabel>("fee")->text().contains(QStringLiteral("at most")));
        QVERIFY(!s.window.find<QWidget>("raw")->isVisible());
    }

    void messagesOfEveryChainAreShownInWords_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<int>("type");
        QTest::addColumn<QString>("network");
        using enum chains::PayloadType;
        QTest::newRow("solana") << QByteArray("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA")
                                << int(SolanaMessage) << QStringLiteral("Solana");
        QTest::newRow("p2wpkh") << QByteArray("bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu")
                                << int(BitcoinMessage) << QStringLiteral("Bitcoin");
        QTest::newRow("p2tr") << QByteArray(
            "bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr")
                              << int(BitcoinMessage) << QStringLiteral("Bitcoin");
    }

    void messagesOfEveryChainAreShownInWords()
    {
        QFETCH(QByteArray, from);
        QFETCH(int, type);
        QFETCH(QString, network);
        const std::string text = "I own this address.";
        const chains::Payload payload { chains::PayloadType(type), toBytes(view(text)) };
        World world;
        const auto detail
            = detailOf(payload, QStringLiteral("a"), {}, QStringLiteral("Site"), from.constData());
        QCOMPARE(detail.gesture.kind, Gesture::Kind::Hold);
        Shown s(world, detail);
        QVERIFY(s.open());
        QCOMPARE(s.window.find<QLabel>("approvalTitle")->text(), QStringLiteral("Sign a message"));
        QVERIFY(
            said(s.window.find<QLabel>("field-message")).contains(QString::fromStdString(text)));
        QVERIFY(said(s.window.find<QLabel>("from")).contains(QString::fromLatin1(from)));
        QCOMPARE(s.window.find<QLabel>("network")->text(), network);
        const auto& whole = detail.decoded.signedBytes;
        QCOMPARE(whole.empty(), network == QStringLiteral("Bitcoin"));
        QVERIFY(s.window.find<QPlainTextEdit>("raw")->toPlainText().contains(
            QString::fromStdString(hex0x(whole.empty() ? payload.bytes : whole))));
    }

    void tabGoesFromRejectToApprove()
    {
        World world;
        Shown s(world, detailOf(sample(0), QStringLiteral("a"), knownRecipients()));
        QVERIFY(s.open());
        QStringList order;
        s.window.find<QWidget>("recipient")->setFocus();
        for (int i = 0; i < 12 && s.window.focusWidget(); ++i) {
            order << s.window.focusWidget()->objectName();
            QTest::keyClick(s.window.focusWidget(), Qt::Key_Tab);
        }
        QCOMPARE(order.value(0), QStringLiteral("recipient"));
        QVERIFY(
            order.indexOf(QStringLiteral("reject")) > order.indexOf(QStringLiteral("disclosure")));
        QCOMPARE(
            order.indexOf(QStringLiteral("approve")), order.indexOf(QStringLiteral("reject")) + 1);
    }

    void holdingApprovesWithTheShownDigest()
    {
        World world;
        const auto detail = detailOf(sample(0), QStringLiteral("a"), knownRecipients());
        QCOMPARE(detail.gesture.kind, Gesture::Kind::Hold);
        Shown s(world, detail);
        QVERIFY(s.open());
        QTest::mousePress(s.hold(), Qt::LeftButton);
        QVERIFY(s.approved.wait(2000));
        QTest::mouseRelease(s.hold(), Qt::LeftButton);
        QCOMPARE(s.approved.size(), 1);
        QCOMPARE(s.approved[0][0].value<Bytes32>(), detail.decoded.digest);
        QCOMPARE(s.approved[0][1].toString(), QString());
    }

    void lettingGoEarlyApprovesNothing()
    {
        World world;
        auto detail = detailOf(sample(0), QStringLiteral("a"), knownRecipients());
        detail.gesture.holdMs = 400;
        Shown s(world, detail);
        QVERIFY(s.open());
        QTest::mousePress(s.hold(), Qt::LeftButton);
        QTest::mouseRelease(s.hold(), Qt::LeftButton);
        QVERIFY(!s.approved.wait(600));
    }

    void theRealHoldTakesOneAndAHalfSeconds()
    {
        QCOMPARE(Gesture().holdMs, 1500);
        wallet::FakeWallet wallet;
        FakePrompts prompts;
        QCOMPARE(Context({ wallet, prompts }).approvalGuardMs, 700);
    }

    void nothingCanBeApprovedRightAfterTheCardAppears()
    {
        World world;
        world.context.approvalGuardMs = 300;
        Shown s(world, detailOf(sample(0), QStringLiteral("a"), knownRecipients()));
        QVERIFY(s.window.showActive());
        QVERIFY(!s.hold()->isEnabled());
        QElapsedTimer since;
        since.start();
        QTRY_VERIFY(s.hold()->isEnabled());
        QVERIFY(since.elapsed() >= 150);
        QVERIFY(s.reject()->isEnabled());
    }

    void nothingCanBeApprovedInAnInactiveWindow()
    {
        World world;
        Shown s(world, detailOf(sample(0), QStringLiteral("a"), knownRecipients()));
        QVERIFY(s.open());
        QWidget other;
        other.show();
        other.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&other));
        QTRY_VERIFY(!s.hold()->isEnabled());
        QVERIFY(s.reject()->isEnabled());
        s.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&s.window));
        QVERIFY(!s.hold()->isEnabled()); // the click that brings the window back is not an approval
        QTRY_VERIFY(s.hold()->isEnabled());
    }

    void losingTheWindowEndsAHold()
    {
        World world;
        auto detail = detailOf(sample(0), QStringLiteral("a"), knownRecipients());
        detail.gesture.holdMs = 400;
        Shown s(world, detail);
        QVERIFY(s.open());
        QTest::mousePress(s.hold(), Qt::LeftButton);
        QWidget other;
        other.show();
        other.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&other));
        QVERIFY(!s.approved.wait(600));
    }

    void aChangeUnderTheEyeResetsTheCardAndSaysSo()
    {
        World world;
        auto tx = sample(0);
        Shown s(world, detailOf(tx, QStringLiteral("a"), knownRecipients()));
        QVERIFY(s.open());
        QVERIFY(!s.window.find<Banner>("cardMessage")->isVisible());
        tx.value = chains::Uint256(7);
        const auto changed = detailOf(tx, QStringLiteral("a"), knownRecipients());
        s.card->setRequest(changed);
        QVERIFY(!s.hold()->isEnabled());
        QCOMPARE(s.window.find<AmountView>("amount")->text().number,
            QStringLiteral("0.000000000000000007"));
        QTRY_VERIFY(s.window.find<Banner>("cardMessage")->isVisible());
        QTRY_VERIFY(s.hold()->isEnabled());
        QTest::mousePress(s.hold(), Qt::LeftButton);
        QVERIFY(s.approved.wait(2000));
        QCOMPARE(s.approved[0][0].value<Bytes32>(), changed.decoded.digest);
    }

    void aChangeDuringAHoldEndsIt()
    {
        World world;
        auto detail = detailOf(sample(0), QStringLiteral("a"), knownRecipients());
        detail.gesture.holdMs = 300;
        Shown s(world, detail);
        QVERIFY(s.open());
        QTest::mousePress(s.hold(), Qt::LeftButton);
        auto tx = sample(0);
        tx.nonce = 9;
        s.card->setRequest(detailOf(tx, QStringLiteral("a"), knownRecipients()));
        QVERIFY(!s.approved.wait(600));
    }

    void theSameRequestAgainChangesNothing()
    {
        World world;
        const auto detail = detailOf(sample(0), QStringLiteral("a"), knownRecipients());
        Shown s(world, detail);
        QVERIFY(s.open());
        s.card->setRequest(detail);
        QVERIFY(s.hold()->isEnabled());
        QVERIFY(!s.window.find<Banner>("cardMessage")->isVisible());
    }

    void anAssistivePressAsksForAnInnerGroup()
    {
        World world;
        const auto detail = detailOf(sample(0), QStringLiteral("a"), knownRecipients());
        Shown s(world, detail);
        QVERIFY(s.open());
        QVERIFY(!s.typed()->isVisible());
        auto* action = QAccessible::queryAccessibleInterface(s.hold())->actionInterface();
        action->doAction(QAccessibleActionInterface::pressAction());
        QTRY_VERIFY(s.typed()->isVisible());
        QTRY_VERIFY(s.typed()->hasFocus());
        QCOMPARE(s.approved.size(), 0);
        QTest::keyClicks(
            s.typed(), QString::fromLatin1(kTo).right(4)); // the ends are what a poisoner copies
        QVERIFY(!s.typedApprove()->isEnabled());
        s.typed()->clear();
        QTest::keyClicks(s.typed(), TypedConfirmation::of(detail).expected.toUpper());
        QVERIFY(s.typedApprove()->isEnabled());
        QTest::keyClick(s.typed(), Qt::Key_Return); // Enter does nothing on the card
        QCOMPARE(s.approved.size(), 0);
        s.typedApprove()->click();
        QCOMPARE(s.approved.size(), 1);
    }

    void highRiskAsksForTheTypedConfirmation()
    {
        World world;
        const auto detail = detailOf(sample(2), QStringLiteral("a"), knownRecipients());
        QCOMPARE(detail.gesture.kind, Gesture::Kind::Typed);
        Shown s(world, detail, { 1240, 1200 });
        QVERIFY(s.window.showActive());
        QVERIFY(!s.hold());
        QVERIFY(s.typed()->isVisible());
        QVERIFY(s.window.find<QLabel>("typedQuestion")
                ->text()
                .contains(QString::number(detail.gesture.addressGroup)));
        QTest::keyClicks(s.typed(), QStringLiteral("0000"));
        QTest::qWait(80);
        QVERIFY(!s.typedApprove()->isEnabled());
        s.typed()->setText(detail.gesture.expected);
        QTRY_VERIFY(s.typedApprove()->isEnabled());
        s.typedApprove()->click();
        QCOMPARE(s.approved.size(), 1);
        QCOMPARE(s.approved[0][1].toString().toLower(), detail.gesture.expected.toLower());
    }

    void amountsAreTypedAsTheyAreWrittenHere_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("right");
        QTest::newRow("plain") << "1250.5" << true;
        QTest::newRow("as shown") << "1,250.50" << true;
        QTest::newRow("spaces") << " 1250.5 " << true;
        QTest::newRow("other") << "1250.51" << false;
        QTest::newRow("empty") << "" << false;
        QTest::newRow("prefix") << "1250" << false;
    }
    void amountsAreTypedAsTheyAreWrittenHere()
    {
        QFETCH(QString, typed);
        QFETCH(bool, right);
        auto detail = detailOf(sample(1), QStringLiteral("a"), knownRecipients());
        detail.gesture = { .kind = Gesture::Kind::Typed, .expected = QStringLiteral("1250.5") };
        const auto asked = TypedConfirmation::of(detail);
        QCOMPARE(!asked.match(typed).isEmpty(), right);
        if (right) QCOMPARE(asked.match(typed), QStringLiteral("1250.5"));
    }

    void whatCannotBeShownIsForbiddenWhileBlindSigningIsOff()
    {
        World world;
        auto tx = sample(0);
        tx.data = { 0xde, 0xad, 0xbe, 0xef, 1, 2, 3 };
        tx.gasLimit = 90'000;
        const auto detail = detailOf(tx, QStringLiteral("a"), knownRecipients());
        QCOMPARE(detail.gesture.kind, Gesture::Kind::Forbidden);
        Shown s(world, detail, { 1240, 1200 });
        QVERIFY(s.window.showActive());
        QTest::qWait(100);
        QVERIFY(!s.hold());
        QVERIFY(!s.typed()->isVisible());
        QVERIFY(!s.typedApprove()->isVisible());
        QVERIFY(s.window.find<CheckItem>("check-blind")
                ->accessibleName()
                .contains(QStringLiteral("This request cannot be shown in full")));
        QVERIFY(s.note().contains(QStringLiteral("cannot be approved")));
        QVERIFY(s.reject()->isEnabled());

        auto blind = knownRecipients();
        blind.blindSigning = true;
        Shown b(world, detailOf(tx, QStringLiteral("b"), blind), { 1240, 1200 });
        QVERIFY(b.window.showActive());
        QVERIFY(!b.hold());
        QVERIFY(b.typed()->isVisible());
    }

    void everyLevelOfRiskIsShownWorstFirst()
    {
        World world;
        auto detail = detailOf(sample(0), QStringLiteral("a"), knownRecipients());
        using chains::Level;
        detail.decoded.risks
            = { { Level::Forbidden, "node-chain", "The node answers for chain 5.", { "5" } },
                  { Level::Danger, "look-alike", "It looks like another.", { kFrom } },
                  { Level::Warning, "new-recipient", "Never paid." },
                  { Level::Note, "sign-in", "Signs you in." } };
        detail.gesture = { .kind = Gesture::Kind::Forbidden };
        Shown s(world, detail, { 1240, 1200 });
        QVERIFY(s.window.showActive());
        QVERIFY(!s.hold());
        int last = -1;
        for (const char* name :
            { "check-node-chain", "check-look-alike", "check-new-recipient", "check-sign-in" }) {
            auto* item = s.window.find<CheckItem>(name);
            QVERIFY2(item, name);
            QVERIFY(s.top(item) > last);
            last = s.top(item);
        }
        // Never colour alone: each says its level in words.
        QVERIFY(s.window.find<CheckItem>("check-look-alike")
                ->accessibleName()
                .startsWith(QStringLiteral("Danger")));
        QVERIFY(s.window.find<CheckItem>("check-new-recipient")
                ->accessibleName()
                .startsWith(QStringLiteral("Warning")));
        QVERIFY(s.window.find<CheckItem>("check-sign-in")
                ->accessibleName()
                .startsWith(QStringLiteral("Note")));
        QVERIFY(s.window.find<CheckItem>("check-node-chain")
                ->accessibleName()
                .contains(QStringLiteral("cannot be approved")));
    }

    void warningsMustBeSeenAndTheAddressInSight()
    {
        World world;
        Shown s(world, detailOf(sample(1), QStringLiteral("a")), { 900, 420 });
        QVERIFY(s.window.showActive());
        QTest::qWait(120);
        auto* scroll = s.window.find<QScrollArea>("approvalScroll");
        QVERIFY(scroll->verticalScrollBar()->maximum() > 0);
        QVERIFY(!s.hold()->isEnabled());
        QVERIFY(s.note().contains(QStringLiteral("Scroll down"))
            || s.note().contains(QStringLiteral("address")));
        for (int y = 0; y <= scroll->verticalScrollBar()->maximum(); y += 20) {
            scroll->verticalScrollBar()->setValue(y);
            QTest::qWait(2);
        }
        scroll->verticalScrollBar()->setValue(scroll->verticalScrollBar()->maximum());
        QTest::qWait(60);
        QVERIFY(!s.hold()->isEnabled()); // the address is out of sight now
        QVERIFY(s.note().contains(QStringLiteral("address")));
        scroll->ensureWidgetVisible(s.window.find<QWidget>("recipient"));
        QTRY_VERIFY(s.hold()->isEnabled());
    }

    void rejectNeedsNoHoldAndTakesAReason()
    {
        World world;
        Shown s(world, detailOf(sample(0), QStringLiteral("a")));
        QVERIFY(s.window.showActive());
        s.reject()->click();
        QCOMPARE(s.rejected.size(), 1);
        QCOMPARE(s.rejected[0][0].toString(), QString());
        s.window.find<QPushButton>("addReason")->click();
        auto* reason = s.window.find<QLineEdit>("rejectReason");
        QVERIFY(reason->isVisible());
        reason->setText(QStringLiteral("not mine"));
        QTest::keyClick(reason, Qt::Key_Return);
        QCOMPARE(s.rejected.size(), 1);
        s.reject()->click();
        QCOMPARE(s.rejected[1][0].toString(), QStringLiteral("not mine"));
    }

    void enterAndEscapeDecideNothing()
    {
        World world;
        Shown s(world, detailOf(sample(0), QStringLiteral("a"), knownRecipients()));
        QVERIFY(s.open());
        for (QWidget* w : { static_cast<QWidget*>(s.reject()), static_cast<QWidget*>(s.hold()),
                 s.window.find<QWidget>("recipient") }) {
            w->setFocus();
            for (const auto key : { Qt::Key_Return, Qt::Key_Enter }) {
                QTest::keyPress(w, key);
                QTest::qWait(200);
                QTest::keyRelease(w, key);
            }
            QTest::keyClick(w, Qt::Key_Escape);
        }
        QCOMPARE(s.approved.size(), 0);
        QCOMPARE(s.rejected.size(), 0);
        for (auto* b : s.window.findChildren<QPushButton*>())
            QVERIFY(!b->isDefault() && !b->autoDefault());
    }

    void theSpaceBarHeldApproves()
    {
        World world;
        Shown s(world, detailOf(sample(0), QStringLiteral("a"), knownRecipients()));
        QVERIFY(s.open());
        s.hold()->setFocus();
        QTest::keyPress(s.hold(), Qt::Key_Space);
        QVERIFY(s.approved.wait(2000));
    }

    void anExpiredRequestCannotBeApproved()
    {
        World world;
        auto detail = detailOf(sample(0), QStringLiteral("a"), knownRecipients());
        detail.head.expires = world.now.addSecs(-1);
        Shown s(world, detail);
        QVERIFY(s.window.showActive());
        QTest::qWait(120);
        QVERIFY(!s.hold()->isEnabled());
        QVERIFY(s.note().contains(QStringLiteral("expired")));
    }

    void textFromOutsideIsPlainClippedAndMarked()
    {
        World world;
        const QString nasty = QStringLiteral("<a href='x'>pay</a>\u202Ekcatta\u200B")
            + QString(1'000'000, QLatin1Char('W'));
        Shown s(world, detailOf(sample(0), QStringLiteral("a"), knownRecipients(), nasty));
        QVERIFY(s.window.showActive());
        auto* who = s.window.find<QLabel>("requester");
        QCOMPARE(who->textFormat(), Qt::PlainText);
        QVERIFY(who->text().size() < 400);
        QVERIFY(!who->text().contains(QChar(0x202E)));
        QVERIFY(who->accessibleName().contains(QStringLiteral("U+200B")));
        QVERIFY(said(who).contains(QStringLiteral("<a href")));
        QVERIFY(s.window.width() <= 1240);
        for (auto* l : s.window.findChildren<QLabel*>())
            if (!l->text().isEmpty())
                QVERIFY2(l->textFormat() == Qt::PlainText, qPrintable(l->text().left(80)));
    }

    void theLookAlikeIsShownBesideTheKnownAddress()
    {
        World world;
        auto tx = sample(0); // the same four digits at both ends as Northwind's address
        tx.to = chains::ethereum::Address::parse("0x5aae00000000000000000000000000000000eaed")
                    .value();
        const auto detail = detailOf(tx, QStringLiteral("a"), knownRecipients());
        QCOMPARE(detail.standing, wallet::RecipientStanding::LookAlike);
        QCOMPARE(detail.gesture.kind, Gesture::Kind::Typed);
        Shown s(world, detail, { 1240, 1200 });
        QVERIFY(s.window.showActive());
        QCOMPARE(s.window.find<AddressView>("lookAlikeOf")->address(), detail.lookAlikeOf);
        QVERIFY(s.window.find<AddressView>("lookAlikeOf")->fullyVisible());
    }

    void nothingIsCutAtAnySize_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<double>("scale");
        QTest::addColumn<bool>("huge");
        for (const bool huge : { false, true })
            for (const double scale : { 1.0, 1.15, 1.3, 1.6 })
                for (const QSize size : { QSize(900, 640), QSize(1240, 800), QSize(1600, 1200) })
                    QTest::addRow("%dx%d at %.2f%s", size.width(), size.height(), scale,
                        huge ? ", 2^256-1" : "")
                        << size << scale << huge;
    }
    void nothingIsCutAtAnySize()
    {
        QFETCH(QSize, size);
        QFETCH(double, scale);
        QFETCH(bool, huge);
        useTheme(Scheme::Light, scale);
        World world;
        auto detail = detailOf(sample(1), QStringLiteral("a"));
        if (huge) detail.decoded.amount->units = chains::Uint256::max();
        Shown s(world, detail, { size.width() - 2 * metric::S8, size.height() - 120 });
        QVERIFY(s.window.showActive());
        QCOMPARE(s.window.width(),
            size.width() - 2 * metric::S8 - sidebarWidth()); // nothing pushed it wider
        auto* scroll = s.window.find<QScrollArea>("approvalScroll");
        for (const char* name : { "amount", "recipient" }) {
            auto* part = s.window.find<QWidget>(name);
            scroll->ensureWidgetVisible(part, 0, 0);
            QTest::qWait(1);
            QVERIFY2(part->width() <= scroll->viewport()->width(), name);
        }
        scroll->ensureWidgetVisible(s.window.find<QWidget>("amount"), 0, 0);
        auto* amount = s.window.find<AmountView>("amount");
        const bool whole = QTest::qWaitFor([&] { return amount->fullyVisible(); }, 1000);
        QVERIFY2(whole,
            qPrintable(QStringLiteral("%1x%2 wants %3, %4 in sight of %5")
                    .arg(amount->width())
                    .arg(amount->height())
                    .arg(amount->heightForWidth(amount->width()))
                    .arg(amount->visibleRegion().boundingRect().height())
                    .arg(scroll->viewport()->height())));
        scroll->ensureWidgetVisible(s.window.find<QWidget>("recipient"), 0, 0);
        QTRY_VERIFY(s.window.find<AddressView>("recipient")->fullyVisible());
        QCOMPARE(clippedAtLast(s.window), QString());
        QVERIFY(s.reject()->visibleRegion().boundingRect()
            == s.reject()->rect()); // the footer is pinned
        QVERIFY(s.hold()->visibleRegion().boundingRect() == s.hold()->rect());
    }

    void everyFocusableWidgetHasAName()
    {
        World world;
        for (std::size_t i = 0; i < 3; ++i) {
            Shown s(world, detailOf(sample(i), QStringLiteral("a")));
            QVERIFY(s.window.showActive());
            VERIFY_SPEAKABLE(s.window);
        }
    }

    void messagesAndTypedDataAreShownInFull()
    {
        World world;
        const std::string text = "Sign in to example.org\nand <b>nothing</b> else";
        Shown s(world,
            detailOf({ chains::PayloadType::EthereumMessage, toBytes(view(text)) },
                QStringLiteral("m")));
        QVERIFY(s.window.showActive());
        auto* shown = s.window.find<QLabel>("field-message");
        QVERIFY(shown);
        QCOMPARE(said(shown), QString::fromStdString(text));
        QCOMPARE(shown->textFormat(), Qt::PlainText);
        QVERIFY(!s.window.find<QWidget>("amount"));
        QVERIFY(!s.window.find<QWidget>("recipient"));
        QTRY_VERIFY(s.hold()->isEnabled());
    }

    void theDigestIsTheOneThatIsSigned()
    {
        World world;
        const auto detail = detailOf(sample(0), QStringLiteral("a"), knownRecipients());
        Shown s(world, detail);
        QVERIFY(s.open());
        auto* digest = s.window.find<QLabel>("digest");
        QCOMPARE(said(digest), QString::fromStdString(hex0x(detail.decoded.digest)));
        QTest::mouseClick(s.window.find<QWidget>("disclosure"), Qt::LeftButton);
        QVERIFY(digest->isVisible());
        QVERIFY(s.window.find<QWidget>("raw")->isVisible());
    }

    void rightToLeftKeepsAddressAndAmount()
    {
        World world;
        QApplication::setLayoutDirection(Qt::RightToLeft);
        {
            Shown s(world, detailOf(sample(1), QStringLiteral("a")));
            QVERIFY(s.window.showActive());
            QTRY_VERIFY(s.window.find<AddressView>("recipient")->fullyVisible());
            QCOMPARE(s.window.find<AmountView>("amount")->layoutDirection(), Qt::LeftToRight);
            QVERIFY(s.reject()->x() > s.hold()->x());
            QVERIFY(s.window.find<QLabel>("fee")->text().contains(QChar(0x2066)));
        }
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }
};

QTEST_MAIN(ApprovalCardTest)
#include "ApprovalCardTest.moc"
