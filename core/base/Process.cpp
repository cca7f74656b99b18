#include "core/base/Process.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace tercet {

namespace {

// Where code, certificates or configuration of the libraries would come from, or where keys would
// be logged to.
constexpr std::array<std::string_view, 21> kVariables { "GCONV_PATH", "GIO_EXTRA_MODULES",
    "GIO_MODULE_DIR", "GLIBC_TUNABLES", "GTK3_MODULES", "GTK_MODULES", "GTK_PATH", "OPENSSL_CONF",
    "OPENSSL_CONF_INCLUDE", "OPENSSL_ENGINES", "OPENSSL_MODULES", "QML2_IMPORT_PATH",
    "QML_IMPORT_PATH", "QTKEYCHAIN_BACKEND", "QT_PLUGIN_PATH", "QT_QPA_GENERIC_PLUGINS",
    "QT_QPA_PLATFORM_PLUGIN_PATH", "QT_SSL_USE_TEMPORARY_KEYCHAIN", "SSLKEYLOGFILE", "SSL_CERT_DIR",
    "SSL_CERT_FILE" };

bool isDangerous(std::string_view name)
{
    return name.starts_with("LD_") || name.starts_with("DYLD_")
        || std::ranges::find(kVariables, name) != kVariables.end();
}

std::vector<std::string> removeDangerousVariables()
{
    std::vector<std::string> names;
    for (char** entry = environ; entry && *entry; ++entry) {
        const std::string_view pair(*entry);
        const auto name = pair.substr(0, pair.find('='));
        if (isDangerous(name)) names.emplace_back(name);
    }
    for (const auto& name : names) ::unsetenv(name.c_str());
    return names;
}

} // namespace

Hardening defaultHardening()
{
#if defined(NDEBUG) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    return Hardening::Full;
#else
    return Hardening::KeepDebuggable;
#endif
}

HardeningReport hardenProcess(Hardening hardening)
{
    HardeningReport report;
    report.removedVariables = removeDangerousVariables();
    ::umask(077);
    if (hardening == Hardening::KeepDebuggable) return report;
    const rlimit none { 0, 0 };
    if (::setrlimit(RLIMIT_CORE, &none) != 0) report.failed.emplace_back("RLIMIT_CORE");
#ifdef __linux__
    if (::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) report.failed.emplace_back("PR_SET_DUMPABLE");
#endif
    return report;
}

} // namespace tercet
