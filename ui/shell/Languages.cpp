#include "ui/shell/Languages.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>
#include <memory>
#include <vector>

namespace tercet::ui {

namespace {

const QString kEnglish = QStringLiteral("en"), kGerman = QStringLiteral("de");

// The system's locale where it is of this language: a Swiss person who reads German gets Swiss
// numbers.
QLocale localeOf(const QString& code)
{
    const auto system = QLocale::system();
    const QLocale plain(code);
    return system.language() == plain.language() ? system : plain;
}

} // namespace

QStringList languages() { return { kEnglish, kGerman }; }

QString languageName(const QString& code)
{
    return code == kGerman ? QStringLiteral("Deutsch") : QStringLiteral("English");
}

QString systemLanguage()
{
    for (const auto& wanted : QLocale::system().uiLanguages())
        for (const auto& code : languages())
            if (wanted == code || wanted.startsWith(code + QLatin1Char('-'))) return code;
    return kEnglish;
}

void useLanguage(const QString& code)
{
    static std::vector<std::unique_ptr<QTranslator>> installed;
    for (const auto& translator : installed) QCoreApplication::removeTranslator(translator.get());
    installed.clear();
    const auto add = [&](const QString& name, const QString& folder) {
        auto translator = std::make_unique<QTranslator>();
        if (!translator->load(name, folder)) return;
        QCoreApplication::installTranslator(translator.get());
        installed.push_back(std::move(translator));
    };
    QLocale::setDefault(localeOf(code));
    add(QStringLiteral("qtbase_") + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    add(QStringLiteral("tercet_") + code, QStringLiteral(":/translations"));
}

} // namespace tercet::ui
