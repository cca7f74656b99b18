#pragma once

#include <QString>
#include <optional>

#include "core/wallet/Types.h"

namespace tercet::ui {

// What an operator hands over in one piece, as a line or in a QR code: "address fingerprint code",
// or the JSON that `tercet-cosigner init` prints. Empty for anything else.
std::optional<wallet::CosignerPlace> readPairingText(const QString& text);

} // namespace tercet::ui
