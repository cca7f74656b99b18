#include <QLabel>
#include <QRegularExpression>
#include <QTemporaryDir>

#include "core/chains/ethereum/Transaction.h"
#include "tests/e2e/WindowDriver.h"
#include "ui/access/Accessibility.h"
#include "ui/widgets/AddressView.h"
#include "ui/widgets/Banner.h"

using namespace tercet;
using e2e::WindowDriver;
using wallet::RequestState;

// The real wallet, the real practice co-signers and the real window: the samples of a new practice
// vault are approved with the hands of a person, and what comes out is a signature of the vault's
// own address.
class WholeWindowTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        ui::installAccessibility();
        m_driver = std::make_unique<WindowDriver>(m_folder.filePath(QStringLiteral("data")));
        QVERIFY(QTest::qWaitForWindowActive(m_driver->window.get()));
        QVERIFY(m_driver->createVault(QStringLiteral("Treasury")));
        m_address = m_driver->wallet->accounts().first().address;
        QTest::keyClick(m_driver->window.get(), Qt::Key_2, Qt::ControlModifier);
        QVERIFY(m_driver->wait("approvalCard"));
    }
    void cleanupTestCase() { m_driver.reset(); }

    void holdingSignsASample()
    {
        const auto id = waiting(chains::Kind::NativeTransfer);
        m_driver->window->go(ui::Place::Approvals, id);
        QVERIFY(m_driver->holdToApprove());
        verify(id);
    }

    void theUnlimitedAllowanceWantsAnInnerGroup()
    {
        const auto id = waiting(chains::Kind::TokenApproval);
        m_driver->window->go(ui::Place::Approvals, id);
        QVERIFY(m_driver->wait("typedQuestion"));
        QVERIFY(!m_driver->find("approve"));
        const auto asked = QRegularExpression(QStringLiteral("\\d+"))
                               .match(m_driver->find<QLabel>("typedQuestion")->text());
        const QString address = m_driver->find<ui::AddressView>("recipient")->address();
        const int group = asked.captured().toInt();
        QVERIFY(group > 1 && group < 10);
        QVERIFY(m_driver->type("typedConfirmation", address.right(4)));
        QTest::qWait(900);
        QVERIFY(!m_driver->find("typedApprove")->isEnabled());
        QVERIFY(m_driver->type("typedConfirmation", address.mid(2 + 4 * (group - 1), 4)));
        QVERIFY(m_driver->click("typedApprove"));
        QVERIFY(m_driver->wait("signed", 60'000));
        verify(id);
    }

    void afterAFailureTheSameRequestIsSignedOnceMore()
    {
        const auto id = waiting(chains::Kind::TokenTransfer);
        m_driver->window->go(ui::Place::Approvals, id);
        m_driver->wallet->setFaults(wallet::Share::Azure, { .refuse = true });
        const QPointer<QWidget> hold = m_driver->wait<QWidget>("approve", 30'000);
        QVERIFY(hold && hold->isEnabled());
        QTest::mousePress(hold, Qt::LeftButton);
        auto* failure = m_driver->wait<ui::Banner>("failureWhat", 60'000);
        QVERIFY(failure);
        QVERIFY2(failure->title().contains(QStringLiteral("Microsoft Azure")),
            qPrintable(failure->title()));
        QVERIFY(m_driver->wallet->request(id)->rawTransaction.isEmpty());
        m_driver->wallet->setFaults(wallet::Share::Azure, {});
        QVERIFY(m_driver->click("retry"));
        QVERIFY(m_driver->holdToApprove());
        verify(id);
    }

private:
    QString waiting(chains::Kind kind) const
    {
        for (const auto& request : m_driver->wallet->requests())
            if (request.kind == kind && request.state == RequestState::Waiting) return request.id;
        return {};
    }
    void verify(const QString& id)
    {
        const auto request = m_driver->wallet->request(id);
        QVERIFY(request);
        QCOMPARE(request->head.state, RequestState::Signed);
        const auto raw = fromHex0x(request->rawTransaction.toStdString());
        QVERIFY(raw);
        const auto parsed = chains::ethereum::parseSigned(*raw);
        QVERIFY(parsed);
        QCOMPARE(QString::fromStdString(parsed->from.text()), m_address);
        QCOMPARE(chains::ethereum::buildUnsigned(parsed->tx), request->payload.bytes);
    }

    QTemporaryDir m_folder;
    QString m_address;
    std::unique_ptr<WindowDriver> m_driver;
};

QTEST_MAIN(WholeWindowTest)
#include "WholeWindowTest.moc"
