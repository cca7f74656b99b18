#include "ui/widgets/FocusHome.h"

namespace tercet::ui {

bool FocusHome::focusNextPrevChild(bool next)
{
    const auto* had = window()->focusWidget();
    if (isVisible() && had && isAncestorOf(had) && (!had->isEnabled() || !had->isVisible())) {
        setFocus(Qt::OtherFocusReason);
        return true;
    }
    return QWidget::focusNextPrevChild(next);
}

} // namespace tercet::ui
