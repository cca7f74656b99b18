#pragma once

#include <QWidget>

#include "ui/theme/Theme.h"

class QToolButton;

namespace tercet::ui {

class Disclosure : public QWidget {
    Q_OBJECT
public:
    Disclosure(const QString& title, QWidget* content, QWidget* parent = nullptr);
    void setExpanded(bool on);

private:
    QToolButton* m_button;
    QWidget* m_content;
};

} // namespace tercet::ui
