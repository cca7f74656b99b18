#include "app/desktop/QuitSignals.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#ifdef Q_OS_UNIX
#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace tercet::desktop {

#ifdef Q_OS_UNIX

namespace {

constexpr int kSignals[] = { SIGTERM, SIGINT, SIGHUP };

int g_pipe[2] = { -1, -1 }; // a handler may write to it, and may do little else

void onSignal(int)
{
    const char one = 1;
    [[maybe_unused]] const auto written = write(g_pipe[1], &one, 1);
}

} // namespace

QuitSignals::QuitSignals()
{
    if (pipe2(g_pipe, O_CLOEXEC | O_NONBLOCK) != 0) return;
    auto* notifier = new QSocketNotifier(g_pipe[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [] {
        char some[16];
        while (read(g_pipe[0], some, sizeof some) > 0) { }
        QCoreApplication::quit();
    });
    struct sigaction action {};
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART;
    for (const int signal : kSignals) sigaction(signal, &action, nullptr);
}

QuitSignals::~QuitSignals()
{
    for (const int signal : kSignals) std::signal(signal, SIG_DFL);
    for (int& end : g_pipe) {
        if (end >= 0) close(end);
        end = -1;
    }
}

#else

QuitSignals::QuitSignals() = default;
QuitSignals::~QuitSignals() = default;

#endif

} // namespace tercet::desktop
