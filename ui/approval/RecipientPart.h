#pragma once

#include <QWidget>

#include "core/wallet/Types.h"
#include "ui/widgets/AddressView.h"

namespace tercet::ui {

// 3 To whom: our label, how the address stands to us, the whole address, copy.
class RecipientPart : public QWidget {
    Q_OBJECT
public:
    explicit RecipientPart(const wallet::RequestDetail& request, QWidget* parent = nullptr);
    AddressView* address() const { return m_address; }
    // Recipient, or the contract where nobody receives; empty for messages.
    static QString addressOf(const wallet::RequestDetail& request);

private:
    AddressView* m_address;
};

} // namespace tercet::ui
