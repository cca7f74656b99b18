#pragma once

#include <string>
#include <string_view>

namespace tercet::operating {

// What a wallet asks for when it is connected, in one piece, for a QR code: a text in the form of a
// URL that the first run of the window reads (ui/firstrun/PairingText.h). The code in it is secret
// until it is used.
// "tercet-cosigner:?url=https://host:8443&pin=<64 hex digits>&code=<pairing code>"
std::string pairingLink(const std::string& url, const std::string& tlsPin, const std::string& code);

// A QR code for a terminal: two modules a character by half blocks, black on white whatever the
// terminal's colours are, with its quiet zone. UTF-8, lines that end with LF. Empty for a text that
// is too long for one.
std::string qrText(const std::string& content);

} // namespace tercet::operating
