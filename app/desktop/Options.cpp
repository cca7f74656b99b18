#include "app/desktop/Options.h"

#include <QCommandLineParser>
#include <cstdio>
#include <cstdlib>

#include "ui/shell/Languages.h"

namespace tercet::desktop {

namespace {

[[noreturn]] void usage(const QString& what)
{
    std::fprintf(stderr, "tercet: %s\n", qPrintable(what));
    std::exit(2);
}

} // namespace

Options parseOptions(const QCoreApplication& app)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Desktop wallet that holds one of three key shares"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        { QStringLiteral("data"), QStringLiteral("Keep everything in this folder."),
            QStringLiteral("folder") },
        { QStringLiteral("keychain"),
            QStringLiteral("Where new vaults keep their share: system, file or memory."),
            QStringLiteral("kind") },
        { QStringLiteral("theme"), QStringLiteral("light or dark, for this run."),
            QStringLiteral("name") },
        { QStringLiteral("lang"), QStringLiteral("en or de, for this run."),
            QStringLiteral("code") },
        { QStringLiteral("size"), QStringLiteral("Size of the window."), QStringLiteral("WxH") },
        { QStringLiteral("grab"),
            QStringLiteral("Write a picture of the window to this file and end."),
            QStringLiteral("file") },
        { QStringLiteral("time-start"),
            QStringLiteral("Print milliseconds (wall, CPU) from the start of the process to the "
                           "window's first picture, and end.") },
    });
    if (!parser.parse(app.arguments())) usage(parser.errorText());
    if (parser.isSet(QStringLiteral("help"))) parser.showHelp();
    if (parser.isSet(QStringLiteral("version"))) parser.showVersion();
    if (!parser.positionalArguments().isEmpty())
        usage(QStringLiteral("unexpected argument ") + parser.positionalArguments().first());

    Options options;
    options.dataFolder = parser.value(QStringLiteral("data"));
    options.grab = parser.value(QStringLiteral("grab"));
    options.timeStart = parser.isSet(QStringLiteral("time-start"));
    if (const auto kind = parser.value(QStringLiteral("keychain")); kind == QLatin1String("system"))
        options.keychain = wallet::KeychainKind::System;
    else if (kind == QLatin1String("file"))
        options.keychain = wallet::KeychainKind::File;
    else if (kind == QLatin1String("memory"))
        options.keychain = wallet::KeychainKind::Memory;
    else if (!kind.isEmpty())
        usage(QStringLiteral("--keychain is system, file or memory"));
    if (const auto theme = parser.value(QStringLiteral("theme")); theme == QLatin1String("light"))
        options.scheme = ui::Scheme::Light;
    else if (theme == QLatin1String("dark"))
        options.scheme = ui::Scheme::Dark;
    else if (!theme.isEmpty())
        usage(QStringLiteral("--theme is light or dark"));
    options.language = parser.value(QStringLiteral("lang"));
    if (!options.language.isEmpty() && !ui::languages().contains(options.language))
        usage(QStringLiteral("--lang is one of ") + ui::languages().join(QStringLiteral(", ")));
    if (const auto size = parser.value(QStringLiteral("size")).split(QLatin1Char('x'));
        size.size() == 2)
        options.size = QSize(size[0].toInt(), size[1].toInt());
    return options;
}

} // namespace tercet::desktop
