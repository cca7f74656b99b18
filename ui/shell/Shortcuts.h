#pragma once

#include <QKeySequence>
#include <QList>
#include <optional>

#include "ui/Context.h"

namespace tercet::ui {

// Every key of the window, in one table: MainWindow acts on it and Settings shows it.
struct Shortcut {
    enum class Action { Go, Lock, Freeze, Filter, Copy, Help, Quit };
    Action action;
    QKeySequence keys;
    QString what; // in the person's language
    std::optional<Place> place {};
};

QList<Shortcut> shortcuts();

} // namespace tercet::ui
