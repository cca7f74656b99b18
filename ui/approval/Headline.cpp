#include "ui/approval/Headline.h"

#include <QCoreApplication>
#include <algorithm>

namespace tercet::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Headline)
};

// Zero takes an allowance back, unless it may be the number of an item in a collection.
bool lets(const chains::Decoded& d)
{
    return d.amount->unlimited
        || std::ranges::find(d.risks, "approval", &chains::Risk::code) != d.risks.end();
}

QString unit(const chains::Decoded& d)
{
    return d.amount ? QString::fromStdString(d.amount->symbol) : QString();
}

} // namespace

QString headline(const chains::Decoded& d)
{
    const QString asset = unit(d);
    switch (d.kind) {
    case chains::Kind::NativeTransfer:
        return asset.isEmpty() ? headline(d.kind) : Words::tr("Send %1").arg(asset);
    case chains::Kind::TokenTransfer:
        return asset.isEmpty() ? headline(d.kind) : Words::tr("Send %1").arg(asset);
    case chains::Kind::TokenApproval:
        if (d.amount && d.amount->units.isZero() && !lets(d))
            return asset.isEmpty() ? Words::tr("Revoke an allowance")
                                   : Words::tr("Revoke an allowance of %1").arg(asset);
        return asset.isEmpty() ? headline(d.kind) : Words::tr("Allow spending of %1").arg(asset);
    default:
        return headline(d.kind);
    }
}

QString headline(chains::Kind kind)
{
    switch (kind) {
    case chains::Kind::NativeTransfer:
        return Words::tr("Send");
    case chains::Kind::TokenTransfer:
        return Words::tr("Send an unknown token");
    case chains::Kind::TokenApproval:
        return Words::tr("Allow spending of a token");
    case chains::Kind::ContractCall:
        return Words::tr("Call a contract");
    case chains::Kind::ContractCreation:
        return Words::tr("Create a contract");
    case chains::Kind::Message:
        return Words::tr("Sign a message");
    case chains::Kind::TypedData:
        return Words::tr("Sign typed data");
    }
    return {};
}

QString kindIcon(chains::Kind kind)
{
    switch (kind) {
    case chains::Kind::NativeTransfer:
    case chains::Kind::TokenTransfer:
        return QStringLiteral("arrow-up-right");
    case chains::Kind::TokenApproval:
        return QStringLiteral("key-round");
    case chains::Kind::ContractCall:
    case chains::Kind::ContractCreation:
    case chains::Kind::Message:
    case chains::Kind::TypedData:
        return QStringLiteral("file-code-2");
    }
    return {};
}

QString stateText(wallet::RequestState state)
{
    using S = wallet::RequestState;
    switch (state) {
    case S::Draft:
        return Words::tr("Draft");
    case S::Waiting:
        return Words::tr("Waiting for you");
    case S::Approved:
        return Words::tr("Approved");
    case S::Signing:
        return Words::tr("Being signed");
    case S::Signed:
        return Words::tr("Signed");
    case S::Broadcast:
        return Words::tr("Sent to the network");
    case S::Confirmed:
        return Words::tr("Confirmed");
    case S::Rejected:
        return Words::tr("Rejected");
    case S::Expired:
        return Words::tr("Expired");
    case S::Failed:
        return Words::tr("Failed");
    }
    return {};
}

QString agoText(const QDateTime& when, const QDateTime& now)
{
    const int minutes = int(qMax<qint64>(0, when.secsTo(now)) / 60);
    if (minutes < 1) return Words::tr("just now");
    if (minutes < 60) return Words::tr("%n minute(s) ago", nullptr, minutes);
    if (minutes < 24 * 60) return Words::tr("%n hour(s) ago", nullptr, minutes / 60);
    return Words::tr("%n day(s) ago", nullptr, minutes / (24 * 60));
}

QString expiryText(const QDateTime& expires, const QDateTime& now)
{
    const qint64 seconds = now.secsTo(expires);
    if (seconds <= 0) return Words::tr("Expired");
    if (seconds < 60) return Words::tr("Expires in less than a minute");
    if (seconds < 2 * 60 * 60)
        return Words::tr("Expires in %n minute(s)", nullptr, int(seconds / 60));
    if (seconds < 48 * 60 * 60)
        return Words::tr("Expires in %n hour(s)", nullptr, int(seconds / 3600));
    return Words::tr("Expires in %n day(s)", nullptr, int(seconds / (24 * 3600)));
}

} // namespace tercet::ui
