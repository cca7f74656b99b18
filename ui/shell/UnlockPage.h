#pragma once

#include <QTimer>
#include <QWidget>

#include "ui/Context.h"

class QLabel;
class QPushButton;

namespace tercet::ui {

class Banner;
class PassphraseRow;

// The only thing there is while the vault is locked: its name, one field, one button. After the
// third failure each further attempt waits longer. What the keychain answers is said with its own
// way out.
class UnlockPage : public QWidget {
    Q_OBJECT
public:
    explicit UnlockPage(Context& context, QWidget* parent = nullptr);
    void focusField();
    static int delaySeconds(int failures); // 0 up to the third, then 2, 4, 8 … 60

signals:
    void vaultWanted(const QString& id);
    void recoveryWanted();
    void restoreWanted(const QString& resume); // the id of a half-restored vault, or empty

private:
    QWidget* vaultName(QWidget* parent);
    void unlock();
    void onFailure(const Error& error);
    void checkKeychain();
    void setBusy(bool busy);
    void tick();

    Context& m_context;
    PassphraseRow* m_passphrase { nullptr }; // absent with "keychain only"
    QPushButton *m_unlock, *m_doctor;
    QLabel* m_failure;
    Banner* m_banner;
    QTimer m_wait;
    int m_failures { 0 }, m_secondsLeft { 0 };
    bool m_busy { false };
};

} // namespace tercet::ui
