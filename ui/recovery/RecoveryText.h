#pragma once

#include <QString>

#include "core/base/Result.h"
#include "ui/text/ErrorText.h"

namespace tercet::ui {

// What a person reads about a file of a package or an identity: which file it is, and exactly what
// is wrong, with the byte or both epochs where that is known.
ErrorText recoveryErrorText(const Error& error);

// "Ethereum" for a manifest's "ethereum".
QString chainText(const std::string& chain);

} // namespace tercet::ui
