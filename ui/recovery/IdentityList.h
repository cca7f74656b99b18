#pragma once

#include <QWidget>

#include "ui/recovery/Verdict.h"

class QLabel;
class QVBoxLayout;

namespace tercet::ui {

class PassphraseRow;
class Prompts;

// The identity files that a person brings; one that needs its own passphrase asks for it.
class IdentityList : public QWidget {
    Q_OBJECT
public:
    explicit IdentityList(Prompts& prompts, QWidget* parent = nullptr);
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
        QWidget* question; // for the passphrase
        PassphraseRow* passphrase;
        QLabel* problem;
    };
    void ask();
    void add(const QString& path);
    void remove(QWidget* row);

    Prompts& m_prompts;
    QVBoxLayout* m_rows;
    QList<Entry> m_entries;
};

} // namespace tercet::ui
