#pragma once

#include <QWidget>

#include "core/wallet/BackupTypes.h"

class QLabel;
class QPlainTextEdit;
class QSpinBox;

namespace tercet::ui {

class ChoiceCard;
class FormField;
class NewPassphrase;

// Who can open a backup: whoever knows a passphrase, whoever has one of some keys, each shown by
// its fingerprint, or some of several people together.
class LockPart : public QWidget {
    Q_OBJECT
public:
    enum class Split { No, Yes }; // whether a backup in pieces may be chosen
    explicit LockPart(Split split, QWidget* parent = nullptr);
    bool isComplete() const;
    bool isSplit() const; // then the order's path is a folder
    void fill(wallet::BackupOrder& order); // the passphrase is used up
    void clear();

signals:
    void changed();
    void submitted();

private:
    QWidget* makeKeys();
    void update();
    void readKeys();

    ChoiceCard *m_withPassphrase, *m_withKeys, *m_withPieces;
    NewPassphrase* m_passphrase;
    QPlainTextEdit* m_text { nullptr };
    FormField* m_field { nullptr };
    QLabel* m_fingerprints { nullptr };
    QSpinBox* m_threshold { nullptr };
    FormField* m_thresholdField { nullptr };
    QWidget* m_keys; // made of those before
    QStringList m_recipients; // empty where one of the lines is none
};

} // namespace tercet::ui
