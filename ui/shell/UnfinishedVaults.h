#pragma once

#include <QWidget>

#include "core/wallet/Wallet.h"

class QVBoxLayout;

namespace tercet::ui {

class Banner;

// The vaults whose key generation was cut off in its last round and those that are half restored,
// each to be finished or removed. Hidden while there are none.
class UnfinishedVaults : public QWidget {
    Q_OBJECT
public:
    explicit UnfinishedVaults(wallet::Wallet& wallet, QWidget* parent = nullptr);

signals:
    void restoreWanted(const QString& vault); // to go on with it

private:
    void reload();
    QWidget* entry(const wallet::VaultInfo& vault);
    QWidget* restoring(const wallet::VaultInfo& vault);
    void remove(const QString& id);
    void setBusy(bool busy);

    wallet::Wallet& m_wallet;
    QVBoxLayout* m_rows;
    QWidget* m_list { nullptr };
    Banner* m_message;
};

} // namespace tercet::ui
