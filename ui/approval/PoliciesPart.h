#pragma once

#include <QWidget>
#include <array>

#include "core/wallet/Wallet.h"
#include "ui/theme/Theme.h"

class QLabel;

namespace tercet::ui {

// What the policy of each of the three parties says of a request, before the person decides: this
// device's at once, the co-signers' when they have answered. Asking signs and counts nothing.
class PoliciesPart : public QWidget {
    Q_OBJECT
public:
    PoliciesPart(
        wallet::Wallet& wallet, const wallet::RequestDetail& request, QWidget* parent = nullptr);

private:
    void show(const wallet::PartyWords& words);
    void say(std::size_t party, const policy::Decision& decision);
    void say(std::size_t party, const Error& error);
    void mark(std::size_t party, const QString& icon, Token token);
    void draw();
    std::array<QLabel*, wallet::kShareCount> m_rows {}, m_icons {};
    std::array<std::pair<QString, Token>, wallet::kShareCount> m_marks {};
};

} // namespace tercet::ui
