#pragma once

#include <QWidget>

#include "ui/Context.h"

namespace tercet::ui {

class BackupSteps;

// The share of the vault that was just made is backed up.
class BackupStep : public QWidget {
    Q_OBJECT
public:
    explicit BackupStep(Context& context, QWidget* parent = nullptr);
    BackupSteps* steps() const { return m_steps; }

private:
    BackupSteps* m_steps;
};

} // namespace tercet::ui
