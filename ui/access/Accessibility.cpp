#include "ui/access/Accessibility.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAccessibleWidget>

#include "ui/access/ComboInterface.h"
#include "ui/approval/AmountView.h"
#include "ui/shell/NavButton.h"
#include "ui/shell/PracticeStrip.h"
#include "ui/widgets/AddressView.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/CeremonySteps.h"
#include "ui/widgets/CheckItem.h"
#include "ui/widgets/ChoiceCard.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/QrView.h"
#include "ui/widgets/SecretEdit.h"
#include "ui/widgets/ShareTriangle.h"
#include "ui/widgets/StrengthMeter.h"
#include "ui/widgets/Toast.h"

namespace tercet::ui {

namespace {

// Never pass a name to QAccessibleWidget: it would be frozen at creation and go stale.

QAccessible::Role roleOf(const QWidget* w)
{
    if (qobject_cast<const AddressView*>(w) || qobject_cast<const AmountView*>(w)
        || qobject_cast<const Pill*>(w) || qobject_cast<const ShareNode*>(w)
        || qobject_cast<const PracticeStrip*>(w) || qobject_cast<const StrengthMeter*>(w))
        return QAccessible::StaticText;
    if (qobject_cast<const CheckItem*>(w)) return QAccessible::Paragraph;
    if (qobject_cast<const CeremonySteps*>(w)) return QAccessible::ProgressBar;
    if (qobject_cast<const ShareTriangle*>(w)) return QAccessible::Grouping;
    if (qobject_cast<const QrView*>(w)) return QAccessible::Graphic;
    if (qobject_cast<const Toast*>(w) || qobject_cast<const Banner*>(w))
        return QAccessible::AlertMessage;
    return QAccessible::NoRole;
}

// A password field that tells its length to nobody and its text neither.
class SecretEditInterface final : public QAccessibleWidget {
public:
    explicit SecretEditInterface(QWidget* w)
        : QAccessibleWidget(w, QAccessible::EditableText)
    {
    }
    QAccessible::State state() const override
    {
        auto s = QAccessibleWidget::state();
        s.passwordEdit = true;
        s.editable = true;
        return s;
    }
};

// A button that is one of several once it is checkable, which Qt would call a check box and toggle
// without a click. Asked each time: readers meet a widget before its owner has made it checkable.
class RadioInterface final : public QAccessibleWidget {
public:
    explicit RadioInterface(QAbstractButton* button)
        : QAccessibleWidget(button)
    {
    }
    QAccessible::Role role() const override
    {
        return button()->isCheckable() ? QAccessible::RadioButton : QAccessible::PushButton;
    }
    QAccessible::State state() const override
    {
        auto s = QAccessibleWidget::state();
        s.checkable = button()->isCheckable();
        s.checked = button()->isChecked();
        return s;
    }
    QStringList actionNames() const override
    {
        QStringList names = QAccessibleWidget::actionNames();
        if (button()->isEnabled()) names.prepend(pressAction());
        return names;
    }
    void doAction(const QString& name) override
    {
        if (name == pressAction())
            button()->click();
        else
            QAccessibleWidget::doAction(name);
    }

private:
    QAbstractButton* button() const { return static_cast<QAbstractButton*>(widget()); }
};

// A widget that speaks for the labels in it: without them, a reader would hear every text twice.
class WholeInterface final : public QAccessibleWidget {
public:
    using QAccessibleWidget::QAccessibleWidget;
    int childCount() const override { return 0; }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
};

bool speaksForItsLabels(const QWidget* w)
{
    return qobject_cast<const PracticeStrip*>(w) || qobject_cast<const StrengthMeter*>(w)
        || qobject_cast<const Banner*>(w) || qobject_cast<const Toast*>(w)
        || qobject_cast<const CheckItem*>(w);
}

QAccessibleInterface* factory(const QString&, QObject* object)
{
    auto* w = qobject_cast<QWidget*>(object);
    if (!w) return nullptr;
    if (qobject_cast<SecretEdit*>(w)) return new SecretEditInterface(w);
    if (auto* nav = qobject_cast<NavButton*>(w)) return new RadioInterface(nav);
    if (auto* choice = qobject_cast<ChoiceCard*>(w)) return new RadioInterface(choice);
    if (auto* combo = qobject_cast<QComboBox*>(w); combo && !combo->isEditable())
        return new ComboInterface(combo);
    const auto role = roleOf(w);
    if (speaksForItsLabels(w)) return new WholeInterface(w, role);
    return role == QAccessible::NoRole ? nullptr : new QAccessibleWidget(w, role);
}

} // namespace

void installAccessibility() { QAccessible::installFactory(factory); }

} // namespace tercet::ui
