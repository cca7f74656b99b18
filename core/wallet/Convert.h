#pragma once

#include <QByteArray>
#include <QString>
#include <optional>

#include "core/base/Bytes.h"
#include "core/chains/Decoded.h"

namespace tercet::wallet {

// Between the plain C++ of the lower layers and Qt. Nothing secret passes here.
inline QString toQt(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}
inline QByteArray toQt(ByteView bytes)
{
    return QByteArray(reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size()));
}
inline Bytes fromQt(const QByteArray& bytes) { return Bytes(bytes.begin(), bytes.end()); }
inline ByteView viewOf(const QByteArray& bytes)
{
    return { reinterpret_cast<const std::uint8_t*>(bytes.constData()), std::size_t(bytes.size()) };
}
inline QString hexText(ByteView bytes) { return toQt(hex(bytes)); }
inline QString hex0xText(ByteView bytes) { return toQt(hex0x(bytes)); }
// SQLite stores a null QString as NULL; our text columns are NOT NULL.
inline QString stored(const QString& text) { return text.isNull() ? QStringLiteral("") : text; }

std::optional<Code> codeFromName(std::string_view name);
std::optional<chains::Kind> kindFromName(std::string_view name);

} // namespace tercet::wallet
