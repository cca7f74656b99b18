#pragma once

#include <QList>
#include <QWidget>

#include "ui/theme/Theme.h"

namespace tercet::ui {

class CeremonySteps : public QWidget {
    Q_OBJECT
public:
    enum class State { Done, Active, Pending, Failed };
    struct Step {
        QString title, detail;
        State state;
    };
    explicit CeremonySteps(QWidget* parent = nullptr);
    void setSteps(QList<Step> steps);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent*) override;

private:
    QList<Step> m_steps;
};

} // namespace tercet::ui
