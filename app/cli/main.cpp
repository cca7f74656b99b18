#include <QCoreApplication>

#include "app/cli/Run.h"
#include "app/cli/recover/Offline.h"
#include "core/base/Process.h"

int main(int argc, char** argv)
{
    tercet::hardenProcess();
    // Qt takes some words for itself; ours are read as they were given.
    const std::vector<std::string> words(argv + (argc > 0 ? 1 : 0), argv + argc);
    if (const auto code = tercet::cli::runOffline(words)) return *code;
    int qtArgc = argc > 0 ? 1 : 0;
    QCoreApplication app(qtArgc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("tercet"));
    return tercet::cli::run(words);
}
