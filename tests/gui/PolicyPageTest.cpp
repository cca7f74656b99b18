#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QToolButton>

#include "core/policy/PolicyJson.h"
#include "tests/gui/PageFixture.h"
#include "ui/policy/PolicyPage.h"
#include "ui/text/PolicyWords.h"
#include "ui/widgets/Banner.h"

using namespace tercet;
using namespace tercet::ui;
using namespace tercet::ui::test;
using policy::Change;
using policy::Policy;

namespace {

constexpr QSize kTall { 1240, 2600 };
const std::string kOther = "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359";

chains::Uint256 ether(const char* amount) { return *chains::Uint256::fromAmount(amount, 18); }

// One that says something of everything.
Policy everything()
{
    Policy p { .limitPerTransaction = ether("1.5"), .blindSigning = true };
    p.otherUnits = { ether("3"), ether("10"), ether("20") };
    p.limits = { { { policy::Family::Ethereum, 1, {} }, ether("2"), { ether("4"), {}, {} } },
        { { policy::Family::Ethereum, 1, "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48" },
            chains::Uint256(5'000'000'000), {} } };
    p.allowed = { { kTo, kOther } };
    p.denied = { kFrom };
    p.kinds
        = std::uint8_t(policy::RequestKind::Transfer) | std::uint8_t(policy::RequestKind::Message);
    p.newRecipientDelayS = 86400;
    p.quietHours = hoursOf(22 * 60, 6 * 60, { 0, 1, 2, 3, 4, 5, 6 });
    p.quorum = { { policy::Role::Approver, 2 } };
    p.looseningDelayS = 86400;
    return normalized(p);
}

wallet::CosignerStatus status(int share, const std::optional<Policy>& policy)
{
    wallet::CosignerStatus s { .share = share };
    s.reachable = policy.has_value();
    s.policy = policy;
    if (!policy) s.error = Error { Code::CosignerUnreachable };
    return s;
}

struct Open {
    World world;
    PolicyPage* page;
    Window window;
    explicit Open(const Policy& policy = {})
        : page((world.wallet.policyValue.policy = policy, new PolicyPage(world.context)))
        , window(page, kTall)
    {
        world.wallet.statusList = { status(2, policy), status(3, policy) };
        window.showActive();
        page->refresh();
    }
    template <typename W> W* find(const char* name) const { return window.find<W>(name); }
    void click(const char* name) const { find<QPushButton>(name)->click(); }
    void type(const char* name, const QString& text) const
    {
        auto* edit = find<QLineEdit>(name);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }
    QString party(int share) const
    {
        return window.findChild<QWidget*>(QStringLiteral("party%1").arg(share))->accessibleName();
    }
    const Policy& stored() const { return world.wallet.policyValue.policy; }
    QStringList differences() const
    {
        QStringList out;
        for (auto* row :
            find<QWidget>("policyReview")->findChildren<QWidget*>(QStringLiteral("difference")))
            if (row->isVisible()) out << said(row->findChild<QLabel*>());
        return out;
    }
};

} // namespace

class PolicyPageTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { initGui(); }
    void cleanup() { useTheme(); }

    void readingChangesNothing()
    {
        const Open o(everything());
        QVERIFY(!o.find<QPushButton>("policyGo")->isVisible());
        // What was read back from every field is what stands in the policy.
        o.find<QCheckBox>("kind1")->click();
        o.find<QCheckBox>("kind1")->click();
        QVERIFY(!o.find<QPushButton>("policyGo")->isVisible());
        QVERIFY(!o.world.wallet.calls.contains(QStringLiteral("setPolicy")));
        QCOMPARE(o.find<QLineEdit>("limit0:any")->text(), QStringLiteral("1.5"));
        QCOMPARE(o.find<QLineEdit>("limit1:ethereum:1")->text(), QStringLiteral("4"));
        VERIFY_SPEAKABLE(const_cast<Window&>(o.window));
    }

    void tighteningIsShownAndHoldsAtOnce()
    {
        Open o({ .looseningDelayS = 86400 });
        o.type("limit0:any", QStringLiteral("1.5x"));
        QVERIFY(!o.find<QPushButton>("policyGo")->isEnabled());
        o.type("limit0:any", QStringLiteral("1.5"));
        o.find<QCheckBox>("kind32")->click();
        QVERIFY(o.find<QLabel>("policySummary")->text().contains(QStringLiteral("less")));
        o.click("policyGo");
        QVERIFY(!o.world.wallet.calls.contains(QStringLiteral("setPolicy"))); // shown first
        QVERIFY(o.find<Banner>("policyMeaning")->title().contains(QStringLiteral("at once")));
        QCOMPARE(o.differences().size(), 2);
        VERIFY_SPEAKABLE(o.window);
        o.click("policyGo");
        QCOMPARE(o.stored().limitPerTransaction, ether("1.5"));
        QVERIFY(!o.stored().allows(policy::RequestKind::Deploy));
        QCOMPARE(o.stored().looseningDelayS, 86400u);
        QVERIFY(o.find<Banner>("policyBanner")->title().contains(QStringLiteral("All three")));
        QVERIFY(!o.find<QPushButton>("policyGo")->isVisible());
    }

    void looseningSaysUntilWhenItWaitsAndCanBeCancelled()
    {
        Open o(everything());
        o.type("limit0:any", QStringLiteral("2"));
        o.click("policyGo");
        const auto due = o.world.now.addDays(1);
        const auto shown = QLocale().toString(due.toLocalTime(), QLocale::ShortFormat);
        QVERIFY(o.find<Banner>("policyMeaning")->title().contains(shown));
        o.world.wallet.policyDue = due;
        o.click("policyGo");
        QCOMPARE(o.stored(), everything()); // still
        QVERIFY(o.find<Banner>("policyBanner")->title().contains(shown));
        QVERIFY(o.find<QWidget>("pending")->isVisible());
        VERIFY_SPEAKABLE(o.window);
        o.click("cancelPending");
        QVERIFY(o.world.wallet.calls.contains(QStringLiteral("cancelPolicy 1")));
        QVERIFY(!o.find<QWidget>("pending")->isVisible());
    }

    void discardBringsBackWhatIsInForce()
    {
        const Open o(everything());
        o.type("limit0:any", QStringLiteral("7"));
        o.find<QToolButton>("removeLimit")->click();
        o.find<QToolButton>("removeAddress")->click();
        o.find<QToolButton>("removeQuiet")->click();
        o.click("policyBack");
        QVERIFY(!o.find<QPushButton>("policyGo")->isVisible());
        QCOMPARE(o.find<QLineEdit>("limit0:any")->text(), QStringLiteral("1.5"));
    }

    void everyPartOfAPolicyCanBeMade()
    {
        Open o;
        o.world.wallet.tokenList = {};
        o.type("limit3:any", QStringLiteral("20"));
        o.click("addLimit"); // Ethereum's own unit
        o.type("limit0:ethereum:1", QStringLiteral("2"));
        o.find<QComboBox>("limitAsset")->setCurrentIndex(1); // by its contract
        o.type("limitContract", QStringLiteral("0x12"));
        o.click("addLimit");
        QVERIFY(!o.find<QWidget>("limit0:ethereum:1:0x12"));
        const auto usdc = QStringLiteral("0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48");
        o.type("limitContract", usdc);
        o.click("addLimit");
        o.type(qPrintable(QStringLiteral("limit1:ethereum:1:") + usdc), QStringLiteral("1000"));
        o.find<QCheckBox>("onlyAllowed")->click();
        o.type("allowedAddress", QStringLiteral("0xnot"));
        o.click("allowedAdd");
        o.type("allowedAddress", QString::fromLatin1(kTo).toLower());
        o.click("allowedAdd");
        o.type("deniedAddress", QLatin1String(kFrom));
        o.click("deniedAdd");
        o.find<QCheckBox>("blindSigning")->click();
        o.find<QSpinBox>("quorum3")->setValue(2);
        auto* delay = o.find<QComboBox>("newRecipientDelay");
        delay->setCurrentIndex(delay->findData(86400u));
        emit delay->activated(0);
        o.find<QComboBox>("quietDays")->setCurrentIndex(1);
        o.click("addQuiet");
        o.click("policyGo");
        o.click("policyGo");
        Policy wanted { .blindSigning = true };
        wanted.otherUnits.month = ether("20");
        wanted.limits = { { { policy::Family::Ethereum, 1, {} }, ether("2"), {} },
            { { policy::Family::Ethereum, 1, usdc.toStdString() }, {},
                { chains::Uint256(1'000'000'000), {}, {} } } };
        wanted.allowed = { { kTo } };
        wanted.denied = { kFrom };
        wanted.newRecipientDelayS = 86400;
        wanted.quorum = { { policy::Role::Approver, 2 } };
        wanted.quietHours = hoursOf(22 * 60, 6 * 60, { 0, 1, 2, 3, 4 });
        QCOMPARE(QString::fromStdString(policy::toJson(o.stored()).dump()),
            QString::fromStdString(policy::toJson(normalized(wanted)).dump()));
    }

    void eachPartySaysWhatItHolds()
    {
        Open o({ .looseningDelayS = 3600 });
        QCOMPARE(o.party(1), QStringLiteral("In force"));
        auto other = o.stored();
        other.limitPerTransaction = ether("9");
        o.world.wallet.statusList = { status(2, other), status(3, {}) };
        o.page->refresh();
        QCOMPARE(o.party(0), QStringLiteral("In force"));
        QCOMPARE(o.party(1), QStringLiteral("Another policy"));
        QCOMPARE(o.party(2), QStringLiteral("Unknown"));
        QVERIFY(o.window.findChild<QLabel*>(QStringLiteral("partyWords2"))
                ->text()
                .contains(QStringLiteral("reach"), Qt::CaseInsensitive));
        QStringList there;
        for (auto* row :
            o.find<QWidget>("parties")->findChildren<QWidget*>(QStringLiteral("difference")))
            there << said(row->findChild<QLabel*>());
        QCOMPARE(there.size(), 1);
        QVERIFY(there[0].contains(QStringLiteral("9")));
    }

    void aChangeFromElsewhereKeepsTheDraft()
    {
        Open o;
        o.type("limit0:any", QStringLiteral("2"));
        o.world.wallet.policyValue.policy.blindSigning = true;
        emit o.world.wallet.policyChanged();
        QCOMPARE(o.find<QLineEdit>("limit0:any")->text(), QStringLiteral("2"));
        QVERIFY(o.find<QPushButton>("policyGo")->isVisible());
    }

    void whatWasRefusedIsSaidAndTheDraftStays()
    {
        Open o;
        o.world.wallet.policyError = Error { Code::CosignerUnreachable };
        o.type("limit0:any", QStringLiteral("2"));
        o.click("policyGo");
        o.click("policyGo");
        QVERIFY(!o.find<Banner>("policyBanner")->title().isEmpty());
        QVERIFY(o.find<QPushButton>("policyGo")->isEnabled());
    }

    void differencesSayWhatEachDoesByItself()
    {
        const auto from = everything();
        auto to = from;
        to.limitPerTransaction = ether("1");
        to.kinds = policy::kAllKinds;
        to.quietHours = policy::normalized(
            { .quietHours = hoursOf(21 * 60, 6 * 60, { 0, 1, 2, 3, 4, 5, 6 }) })
                            .quietHours;
        std::erase(*to.allowed, kOther);
        to.denied.clear();
        const auto all = policyDifferences(from, to);
        const auto count = [&](Change change) {
            return std::ranges::count(all, change, &PolicyDifference::change);
        };
        QCOMPARE(count(Change::Loosening), 5); // four kinds, one address not denied any more
        QCOMPARE(count(Change::Tightening), 3);
        QCOMPARE(all.size(), 8);
        QVERIFY(policyDifferences(from, from).isEmpty());
        QVERIFY(policySummary({}).isEmpty());
        for (const auto& line : policySummary(from)) QVERIFY(!line.contains(QLatin1Char('%')));
    }

    void quietHoursReadAsPeopleSayThem()
    {
        const auto words = [](const std::vector<policy::Hours>& hours) {
            QStringList out;
            for (const auto& time :
                quietTimes(policy::normalized({ .quietHours = hours }).quietHours))
                out << quietWords(time);
            return out;
        };
        QCOMPARE(words(hoursOf(22 * 60, 6 * 60, { 0, 1, 2, 3, 4, 5, 6 })).size(), 1);
        QVERIFY(words(hoursOf(22 * 60, 6 * 60, { 6 }))[0].startsWith(QStringLiteral("Sunday")));
        QVERIFY(words(hoursOf(9 * 60, 17 * 60, { 0, 1, 2, 3, 4 }))[0].startsWith(
            QStringLiteral("Monday to Friday")));
        QCOMPARE(words({ { 0, 100 }, { 5000, 9000 } }).size(), 2);
    }

    void nothingIsCutAtAnySize_data() { addSizesAndScales(); }
    void nothingIsCutAtAnySize()
    {
        QFETCH(QSize, size);
        QFETCH(double, scale);
        useTheme(Scheme::Dark, scale);
        World world;
        world.wallet.policyValue.policy = everything();
        world.wallet.statusList = { status(2, everything()), status(3, Policy {}) };
        auto waits = everything();
        waits.limitPerTransaction.reset();
        world.wallet.pendingValue
            = { { QStringLiteral("3"), waits, { world.now, world.now, {} } } };
        auto* page = new PolicyPage(world.context);
        Window w(page, size);
        QVERIFY(w.showActive());
        page->refresh();
        for (const bool reviewing : { false, true }) {
            if (reviewing) {
                w.find<QCheckBox>("blindSigning")->click();
                w.find<QPushButton>("policyGo")->click();
            }
            QTest::qWait(10);
            QCOMPARE(w.width(), size.width() - sidebarWidth());
            QCOMPARE(clippedAtLast(w), QString());
        }
    }
};

QTEST_MAIN(PolicyPageTest)
#include "PolicyPageTest.moc"
