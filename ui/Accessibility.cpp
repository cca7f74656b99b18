#include "ui/Accessibility.h"

#include <QAccessible>
#include <QAccessibleWidget>

#include "ui/widgets/AddressView.h"
#include "ui/widgets/CeremonySteps.h"
#include "ui/widgets/CheckItem.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/ShareTriangle.h"
#include "ui/widgets/Toast.h"

namespace tercet::ui {

namespace {

QAccessible::Role roleOf(const QWidget* w)
{
    if (qobject_cast<const AddressView*>(w) || qobject_cast<const Pill*>(w)
        || qobject_cast<const ShareNode*>(w))
        return QAccessible::StaticText;
    if (qobject_cast<const CheckItem*>(w)) return QAccessible::Paragraph;
    if (qobject_cast<const CeremonySteps*>(w)) return QAccessible::ProgressBar;
    if (qobject_cast<const ShareTriangle*>(w)) return QAccessible::Grouping;
    if (qobject_cast<const Toast*>(w)) return QAccessible::AlertMessage;
    return QAccessible::NoRole;
}

QAccessibleInterface* factory(const QString&, QObject* o)
{
    auto* w = qobject_cast<QWidget*>(o);
    if (!w) return nullptr;
    const auto role = roleOf(w);
    if (role == QAccessible::NoRole) return nullptr;
    return new QAccessibleWidget(
        w, role); // never pass a name here: it would be frozen at creation and go stale
}

} // namespace

void installAccessibility() { QAccessible::installFactory(factory); }

} // namespace tercet::ui
