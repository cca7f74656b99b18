#pragma once

#include <QWidget>

#include "core/wallet/BackupTypes.h"
#include "ui/Prompts.h"

class QLabel;
class QVBoxLayout;

namespace tercet::ui {

class PassphraseRow;

// The pieces of a split backup that people bring, each with its holder's key, or opened by its
// holder before.
class PiecesPart : public QWidget {
    Q_OBJECT
public:
    explicit PiecesPart(Prompts& prompts, QWidget* parent = nullptr);
    bool isComplete() const { return m_entries.size() > 1; }
    // With copies of the keys' passphrases, so that one wrong piece does not cost the others.
    std::vector<wallet::PieceKey> chosen() const;
    void clear();

signals:
    void changed();

private:
    struct Entry {
        QString file, key;
        QWidget* row;
        QLabel* keyName;
        QWidget* field; // of the passphrase
        PassphraseRow* passphrase;
    };
    void add(const QString& file);
    void remove(QWidget* row);
    void takeKey(QWidget* row, const QString& key);

    Prompts& m_prompts;
    QVBoxLayout* m_rows;
    QList<Entry> m_entries;
};

} // namespace tercet::ui
