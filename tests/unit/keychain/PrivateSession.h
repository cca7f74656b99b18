#pragma once

#include <QProcess>
#include <QTemporaryDir>
#include <memory>

namespace tercet::keychain {

// A D-Bus session of our own that can start nothing by itself, and Secret Services on it. Its
// processes end with it, and with this process, whatever happens to it. Make it first in main():
// libraries connect to the bus once a process.
class PrivateSession {
public:
    PrivateSession();
    ~PrivateSession();

    // Empty, or why no bus could be had.
    QString problem() const { return m_problem; }

    // The real one, with its login keyring unlocked by `kPassword`; made at the first start, kept
    // until the session ends. An error text, or empty.
    QString startGnomeKeyring();
    // Ours: mock_secret_service.py.
    QString startMock();
    void stopService();

    // gnome-keyring, from outside of the code under test.
    static bool lockKeyring();
    static bool unlockKeyring();

    // The desktop's real question for the keyring's password, on a display of its own, and a person
    // before it.
    QString startPrompter();
    bool answerPrompt(); // types the password
    bool dismissPrompt();

    // The mock's control.
    static void setMode(const char* mode);
    static void release();
    static uint changes();
    static uint dismissals();

private:
    std::unique_ptr<QProcess> child(const QString& program, const QStringList& arguments);
    static bool waitForOwner(const QString& name, bool owned);
    bool typeIntoPrompt(const QStringList& keys);

    QTemporaryDir m_folder;
    QString m_problem;
    std::unique_ptr<QProcess> m_bus, m_service, m_display, m_windows, m_prompter;
};

} // namespace tercet::keychain
