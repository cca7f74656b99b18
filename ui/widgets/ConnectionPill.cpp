#include "ui/widgets/ConnectionPill.h"

#include <QCoreApplication>

namespace tercet::ui {

using wallet::LinkState;
using wallet::Share;
using wallet::ShareState;

ConnectionPill::ConnectionPill(wallet::Wallet& wallet, QWidget* parent)
    : Pill(QStringLiteral("link-2"), {}, Tone::Neutral, parent)
    , m_wallet(wallet)
{
    setObjectName(QStringLiteral("connection"));
    connect(&wallet, &wallet::Wallet::linkChanged, this, &ConnectionPill::update);
    update();
}

void ConnectionPill::update()
{
    const auto link = m_wallet.link();
    const auto down = [&](Share s) {
        const auto state = link.shares[std::size_t(s)];
        return state == ShareState::Offline || state == ShareState::Failed;
    };
    const bool google = down(Share::Google), azure = down(Share::Azure);
    if (google && azure) {
        setContent(QStringLiteral("circle-alert"), tr("Offline — approvals wait"), Tone::Bad);
    } else if (google || azure) {
        setContent(QStringLiteral("circle-alert"),
            tr("%1 unreachable").arg(shareName(google ? Share::Google : Share::Azure)), Tone::Bad);
    } else if (link.state == LinkState::Open) {
        setContent(QStringLiteral("link-2"), tr("Both co-signers online"), Tone::Ok);
    } else if (link.state == LinkState::Broken
        && !(link.error && link.error->code == Code::NoSuchLink)) {
        setContent(QStringLiteral("circle-alert"), tr("Connection ended"), Tone::Bad);
    } else if (link.state == LinkState::Opening) {
        setContent(QStringLiteral("clock"), tr("Connecting…"), Tone::Neutral);
    } else {
        setContent(QStringLiteral("clock"), tr("Not connected"), Tone::Neutral);
    }
}

QString shareName(Share share)
{
    switch (share) {
    case Share::Google:
        return QStringLiteral("Google Cloud");
    case Share::Azure:
        return QStringLiteral("Microsoft Azure");
    case Share::Device:
        break;
    }
    return QCoreApplication::translate("Shares", "This device");
}

QString shareEnclave(Share share)
{
    switch (share) {
    case Share::Google:
        return QStringLiteral("AMD SEV-SNP");
    case Share::Azure:
        return QStringLiteral("Intel SGX");
    case Share::Device:
        break;
    }
    return {};
}

} // namespace tercet::ui
