#pragma once

#include "ui/Page.h"

class QPushButton;

namespace tercet::ui {

class BackupSteps;

// Backing up this device's share, behind Key shares.
class BackupPage : public Page {
    Q_OBJECT
public:
    explicit BackupPage(Context& context, QWidget* parent = nullptr);
    void refresh() override;

protected:
    void hideEvent(QHideEvent* event) override;

private:
    void update();

    BackupSteps* m_steps;
    QPushButton *m_back, *m_next, *m_test, *m_done;
};

} // namespace tercet::ui
