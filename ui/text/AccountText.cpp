#include "ui/text/AccountText.h"

#include <QCoreApplication>

#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

namespace {

constexpr int kLimit = 80;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(AccountText)
};

} // namespace

QString accountText(const wallet::Account& account)
{
    if (!account.name.isEmpty()) return visibleText(account.name, kLimit);
    return account.index ? Words::tr("Account %1").arg(account.index) : Words::tr("Main account");
}

} // namespace tercet::ui
