#pragma once

#include <QWidget>

#include "core/wallet/BackupTypes.h"

class QLabel;
class QPlainTextEdit;

namespace tercet::ui {

class ChoiceCard;
class FormField;
class NewPassphrase;

// Who can open a backup: whoever knows a passphrase, or whoever has one of some keys, each shown by
// its fingerprint.
class LockPart : public QWidget {
    Q_OBJECT
public:
    explicit LockPart(QWidget* parent = nullptr);
    bool isComplete() const;
    void fill(wallet::BackupOrder& order); // the passphrase is used up
    void clear();

signals:
    void changed();
    void submitted();

private:
    QWidget* makeKeys();
    void update();
    void readKeys();

    ChoiceCard *m_withPassphrase, *m_withKeys;
    NewPassphrase* m_passphrase;
    QPlainTextEdit* m_text { nullptr };
    FormField* m_field { nullptr };
    QLabel* m_fingerprints { nullptr };
    QWidget* m_keys; // made of the three before
    QStringList m_recipients; // empty where one of the lines is none
};

} // namespace tercet::ui
