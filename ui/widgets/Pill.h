#pragma once

#include <QWidget>

#include "ui/theme/Theme.h"

namespace tercet::ui {

// A short status with an icon and a word. Colour never stands alone.
class Pill : public QWidget {
    Q_OBJECT
public:
    enum class Tone { Neutral, Accent, Ok, Warn, Bad };
    Pill(QString iconName, QString text, Tone tone, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    void setContent(const QString& iconName, const QString& text, Tone tone);
    static Token foreground(Tone t);
    static Token background(Tone t);

protected:
    void paintEvent(QPaintEvent*) override;

private:
    QString m_icon, m_text;
    Tone m_tone;
};

} // namespace tercet::ui
