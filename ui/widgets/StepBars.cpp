#include "ui/widgets/StepBars.h"

#include <QHBoxLayout>

#include "ui/shell/Mark.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

namespace {

StepBar bar(int bottom, QWidget* parent)
{
    auto* widget = new QWidget(parent);
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(metric::S6, metric::S4, metric::S6, bottom);
    row->setSpacing(metric::S3);
    return { widget, row };
}

} // namespace

StepBar headBar(const QString& title, QWidget* parent)
{
    const auto head = bar(metric::S2, parent);
    head.row->addWidget(new Mark(32, head.bar));
    head.row->addWidget(label(title, TextStyle::Heading, 1, head.bar));
    head.row->addStretch(1);
    return head;
}

StepBar footBar(QWidget* parent) { return bar(metric::S4, parent); }

} // namespace tercet::ui
