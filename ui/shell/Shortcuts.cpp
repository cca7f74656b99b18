#include "ui/shell/Shortcuts.h"

#include <QCoreApplication>

#include "ui/pages/Pages.h"

namespace tercet::ui {

QList<Shortcut> shortcuts()
{
    using Action = Shortcut::Action;
    QList<Shortcut> all;
    for (const auto& p : places())
        all << Shortcut { Action::Go, QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + int(p.place))),
            p.name(), p.place };
    all << Shortcut { Action::Lock, QKeySequence(Qt::CTRL | Qt::Key_L),
        QCoreApplication::translate("Shortcuts", "Lock now") };
    all << Shortcut { Action::Freeze, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L),
        QCoreApplication::translate("Shortcuts", "Freeze the vault…") };
    all << Shortcut { Action::Filter, QKeySequence(Qt::CTRL | Qt::Key_F),
        QCoreApplication::translate("Shortcuts", "Filter the list") };
    all << Shortcut { Action::Copy, QKeySequence(Qt::CTRL | Qt::Key_C),
        QCoreApplication::translate("Shortcuts", "Copy the address that has the focus") };
    all << Shortcut { Action::Help, QKeySequence(Qt::Key_F1),
        QCoreApplication::translate("Shortcuts", "Show these keys") };
    all << Shortcut { Action::Quit, QKeySequence(Qt::CTRL | Qt::Key_Q),
        QCoreApplication::translate("Shortcuts", "Lock and close the window") };
    return all;
}

} // namespace tercet::ui
