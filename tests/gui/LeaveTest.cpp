#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>

#include "core/backup/age/Identity.h"
#include "core/crypto/SystemRandom.h"
#include "tests/gui/PageFixture.h"
#include "ui/leave/LeaveCard.h"
#include "ui/leave/LeavePage.h"
#include "ui/leave/PackageText.h"
#include "ui/widgets/Banner.h"

using namespace tercet;
using namespace tercet::ui;
using namespace tercet::ui::test;
using backup::Purpose;

namespace {

constexpr QSize kTall { 1240, 2400 };

QString key(int i)
{
    static crypto::SystemRandom random;
    static std::vector<QString> made;
    while (int(made.size()) <= i)
        made.push_back(
            QString::fromStdString(backup::age::Identity::generate(random).recipient().text()));
    return made[std::size_t(i)];
}

wallet::RecipientsStatus status(bool trust, int tested = 0)
{
    wallet::RecipientsStatus out;
    out.purpose = trust ? Purpose::Trust : Purpose::Export;
    if (trust) out.trust = QStringLiteral("Notary & Sons");
    for (int i = 0; i < (trust ? 1 : 3); ++i)
        out.recipients << wallet::ExportRecipient { trust ? 0 : i + 1, key(i),
            QStringLiteral("SHA256:") + QString(43, QLatin1Char('A')),
            QStringLiteral("-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n"), i < tested };
    return out;
}

wallet::PendingPolicy waits(const char* id, const QDateTime& due)
{
    wallet::PendingPolicy out { .id = QLatin1String(id), .policy = {}, .ofRecipients = true };
    out.due[1] = due;
    out.due[2] = due.addSecs(-60);
    return out;
}

struct Desk {
    World world;
    LeavePage* page;
    Window window;
    explicit Desk(QSize size = kTall)
        : page(new LeavePage(world.context))
        , window(page, size)
    {
        window.showActive();
        page->refresh();
    }
    QWidget* card(const char* name) const { return window.find<QWidget>(name); }
    template <typename T = QPushButton> T* in(const char* part, const char* name) const
    {
        for (auto* found : card(part)->findChildren<T*>(QLatin1String(name)))
            if (found->isVisible()) return found;
        return nullptr;
    }
    void type(const char* part, const char* name, const QString& text) const
    {
        auto* edit = in<QWidget>(part, name);
        edit->setFocus();
        QTest::keyClicks(edit, text);
    }
    QString title(const char* part, const char* name) const
    {
        auto* banner = card(part)->findChild<Banner*>(QLatin1String(name));
        return banner->isVisible() ? banner->accessibleName() : QString();
    }
};

} // namespace

class LeaveTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { initGui(); }
    void cleanup() { useTheme(); }

    void threeRecipientsAreRegistered()
    {
        Desk desk;
        auto* save = desk.in("exportCard", "registerRecipients");
        QVERIFY(save && !save->isEnabled());
        QVERIFY(!desk.in("exportCard", "makePackage"));
        desk.type("exportCard", "recipient1", key(0));
        desk.type("exportCard", "recipient2", QStringLiteral("age1nonsense"));
        desk.type("exportCard", "recipient3", key(0));
        QVERIFY(save->isEnabled());
        save->click();
        QVERIFY(desk.world.wallet.calls.isEmpty()); // one is none, one stands twice
        auto* second = desk.in<QLineEdit>("exportCard", "recipient2");
        second->setText(key(1));
        desk.in<QLineEdit>("exportCard", "recipient3")->setText(key(2));
        desk.world.wallet.recipientsValue = status(false);
        save->click();
        QCOMPARE(desk.world.wallet.calls, QStringList { QStringLiteral("setRecipients 3") });
        QVERIFY(!desk.in<QWidget>("exportCard", "recipientsForm"));
        QVERIFY(desk.in<QWidget>("exportCard", "recipientRow3"));
    }

    void aTestShowsTheKeyAndAWrongAnswerIsTold()
    {
        Desk desk;
        desk.world.wallet.recipientsValue = status(false, 1);
        desk.page->refresh();
        QCOMPARE(desk.card("recipientRow1")->findChild<QWidget*>(QStringLiteral("testRecipient")),
            nullptr);
        QVERIFY(desk.in("exportCard", "makePackage")->isEnabled()); // untested does not block
        auto* row = desk.card("recipientRow2");
        row->findChild<QPushButton*>(QStringLiteral("testRecipient"))->click();
        auto* check = row->findChild<QPushButton*>(QStringLiteral("checkAnswer"));
        QVERIFY(!check->isEnabled());
        row->findChild<QLineEdit*>(QStringLiteral("answer"))->setText(QStringLiteral("code"));
        desk.world.wallet.confirmError = Error { Code::WrongAnswer };
        check->click();
        QTRY_VERIFY(desk.title("exportCard", "packageResult")
                .contains(QStringLiteral("not what the challenge says")));
        QVERIFY(desk.world.wallet.calls.contains(QStringLiteral("confirmRecipient 2 code")));
        desk.world.wallet.confirmError.reset();
        desk.world.wallet.recipientsValue = status(false, 2);
        check->click();
        QTRY_VERIFY(
            !desk.card("recipientRow2")->findChild<QWidget*>(QStringLiteral("testRecipient")));
    }

    void aChangeThatWaitsIsSaidAndCanBeCancelled()
    {
        Desk desk;
        auto waiting = status(false, 3);
        waiting.activeFrom = desk.world.now.addDays(3);
        desk.world.wallet.recipientsValue = waiting;
        desk.page->refresh();
        QVERIFY(desk.title("exportCard", "packageWaiting")
                .contains(
                    QLocale().toString(waiting.activeFrom.toLocalTime(), QLocale::ShortFormat)));
        QVERIFY(!desk.in("exportCard", "makePackage")->isEnabled());
        desk.world.wallet.pendingValue
            = { waits("7", waiting.activeFrom.addDays(1)), waits("9", waiting.activeFrom) };
        desk.in("exportCard", "cancelRecipients")->click();
        QVERIFY(desk.world.wallet.calls.contains(QStringLiteral("cancelPolicy 9")));
        QVERIFY(desk.title("exportCard", "packageWaiting").isEmpty());
        QVERIFY(desk.title("exportCard", "packageResult").contains(QStringLiteral("cancelled")));
    }

    void anExportSaysWhatItCoversAndWhatNot()
    {
        Desk desk;
        QTemporaryDir dir;
        desk.world.wallet.recipientsValue = status(false, 2);
        desk.page->refresh();
        QVERIFY(desk.card("exportCard")
                ->findChild<QLabel*>(QStringLiteral("lastPackage"))
                ->text()
                .startsWith(QStringLiteral("No package")));
        desk.world.prompts.answer = dir.path(); // is there already
        desk.in("exportCard", "makePackage")->click();
        QVERIFY(desk.title("exportCard", "packageResult").contains(QStringLiteral("of this name")));
        QCOMPARE(desk.world.prompts.suggested, QStringLiteral("Treasury-export-epoch1"));
        desk.world.prompts.answer = dir.filePath(QStringLiteral("new"));
        desk.world.wallet.exportValue = wallet::ExportOutcome { 7, {}, { 1, 4, 7, 1 } };
        desk.world.wallet.hold = true;
        desk.in("exportCard", "makePackage")->click();
        QVERIFY(desk.in<QLabel>("exportCard", "packageBusy"));
        QVERIFY(!desk.in("exportCard", "makePackage")->isEnabled());
        desk.world.wallet.hold = false;
        desk.world.wallet.release();
        const auto said = desk.title("exportCard", "packageResult");
        QVERIFY2(said.contains(QStringLiteral("1 of 1 accounts, both curves, epoch 7")),
            qPrintable(said));
        QVERIFY(said.contains(QStringLiteral("old complete set still opens")));
        QVERIFY(said.contains(QStringLiteral("not cover")));
        QVERIFY(!desk.in<QLabel>("exportCard", "packageBusy"));
        desk.world.wallet.exportValue = fail(Code::BadProof);
        desk.in("exportCard", "makePackage")->click();
        QVERIFY(!desk.title("exportCard", "packageResult").contains(QStringLiteral("Complete")));
    }

    void aTrustHasANameAndConditions()
    {
        Desk desk;
        auto* save = desk.in("trustCard", "registerRecipients");
        desk.type("trustCard", "recipient1", key(0));
        QVERIFY(!save->isEnabled());
        desk.type("trustCard", "trustName", QStringLiteral("Notary & Sons"));
        desk.type("trustCard", "conditions", QStringLiteral("Both executors ask."));
        QVERIFY(save->isEnabled());
        desk.world.wallet.trustValue = status(true);
        save->click();
        QCOMPARE(desk.world.wallet.calls, QStringList { QStringLiteral("setRecipients 1") });
        QVERIFY(desk.in<QLabel>("trustCard", "trustShown"));
    }

    void officersMayOpenItTogether()
    {
        Desk desk;
        desk.type("trustCard", "trustName", QStringLiteral("Notary & Sons"));
        desk.type("trustCard", "conditions", QStringLiteral("Both executors ask."));
        desk.type("trustCard", "recipient1", key(0));
        desk.type("trustCard", "recipient2", key(1));
        auto* together = desk.in<QComboBox>("trustCard", "together");
        QVERIFY(!desk.in<QComboBox>("exportCard", "together"));
        together->setCurrentIndex(together->findData(3));
        auto* save = desk.in("trustCard", "registerRecipients");
        save->click();
        QVERIFY(desk.world.wallet.calls.isEmpty());
        QVERIFY(clippedAtLast(desk.window).isEmpty());
        together->setCurrentIndex(together->findData(2));
        auto made = status(true);
        made.threshold = 2;
        made.recipients << made.recipients[0];
        desk.world.wallet.trustValue = made;
        save->click();
        QCOMPARE(desk.world.wallet.calls, QStringList { QStringLiteral("setRecipients 2 of 2") });
        QVERIFY(desk.in<QLabel>("trustCard", "togetherShown")
                ->text()
                .contains(QStringLiteral("Any 2 of the 2 officers")));
        desk.card("recipientRow2")
            ->findChild<QPushButton*>(QStringLiteral("testRecipient"))
            ->click();
        VERIFY_SPEAKABLE(desk.window);
    }

    void renewalIsShownOnKeyShares()
    {
        World world;
        auto vault = wallet::FakeWallet::someVault();
        vault.epoch = 3;
        world.wallet.vaultList = { vault };
        auto one = status(true, 1);
        one.exportedEpoch = 2;
        one.exportedAt = world.now;
        world.wallet.trustValue = one;
        auto* card = new LeaveCard(world.context);
        Window window(card);
        QVERIFY(window.showActive());
        card->update();
        QVERIFY(
            window.find<QLabel>("trustState")->text().contains(QStringLiteral("Notary & Sons")));
        QVERIFY(window.find<QLabel>("trustState")->text().contains(QStringLiteral("renewal due")));
        QVERIFY(window.find<QLabel>("exportState")->text().startsWith(QStringLiteral("No recip")));
        QVERIFY(lastPackageText(one, 3).contains(QStringLiteral("a new package is due")));
        QVERIFY(!lastPackageText(one, 2).contains(QStringLiteral("due")));
    }

    void nothingIsCutAndAllHasAName_data() { addSizesAndScales(); }
    void nothingIsCutAndAllHasAName()
    {
        QFETCH(QSize, size);
        QFETCH(double, scale);
        for (const auto scheme : { Scheme::Light, Scheme::Dark }) {
            useTheme(scheme, scale);
            Desk desk(size);
            desk.world.wallet.recipientsValue = status(false, 1);
            desk.page->refresh();
            desk.card("recipientRow2")
                ->findChild<QPushButton*>(QStringLiteral("testRecipient"))
                ->click();
            QVERIFY2(clippedAtLast(desk.window).isEmpty(), qPrintable(clippedAtLast(desk.window)));
            QVERIFY2(desk.window.width() <= size.width() - sidebarWidth(),
                qPrintable(tooWide(desk.window, size.width() - sidebarWidth())));
            VERIFY_SPEAKABLE(desk.window);
            keepPicture(desk.window, QStringLiteral("leave"), size, scale, scheme);
        }
    }
};

QTEST_MAIN(LeaveTest)
#include "LeaveTest.moc"
