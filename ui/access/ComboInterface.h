#pragma once

#include <QAccessibleWidget>
#include <QComboBox>

namespace tercet::ui {

// A choice whose name is what it is for, whose text is what is chosen. Qt's own gives the chosen
// text as the name on Linux and leaves the rest to a label that not every choice has.
class ComboInterface final : public QAccessibleWidget, public QAccessibleTextInterface {
public:
    explicit ComboInterface(QComboBox* box);

    QString text(QAccessible::Text kind) const override;
    void* interface_cast(QAccessible::InterfaceType type) override;
    // The list that opens.
    int childCount() const override { return 1; }
    QAccessibleInterface* child(int index) const override;
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int indexOfChild(const QAccessibleInterface* child) const override;
    QStringList actionNames() const override;
    void doAction(const QString& name) override;

    // The chosen text; nothing of it can be selected or changed.
    QString text(int start, int end) const override;
    int characterCount() const override { return int(box()->currentText().size()); }
    void selection(int, int* start, int* end) const override { *start = *end = 0; }
    int selectionCount() const override { return 0; }
    void addSelection(int, int) override { }
    void removeSelection(int) override { }
    void setSelection(int, int, int) override { }
    int cursorPosition() const override { return 0; }
    void setCursorPosition(int) override { }
    QRect characterRect(int) const override { return {}; }
    int offsetAtPoint(const QPoint&) const override { return -1; }
    void scrollToSubstring(int, int) override { }
    QString attributes(int, int* start, int* end) const override;

private:
    QComboBox* box() const { return static_cast<QComboBox*>(widget()); }
};

} // namespace tercet::ui
