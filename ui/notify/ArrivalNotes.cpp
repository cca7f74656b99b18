#include "ui/notify/ArrivalNotes.h"

#include "ui/notify/Notifier.h"
#include "ui/pages/RequestQueue.h"
#include "ui/shell/Preferences.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

namespace {
constexpr int kNameLimit = 40;
}

ArrivalNotes::ArrivalNotes(Context& context, QObject* parent)
    : QObject(parent)
    , m_context(context)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &ArrivalNotes::tell);
    connect(&context.wallet, &wallet::Wallet::requestArrived, this, [this](const QString& id) {
        m_arrived.append(id);
        m_soon.start();
    });
    connect(&context.wallet, &wallet::Wallet::lockStateChanged, this, [this] {
        if (m_context.wallet.lockState() != wallet::LockState::Unlocked) m_arrived.clear();
    });
}

void ArrivalNotes::tell()
{
    const auto arrived = std::exchange(m_arrived, {});
    if (arrived.isEmpty() || !m_context.notifier
        || !m_context.wallet.setting(setting::kNotify, true).toBool())
        return;
    const auto only = arrived.size() == 1 ? arrived.first() : QString();
    auto body = tr("Open Tercet to look at it.");
    if (only.isEmpty()) body = tr("Open Tercet to look at them.");
    if (!only.isEmpty() && m_context.wallet.setting(setting::kNotifyDetails, false).toBool())
        if (const auto said = details(only); !said.isEmpty()) body = said;
    m_context.notifier->show(
        tr("%n request(s) wait for your approval", nullptr, int(arrived.size())), body,
        [this, only] { emit opened(only); });
}

QString ArrivalNotes::details(const QString& id) const
{
    const auto request = m_context.wallet.request(id);
    if (!request) return {};
    //: %1 is a name that the requester chose itself, %2 for example "Send 1.5 ETH"
    return tr("“%1”, as it says itself: %2")
        .arg(visibleText(request->requester, kNameLimit), requestLine(*request));
}

} // namespace tercet::ui
