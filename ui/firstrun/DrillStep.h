#pragma once

#include <QWidget>

#include "ui/Context.h"

namespace tercet::ui {

class DrillPart;

// The backup that was just made is tested.
class DrillStep : public QWidget {
    Q_OBJECT
public:
    explicit DrillStep(Context& context, QWidget* parent = nullptr);
    DrillPart* part() const { return m_part; }
    bool passed() const { return m_passed; }

private:
    DrillPart* m_part;
    bool m_passed { false };
};

} // namespace tercet::ui
