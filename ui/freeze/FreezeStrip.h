#pragma once

#include <QTimer>

#include "ui/Context.h"
#include "ui/widgets/Banner.h"

namespace tercet::ui {

// Above everything else of the window while the current vault is frozen, locked or not: until when.
class FreezeStrip : public Banner {
    Q_OBJECT
public:
    explicit FreezeStrip(Context& context, QWidget* parent = nullptr);

private:
    void update();
    Context& m_context;
    QTimer m_end;
};

} // namespace tercet::ui
