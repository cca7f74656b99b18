#include "ui/access/ComboInterface.h"

#include <QAbstractItemView>

namespace tercet::ui {

ComboInterface::ComboInterface(QComboBox* box)
    : QAccessibleWidget(box, QAccessible::ComboBox)
{
}

QString ComboInterface::text(QAccessible::Text kind) const
{
    if (kind == QAccessible::Value) return box()->currentText();
    return QAccessibleWidget::text(kind);
}

void* ComboInterface::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TextInterface) return static_cast<QAccessibleTextInterface*>(this);
    return QAccessibleWidget::interface_cast(type);
}

QAccessibleInterface* ComboInterface::child(int index) const
{
    return index == 0 ? QAccessible::queryAccessibleInterface(box()->view()) : nullptr;
}

int ComboInterface::indexOfChild(const QAccessibleInterface* child) const
{
    return child && child->object() == box()->view() ? 0 : -1;
}

QStringList ComboInterface::actionNames() const
{
    return QStringList { showMenuAction(), pressAction() } + QAccessibleWidget::actionNames();
}

void ComboInterface::doAction(const QString& name)
{
    if (name != showMenuAction() && name != pressAction()) return QAccessibleWidget::doAction(name);
    if (box()->view()->isVisible())
        box()->hidePopup();
    else
        box()->showPopup();
}

QString ComboInterface::text(int start, int end) const
{
    return box()->currentText().mid(start, end < 0 ? -1 : end - start);
}

QString ComboInterface::attributes(int, int* start, int* end) const
{
    *start = 0;
    *end = characterCount();
    return {};
}

} // namespace tercet::ui
