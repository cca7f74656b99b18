#include "ui/restore/RestoreDue.h"

#include <QCoreApplication>
#include <algorithm>

namespace tercet::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RestoreDue)
};

} // namespace

QDateTime restoreDue(const wallet::Wallet& wallet, const QString& vault)
{
    const auto all = wallet.unfinishedVaults();
    const auto found = std::ranges::find(all, vault, &wallet::VaultInfo::id);
    return found == all.end() ? QDateTime() : found->restoreDue;
}

QString remainingText(qint64 seconds)
{
    if (seconds < 60) return Words::tr("%n second(s)", nullptr, int(qMax<qint64>(seconds, 0)));
    const qint64 minutes = (seconds + 59) / 60;
    if (minutes < 60) return Words::tr("%n minute(s)", nullptr, int(minutes));
    const qint64 hours = minutes / 60;
    const auto hoursText = Words::tr("%n hour(s)", nullptr, int(hours % 24));
    if (hours < 24) {
        //: %1: hours, %2: minutes
        return Words::tr("%1, %2").arg(
            hoursText, Words::tr("%n minute(s)", nullptr, int(minutes % 60)));
    }
    if (hours % 24 == 0) return Words::tr("%n day(s)", nullptr, int(hours / 24));
    //: %1: days, %2: hours
    return Words::tr("%1, %2").arg(Words::tr("%n day(s)", nullptr, int(hours / 24)), hoursText);
}

} // namespace tercet::ui
