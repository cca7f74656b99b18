#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QToolButton>

#include "tests/gui/PageFixture.h"
#include "ui/pages/AddressEdit.h"
#include "ui/pages/SendPage.h"
#include "ui/widgets/AddressView.h"
#include "ui/widgets/AmountInput.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/FactRow.h"

using namespace tercet;
using namespace tercet::ui;
using namespace tercet::ui::test;

namespace {

struct Form {
    World world;
    SendPage* page;
    Window window;
    Form()
        : page(new SendPage(world.context))
        , window(page)
    {
        window.showActive();
    }
    QLineEdit* edit(const char* name) const { return window.find<QLineEdit>(name); }
    QPushButton* button(const char* name) const { return window.find<QPushButton>(name); }
    Banner* note() const { return window.find<Banner>("recipientNote"); }
    QString errorAt(const char* name) const
    {
        for (QWidget* w = edit(name); w; w = w->parentWidget())
            if (auto* field = qobject_cast<FormField*>(w)) return field->error();
        return {};
    }
    void fill()
    {
        edit("to")->setText(QLatin1String(kTo));
        edit("amountInput")->setText(QStringLiteral("1.5"));
        edit("gasLimit")->setText(QStringLiteral("21000"));
        edit("maxFee")->setText(QStringLiteral("24.5"));
        edit("priorityFee")->setText(QStringLiteral("1"));
        edit("nonce")->setText(QStringLiteral("7"));
    }
};

} // namespace

class SendPageTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { initGui(); }
    void cleanup()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        useTheme();
    }

    void anyAddressOfOnesOwnCanPay()
    {
        Form f;
        f.world.wallet.addAccount(QStringLiteral("Second"));
        f.page->refresh();
        f.fill();
        f.window.find<QComboBox>("account")->setCurrentIndex(1);
        f.window.find<QSpinBox>("index")->setValue(1);
        QCOMPARE(said(f.window.find<QLabel>("ownAddress")), f.world.wallet.address(1, 1)->address);
        f.button("review")->click();
        QCOMPARE(f.world.wallet.sendForms.size(), 1);
        QCOMPARE(f.world.wallet.sendForms[0].account, 1U);
        QCOMPARE(f.world.wallet.sendForms[0].index, 1U);
    }

    void aCompleteFormBecomesARequest()
    {
        Form f;
        f.fill();
        QSignalSpy went(f.page, &Page::goTo);
        f.button("review")->click();
        QCOMPARE(f.world.wallet.sendForms.size(), 1);
        const auto& form = f.world.wallet.sendForms[0];
        QCOMPARE(form.chainId, 1ull);
        QCOMPARE(form.to, QLatin1String(kTo));
        QCOMPARE(form.amount, QStringLiteral("1.5"));
        QCOMPARE(form.token, QString());
        QVERIFY(form.eip1559);
        QCOMPARE(form.gasLimit, QStringLiteral("21000"));
        QCOMPARE(form.maxFeePerGasGwei, QStringLiteral("24.5"));
        QCOMPARE(form.maxPriorityFeePerGasGwei, QStringLiteral("1"));
        QCOMPARE(form.nonce, QStringLiteral("7"));
        QCOMPARE(went[0][0].value<Place>(), Place::Approvals);
        QCOMPARE(went[0][1].toString(), QStringLiteral("request-1"));
        QVERIFY(f.edit("to")->text().isEmpty());
    }

    void everyMissingFieldSaysSoAndNothingIsMade()
    {
        Form f;
        f.button("review")->click();
        for (const char* name :
            { "to", "amountInput", "gasLimit", "maxFee", "priorityFee", "nonce" })
            QVERIFY2(!f.errorAt(name).isEmpty(), name);
        QVERIFY(f.world.wallet.sendForms.isEmpty());
        f.fill();
        QTest::keyClicks(f.edit("amountInput"), QStringLiteral("0"));
        QVERIFY(f.errorAt("amountInput").isEmpty());
    }

    void malformedNumbersAreRefused_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("german");
        QTest::addColumn<QString>("plain"); // null: refused
        QTest::newRow("en") << "1250.5" << false << "1250.5";
        QTest::newRow("en grouping") << "1,250.5" << false << QString();
        QTest::newRow("de") << "1250,5" << true << "1250.5";
        QTest::newRow("de grouping") << "1.250" << true << QString();
        QTest::newRow("exponent") << "1e5" << false << QString();
        QTest::newRow("negative") << "-1" << false << QString();
        QTest::newRow("two points") << "1.2.3" << false << QString();
        QTest::newRow("ends with a point") << "1." << false << QString();
        QTest::newRow("arabic digits") << QStringLiteral("\u0661") << false << QString();
        QTest::newRow("huge") << QString(90, QLatin1Char('9')) << false
                              << QString(90, QLatin1Char('9')); // the core's to judge
    }
    void malformedNumbersAreRefused()
    {
        QFETCH(QString, typed);
        QFETCH(bool, german);
        QFETCH(QString, plain);
        if (german) QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        const auto found = plainNumber(typed);
        QCOMPARE(found.has_value(), !plain.isNull());
        if (found) QCOMPARE(*found, plain);
    }

    void theCoresErrorStandsAtItsField()
    {
        Form f;
        f.fill();
        f.world.wallet.sendError = Error { Code::FeeAboveMaximum, {}, "maxPriorityFeePerGasGwei" };
        f.button("review")->click();
        QVERIFY(!f.errorAt("priorityFee").isEmpty());
        f.world.wallet.sendError = Error { Code::Storage };
        f.button("review")->click();
        QVERIFY(f.window.find<Banner>("sendMessage")->isVisible());
        QVERIFY(!f.edit("to")->text().isEmpty()); // nothing is lost
    }

    void addressesAreJudgedAsTheyAreTyped()
    {
        Form f;
        f.edit("to")->setText(
            QStringLiteral("0x5aAeb6053f3E94C9b9A09f33669435E7Ef1BeAed")); // one letter's case
        QVERIFY(!f.errorAt("to").isEmpty());
        QVERIFY(!f.window.find<AddressView>("toWhole"));
        f.edit("to")->setText(QLatin1String(kTo));
        QVERIFY(f.errorAt("to").isEmpty());
        QCOMPARE(f.window.find<AddressView>("toWhole")->address(), QLatin1String(kTo));
        QVERIFY(f.note()->title().contains(QStringLiteral("checksum")));
        f.edit("to")->setText(QString::fromLatin1(kTo).toLower());
        QVERIFY(f.note()->title().contains(QStringLiteral("no checksum")));
        f.edit("to")->setText(QStringLiteral("0x5aAe"));
        QVERIFY(f.errorAt("to").isEmpty()); // still being typed
        f.button("review")->click();
        QVERIFY(!f.errorAt("to").isEmpty());
    }

    void theAddressBookAndLookAlikes()
    {
        Form f;
        f.world.wallet.book << wallet::AddressBookEntry { QLatin1String(kTo),
            QStringLiteral("North & wind\u202E"), {} };
        f.page->refresh();
        auto* book = f.window.find<QToolButton>("addressBook");
        QVERIFY(book->isVisible());
        QVERIFY(book->menu()->actions()[0]->text().contains(QLatin1String(kTo))); // never shortened
        QVERIFY(!book->menu()->actions()[0]->text().contains(QChar(0x202E)));
        book->menu()->actions()[0]->trigger();
        QCOMPARE(f.edit("to")->text(), QLatin1String(kTo));
        QVERIFY(f.note()->title().contains(QStringLiteral("In your address book")));
        f.edit("to")->setText(QStringLiteral("0x5aae00000000000000000000000000000000eaed"));
        QVERIFY2(f.note()->title().contains(QStringLiteral("looks like")),
            qPrintable(f.note()->title()));
        f.edit("to")->setText(QStringLiteral("0x71c7656ec7ab88b098defb751b7401b5f6d8976f"));
        QVERIFY(f.note()->title().contains(QStringLiteral("your own")));
    }

    void aSwappedClipboardIsTold()
    {
        Form f;
        auto* to = f.window.find<AddressEdit>("to");
        to->setPasteCheckDelay(30);
        auto* clipboard = QGuiApplication::clipboard();
        clipboard->setText(QLatin1String(kTo));
        to->setFocus();
        to->paste();
        QCOMPARE(to->text(), QLatin1String(kTo));
        clipboard->setText(QLatin1String(kFrom)); // malware, a moment later
        QTRY_VERIFY(f.note()->title().contains(QStringLiteral("clipboard")));
        to->clear();
        clipboard->setText(QLatin1String(kTo));
        QSignalSpy checked(to, &AddressEdit::pasteChecked);
        to->paste();
        QVERIFY(checked.wait());
        QVERIFY(!f.note()->title().contains(QStringLiteral("clipboard")));
    }

    void tokensAreNamedWithTheirContract()
    {
        Form f;
        f.world.wallet.tokenList << wallet::Token { 1,
            QStringLiteral("0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48"), QStringLiteral("USDC"),
            QStringLiteral("USD Coin"), 6 };
        f.page->refresh();
        auto* asset = f.window.find<QComboBox>("asset");
        QCOMPARE(asset->count(), 2);
        asset->setCurrentIndex(1);
        QCOMPARE(f.window.find<QLabel>("assetContract")->text(),
            QStringLiteral("0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48"));
        f.fill();
        f.button("review")->click();
        QCOMPARE(f.world.wallet.sendForms[0].token,
            QStringLiteral("0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48"));
        f.window.find<QComboBox>("network")->setCurrentIndex(1);
        QCOMPARE(asset->count(), 1);
    }

    void legacyFeesHaveOnePrice()
    {
        Form f;
        f.window.find<QComboBox>("feeKind")->setCurrentIndex(1);
        QVERIFY(!f.edit("maxFee")->isVisible());
        QVERIFY(f.edit("gasPrice")->isVisible());
        f.fill();
        f.edit("gasPrice")->setText(QStringLiteral("30"));
        f.button("review")->click();
        QVERIFY(!f.world.wallet.sendForms[0].eip1559);
        QCOMPARE(f.world.wallet.sendForms[0].gasPriceGwei, QStringLiteral("30"));
    }

    void theNodeFillsTheForm()
    {
        Form f;
        QVERIFY(!f.button("askNode")->isEnabled());
        QVERIFY(
            f.window.find<QLabel>("nodeNote")->text().contains(QStringLiteral("No node is set")));
        f.world.wallet.networkList[0].nodeUrl = QStringLiteral("http://127.0.0.1:8545");
        f.page->refresh();
        f.world.wallet.nodeFacts = wallet::NodeFacts { QStringLiteral("4"), QStringLiteral("21000"),
            QStringLiteral("22.5"), QStringLiteral("1.1"), QStringLiteral("20"),
            QStringLiteral("3.25") };
        f.world.wallet.hold = true;
        f.button("askNode")->click();
        QVERIFY(!f.button("askNode")->isEnabled());
        f.world.wallet.release();
        QCOMPARE(f.edit("nonce")->text(), QStringLiteral("4"));
        QCOMPARE(f.edit("maxFee")->text(), QStringLiteral("22.5"));
        QVERIFY(f.window.find<QLabel>("nodeNote")->text().contains(QStringLiteral("3.25")));
        f.world.wallet.hold = false;
        f.world.wallet.nodeFacts = fail(Code::NodeUnreachable);
        f.button("askNode")->click();
        QVERIFY(f.window.find<Banner>("sendMessage")->isVisible());
        QVERIFY(f.button("askNode")->isEnabled());
    }

    void nothingIsCutAtAnySize()
    {
        for (const double scale : { 1.0, 1.6 })
            for (const QSize size : { QSize(900, 640), QSize(1600, 1200) }) {
                useTheme(Scheme::Light, scale);
                World world;
                Window w(new SendPage(world.context), size);
                QVERIFY(w.showActive());
                w.find<QLineEdit>("to")->setText(QLatin1String(kTo));
                w.find<QPushButton>("review")->click();
                QTest::qWait(10);
                QCOMPARE(clippedAtLast(w), QString());
                VERIFY_SPEAKABLE(w);
            }
    }
};

QTEST_MAIN(SendPageTest)
#include "SendPageTest.moc"
