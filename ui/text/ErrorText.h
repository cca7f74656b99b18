#pragma once

#include <QString>

#include "core/base/Result.h"

namespace tercet::ui {

// What a person reads about an error: what happened, and what to do next. What it means for the
// money is in the place where it is shown (the ceremony says whether anything was signed). Every
// Code has a row; a test walks them.
struct ErrorText {
    QString what, next;
    QString both() const { return next.isEmpty() ? what : what + QLatin1Char(' ') + next; }
};

ErrorText errorText(const Error& error);

} // namespace tercet::ui
