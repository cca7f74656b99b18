#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QToolButton>

#include "tests/gui/PageFixture.h"
#include "ui/approval/RequestPane.h"
#include "ui/pages/ActivityPage.h"
#include "ui/pages/EventText.h"
#include "ui/pages/OverviewPage.h"
#include "ui/pages/ReceivePage.h"
#include "ui/widgets/AddressView.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/QrView.h"

using namespace tercet;
using namespace tercet::ui;
using namespace tercet::ui::test;
using wallet::EventKind;
using wallet::LinkState;
using wallet::ShareState;

namespace {

void live(World& world)
{
    for (std::size_t i = 0; i < 3; ++i)
        world.wallet.put(detailOf(sample(i), QStringLiteral("r%1").arg(i), knownRecipients()));
    for (int i = 0; i < 8; ++i)
        world.wallet.eventList.prepend(
            { world.now.addSecs(i), i % 2 ? EventKind::RequestCreated : EventKind::LinkOpened,
                i % 2 ? QStringLiteral("r%1").arg(i % 3) : QString(), {} });
    emit world.wallet.eventsChanged();
}

} // namespace

class PlacesTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { initGui(); }
    void cleanup() { useTheme(); }

    void receiveShowsTheWholeAddress()
    {
        World world;
        world.wallet.addAccount(QStringLiteral("Second"));
        Window w(new ReceivePage(world.context));
        QVERIFY(w.showActive());
        QCOMPARE(w.find<AddressView>("address")->address(), world.wallet.address({})->address);
        QVERIFY(w.find<AddressView>("address")->fullyVisible());
        QCOMPARE(w.find<QLabel>("path")->text(), QStringLiteral("m/44/60/0/0/0"));
        QCOMPARE(
            w.find<QrView>("qr")->accessibleName(), QStringLiteral("QR code of the address below"));
        w.find<QComboBox>("account")->setCurrentIndex(1);
        w.find<QSpinBox>("index")->setValue(3);
        QCOMPARE(w.find<QLabel>("path")->text(), QStringLiteral("m/44/60/1/0/3"));
        QCOMPARE(w.find<AddressView>("address")->address(),
            world.wallet.address({ .account = 1, .index = 3 })->address);
        w.find<QToolButton>("copy")->click();
        QCOMPARE(QGuiApplication::clipboard()->text(),
            world.wallet.address({ .account = 1, .index = 3 })->address);
        VERIFY_SPEAKABLE(w);
    }

    void anAddressOfOnesOwnHasALabel()
    {
        World world;
        Window w(new ReceivePage(world.context));
        QVERIFY(w.showActive());
        auto* edit = w.find<QLineEdit>("label");
        auto* save = w.find<QPushButton>("saveLabel");
        QVERIFY(edit->text().isEmpty());
        QVERIFY(!save->isEnabled()); // nothing to save yet
        QTest::keyClicks(edit, QStringLiteral("  Rent  "));
        save->click();
        const auto address = world.wallet.address(0, 0)->address;
        QVERIFY(world.wallet.calls.contains(QStringLiteral("setLabel %1 Rent").arg(address)));
        QVERIFY(!save->isEnabled());
        w.find<QSpinBox>("index")->setValue(1);
        QVERIFY(edit->text().isEmpty());
        w.find<QSpinBox>("index")->setValue(0);
        QCOMPARE(edit->text(), QStringLiteral("Rent"));
        world.wallet.labelResult = fail(Code::TextTooLong, "more than 64 characters", "label");
        edit->selectAll();
        QTest::keyClicks(edit, QStringLiteral("Other"));
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(save->isEnabled()); // not kept
        VERIFY_SPEAKABLE(w);
    }

    void activityFiltersAndOpens()
    {
        World world;
        live(world);
        auto* page = new ActivityPage(world.context);
        Window w(page);
        QVERIFY(w.showActive());
        auto* list = w.find<QListWidget>("activity");
        QCOMPARE(list->count(), 3);
        QVERIFY(page->focusFilter());
        QVERIFY(w.find<QLineEdit>("filter")->hasFocus());
        w.find<QLineEdit>("filter")->setText(QStringLiteral("usdc"));
        QCOMPARE(list->count(), 1);
        w.find<QLineEdit>("filter")->setText(
            QString::fromLatin1(kTo).toLower().mid(10, 8)); // by address
        QCOMPARE(list->count(), 1);
        w.find<QLineEdit>("filter")->setText(QStringLiteral("nothing like this"));
        QVERIFY(w.find<QLabel>("noMatch")->isVisible());
        w.find<QLineEdit>("filter")->clear();
        w.find<QComboBox>("what")->setCurrentIndex(1);
        QCOMPARE(list->count(), 8);
        w.find<QComboBox>("what")->setCurrentIndex(0);
        emit list->itemClicked(list->item(0));
        QCOMPARE(w.findChild<RequestPane*>()->id(), QStringLiteral("r2"));
        QVERIFY(w.findChild<RequestPane*>()->isVisible());
        w.find<QPushButton>("back")->click();
        QVERIFY(list->isVisible());
        VERIFY_SPEAKABLE(w);
    }

    void anEmptyActivityHasOneSentence()
    {
        World world;
        Window w(new ActivityPage(world.context));
        QVERIFY(w.showActive());
        QVERIFY(w.find<QLabel>("emptyText")->isVisible());
        QVERIFY(!w.find<QLineEdit>("filter")->isVisible());
    }

    void everyEventHasWordsAndAnIcon()
    {
        for (int i = 0; i <= int(EventKind::Frozen); ++i) {
            QVERIFY(!eventText(EventKind(i), {}).isEmpty());
            QVERIFY(!eventText(EventKind(i), {}).contains(QLatin1Char('%')));
            QVERIFY(!eventText(EventKind(i), QStringLiteral("Send")).contains(QLatin1Char('%')));
            QVERIFY(QFile::exists(QStringLiteral(":/icons/%1.svg").arg(eventIcon(EventKind(i)))));
        }
    }

    void overviewSaysWhatToDoNext()
    {
        World world;
        auto* page = new OverviewPage(world.context);
        Window w(page);
        QVERIFY(w.showActive());
        QVERIFY(w.find<Banner>("practice")->title().contains(QStringLiteral("practice")));
        QVERIFY(w.find<QLabel>("noNode")->text().contains(QStringLiteral("No node is set")));
        QVERIFY(w.find<QLabel>("next")->text().contains(QStringLiteral("Nothing is waiting")));
        live(world);
        QVERIFY(w.find<QLabel>("next")->text().contains(QLatin1Char('3')));
        QCOMPARE(w.find<QListWidget>("activity")->count(), 5);
        QSignalSpy went(page, &Page::goTo);
        w.find<QPushButton>("nextAction")->click();
        QCOMPARE(went[0][0].value<Place>(), Place::Approvals);
        world.wallet.setLink(LinkState::Broken, ShareState::Offline, ShareState::Ready);
        QVERIFY(w.find<QLabel>("next")->text().contains(QStringLiteral("broken")));
        VERIFY_SPEAKABLE(w);
    }

    void overviewShowsTheBalanceOfTheNode()
    {
        World world;
        world.wallet.networkList[0].nodeUrl = QStringLiteral("http://127.0.0.1:8545");
        world.wallet.balanceValue = QStringLiteral("1234.5");
        auto* page = new OverviewPage(world.context);
        Window w(page);
        QVERIFY(w.showActive());
        QVERIFY(w.find<QWidget>("amount")->accessibleName().contains(QStringLiteral("1,234.50")));
        world.wallet.balanceValue = fail(Code::NodeUnreachable);
        page->refresh();
        QVERIFY(!w.find<QWidget>("amount"));
    }

    void nothingIsCutAtAnySize_data() { addSizesAndScales(); }
    void nothingIsCutAtAnySize()
    {
        QFETCH(QSize, size);
        QFETCH(double, scale);
        useTheme(Scheme::Dark, scale);
        World world;
        live(world);
        const QList<QWidget*> pages { new ReceivePage(world.context),
            new ActivityPage(world.context), new OverviewPage(world.context) };
        for (auto* page : pages) {
            Window w(page, size);
            QVERIFY(w.showActive());
            QTest::qWait(10);
            QVERIFY2(w.width() == size.width() - sidebarWidth(), page->metaObject()->className());
            QCOMPARE(clippedAtLast(w), QString());
        }
    }
};

QTEST_MAIN(PlacesTest)
#include "PlacesTest.moc"
