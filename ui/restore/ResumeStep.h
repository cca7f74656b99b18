#pragma once

#include <QTimer>
#include <QWidget>

#include "ui/Context.h"

class QLabel;
class QVBoxLayout;

namespace tercet::ui {

class Banner;
class PassphraseRow;

// A vault that is half restored: what it waits for and for how long, and its passphrase to go on.
class ResumeStep : public QWidget {
    Q_OBJECT
public:
    explicit ResumeStep(Context& context, QWidget* parent = nullptr);
    void setVault(const QString& id); // one of unfinishedVaults()
    QString vault() const { return m_vault; }
    void showError(const Error& error); // RestoreWaiting: the countdown
    void focusFirst();
    bool isComplete() const;
    crypto::SecretBytes takePassphrase(); // empty with "keychain only"

signals:
    void changed();
    void submitted();

private:
    void tick();

    Context& m_context;
    QString m_vault;
    QVBoxLayout* m_rows;
    Banner* m_state;
    QWidget* m_card { nullptr };
    PassphraseRow* m_passphrase { nullptr };
    QTimer m_timer;
};

} // namespace tercet::ui
