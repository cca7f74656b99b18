#pragma once

#include <QString>
#include <optional>

#include "core/wallet/Types.h"

namespace tercet::ui {

// What an operator hands over in one piece: "address fingerprint code", the JSON that
// `tercet-cosigner init` prints, or what is in the QR code of `tercet-cosigner pair`,
// "tercet-cosigner:?url=…&pin=…&code=…". Empty for anything else.
std::optional<wallet::CosignerPlace> readPairingText(const QString& text);

} // namespace tercet::ui
