#pragma once

#include <QWidget>

#include "core/crypto/Secret.h"

namespace tercet::ui {

class FormField;
class PassphraseRow;
class StrengthMeter;

// Choosing a passphrase: twice the same, with its strength. The fields are called `objectName` and
// `objectName` + "Again".
class NewPassphrase : public QWidget {
    Q_OBJECT
public:
    NewPassphrase(
        const QString& title, const QString& again, const char* objectName, QWidget* parent);
    bool isComplete() const; // strong enough, and twice the same
    crypto::SecretBytes take(); // both fields are empty then
    void clear();
    void focusFirst();

signals:
    void changed();
    void submitted();

private:
    bool same() const;
    void update();

    PassphraseRow *m_first, *m_again;
    StrengthMeter* m_meter;
    FormField* m_againField;
};

} // namespace tercet::ui
