#include "ui/settings/ShortcutsCard.h"

#include <QGridLayout>
#include <QVBoxLayout>

#include "ui/shell/Shortcuts.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

ShortcutsCard::ShortcutsCard(QWidget* parent)
    : Card(parent)
{
    setObjectName(QStringLiteral("shortcuts"));
    setAccessibleName(tr("Keys"));
    body()->addWidget(label(accessibleName(), TextStyle::Heading, 1, this));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(metric::S6);
    grid->setVerticalSpacing(metric::S2);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const auto& shortcut : shortcuts()) {
        grid->addWidget(
            label(shortcut.keys.toString(QKeySequence::NativeText), TextStyle::MonoSmall, 2, this),
            row, 0);
        grid->addWidget(label(shortcut.what, TextStyle::Body, 1, this), row++, 1);
    }
    body()->addLayout(grid);
}

} // namespace tercet::ui
