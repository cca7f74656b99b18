#include <QApplication>
#include <QTimer>
#include <cstdio>

#include "app/desktop/FirstPaint.h"
#include "app/desktop/Options.h"
#include "app/desktop/QuitSignals.h"
#include "app/desktop/StartTime.h"
#include "core/base/Process.h"
#include "core/wallet/Open.h"
#include "ui/access/Accessibility.h"
#include "ui/notify/DesktopNotifier.h"
#include "ui/shell/Appearance.h"
#include "ui/shell/MainWindow.h"
#include "ui/text/ErrorText.h"

using namespace tercet;

namespace {

int complain(const QString& what)
{
    std::fprintf(stderr, "tercet: %s\n", qPrintable(what));
    return 1;
}

} // namespace

int main(int argc, char** argv)
{
    hardenProcess();
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("tercet"));
    QApplication::setApplicationDisplayName(QStringLiteral("Tercet"));
    QApplication::setDesktopFileName(QStringLiteral("io.tercet.Tercet"));
    QApplication::setApplicationVersion(QStringLiteral(TERCET_VERSION));
    const auto options = desktop::parseOptions(app);
    const desktop::QuitSignals quits;

    auto wallet = wallet::openWallet({ options.dataFolder, options.keychain });
    if (!wallet)
        return complain(QString::fromStdString(wallet.error().context) + QLatin1Char(' ')
            + ui::errorText(wallet.error()).both());

    ui::installAccessibility();
    ui::Appearance appearance(app);
    appearance.setOverrides(options.scheme, options.language);
    appearance.apply(ui::Preferences::read(**wallet));
    ui::SystemPrompts prompts;
    ui::DesktopNotifier notifier;
    ui::Context context { **wallet, prompts };
    context.notifier = &notifier;
    ui::MainWindow window(context, appearance);
    if (options.size.isValid()) window.resize(options.size);
    if (options.timeStart)
        new desktop::FirstPaint(window, [] {
            const auto taken = desktop::sinceStart();
            std::printf("%.0f %.0f\n", taken.wallMs, taken.cpuMs);
            std::fflush(stdout);
            QApplication::quit();
        });
    window.show();
    // What can wait waits for the first paint.
    QTimer::singleShot(0, &appearance, [&appearance] { appearance.followSystem(); });
    if (!options.grab.isEmpty())
        QTimer::singleShot(options.grabAfterMs, &window, [&] {
            window.grab().save(options.grab);
            QApplication::quit();
        });
    return QApplication::exec();
}
