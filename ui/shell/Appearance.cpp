#include "ui/shell/Appearance.h"

#include <QApplication>

#include "ui/shell/Languages.h"

namespace tercet::ui {

Appearance::Appearance(QApplication& app)
    : m_app(app)
{
    connect(&m_system, &SystemAppearance::changed, this, &Appearance::applyTheme);
}

void Appearance::setOverrides(std::optional<Scheme> scheme, const QString& language)
{
    m_fixedScheme = scheme;
    m_fixedLanguage = language;
}

void Appearance::apply(const Preferences& preferences)
{
    m_preferences = preferences;
    const auto language = !m_fixedLanguage.isEmpty() ? m_fixedLanguage
        : !preferences.language.isEmpty()            ? preferences.language
                                                     : systemLanguage();
    const bool texts = language != m_language || preferences.textScale != m_textScale;
    const bool first = m_language.isEmpty();
    if (language != m_language) useLanguage(language);
    m_language = language;
    if (preferences.textScale != m_textScale) m_applied.reset();
    m_textScale = preferences.textScale;
    applyTheme();
    if (texts && !first) emit textsChanged();
}

void Appearance::applyTheme()
{
    auto& theme = Theme::the();
    theme.setAnimationsEnabled(!m_preferences.reduceMotion && m_system.wantsMotion());
    const auto scheme = m_fixedScheme.value_or(m_preferences.scheme.value_or(m_system.scheme()));
    if (m_applied == scheme) return;
    m_applied = scheme;
    theme.setTextScale(m_textScale / 100.0);
    theme.apply(m_app, scheme);
}

} // namespace tercet::ui
