#include "ui/settings/SettingRow.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/widgets/Labels.h"

namespace tercet::ui {

QLayout* settingRow(const QString& title, const QString& detail, QWidget* control)
{
    QWidget* parent = control->parentWidget();
    auto* layout = new QHBoxLayout;
    layout->setSpacing(metric::S5);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(1);
    auto* name = label(title, TextStyle::Body, 1, parent);
    name->setWordWrap(true);
    name->setBuddy(control);
    texts->addWidget(name);
    if (!detail.isEmpty()) {
        auto* more = label(detail, TextStyle::Caption, 3, parent);
        more->setWordWrap(true);
        texts->addWidget(more);
    }
    control->raise(); // read after its title
    layout->addLayout(texts, 1);
    layout->addWidget(control, 0, Qt::AlignVCenter);
    if (control->accessibleName().isEmpty()) control->setAccessibleName(title);
    control->setAccessibleDescription(detail);
    return layout;
}

} // namespace tercet::ui
