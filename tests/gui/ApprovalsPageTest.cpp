#include <QComboBox>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QToolButton>

#include "tests/gui/PageFixture.h"
#include "ui/approval/ApprovalCard.h"
#include "ui/approval/RequestPane.h"
#include "ui/pages/ApprovalsPage.h"
#include "ui/widgets/AddressView.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/HoldButton.h"

using namespace tercet;
using namespace tercet::ui;
using namespace tercet::ui::test;
using wallet::RequestState;

namespace {

void putSamples(World& world)
{
    for (std::size_t i = 0; i < 3; ++i) {
        auto detail = detailOf(sample(i), QStringLiteral("r%1").arg(i), knownRecipients());
        detail.head.created = detail.head.created.addSecs(qint64(i));
        world.wallet.put(detail);
    }
}

QString shown(const Window& w) { return w.findChild<RequestPane*>()->id(); }

} // namespace

class ApprovalsPageTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { initGui(); }
    void cleanup() { useTheme(); }

    void theOldestStandsFirst()
    {
        World world;
        putSamples(world);
        Window w(new ApprovalsPage(world.context));
        QVERIFY(w.showActive());
        QCOMPARE(shown(w), QStringLiteral("r0"));
        QCOMPARE(w.find<QLabel>("position")->text(), QStringLiteral("Request 1 of 3"));
        QVERIFY(!w.find<QToolButton>("previousRequest")->isEnabled());
        w.find<QToolButton>("nextRequest")->click();
        QCOMPARE(shown(w), QStringLiteral("r1"));
        auto* list = w.find<QListWidget>("queue");
        QCOMPARE(list->count(), 3);
        QCOMPARE(list->currentItem()->data(Qt::UserRole).toString(), QStringLiteral("r1"));
        emit list->itemClicked(list->item(2));
        QCOMPARE(shown(w), QStringLiteral("r2"));
    }

    void anEmptyQueueHasOneSentenceAndOneButton()
    {
        World world;
        auto* page = new ApprovalsPage(world.context);
        Window w(page);
        QVERIFY(w.showActive());
        QVERIFY(w.find<QLabel>("emptyText")
                ->text()
                .startsWith(QStringLiteral("No approvals waiting.")));
        QSignalSpy went(page, &Page::goTo);
        w.find<QPushButton>("emptyAction")->click();
        QCOMPARE(went[0][0].value<Place>(), Place::Send);
        putSamples(world);
        QCOMPARE(shown(w), QStringLiteral("r2").left(1) + QStringLiteral("0"));
        QVERIFY(!w.find<QLabel>("emptyText")->isVisible());
    }

    void rejectingGoesToTheNextRequest()
    {
        World world;
        putSamples(world);
        Window w(new ApprovalsPage(world.context));
        QVERIFY(w.showActive());
        w.find<QPushButton>("reject")->click();
        QTRY_COMPARE(shown(w), QStringLiteral("r1"));
        QVERIFY(world.wallet.calls.contains(QStringLiteral("reject r0")));
    }

    void holdingInTheWindowApprovesInTheWallet()
    {
        World world;
        putSamples(world);
        Window w(new ApprovalsPage(world.context), { 1400, 1200 });
        QVERIFY(w.showActive());
        auto* hold = w.find<HoldButton>("approve");
        QTRY_VERIFY(hold->isEnabled());
        QTest::mousePress(hold, Qt::LeftButton);
        QTRY_VERIFY(world.wallet.calls.contains(QStringLiteral("approve r0")));
        QTRY_VERIFY(w.find<QWidget>("ceremony"));
    }

    void whatWaitsForABackupSaysSoAndLeadsToIt()
    {
        World world;
        world.wallet.vaultList[0].practice = false;
        putSamples(world);
        auto* page = new ApprovalsPage(world.context);
        Window w(page, { 1400, 1200 });
        QVERIFY(w.showActive());
        QTRY_VERIFY(w.find<Banner>("cardBackup"));
        auto* banner = w.find<Banner>("cardBackup");
        QTRY_VERIFY(banner->isVisible());
        QCOMPARE(banner->title(), QStringLiteral("This amount waits for a backup of your share."));
        auto* approve = w.find<QWidget>("approve");
        QTest::qWait(2 * world.context.approvalGuardMs);
        QVERIFY(!approve->isEnabled());
        QCOMPARE(w.find<QLabel>("note")->text(), QStringLiteral("Approving waits for the backup."));
        VERIFY_SPEAKABLE(w);
        QCOMPARE(clippedAtLast(w), QString());
        QSignalSpy went(page, &Page::goTo);
        w.find<QPushButton>("cardBackUp")->click();
        QCOMPARE(went[0][0].value<Place>(), Place::Backup);
        world.wallet.vaultList[0].backupEpoch = 1;
        emit world.wallet.vaultsChanged();
        QTRY_VERIFY(!banner->isVisible());
        QTRY_VERIFY(approve->isEnabled());
    }

    void aFileBecomesARequest()
    {
        World world;
        Window w(new ApprovalsPage(world.context));
        QVERIFY(w.showActive());
        QTemporaryDir folder;
        world.prompts.answer = folder.filePath(QStringLiteral("tx.json"));
        QFile file(world.prompts.answer);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("0x02c0");
        file.close();
        world.wallet.addAccount(QStringLiteral("Second"));
        w.find<QPushButton>("openFile")->click();
        // Who signs is asked before anything is opened.
        QVERIFY(w.find<QWidget>("openFilePanel")->isVisible());
        QVERIFY(w.find<QLabel>("openFileName")->text().contains(QStringLiteral("tx.json")));
        QVERIFY(world.wallet.openedBytes.isEmpty());
        VERIFY_SPEAKABLE(w);
        w.find<QComboBox>("account")->setCurrentIndex(1);
        w.find<QSpinBox>("index")->setValue(2);
        QCOMPARE(said(w.find<QLabel>("ownAddress")), world.wallet.address(1, 2)->address);
        world.wallet.openError = Error { Code::BadRlp };
        w.find<QPushButton>("openFileReview")->click();
        QVERIFY(w.find<Banner>("openFileMessage")->isVisible());
        world.wallet.openError.reset();
        w.find<QPushButton>("openFileReview")->click();
        QCOMPARE(world.wallet.openedBytes, QByteArray("0x02c0"));
        QVERIFY(world.wallet.calls.contains(QStringLiteral("open tx.json 1/2")));
        QVERIFY(!w.find<QWidget>("openFilePanel")->isVisible());
        QCOMPARE(shown(w), QStringLiteral("request-1"));
    }

    void whoSignsAFileCanBeLeftOpen()
    {
        World world;
        putSamples(world);
        Window w(new ApprovalsPage(world.context));
        QVERIFY(w.showActive());
        QTRY_VERIFY(w.find<QWidget>("approvalCard"));
        QTemporaryDir folder;
        world.prompts.answer = folder.filePath(QStringLiteral("tx.json"));
        QFile file(world.prompts.answer);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        w.find<QPushButton>("openFile")->click();
        QVERIFY(!w.find<QWidget>("approvalCard")->isVisible()); // one decision at a time
        w.find<QPushButton>("openFileCancel")->click();
        QVERIFY(w.find<QWidget>("approvalCard")->isVisible());
        QVERIFY(!w.find<QWidget>("openFilePanel")->isVisible());
    }

    void filesThatCannotBeReadAreInPageMessages()
    {
        World world;
        Window w(new ApprovalsPage(world.context));
        QVERIFY(w.showActive());
        world.prompts.answer = QStringLiteral("/nonexistent/file");
        w.find<QPushButton>("openFile")->click();
        QVERIFY(w.find<Banner>("approvalsMessage")->isVisible());
        QTemporaryDir folder;
        world.prompts.answer = folder.filePath(QStringLiteral("big"));
        QFile file(world.prompts.answer);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray((1 << 20) + 1, ' '));
        file.close();
        w.find<QPushButton>("openFile")->click();
        QVERIFY(!w.find<QWidget>("openFilePanel")->isVisible());
        world.prompts.answer.clear(); // cancelled
        w.find<QPushButton>("openFile")->click();
        QVERIFY(!w.find<Banner>("approvalsMessage")->isVisible());
    }

    void nothingIsCutAtAnySize_data() { addSizesAndScales(); }
    void nothingIsCutAtAnySize()
    {
        QFETCH(QSize, size);
        QFETCH(double, scale);
        useTheme(Scheme::Light, scale);
        World world;
        putSamples(world);
        auto* page = new ApprovalsPage(world.context);
        Window w(page, size);
        QVERIFY(w.showActive());
        for (const char* id : { "r0", "r1", "r2" }) {
            page->open(QLatin1String(id));
            QTest::qWait(10);
            QVERIFY2(w.size() == QSize(size.width() - sidebarWidth(), size.height()),
                qPrintable(tooWide(w, size.width() - sidebarWidth() - 2 * metric::S8)));
            QCOMPARE(clippedAtLast(w), QString());
            auto* address = w.find<AddressView>("recipient");
            QVERIFY(address->width() >= address->sizeHint().width()
                && address->height() >= address->sizeHint().height());
            VERIFY_SPEAKABLE(w);
        }
    }
};

QTEST_MAIN(ApprovalsPageTest)
#include "ApprovalsPageTest.moc"
