#include "ui/freeze/FreezeStrip.h"

#include <algorithm>

#include "ui/freeze/FreezeText.h"

namespace tercet::ui {

namespace {

constexpr qint64 kLongestMs = 3'600'000; // a clock may be set meanwhile

} // namespace

FreezeStrip::FreezeStrip(Context& context, QWidget* parent)
    : Banner(parent)
    , m_context(context)
{
    setObjectName(QStringLiteral("freezeStrip"));
    m_end.setSingleShot(true);
    connect(&m_end, &QTimer::timeout, this, &FreezeStrip::update);
    connect(&context.wallet, &wallet::Wallet::freezeChanged, this, &FreezeStrip::update);
    connect(&context.wallet, &wallet::Wallet::lockStateChanged, this, &FreezeStrip::update);
    update();
}

void FreezeStrip::update()
{
    const auto freeze = m_context.wallet.freezeStatus();
    const auto now = m_context.now();
    if (!isFrozen(freeze, now)) return clear();
    m_end.start(int(std::min(kLongestMs, now.msecsTo(freeze.until))));
    const auto text = frozenTitle(freeze), detail = frozenDetail(freeze);
    if (accessibleName() != text + QLatin1Char(' ') + detail || isHidden())
        show(freeze.complete() ? Tone::Info : Tone::Warn, text, detail);
}

} // namespace tercet::ui
