#pragma once

#include "ui/shell/Preferences.h"
#include "ui/shell/SystemAppearance.h"

class QApplication;

namespace tercet::ui {

// Brings the preferences into force: theme, text size, motion, language; follows the system where
// they say so.
class Appearance : public QObject {
    Q_OBJECT
public:
    explicit Appearance(QApplication& app);
    // What the command line fixes for this run, whatever the settings say.
    void setOverrides(std::optional<Scheme> scheme, const QString& language);
    void apply(const Preferences& preferences);
    void followSystem() { m_system.start(); }

signals:
    // Language or text size: widgets that show text have to be built anew.
    void textsChanged();

private:
    void applyTheme();
    QApplication& m_app;
    SystemAppearance m_system;
    Preferences m_preferences;
    std::optional<Scheme> m_fixedScheme;
    QString m_fixedLanguage, m_language;
    int m_textScale { 0 };
    std::optional<Scheme> m_applied;
};

} // namespace tercet::ui
