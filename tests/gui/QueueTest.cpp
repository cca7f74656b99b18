#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

#include "tests/gui/PageFixture.h"
#include "ui/approval/ApprovalCard.h"
#include "ui/approval/OutcomeView.h"
#include "ui/approval/QueuePart.h"
#include "ui/pages/ApprovalsPage.h"
#include "ui/shell/NavButton.h"
#include "ui/shell/Sidebar.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/HoldButton.h"
#include "ui/widgets/UntrustedText.h"

using namespace tercet;
using namespace tercet::ui;
using namespace tercet::ui::test;
using wallet::QueueInfo;
using wallet::QueuePlace;
using wallet::QueueVote;

namespace {

QueueInfo somebody()
{
    return { QString(64, QLatin1Char('a')), QStringLiteral("Payroll"),
        QStringLiteral("the rent, as agreed"), { QueuePlace::Waiting, QueuePlace::Waiting }, {} };
}

QueueVote bob(bool approves)
{
    return { QString(64, QLatin1Char('b')), QStringLiteral("Bob"), {}, true, approves,
        QDateTime(QDate(2026, 5, 1), QTime(12, 1), Qt::UTC), { true, true } };
}

wallet::RequestDetail queued(const QueueInfo& queue, const QString& id = QStringLiteral("q"))
{
    auto context = knownRecipients();
    context.queue = [queue](const wallet::RequestRecord&) { return std::optional(queue); };
    return detailOf(sample(0), id, context, queue.name);
}

QString textOf(const Window& w, const char* name)
{
    auto* l = w.find<QLabel>(name);
    return l ? said(l) : QStringLiteral("(none)");
}

} // namespace

class QueueTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { initGui(); }
    void cleanup() { useTheme(); }

    void theCardShowsWhoAsksAsAClaim()
    {
        World world;
        auto info = somebody();
        info.name = QStringLiteral("Pay\u202Eroll <b>");
        info.note = QStringLiteral("<img src=x> \u200Bhurry");
        Window w(new ApprovalCard(world.context, queued(info)), { 1240, 1200 });
        QVERIFY(w.showActive());
        for (const char* name : { "requester", "requesterNote", "queueKey" })
            QVERIFY2(w.find<UntrustedText>(name), name);
        QVERIFY(textOf(w, "requester").contains(QStringLiteral("as it says itself")));
        QVERIFY(textOf(w, "requester").contains(QStringLiteral("U+202E")));
        QVERIFY(textOf(w, "requesterNote").contains(QStringLiteral("<img src=x>")));
        QCOMPARE(w.find<UntrustedText>("requesterNote")->textFormat(), Qt::PlainText);
        QVERIFY(textOf(w, "queueAt2").contains(QStringLiteral("it waits")));
        QVERIFY(w.find<QLabel>("nobodyDecided"));
        QTRY_VERIFY(w.find<HoldButton>("approve")->isEnabled());
        VERIFY_SPEAKABLE(w);
    }

    void approvalsComeInWithoutAnotherLook()
    {
        World world;
        auto* card = new ApprovalCard(world.context, queued(somebody()));
        Window w(card, { 1240, 1200 });
        QVERIFY(w.showActive());
        QTRY_VERIFY(w.find<HoldButton>("approve")->isEnabled());
        auto info = somebody();
        info.votes = { bob(true) };
        card->setRequest(queued(info));
        QVERIFY(textOf(w, "vote").contains(QStringLiteral("“Bob”, as it says itself, approved")));
        QVERIFY(!textOf(w, "vote").contains(QStringLiteral("Not both")));
        QVERIFY(!w.find<Banner>("cardMessage")->isVisible());
        QVERIFY(w.find<HoldButton>("approve")->isEnabled());
        info.votes[0].counts = { true, false };
        card->setRequest(queued(info));
        QVERIFY(textOf(w, "vote").contains(QStringLiteral("Not both co-signers count that")));
    }

    void whatOneCosignerHasOnlyCannotBeApproved()
    {
        World world;
        auto info = somebody();
        info.at[1] = QueuePlace::Missing;
        auto* card = new ApprovalCard(world.context, queued(info));
        Window w(card, { 1240, 1200 });
        QVERIFY(w.showActive());
        QCOMPARE(textOf(w, "queueAt3"), QStringLiteral("Does not have this request"));
        QVERIFY(!w.find<HoldButton>("approve"));
        QCOMPARE(
            w.find<QLabel>("note")->text(), QStringLiteral("This request cannot be approved."));
        QStringList texts;
        for (auto* l : w.findChildren<QLabel*>()) texts << said(l);
        QVERIFY(texts.contains(QStringLiteral("Not both co-signers have this request")));
        // It can be rejected where it is.
        QSignalSpy rejected(card, &ApprovalCard::rejected);
        w.find<QPushButton>("reject")->click();
        QCOMPARE(rejected.size(), 1);
        // The other half comes: another card, to be looked at anew.
        card->setRequest(queued(somebody()));
        QTRY_VERIFY(w.find<Banner>("cardMessage")->isVisible());
        QTRY_VERIFY(w.find<HoldButton>("approve")->isEnabled());
    }

    void theBadgeCountsWhatCanBeDecided()
    {
        World world;
        auto half = somebody();
        half.at[0] = QueuePlace::NotHeard;
        Sidebar sidebar(world.context);
        auto* button
            = sidebar.findChild<NavButton*>(QStringLiteral("nav%1").arg(int(Place::Approvals)));
        QVERIFY(button);
        const auto plain = button->accessibleName();
        world.wallet.put(queued(half, QStringLiteral("half")));
        QCOMPARE(button->accessibleName(), plain);
        world.wallet.put(queued(somebody(), QStringLiteral("whole")));
        QVERIFY(button->accessibleName().contains(QStringLiteral("1 waiting")));
        world.wallet.put(queued(somebody(), QStringLiteral("half")));
        QVERIFY(button->accessibleName().contains(QStringLiteral("2 waiting")));
        world.wallet.setState(QStringLiteral("half"), wallet::RequestState::Rejected);
        QVERIFY(button->accessibleName().contains(QStringLiteral("1 waiting")));
    }

    void anothersRejectionSaysSo()
    {
        auto detail = queued(somebody());
        detail.head.state = wallet::RequestState::Rejected;
        detail.rejectReason = QStringLiteral("Bob: too much");
        detail.error = Error { Code::CosignerRefused, "rejected in the queue" };
        Window w(new OutcomeView(detail));
        QVERIFY(w.showActive());
        QStringList texts;
        for (auto* l : w.findChildren<QLabel*>()) texts << said(l);
        QVERIFY(texts.contains(QStringLiteral("Somebody else rejected this request.")));
        QVERIFY(texts.contains(QStringLiteral("Bob: too much")));
    }

    void nothingIsCutAtAnySize_data() { addSizesAndScales(); }
    void nothingIsCutAtAnySize()
    {
        QFETCH(QSize, size);
        QFETCH(double, scale);
        useTheme(Scheme::Dark, scale);
        World world;
        auto info = somebody();
        info.name = QStringLiteral("A rather long name of a payroll program, version 2");
        info.note = QString(70, QLatin1Char('W')) + QStringLiteral(" and some words");
        info.votes = { bob(true), bob(false) };
        info.votes[1].reason = QStringLiteral("Somebody changed the account, ask them again.");
        info.votes[1].counts = { false, true };
        world.wallet.put(queued(info));
        Window w(new ApprovalsPage(world.context), size);
        QVERIFY(w.showActive());
        QTRY_VERIFY(w.find<QWidget>("queuePart"));
        QCOMPARE(clippedAtLast(w), QString());
        VERIFY_SPEAKABLE(w);
    }
};

QTEST_MAIN(QueueTest)
#include "QueueTest.moc"
