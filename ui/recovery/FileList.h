#pragma once

#include <QWidget>

#include "ui/recovery/Verdict.h"

class QLabel;
class QVBoxLayout;

namespace tercet::ui {

class PassphraseRow;
class Prompts;

// The files that a person brings: identities, of which one that needs its own passphrase asks for
// it, or parts that others have sealed.
class FileList : public QWidget {
    Q_OBJECT
public:
    enum class Kind { Identities, Parts };
    FileList(Kind kind, Prompts& prompts, QWidget* parent = nullptr);
    void add(const QString& path); // once each
    bool isEmpty() const { return m_entries.isEmpty(); }
    // With copies of the passphrases, so that one wrong key does not cost the others.
    std::vector<ChosenIdentity> chosen() const;
    void forgetPassphrases();
    void tell(const std::vector<Status>& states); // what is wrong with each, beside it

signals:
    void changed();

private:
    struct Entry {
        QString path;
        QWidget* row;
        QWidget* question; // for the passphrase; none of a part
        PassphraseRow* passphrase;
        QLabel* problem;
    };
    void ask();
    PassphraseRow* addPassphrase(const QString& path, QWidget* row, QVBoxLayout* column);
    void remove(QWidget* row);

    Kind m_kind;
    Prompts& m_prompts;
    QVBoxLayout* m_rows;
    QList<Entry> m_entries;
};

} // namespace tercet::ui
