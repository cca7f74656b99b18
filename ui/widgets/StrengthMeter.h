#pragma once

#include <QWidget>

#include "core/base/Bytes.h"
#include "ui/text/PassphraseStrength.h"

class QLabel;

namespace tercet::ui {

// Four segments and a sentence: how many guesses a passphrase takes.
class StrengthMeter : public QWidget {
    Q_OBJECT
public:
    explicit StrengthMeter(QWidget* parent = nullptr);
    void rate(ByteView passphrase);
    Strength strength() const { return m_strength; }

protected:
    void paintEvent(QPaintEvent*) override;

private:
    Strength m_strength { Strength::Weak };
    bool m_empty { true };
    QLabel* m_text;
};

} // namespace tercet::ui
