#include "ui/firstrun/PairingText.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace tercet::ui {

namespace {

constexpr qsizetype kMaxText = 2000;

} // namespace

std::optional<wallet::CosignerPlace> readPairingText(const QString& text)
{
    const auto trimmed = text.trimmed();
    if (trimmed.size() > kMaxText) return {};
    if (trimmed.startsWith(QLatin1Char('{'))) {
        const auto object = QJsonDocument::fromJson(trimmed.toUtf8()).object();
        const wallet::CosignerPlace place { object[QLatin1String("url")].toString(),
            object[QLatin1String("tls_pin")].toString(),
            object[QLatin1String("pairing_code")].toString() };
        if (place.url.isEmpty() || place.pin.isEmpty()) return {};
        return place;
    }
    static const QRegularExpression space(QStringLiteral("\\s+"));
    const auto parts = trimmed.split(space, Qt::SkipEmptyParts);
    if (parts.size() != 3 || !parts[0].startsWith(QLatin1String("https://"))) return {};
    return wallet::CosignerPlace { parts[0], parts[1], parts[2] };
}

} // namespace tercet::ui
