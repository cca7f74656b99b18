#pragma once

#include <QString>

#include "core/wallet/Types.h"

namespace tercet::ui {

// What a typed confirmation asks for: an inner group of the address (a poisoner copies the ends),
// the amount, or the start of the digest. For a gesture of the kind Hold it is what an assistive
// press asks for instead.
struct TypedConfirmation {
    QString question;
    QString expected;
    bool aboutDigest { false };

    static TypedConfirmation of(const wallet::RequestDetail& request);
    // The text as the core expects it; empty when it is another one. Case, spaces and the locale's
    // way to write an amount do not matter.
    QString match(const QString& typed) const;
};

} // namespace tercet::ui
