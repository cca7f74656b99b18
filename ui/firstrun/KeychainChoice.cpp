#include "ui/firstrun/KeychainChoice.h"

#include <QCheckBox>
#include <QVBoxLayout>

#include "ui/widgets/Banner.h"
#include "ui/widgets/Disclosure.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

using wallet::KeychainKind;

KeychainChoice::KeychainChoice(std::optional<KeychainKind> suggested, QWidget* parent)
    : QWidget(parent)
    , m_suggested(suggested)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::S3);
    if (suggested == KeychainKind::System) {
        auto* where = label(
            tr("Your share is stored in your system's keychain, sealed with this passphrase."),
            TextStyle::Body, 2, this);
        where->setWordWrap(true);
        column->addWidget(where);
        auto* more = new QWidget(this);
        auto* inner = new QVBoxLayout(more);
        inner->setContentsMargins(metric::S4, 0, 0, 0);
        m_keychainOnly = new QCheckBox(tr("Keychain only, without a passphrase"), more);
        m_keychainOnly->setObjectName(QStringLiteral("keychainOnly"));
        inner->addWidget(m_keychainOnly);
        auto* meaning = label(
            tr("The vault then opens without a question. On Windows and most Linux desktops every "
               "program that you start can read the keychain, and so your share."),
            TextStyle::Caption, 2, more);
        meaning->setWordWrap(true);
        inner->addWidget(meaning);
        column->addWidget(new Disclosure(tr("More ways to protect it"), more, this));
        connect(m_keychainOnly, &QCheckBox::toggled, this, &KeychainChoice::changed);
        return;
    }
    if (suggested) return; // a store that was fixed from outside: nothing to choose
    auto* none = new Banner(this);
    none->setObjectName(QStringLiteral("noKeychain"));
    none->show(Banner::Tone::Warn, tr("There is no keychain service here"),
        tr("Start your desktop's keychain (GNOME Keyring or KWallet) and open Tercet again, or "
           "keep your share in a "
           "file. Whoever gets the file can try passphrases as often as they like, so choose a "
           "strong one."));
    column->addWidget(none);
    m_file = new QCheckBox(tr("Keep my share in a file, sealed with the passphrase"), this);
    m_file->setObjectName(QStringLiteral("keychainFile"));
    column->addWidget(m_file);
    connect(m_file, &QCheckBox::toggled, this, &KeychainChoice::changed);
}

bool KeychainChoice::isMade() const { return !m_file || m_file->isChecked(); }
KeychainKind KeychainChoice::kind() const { return m_suggested.value_or(KeychainKind::File); }
bool KeychainChoice::withoutPassphrase() const
{
    return m_keychainOnly && m_keychainOnly->isChecked();
}

} // namespace tercet::ui
