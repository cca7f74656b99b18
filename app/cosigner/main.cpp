#include <QCoreApplication>
#include <cstdio>

#include "app/cosigner/Commands.h"
#include "core/base/Process.h"

int main(int argc, char** argv)
{
    using namespace tercet;
    hardenProcess();
    const std::vector<std::string> words(argv + (argc > 0 ? 1 : 0), argv + argc);
    int qtArgc = argc > 0 ? 1 : 0;
    QCoreApplication app(qtArgc, argv);

    const auto options = operating::parse(words);
    if (options && options->command == operating::Command::Help) {
        std::fputs(operating::kHelp, stdout);
        return 0;
    }
    const auto answer = options ? operating::execute(*options) : std::unexpected(options.error());
    if (!answer) {
        const auto& error = answer.error();
        const nlohmann::ordered_json out { { "error",
            { { "code", codeName(error.code) }, { "message", error.context } } } };
        std::puts(
            out.dump(-1, ' ', true, nlohmann::ordered_json::error_handler_t::replace).c_str());
        return error.code == Code::Usage ? 2 : 1;
    }
    std::puts(answer->dump().c_str());
    return answer->value("sound", true) ? 0 : 1;
}
