#pragma once

#include "ui/Page.h"

class QComboBox;
class QSpinBox;

namespace tercet::ui {

class Banner;
class QrView;

// An address of one's own: QR code, the whole address, its path.
class ReceivePage : public Page {
    Q_OBJECT
public:
    explicit ReceivePage(Context& context, QWidget* parent = nullptr);
    void refresh() override;

private:
    void reloadAccounts();
    void showAddress();

    QComboBox* m_account;
    QSpinBox* m_index;
    QrView* m_qr;
    QVBoxLayout* m_rows;
    QWidget* m_shown { nullptr };
    Banner* m_message;
};

} // namespace tercet::ui
