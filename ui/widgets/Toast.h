#pragma once

#include <QWidget>

#include "ui/theme/Theme.h"

namespace tercet::ui {

class Toast : public QWidget {
    Q_OBJECT
public:
    static void show(QWidget* host, const QString& iconName, const QString& text);

protected:
    void paintEvent(QPaintEvent*) override;

private:
    Toast(QWidget* host, QString iconName, QString text);
    QString m_icon, m_text;
};

} // namespace tercet::ui
