#pragma once

#include <QWidget>

#include "ui/Context.h"

class QLabel;
class QPushButton;

namespace tercet::ui {

class Banner;
class FormField;
class PaperCollector;
class PassphraseRow;
class PiecesPart;

// Choosing a share backup, its file or pictures and texts of it on paper, and opening it with its
// passphrase, a key or pieces of a split one; what is wrong with a file or a key is said in place.
// A passphrase is used up by each try, the files chosen stay.
class OpenBackupPart : public QWidget {
    Q_OBJECT
public:
    // `action`: the text of its button; empty: none, and whoever holds it calls open().
    OpenBackupPart(Context& context, const QString& action, QWidget* parent = nullptr);
    bool isComplete() const; // enough for open()
    void open();
    void suggest(const QString& file); // as if it had been chosen
    void
    clear(); // forgets the files, the passphrase and the error; what is being opened is dropped
    void setBusy(const QString& text); // with what was opened: no input; empty: input again
    void showError(const Error& error);

signals:
    void changed(); // isComplete()
    // Opened and verified; nothing was compared with a vault.
    void opened(const tercet::wallet::OpenedBackup& backup);

private:
    QWidget* fileRow(
        const QString& title, const char* name, QLabel*& text, void (OpenBackupPart::*choose)());
    void chooseBackup();
    void chooseKey();
    void take(const QStringList& files);
    void showPaper();
    enum class With { Passphrase, Key, Pieces };
    void take(With with);
    void update();

    Context& m_context;
    QString m_action, m_file, m_identity, m_busyText;
    With m_with { With::Passphrase };
    bool m_opening { false };
    quint64 m_attempt { 0 };
    PaperCollector* m_paper; // empty where m_file is chosen
    QLabel *m_fileText { nullptr }, *m_identityText { nullptr };
    QWidget *m_fileRow, *m_identityRow;
    FormField *m_backupField, *m_keyField;
    PassphraseRow *m_backupPassphrase, *m_keyPassphrase;
    PiecesPart* m_pieces;
    QPushButton *m_other, *m_split, *m_open;
    QLabel* m_working;
    Banner* m_banner;
};

} // namespace tercet::ui
