#include "ui/shell/Preferences.h"

#include <algorithm>

namespace tercet::ui {

namespace {

const QString kTheme = QStringLiteral("theme"), kTextScale = QStringLiteral("textScale"),
              kReduceMotion = QStringLiteral("reduceMotion"),
              kLanguage = QStringLiteral("language"), kLight = QStringLiteral("light"),
              kDark = QStringLiteral("dark");

} // namespace

Preferences Preferences::read(const wallet::Wallet& wallet)
{
    Preferences p;
    const auto theme = wallet.setting(kTheme, {}).toString();
    if (theme == kLight) p.scheme = Scheme::Light;
    if (theme == kDark) p.scheme = Scheme::Dark;
    const int scale = wallet.setting(kTextScale, 100).toInt();
    if (std::ranges::find(kTextScales, scale) != std::end(kTextScales)) p.textScale = scale;
    p.reduceMotion = wallet.setting(kReduceMotion, false).toBool();
    p.language = wallet.setting(kLanguage, {}).toString();
    return p;
}

void Preferences::write(wallet::Wallet& wallet) const
{
    wallet.setSetting(kTheme, !scheme ? QString() : *scheme == Scheme::Dark ? kDark : kLight);
    wallet.setSetting(kTextScale, textScale);
    wallet.setSetting(kReduceMotion, reduceMotion);
    wallet.setSetting(kLanguage, language);
}

} // namespace tercet::ui
