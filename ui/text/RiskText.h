#pragma once

#include <QString>

#include "core/chains/Decoded.h"

namespace tercet::ui {

struct RiskText {
    QString title, detail;
};

// The window's sentences for a risk of the decoder or of the wallet, in the person's language. An
// unknown code falls back to the core's English text.
RiskText riskText(const chains::Risk& risk);
// Every code that has a sentence here; a test holds it against the codes in the core's sources.
QStringList knownRisks();

// The name of a card's field in the person's language; the core's English name where the id is
// unknown.
QString fieldName(const chains::Field& field);

} // namespace tercet::ui
