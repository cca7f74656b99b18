#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

#include "tests/gui/PageFixture.h"
#include "ui/approval/HexText.h"
#include "ui/pages/KeySharesPage.h"
#include "ui/shell/UnfinishedVaults.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/SecretEdit.h"

using namespace tercet;
using namespace tercet::ui;
using namespace tercet::ui::test;
using wallet::Ceremony;
using wallet::EventKind;
using wallet::LinkState;
using wallet::Phase;
using wallet::PoolState;
using wallet::ShareState;

namespace {

constexpr QSize kTall { 1240, 2200 };

// Key shares with the question about a refresh answered, in front of the last click.
struct Asked {
    World world;
    Window window;
    Asked()
        : window(new KeySharesPage(world.context), kTall)
    {
        window.showActive();
        button("refresh")->click();
        window.find<QAbstractButton>("refreshWithout")->click();
        window.find<QLineEdit>("refreshName")->setText(QStringLiteral(" Treasury "));
    }
    QPushButton* button(const char* name) const { return window.find<QPushButton>(name); }
    QWidget* part(const char* name) const { return window.find<QWidget>(name); }
    Banner* result() const { return window.find<Banner>("refreshResult"); }
    QString steps() const { return part("refreshSteps")->accessibleDescription(); }
};

wallet::Progress progress(Phase phase)
{
    wallet::Progress p { .ceremony = Ceremony::Refresh, .phase = phase };
    p.shares.fill(ShareState::Working);
    return p;
}

} // namespace

class KeySharesTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { initGui(); }
    void cleanup() { useTheme(); }

    void keySharesTellTheLinkAndTheThreeHolders()
    {
        World world;
        world.wallet.linkValue.presignatures = 3;
        Window w(new KeySharesPage(world.context), { 1240, 1400 });
        QVERIFY(w.showActive());
        QVERIFY(w.find<QLabel>("linkState")->text().contains(QStringLiteral("is open")));
        QVERIFY(w.find<QLabel>("pool")->text().startsWith(QStringLiteral("3 of 4")));
        QVERIFY(!w.find<QPushButton>("reopen")->isVisible());
        QVERIFY(w.find<QLabel>("keychain")->text().contains(QStringLiteral("Secret Service")));
        for (int i = 0; i < 3; ++i) {
            auto* card = w.findChild<QWidget*>(QStringLiteral("shareCard%1").arg(i));
            QVERIFY(card);
            QCOMPARE(card->findChild<QLabel*>(QStringLiteral("shareEpoch"))->text(),
                QStringLiteral("Of epoch 1"));
            // Groups of four, as they are read to somebody.
            const QString shown = card->findChild<HexText*>(QStringLiteral("identity"))->text();
            QCOMPARE(shown.count(QLatin1Char(' ')), 15);
            QCOMPARE(
                QString(shown).remove(QLatin1Char(' ')), world.wallet.identities()[std::size_t(i)]);
        }
        world.wallet.linkValue.error = Error { Code::CosignerUnreachable };
        world.wallet.setLink(LinkState::Broken, ShareState::Offline, ShareState::Ready);
        QVERIFY(w.find<Banner>("linkError")->isVisible());
        w.find<QPushButton>("reopen")->click();
        QVERIFY(world.wallet.calls.contains(QStringLiteral("reopenLink")));
        VERIFY_SPEAKABLE(w);
    }

    void aPracticeCosignerSaysThatItIsOne()
    {
        World world;
        Window w(new KeySharesPage(world.context), kTall);
        QVERIFY(w.showActive());
        for (const auto* card : { "shareCard1", "shareCard2" }) {
            auto* part = w.findChild<QWidget*>(QLatin1String(card));
            QCOMPARE(part->findChild<QLabel*>(QStringLiteral("attestationMeaning"))->text(),
                QStringLiteral("Not attested: practice, inside this app"));
            QVERIFY(
                !part->findChild<QPushButton*>(QStringLiteral("attestationAgain"))->isVisible());
            QVERIFY(
                !part->findChild<QPushButton*>(QStringLiteral("attestationExport"))->isVisible());
        }
    }

    void anAttestedCosignerShowsThreeStatementsAndItsState()
    {
        using Info = wallet::AttestationInfo;
        World world;
        Info info { .kind = Info::Kind::Attested, .state = Info::State::Verified };
        info.checkedAt = world.now;
        info.maker = Info::Maker::Amd;
        info.hardware = info.connection = Info::Tone::Holds;
        info.upToDate = info.endsInside = info.firmwareOnly = true;
        info.version = QStringLiteral("1.4.2");
        info.measurement = QString(96, QLatin1Char('a'));
        info.evidence = "{}";
        world.wallet.attestationValues[wallet::Share::Google] = info;
        Window w(new KeySharesPage(world.context), kTall);
        QVERIFY(w.showActive());
        auto* card = w.find<QWidget>("shareCard1");
        const auto says = [&](const char* text) {
            const auto labels = card->findChildren<QLabel*>();
            return std::ranges::any_of(labels, [&](const QLabel* l) {
                return l->isVisible() && l->text().contains(QLatin1String(text));
            });
        };
        QVERIFY(says("Genuine AMD hardware, firmware up to date"));
        QVERIFY(says("Google states that it runs the published software 1.4.2"));
        QVERIFY(says("does not prove which system"));
        QVERIFY(says("This connection ends inside it"));
        QVERIFY(says("does not protect against someone who opens"));
        VERIFY_SPEAKABLE(w);
        card->findChild<QPushButton*>(QStringLiteral("attestationAgain"))->click();
        QVERIFY(world.wallet.calls.contains(QStringLiteral("checkAttestation")));

        info.state = Info::State::Failed;
        info.hardware = Info::Tone::Fails;
        info.reasons = { QStringLiteral("E_SNP_DEBUG") };
        world.wallet.attestationValues[wallet::Share::Google] = info;
        emit world.wallet.attestationChanged();
        QVERIFY(says("Its hardware is not proven to be genuine"));
        QVERIFY(says("Nothing is signed with it until its evidence holds."));
        QVERIFY(!says("firmware up to date"));
        VERIFY_SPEAKABLE(w);
    }

    void aRefreshWantsTheNameOfTheVault()
    {
        World world;
        Window w(new KeySharesPage(world.context), kTall);
        QVERIFY(w.showActive());
        QVERIFY(!w.find<QPushButton>("refreshNow"));
        w.find<QPushButton>("refresh")->click();
        auto* now = w.find<QPushButton>("refreshNow");
        QVERIFY(now && now->isVisible() && !now->isEnabled());
        QVERIFY(w.find<QLineEdit>("refreshName")->hasFocus());
        VERIFY_SPEAKABLE(w);
        QTest::keyClicks(w.find<QLineEdit>("refreshName"), QStringLiteral("treasur"));
        QVERIFY(!now->isEnabled());
        w.find<QPushButton>("refreshCancel")->click();
        QVERIFY(!now->isVisible());
        w.find<QPushButton>("refresh")->click();
        QVERIFY(w.find<QLineEdit>("refreshName")->text().isEmpty()); // asked anew each time
        QTest::keyClicks(w.find<QLineEdit>("refreshName"), QStringLiteral("Treasury"));
        QVERIFY(!now->isEnabled()); // a backup is wanted, unless the person says no
        w.find<QAbstractButton>("refreshWithout")->click();
        QVERIFY(now->isEnabled());
        QVERIFY(!world.wallet.calls.contains(QStringLiteral("refreshShares")));
        now->click();
        QCOMPARE(world.wallet.calls.count(QStringLiteral("refreshShares")), 1);
    }

    void aRefreshMakesTheBackupOfItsEpoch()
    {
        Asked f;
        f.window.find<QAbstractButton>("refreshWithBackup")->click();
        auto* now = f.button("refreshNow");
        auto* once = f.window.find<SecretEdit>("newBackupPassphrase");
        auto* again = f.window.find<SecretEdit>("newBackupPassphraseAgain");
        const auto good = QStringLiteral("violin marsh copper teapot orbit");
        QTest::keyClicks(once, good);
        QTest::keyClicks(again, good);
        QVERIFY(!now->isEnabled());
        f.world.prompts.answer = QStringLiteral("/media/stick/two.age");
        f.button("backupChoose")->click();
        QCOMPARE(
            f.world.prompts.suggested, QStringLiteral("Treasury-share1-epoch2-2026-05-01.age"));
        QVERIFY(now->isEnabled());
        VERIFY_SPEAKABLE(f.window);
        QCOMPARE(clippedAtLast(f.window), QString());
        now->click();
        QVERIFY(f.world.wallet.refreshOrder && f.world.wallet.refreshOrder->passphrase);
        QCOMPARE(f.world.wallet.refreshOrder->path, QStringLiteral("/media/stick/two.age"));
        QVERIFY(once->isEmpty() && again->isEmpty());
        QVERIFY(f.result()->title().contains(QStringLiteral("epoch 2")));
        QVERIFY(!f.button("refreshBackUp")->isVisible());

        // Nothing is written over.
        f.button("refresh")->click();
        f.window.find<QLineEdit>("refreshName")->setText(QStringLiteral("Treasury"));
        QTest::keyClicks(once, good);
        QTest::keyClicks(again, good);
        f.world.prompts.answer = QCoreApplication::applicationFilePath();
        f.button("backupChoose")->click();
        f.world.wallet.refreshOrder.reset();
        now->click();
        QVERIFY(!f.world.wallet.refreshOrder && !once->isEmpty());
        QCOMPARE(f.result()->title(), QStringLiteral("There is a file of this name."));
        f.button("refreshCancel")->click();
        f.world.prompts.answer = QStringLiteral("/media/stick/two.age");

        // What keeps the backup from being made keeps the refresh from it, and is said.
        f.button("refresh")->click();
        QVERIFY(f.window.find<QLabel>("backupPath")->text() != f.world.prompts.answer);
        QTest::keyClicks(once, good);
        QTest::keyClicks(again, good);
        f.button("backupChoose")->click();
        f.window.find<QLineEdit>("refreshName")->setText(QStringLiteral("Treasury"));
        f.world.wallet.refreshError = Error { Code::DiskFull };
        now->click();
        QCOMPARE(f.result()->title(), QStringLiteral("The disk is full."));

        // Nothing that was typed stays in a page that nobody sees.
        f.button("refresh")->click();
        QTest::keyClicks(once, good);
        f.window.findChild<KeySharesPage*>()->hide();
        QVERIFY(once->isEmpty());
    }

    void aRefreshWithoutABackupAsksForOne()
    {
        Asked f;
        f.button("refreshNow")->click();
        QVERIFY(!f.world.wallet.refreshOrder);
        QSignalSpy went(f.window.findChild<KeySharesPage*>(), &Page::goTo);
        QVERIFY(f.button("refreshBackUp")->isVisible());
        VERIFY_SPEAKABLE(f.window);
        f.button("refreshBackUp")->click();
        QCOMPARE(went[0][0].value<Place>(), Place::Backup);
    }

    void aRefreshShowsTheThreeSharesAndItsEpoch()
    {
        Asked f;
        f.world.wallet.hold = true;
        f.button("refreshNow")->click();
        QVERIFY(f.part("refreshCeremony")->isVisible());
        QVERIFY(!f.button("refresh")->isVisible() && !f.part("refreshQuestion")->isVisible());
        const QString before = f.steps();
        emit f.world.wallet.ceremonyProgress(progress(Phase::Store));
        QVERIFY(f.steps() != before);
        // The signing of a request is none of its business.
        const QString during = f.steps();
        auto signing = progress(Phase::Signing);
        signing.ceremony = Ceremony::Signing;
        emit f.world.wallet.ceremonyProgress(signing);
        QCOMPARE(f.steps(), during);
        emit f.world.wallet.ceremonyProgress(progress(Phase::Finished));
        f.world.wallet.eventList.prepend(
            { f.world.now, EventKind::SharesRefreshed, {}, QStringLiteral("2") });
        f.world.wallet.release();
        QVERIFY(!f.part("refreshCeremony")->isVisible());
        QVERIFY(f.button("refresh")->isVisible());
        QVERIFY(f.result()->title().contains(QStringLiteral("epoch 2")));
        QCOMPARE(f.window.find<QLabel>("epoch")->text(), QStringLiteral("2"));
        QVERIFY(f.window.find<QLabel>("shareEpoch")
                ->text()
                .startsWith(QStringLiteral("Of epoch 2, renewed on ")));
    }

    void aVoidRefreshSaysThatNothingHasChanged()
    {
        Asked f;
        f.world.wallet.refreshError = Error { Code::RefreshVoid };
        f.button("refreshNow")->click();
        QVERIFY(f.result()->isVisible());
        QVERIFY(!f.window.find<Banner>("refreshUnfinished")->isVisible());
        QVERIFY(f.button("refresh")->isEnabled());
        QVERIFY(f.window.find<QLabel>("epoch")->text().startsWith(QLatin1Char('1')));
    }

    void aRefreshThatWasCutOffIsToldUntilItIsSettled()
    {
        Asked f;
        f.world.wallet.refreshError = Error { Code::RefreshUnfinished };
        f.button("refreshNow")->click();
        auto* unfinished = f.window.find<Banner>("refreshUnfinished");
        QVERIFY(unfinished->isVisible());
        QVERIFY(!f.result()->isVisible()); // said once
        QVERIFY(!f.button("refresh")->isEnabled());
        f.world.wallet.vaultList[0].refreshPending = false;
        f.world.wallet.vaultList[0].epoch = 2;
        emit f.world.wallet.vaultsChanged();
        QVERIFY(!unfinished->isVisible());
        QVERIFY(f.button("refresh")->isEnabled());
        QCOMPARE(f.window.find<QLabel>("epoch")->text(), QStringLiteral("2"));
    }

    void aRefreshThatRunsAlreadyIsFollowed()
    {
        World world;
        Window w(new KeySharesPage(world.context), kTall);
        QVERIFY(w.showActive());
        emit world.wallet.ceremonyProgress(progress(Phase::Reveal));
        QVERIFY(w.find<QWidget>("refreshCeremony")->isVisible());
        emit world.wallet.ceremonyProgress(progress(Phase::Finished));
        QVERIFY(!w.find<QWidget>("refreshCeremony")->isVisible());
        QVERIFY(!world.wallet.calls.contains(QStringLiteral("refreshShares")));
    }

    void anUnfinishedVaultIsFinishedOrRemoved()
    {
        World world;
        auto cutOff = wallet::FakeWallet::someVault(QStringLiteral("Savings <b>"));
        cutOff.id = QStringLiteral("ff00");
        world.wallet.unfinishedList << cutOff;
        auto* panel = new UnfinishedVaults(world.wallet);
        Window w(panel);
        QVERIFY(w.showActive());
        QVERIFY(panel->isVisible());
        VERIFY_SPEAKABLE(w);
        auto* finish = w.find<QPushButton>("unfinishedFinish");
        QVERIFY(!finish->isEnabled()); // not without its passphrase
        QTest::keyClicks(w.find<SecretEdit>("unfinishedPassphrase"), QStringLiteral("secret"));
        QVERIFY(finish->isEnabled());
        world.wallet.finishError = Error { Code::CosignerUnreachable };
        finish->click();
        QVERIFY(world.wallet.calls.contains(QStringLiteral("finish ff00")));
        QVERIFY(w.find<Banner>("unfinishedMessage")->isVisible());
        QVERIFY(w.find<SecretEdit>("unfinishedPassphrase")->isEmpty());
        w.find<QPushButton>("unfinishedRemove")->click();
        QVERIFY(world.wallet.calls.contains(QStringLiteral("remove ff00")));
        QTRY_VERIFY(!w.find<QPushButton>("unfinishedRemove"));
        QVERIFY(w.find<Banner>("unfinishedMessage")->title().contains(QStringLiteral("removed")));
    }

    void nothingUnfinishedTakesNoRoom()
    {
        World world;
        UnfinishedVaults panel(world.wallet);
        QVERIFY(panel.isHidden());
    }

    void keySharesSayWhyThereAreNotMoreSignaturesPrepared()
    {
        World world;
        world.wallet.linkValue.presignatures = 1;
        Window w(new KeySharesPage(world.context), { 1240, 1400 });
        QVERIFY(w.showActive());
        auto* pool = w.find<QLabel>("pool");
        for (const auto state : { PoolState::Waiting, PoolState::Filling, PoolState::Full }) {
            world.wallet.linkValue.pool = state;
            emit world.wallet.linkChanged();
            QVERIFY(!pool->text().contains(QStringLiteral("metered")));
        }
        world.wallet.linkValue.pool = PoolState::Metered;
        emit world.wallet.linkChanged();
        QVERIFY(pool->text().startsWith(QStringLiteral("1 of 4")));
        QVERIFY(pool->text().contains(QStringLiteral("metered")));
        QCOMPARE(clippedAtLast(w), QString());
    }

    void keySharesSayHowTheLinkEnded()
    {
        World world;
        Window w(new KeySharesPage(world.context), { 1240, 1400 });
        QVERIFY(w.showActive());
        auto* end = w.find<Banner>("linkError");
        // Taken over: nothing is wrong here.
        world.wallet.linkValue.error = Error { Code::NoSuchLink };
        world.wallet.setLink(LinkState::Broken, ShareState::Ready, ShareState::Ready);
        QVERIFY(end->title().contains(QStringLiteral("ended at the co-signers")));
        QVERIFY(w.find<QLabel>("linkState")->text().contains(QStringLiteral("is closed")));
        QVERIFY(w.find<QPushButton>("reopen")->isVisible());
        // Too often: when it is possible again.
        const QDateTime from(QDate(2026, 11, 22), QTime(14, 5));
        world.wallet.linkValue.error = Error { Code::RateLimited };
        world.wallet.linkValue.againFrom = from;
        emit world.wallet.linkChanged();
        QVERIFY(end->title().contains(QStringLiteral("within an hour")));
        const auto texts = end->findChildren<QLabel*>();
        const QString when = QLocale().toString(from.time(), QLocale::ShortFormat);
        QVERIFY(std::ranges::any_of(
            texts, [&](const QLabel* text) { return text->text().contains(when); }));
        QCOMPARE(clippedAtLast(w), QString());
    }

    void nothingIsCutAtAnySize_data() { addSizesAndScales(); }
    void nothingIsCutAtAnySize()
    {
        QFETCH(QSize, size);
        QFETCH(double, scale);
        useTheme(Scheme::Dark, scale);
        World world;
        world.wallet.vaultList[0].refreshPending = true;
        Window w(new KeySharesPage(world.context), size);
        QVERIFY(w.showActive());
        for (const bool asking : { false, true }) {
            if (asking) {
                world.wallet.vaultList[0].refreshPending = false;
                emit world.wallet.vaultsChanged();
                w.find<QPushButton>("refresh")->click();
            }
            QTest::qWait(10);
            QCOMPARE(w.width(), size.width() - sidebarWidth());
            QCOMPARE(clippedAtLast(w), QString());
            if (asking)
                keepPicture(*w.find<QWidget>("refreshCard"), QStringLiteral("refresh"), size, scale,
                    Scheme::Dark);
        }
    }
};

QTEST_MAIN(KeySharesTest)
#include "KeySharesTest.moc"
