#pragma once

#include <QWidget>

#include "core/wallet/Types.h"

class QCheckBox;

namespace tercet::ui {

// Where the share is kept. With a keychain: there, sealed with the passphrase, unless "keychain
// only" is chosen. Without one: a sealed file, only when the person says so.
class KeychainChoice : public QWidget {
    Q_OBJECT
public:
    explicit KeychainChoice(
        std::optional<wallet::KeychainKind> suggested, QWidget* parent = nullptr);
    bool isMade() const;
    wallet::KeychainKind kind() const;
    bool withoutPassphrase() const;

signals:
    void changed();

private:
    std::optional<wallet::KeychainKind> m_suggested;
    QCheckBox *m_file { nullptr }, *m_keychainOnly { nullptr };
};

} // namespace tercet::ui
