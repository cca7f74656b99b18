#pragma once

#include <QWidget>

#include "ui/theme/Theme.h"

namespace tercet::ui {

class CheckItem : public QWidget {
    Q_OBJECT
public:
    enum class Level { Pass, Note, Warning, Danger };
    CheckItem(Level level, const QString& title, const QString& detail, QWidget* parent = nullptr);
};

} // namespace tercet::ui
