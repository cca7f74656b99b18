#include "ui/firstrun/PairingText.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

namespace tercet::ui {

namespace {

constexpr qsizetype kMaxText = 2000;

// It only fills the fields in, like everything that is pasted.
std::optional<wallet::CosignerPlace> readLink(const QString& text)
{
    const QUrlQuery query(QUrl(text, QUrl::StrictMode));
    const auto part = [&](const char* name) {
        const auto values = query.allQueryItemValues(QLatin1String(name), QUrl::FullyDecoded);
        return values.size() == 1 ? values.first() : QString();
    };
    const wallet::CosignerPlace place { part("url"), part("pin"), part("code") };
    if (!place.url.startsWith(QLatin1String("https://")) || place.pin.isEmpty()
        || place.pairingCode.isEmpty())
        return {};
    return place;
}

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
    if (trimmed.startsWith(QLatin1String("tercet-cosigner:"))) return readLink(trimmed);
    static const QRegularExpression space(QStringLiteral("\\s+"));
    const auto parts = trimmed.split(space, Qt::SkipEmptyParts);
    if (parts.size() != 3 || !parts[0].startsWith(QLatin1String("https://"))) return {};
    return wallet::CosignerPlace { parts[0], parts[1], parts[2] };
}

} // namespace tercet::ui
