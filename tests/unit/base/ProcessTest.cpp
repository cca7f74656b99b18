#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/Process.h"

namespace tercet {
namespace {

constexpr const char* kHostile[] = { "LD_PRELOAD", "LD_LIBRARY_PATH", "LD_AUDIT", "QT_PLUGIN_PATH",
    "QT_QPA_PLATFORM_PLUGIN_PATH", "SSL_CERT_FILE", "SSL_CERT_DIR", "OPENSSL_CONF", "SSLKEYLOGFILE",
    "GIO_EXTRA_MODULES", "QTKEYCHAIN_BACKEND" };

// Hardening cannot be undone, so each test runs it in a child; `check` says what is wrong, 0 for
// nothing.
template <typename Check> int inChild(Check check)
{
    const auto child = ::fork();
    if (child == 0) ::_exit(check());
    int status = -1;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

unsigned currentUmask()
{
    const auto mask = ::umask(0);
    ::umask(mask);
    return mask;
}

TEST(Process, removesAHostileEnvironmentAndNothingElse)
{
    EXPECT_EQ(inChild([] {
        for (const auto* name : kHostile) ::setenv(name, "/tmp/evil", 1);
        ::setenv("QT_QPA_PLATFORM", "offscreen", 1);
        ::setenv("XDG_CURRENT_DESKTOP", "GNOME", 1);
        const auto report = hardenProcess(Hardening::KeepDebuggable);
        for (const auto* name : kHostile) {
            if (::getenv(name)) return 1;
            if (std::ranges::find(report.removedVariables, name) == report.removedVariables.end())
                return 2;
        }
        if (!::getenv("QT_QPA_PLATFORM") || !::getenv("XDG_CURRENT_DESKTOP") || !::getenv("PATH"))
            return 3;
        if (!hardenProcess(Hardening::KeepDebuggable).removedVariables.empty()) return 4;
        return 0;
    }),
        0);
}

TEST(Process, filesArePrivateByDefault)
{
    EXPECT_EQ(inChild([] {
        ::umask(022);
        hardenProcess(Hardening::KeepDebuggable);
        return currentUmask() == 077 ? 0 : 1;
    }),
        0);
}

TEST(Process, fullHardeningForbidsCoreDumpsAndTracing)
{
    EXPECT_EQ(inChild([] {
        if (!hardenProcess(Hardening::Full).failed.empty()) return 1;
        if (::prctl(PR_GET_DUMPABLE) != 0) return 2;
        rlimit limit {};
        ::getrlimit(RLIMIT_CORE, &limit);
        return limit.rlim_cur == 0 && limit.rlim_max == 0 ? 0 : 3;
    }),
        0);
}

TEST(Process, debuggableKeepsTheDebugger)
{
    EXPECT_EQ(inChild([] {
        hardenProcess(Hardening::KeepDebuggable);
        return ::prctl(PR_GET_DUMPABLE) == 1 ? 0 : 1;
    }),
        0);
}

} // namespace
} // namespace tercet
