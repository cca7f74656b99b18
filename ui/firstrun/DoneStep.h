#pragma once

#include <QWidget>

#include "core/wallet/Types.h"

class QVBoxLayout;

namespace tercet::ui {

// The result: the vault's first address, checked with all three parties.
class DoneStep : public QWidget {
    Q_OBJECT
public:
    explicit DoneStep(QWidget* parent = nullptr);
    void setResult(const wallet::VaultInfo& vault, const QString& address);

private:
    QVBoxLayout* m_body;
};

} // namespace tercet::ui
