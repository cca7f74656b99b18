#include <QApplication>
#include <QDir>
#include <QTemporaryDir>

#include "tests/e2e/WindowDriver.h"
#include "ui/access/Accessibility.h"
#include "ui/theme/Theme.h"

using namespace tercet;
using e2e::WindowDriver;

namespace {

// Writes NAME-light.png and NAME-dark.png of the window as it stands.
class Camera {
public:
    Camera(WindowDriver& driver, const QString& folder)
        : m_driver(driver)
        , m_folder(folder)
    {
    }
    void take(const char* name)
    {
        for (const auto scheme : { ui::Scheme::Light, ui::Scheme::Dark }) {
            m_driver.appearance.setOverrides(scheme, QStringLiteral("en"));
            m_driver.appearance.apply(ui::Preferences::read(*m_driver.wallet));
            QTest::qWait(50);
            const auto file = QStringLiteral("%1/%2-%3.png")
                                  .arg(m_folder, QLatin1String(name),
                                      scheme == ui::Scheme::Light ? QStringLiteral("light")
                                                                  : QStringLiteral("dark"));
            if (!m_driver.window->grab().save(file)) qFatal("cannot write %s", qPrintable(file));
        }
    }

private:
    WindowDriver& m_driver;
    QString m_folder;
};

} // namespace

// Pictures of every page for the README: screenshots FOLDER. The wallet is a real practice vault,
// made anew.
int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    QApplication::setApplicationDisplayName(QStringLiteral("Tercet"));
    if (app.arguments().size() != 2) return 2;
    ui::installAccessibility();
    ui::Theme::the().setAnimationsEnabled(false);
    QTemporaryDir data;
    WindowDriver driver(data.filePath(QStringLiteral("data")));
    driver.window->resize(1240, 860);
    Camera camera(driver, app.arguments().at(1));
    if (!QTest::qWaitForWindowActive(driver.window.get())) return 1;
    camera.take("first-run");
    if (!driver.createVault(QStringLiteral("Treasury"))) return 1;
    if (!QTest::qWaitFor(
            [&] {
                return driver.wallet->link().presignatures
                    == driver.wallet->link().presignaturesWanted;
            },
            60'000))
        return 1;
    (void)driver.wallet->setLabel(QStringLiteral("0x8ba1f109551bD432803012645Ac136ddd64DBA72"),
        QStringLiteral("Northwind Trading"));

    const std::pair<const char*, ui::Place> pages[] = { { "overview", ui::Place::Overview },
        { "approvals", ui::Place::Approvals }, { "send", ui::Place::Send },
        { "receive", ui::Place::Receive }, { "activity", ui::Place::Activity },
        { "key-shares", ui::Place::KeyShares }, { "settings", ui::Place::Settings } };
    for (const auto& [name, place] : pages) {
        driver.window->go(place);
        camera.take(name);
    }
    // The oldest request that can be approved by holding, and what comes of it.
    for (const auto& request : driver.wallet->requests()) {
        const auto detail = driver.wallet->request(request.id);
        if (!detail || detail->gesture.kind != wallet::Gesture::Kind::Hold) continue;
        driver.window->go(ui::Place::Approvals, request.id);
        camera.take("approval");
        if (!driver.holdToApprove()) return 1;
        camera.take("signed");
        break;
    }
    driver.wallet->lock();
    if (!driver.wait("unlockPage")) return 1;
    camera.take("unlock");
    return 0;
}
