#pragma once

#include "ui/widgets/SecretEdit.h"

class QToolButton;

namespace tercet::ui {

// A SecretEdit with the button that shows what was typed for as long as it is pressed in.
class PassphraseRow : public QWidget {
    Q_OBJECT
public:
    explicit PassphraseRow(const QString& accessibleName, QWidget* parent = nullptr);
    SecretEdit* edit() const { return m_edit; }

private:
    SecretEdit* m_edit;
    QToolButton* m_show;
};

} // namespace tercet::ui
