#include "ui/settings/SettingRow.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/widgets/Labels.h"

namespace tercet::ui {

QWidget* settingRow(const QString& title, const QString& detail, QWidget* control, QWidget* parent)
{
    auto* row = new QWidget(parent);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metric::S5);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(1);
    auto* name = label(title, TextStyle::Body, 1, row);
    name->setWordWrap(true);
    name->setBuddy(control);
    texts->addWidget(name);
    if (!detail.isEmpty()) {
        auto* more = label(detail, TextStyle::Caption, 3, row);
        more->setWordWrap(true);
        texts->addWidget(more);
    }
    layout->addLayout(texts, 1);
    layout->addWidget(control, 0, Qt::AlignVCenter);
    if (control->accessibleName().isEmpty()) control->setAccessibleName(title);
    control->setAccessibleDescription(detail);
    return row;
}

} // namespace tercet::ui
