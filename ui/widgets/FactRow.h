#pragma once

#include <QWidget>

class QLabel;

namespace tercet::ui {

// "Name   value" of a card: the name in a fixed column, the value beside it. Takes the value
// widget.
QWidget* factRow(const QString& name, QWidget* value, QWidget* parent);
// A field of a form: its name above the control, and room for a message below.
class FormField : public QWidget {
    Q_OBJECT
public:
    FormField(
        const QString& name, QWidget* control, QWidget* parent = nullptr, const QString& hint = {});
    void setError(const QString& text); // empty: none
    QString error() const { return m_error; }

private:
    QString m_error, m_hint;
    QLabel* m_message;
};

} // namespace tercet::ui
