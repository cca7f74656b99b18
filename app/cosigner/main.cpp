#include <QCoreApplication>
#include <cstdio>

#include "app/cosigner/BackupCommand.h"
#include "app/cosigner/Commands.h"
#include "app/cosigner/DeviceCommands.h"
#include "app/cosigner/Init.h"
#include "app/cosigner/RequestCommands.h"
#include "app/cosigner/Serve.h"
#include "core/base/Process.h"

namespace {

using namespace tercet;

// Empty: nothing more is to be printed.
Result<nlohmann::ordered_json> run(const operating::Options& options)
{
    using enum operating::Command;
    switch (options.command) {
    case Init:
        return operating::init(options);
    case Serve: {
        TERCET_CHECK(operating::serve(options));
        return nlohmann::ordered_json();
    }
    case Pair:
    case DevicesList:
    case DevicesAdd:
    case DevicesRevoke:
    case DevicesKeep:
        return operating::executeOnDevices(options);
    case CertificateRenew:
        return operating::renewCertificate(options);
    case RequestsList:
    case RequestsShow:
        return operating::executeOnRequests(options);
    case Backup:
        return operating::backup(options);
    default:
        return operating::execute(options);
    }
}

} // namespace

int main(int argc, char** argv)
{
    hardenProcess();
    const std::vector<std::string> words(argv + (argc > 0 ? 1 : 0), argv + argc);
    int qtArgc = argc > 0 ? 1 : 0;
    QCoreApplication app(qtArgc, argv);

    const auto options = operating::parse(words);
    if (options && options->command == operating::Command::Help) {
        std::fputs(operating::kHelp, stdout);
        return 0;
    }
    const auto answer = options ? run(*options) : std::unexpected(options.error());
    if (!answer) {
        const auto& error = answer.error();
        const nlohmann::ordered_json out { { "error",
            { { "code", codeName(error.code) }, { "message", error.context } } } };
        std::puts(
            out.dump(-1, ' ', true, nlohmann::ordered_json::error_handler_t::replace).c_str());
        return error.code == Code::Usage ? 2 : 1;
    }
    if (answer->is_null()) return 0;
    std::puts(answer->dump().c_str());
    return answer->value("sound", true) ? 0 : 1;
}
