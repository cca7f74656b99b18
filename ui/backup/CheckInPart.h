#pragma once

#include <QWidget>

#include "core/wallet/Wallet.h"

class QLineEdit;
class QPushButton;

namespace tercet::ui {

class FormField;

// A holder of a piece of a split backup opened it and tells the code in it: that is noted.
class CheckInPart : public QWidget {
    Q_OBJECT
public:
    explicit CheckInPart(wallet::Wallet& wallet, QWidget* parent = nullptr);

private:
    void checkIn();

    wallet::Wallet& m_wallet;
    QLineEdit* m_code;
    QPushButton* m_button;
    FormField* m_field;
};

} // namespace tercet::ui
