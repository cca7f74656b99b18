#pragma once

#include <QString>

#include "core/wallet/Types.h"

namespace tercet::ui {

// The account's name as text to show; one that the user has not named is called by its number, the
// one in its path.
QString accountText(const wallet::Account& account);

} // namespace tercet::ui
