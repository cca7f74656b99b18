#pragma once

#include <QSize>
#include <QString>
#include <optional>

#include "core/wallet/Types.h"
#include "ui/theme/Theme.h"

class QCoreApplication;

namespace tercet::desktop {

// The command line of the window.
struct Options {
    QString dataFolder; // empty: the platform's
    std::optional<wallet::KeychainKind> keychain {};
    std::optional<ui::Scheme> scheme {};
    QString language;
    QSize size;
    QString grab; // file for a picture of the window, after which the program ends
    int grabAfterMs { 700 };
    bool timeStart = false; // print how long the first picture took, and end
};

// Ends the program with exit code 2 on a usage error, as with --help and --version.
Options parseOptions(const QCoreApplication& app);

} // namespace tercet::desktop
