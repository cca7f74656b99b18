#pragma once

#include <QString>
#include <QStringList>

namespace tercet::ui {

// Codes of the languages there are, English first; each named in itself.
QStringList languages();
QString languageName(const QString& code);
// The code that the system asks for, "en" when we do not have it.
QString systemLanguage();
// Installs our and Qt's texts for the language; numbers and dates follow. Widgets that exist keep
// their texts.
void useLanguage(const QString& code);

} // namespace tercet::ui
