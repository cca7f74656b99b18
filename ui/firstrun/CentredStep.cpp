#include "ui/firstrun/CentredStep.h"

#include <QHBoxLayout>
#include <QScrollArea>

#include "ui/widgets/Labels.h"

namespace tercet::ui {

QWidget* centredStep(QWidget* step)
{
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    auto* body = new QWidget(area);
    body->setObjectName(QStringLiteral("scrollBody"));
    auto* row = new QHBoxLayout(body);
    row->setContentsMargins(metric::S6, metric::S4, metric::S6, metric::S4);
    step->setParent(body);
    step->setMaximumWidth(qMax(680, step->fontMetrics().averageCharWidth() * 92));
    row->addStretch(1);
    row->addWidget(step, 100);
    row->addStretch(1);
    area->setWidget(body);
    return area;
}

} // namespace tercet::ui
