#include "ui/firstrun/StepText.h"

#include <QVBoxLayout>

#include "ui/widgets/Labels.h"

namespace tercet::ui {

StepText::StepText(const QString& title, const QString& text, QWidget* parent)
    : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::S2);
    auto* head = label(title, TextStyle::Title, 1, this);
    head->setWordWrap(true);
    column->addWidget(head);
    auto* body = label(text, TextStyle::Body, 2, this);
    body->setWordWrap(true);
    column->addWidget(body);
}

} // namespace tercet::ui
