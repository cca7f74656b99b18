#pragma once

#include <QWidget>

#include "core/wallet/ExportTypes.h"

class QLineEdit;
class QPushButton;

namespace tercet::ui {

// A registered recipient: whose share it gets, its fingerprint, whether somebody has shown to hold
// the key, and the test that shows it. `piece`: an officer who holds a piece of the trust's key.
class RecipientRow : public QWidget {
    Q_OBJECT
public:
    RecipientRow(const wallet::ExportRecipient& recipient, int number, bool piece,
        QWidget* parent = nullptr);

signals:
    void answered(int number, const QString& answer);

private:
    QWidget* makeTest(const wallet::ExportRecipient& recipient, int number, bool piece);
};

} // namespace tercet::ui
