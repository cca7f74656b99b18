#pragma once

#include <QWidget>

#include "ui/Context.h"

class QToolButton;
class QVBoxLayout;

namespace tercet::ui {

class AddressEdit;
class Banner;
class FormField;

// To whom: typed, pasted or from the address book; says what is known about the address and shows
// it whole.
class RecipientField : public QWidget {
    Q_OBJECT
public:
    explicit RecipientField(Context& context, QWidget* parent = nullptr);
    void reload(); // the address book
    void clear();
    QString address() const; // as typed, trimmed
    FormField* field() const { return m_field; }
    bool check(); // says at the field what is wrong

private:
    void judge();
    void showParsed(const QString& address);

    Context& m_context;
    AddressEdit* m_edit;
    QToolButton* m_book;
    FormField* m_field;
    Banner* m_note;
    QWidget* m_whole { nullptr };
    QVBoxLayout* m_rows;
};

} // namespace tercet::ui
