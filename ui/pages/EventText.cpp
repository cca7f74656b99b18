#include "ui/pages/EventText.h"

#include <QCoreApplication>

namespace tercet::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(EventText)
};

} // namespace

QString eventText(wallet::EventKind kind, const QString& request)
{
    using K = wallet::EventKind;
    const auto with = [&](const QString& sentence, const QString& alone) {
        return request.isEmpty() ? alone : sentence.arg(request);
    };
    switch (kind) {
    case K::VaultCreated:
        return Words::tr("The vault was made with all three shares");
    case K::RequestCreated:
        return with(Words::tr("New request: %1"), Words::tr("New request"));
    case K::Approved:
        return with(Words::tr("You approved: %1"), Words::tr("You approved a request"));
    case K::Rejected:
        return with(Words::tr("You rejected: %1"), Words::tr("You rejected a request"));
    case K::Signed:
        return with(Words::tr("Signed: %1"), Words::tr("A request was signed"));
    case K::Broadcasted:
        return with(Words::tr("Sent to the network: %1"),
            Words::tr("A transaction was sent to the network"));
    case K::Confirmed:
        return with(Words::tr("Confirmed: %1"), Words::tr("A transaction was confirmed"));
    case K::Failed:
        return with(Words::tr("Not signed: %1"), Words::tr("A request was not signed"));
    case K::Expired:
        return with(Words::tr("Expired: %1"), Words::tr("A request expired"));
    case K::PolicyChanged:
        return Words::tr("The policy was changed");
    case K::Quarantine:
        return Words::tr("The connection to the co-signers was closed for safety");
    case K::LinkOpened:
        return Words::tr("The connection to the co-signers was opened");
    case K::Unlocked:
        return Words::tr("The vault was unlocked");
    case K::SharesRefreshed:
        return Words::tr("All three key shares were refreshed");
    case K::RefreshUndone:
        return Words::tr("A refresh did not go through; the shares stay as they were");
    case K::PolicyPending:
        return Words::tr("A looser policy waits for its delay");
    case K::PolicyCancelled:
        return Words::tr("A change of the policy was cancelled");
    case K::Frozen:
        return Words::tr("The vault was frozen");
    case K::VaultRestored:
        return Words::tr("The vault was restored from a backup");
    case K::BackupTested:
        return Words::tr("A backup was tested with both co-signers");
    case K::DeviceWaiting:
        return Words::tr("Another device asks to take the place of this one");
    case K::BackupMade:
        return Words::tr("A backup of this device’s share was made");
    case K::RecipientsChanged:
        return Words::tr("The recipients of exports were set");
    case K::RecipientsWaiting:
        return Words::tr("Other recipients of exports are asked for, and wait for the delay");
    case K::SharesExported:
        return Words::tr("All three key shares were exported");
    case K::TrustPackaged:
        return Words::tr("A package for the trust was made");
    }
    return {};
}

QString eventIcon(wallet::EventKind kind)
{
    using K = wallet::EventKind;
    switch (kind) {
    case K::VaultCreated:
    case K::PolicyChanged:
    case K::PolicyPending:
    case K::PolicyCancelled:
    case K::Frozen:
    case K::VaultRestored:
    case K::BackupTested:
    case K::BackupMade:
    case K::RecipientsChanged:
    case K::SharesExported:
    case K::TrustPackaged:
        return QStringLiteral("shield-check");
    case K::RequestCreated:
        return QStringLiteral("inbox");
    case K::Approved:
        return QStringLiteral("fingerprint");
    case K::Signed:
        return QStringLiteral("key-round");
    case K::Broadcasted:
        return QStringLiteral("arrow-up-right");
    case K::Confirmed:
        return QStringLiteral("circle-check");
    case K::Rejected:
    case K::Expired:
        return QStringLiteral("x");
    case K::Failed:
        return QStringLiteral("circle-alert");
    case K::Quarantine:
    case K::DeviceWaiting:
    case K::RecipientsWaiting:
        return QStringLiteral("triangle-alert");
    case K::LinkOpened:
        return QStringLiteral("link-2");
    case K::Unlocked:
        return QStringLiteral("lock");
    case K::SharesRefreshed:
        return QStringLiteral("refresh-cw");
    case K::RefreshUndone:
        return QStringLiteral("circle-alert");
    }
    return QStringLiteral("history");
}

} // namespace tercet::ui
