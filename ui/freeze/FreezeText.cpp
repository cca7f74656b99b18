#include "ui/freeze/FreezeText.h"

#include <QCoreApplication>
#include <QLocale>

#include "ui/widgets/ConnectionPill.h"

namespace tercet::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Freeze)
};

} // namespace

bool isFrozen(const wallet::FreezeStatus& freeze, const QDateTime& now)
{
    return freeze.until.isValid() && freeze.until > now;
}

QString frozenTitle(const wallet::FreezeStatus& freeze)
{
    return Words::tr("Frozen until %1")
        .arg(QLocale().toString(freeze.until.toLocalTime(), QLocale::ShortFormat));
}

QString frozenDetail(const wallet::FreezeStatus& freeze)
{
    if (freeze.complete())
        return Words::tr("This device and both co-signers sign nothing until then. Nobody can end "
                         "it earlier.");
    if (!freeze.confirmed[1] && !freeze.confirmed[2])
        return Words::tr("This device signs nothing. Neither co-signer has confirmed yet; both are "
                         "told again while the vault is unlocked.");
    const auto missing = freeze.confirmed[1] ? wallet::Share::Azure : wallet::Share::Google;
    return Words::tr("Nothing can be signed without this device. %1 has not confirmed yet and is "
                     "told again while the vault is unlocked.")
        .arg(shareName(missing));
}

} // namespace tercet::ui
