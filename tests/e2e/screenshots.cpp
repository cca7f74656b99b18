#include <QApplication>
#include <QDir>
#include <QPlainTextEdit>
#include <QTemporaryDir>

#include "tests/e2e/Keeper.h"
#include "tests/e2e/WindowDriver.h"
#include "ui/access/Accessibility.h"
#include "ui/theme/Theme.h"

using namespace tercet;
using e2e::Keeper;
using e2e::WindowDriver;

namespace {

// What a picture needs was not there: the driver has said what.
void need(bool done)
{
    if (!done) qFatal("no pictures");
}

// Writes NAME-light.png and NAME-dark.png of the window as it stands.
class Camera {
public:
    Camera(WindowDriver& driver, const QString& folder, const QString& language)
        : m_driver(driver)
        , m_folder(folder)
        , m_language(language)
    {
    }
    void take(const char* name)
    {
        for (const auto scheme : { ui::Scheme::Dark, ui::Scheme::Light }) {
            m_driver.appearance.setOverrides(scheme, m_language);
            m_driver.appearance.apply(ui::Preferences::read(*m_driver.wallet));
            QTest::qWait(50);
            const auto file = QStringLiteral("%1/%2-%3.png")
                                  .arg(m_folder, QLatin1String(name),
                                      scheme == ui::Scheme::Light ? QStringLiteral("light")
                                                                  : QStringLiteral("dark"));
            if (!m_driver.window->grab().save(file, "PNG", 0)) // the smallest
                qFatal("cannot write %s", qPrintable(file));
        }
    }

private:
    WindowDriver& m_driver;
    QString m_folder, m_language;
};

void pages(WindowDriver& driver, Camera& camera)
{
    const std::pair<const char*, ui::Place> all[]
        = { { "overview", ui::Place::Overview }, { "approvals", ui::Place::Approvals },
              { "send", ui::Place::Send }, { "receive", ui::Place::Receive },
              { "activity", ui::Place::Activity }, { "key-shares", ui::Place::KeyShares },
              { "settings", ui::Place::Settings }, { "policy", ui::Place::Policy } };
    for (const auto& [name, place] : all) {
        driver.window->go(place);
        camera.take(name);
    }
}

// The oldest request that can be approved by holding, and what comes of it.
void signature(WindowDriver& driver, Camera& camera)
{
    for (const auto& request : driver.wallet->requests()) {
        const auto detail = driver.wallet->request(request.id);
        if (!detail || detail->gesture.kind != wallet::Gesture::Kind::Hold) continue;
        driver.window->go(ui::Place::Approvals, request.id);
        need(driver.holdToApprove());
        camera.take("signed");
        break;
    }
}

void backUp(WindowDriver& driver, Camera& camera, const QString& file, const Keeper& keeper)
{
    driver.window->go(ui::Place::Backup);
    camera.take("backup-lock");
    need(driver.click("lockKeys") && driver.type("backupRecipients", keeper.recipient)
        && driver.click("backupNext"));
    driver.prompts.save = file;
    need(driver.click("backupChoose") && driver.click("backupNext")
        && driver.wait("backupTest", 60'000));
    camera.take("backup");
    driver.prompts.open = keeper.file;
    need(driver.click("backupTest") && driver.click("backupOtherKey") && driver.click("backupKey"));
    camera.take("drill-open");
    need(driver.click("backupOpen") && driver.wait("drillResult", 60'000));
    camera.take("drill");
}

// Three recipients of whom one has not shown the key yet.
void leave(WindowDriver& driver, Camera& camera, const QString& folder,
    const std::array<Keeper, 3>& keepers)
{
    driver.window->go(ui::Place::Leave);
    for (int i = 0; i < 3; ++i)
        need(driver.type(
            "exportCard/recipient" + QByteArray::number(i + 1), keepers[std::size_t(i)].recipient));
    need(driver.click("exportCard/registerRecipients"));
    for (int i = 0; i < 2; ++i) {
        const QByteArray row = "exportCard/recipientRow" + QByteArray::number(i + 1) + "/";
        need(driver.click(row + "testRecipient") && driver.wait(row + "challenge"));
        const auto* challenge = driver.find<QPlainTextEdit>(row + "challenge");
        need(driver.type(row + "answer", keepers[std::size_t(i)].open(challenge->toPlainText()))
            && driver.click(row + "checkAnswer"));
        need(QTest::qWaitFor([&] { return !driver.find(row + "answer"); }, 20'000));
    }
    driver.prompts.save = folder;
    need(driver.click("exportCard/makePackage") && driver.wait("exportCard/packageResult", 60'000));
    camera.take("leave");
}

void recovery(WindowDriver& driver, Camera& camera, const QString& folder,
    const std::array<Keeper, 3>& keepers)
{
    driver.window->go(ui::Place::KeyShares);
    driver.prompts.folder = folder;
    need(driver.click("recoverOffline") && driver.click("choosePackage"));
    for (const auto& keeper : keepers) {
        driver.prompts.open = keeper.file;
        need(driver.click("addIdentity"));
    }
    camera.take("recovery-keys");
    need(driver.click("verifyPackage") && driver.wait("verdict", 60'000));
    camera.take("recovery");
    need(driver.click("closeRecovery"));
}

void restore(WindowDriver& driver, Camera& camera, const QString& file, const Keeper& keeper)
{
    need(driver.click("restoreBackup"));
    driver.prompts.open = file;
    need(driver.click("backupFile") && driver.click("backupOtherKey"));
    driver.prompts.open = keeper.file;
    need(driver.click("backupKey") && driver.click("backupOpen")
        && driver.wait("backupFacts", 60'000));
    camera.take("restore");
}

} // namespace

// Pictures of every page, for the README and for whoever looks after them:
// screenshots FOLDER [LANGUAGE [WIDTHxHEIGHT]]. The wallet is a real practice vault, made anew.
int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    QApplication::setApplicationDisplayName(QStringLiteral("Tercet"));
    const auto arguments = app.arguments();
    if (arguments.size() < 2 || arguments.size() > 4) return 2;
    const auto language = arguments.value(2, QStringLiteral("en"));
    const auto size = arguments.value(3, QStringLiteral("1240x860")).split(QLatin1Char('x'));
    ui::installAccessibility();
    ui::Theme::the().setAnimationsEnabled(false);
    const QTemporaryDir data(QDir::tempPath() + QStringLiteral("/tercet-XXXXXX"));
    const auto at = [&data](const char* name) { return data.filePath(QLatin1String(name)); };
    WindowDriver driver(at("data"), language);
    driver.window->resize(size.value(0).toInt(), size.value(1).toInt());
    Camera camera(driver, arguments.at(1), language);
    if (!QTest::qWaitForWindowActive(driver.window.get())) return 1;
    camera.take("first-run");
    need(driver.createVault(QStringLiteral("Treasury")));
    need(QTest::qWaitFor(
        [&] {
            return driver.wallet->link().presignatures == driver.wallet->link().presignaturesWanted;
        },
        60'000));
    (void)driver.wallet->setLabel(QStringLiteral("0x8ba1f109551bD432803012645Ac136ddd64DBA72"),
        QStringLiteral("Northwind Trading"));
    pages(driver, camera);
    if (arguments.size() < 4)
        signature(driver, camera); // a small window wants to be scrolled first
    const std::array keepers { Keeper(at("notary.txt")), Keeper(at("sister.txt")),
        Keeper(at("safe.txt")) };
    const auto file = at("Treasury-share1-epoch1.age");
    backUp(driver, camera, file, keepers[2]);
    leave(driver, camera, at("Treasury-export-epoch1"), keepers);
    recovery(driver, camera, at("Treasury-export-epoch1"), keepers);
    driver.wallet->lock();
    need(driver.wait("unlockPage") != nullptr);
    camera.take("unlock");
    restore(driver, camera, file, keepers[2]);
    return 0;
}
