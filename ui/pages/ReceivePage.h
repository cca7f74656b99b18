#pragma once

#include "ui/Page.h"

class QLineEdit;
class QPushButton;

namespace tercet::ui {

class Banner;
class FormField;
class QrView;
class SignerChoice;

// An address of one's own: QR code, the whole address, its path, and a label that stands in the
// address book.
class ReceivePage : public Page {
    Q_OBJECT
public:
    explicit ReceivePage(Context& context, QWidget* parent = nullptr);
    void refresh() override;

private:
    void showAddress();
    void saveLabel();
    QWidget* makeLabel(QWidget* parent);

    SignerChoice* m_which;
    FormField* m_labelField { nullptr };
    QLineEdit* m_label { nullptr };
    QPushButton* m_save { nullptr };
    QrView* m_qr;
    QVBoxLayout* m_rows;
    QWidget* m_shown { nullptr };
    Banner* m_message;
};

} // namespace tercet::ui
