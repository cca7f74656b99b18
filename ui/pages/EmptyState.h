#pragma once

#include <QWidget>

class QPushButton;

namespace tercet::ui {

// An icon in a tinted square, one sentence, one button.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    EmptyState(const QString& icon, const QString& sentence, const QString& action,
        QWidget* parent = nullptr);
signals:
    void acted();
};

} // namespace tercet::ui
