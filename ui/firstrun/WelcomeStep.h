#pragma once

#include <QWidget>

#include "core/wallet/Wallet.h"

namespace tercet::ui {

// What this is: three shares, all three needed, in a picture and in words.
class WelcomeStep : public QWidget {
    Q_OBJECT
public:
    explicit WelcomeStep(wallet::Wallet& wallet, QWidget* parent = nullptr);

signals:
    void restoreWanted(const QString& vault); // one that is half restored
};

} // namespace tercet::ui
