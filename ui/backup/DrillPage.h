#pragma once

#include "ui/Page.h"

class QPushButton;

namespace tercet::ui {

class DrillPart;

// Testing a backup, behind Key shares.
class DrillPage : public Page {
    Q_OBJECT
public:
    explicit DrillPage(Context& context, QWidget* parent = nullptr);
    void refresh() override;
    void open(const QString& file) override; // suggests it

protected:
    void hideEvent(QHideEvent* event) override;

private:
    void clear();

    DrillPart* m_drill;
    QPushButton* m_done;
};

} // namespace tercet::ui
