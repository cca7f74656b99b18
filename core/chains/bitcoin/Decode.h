#pragma once

#include "core/chains/Decoded.h"

namespace tercet::chains::bitcoin {

// chains::decode()'s part for BIP-322 messages: UTF-8 text of at most 64 KiB. `from` decides what
// is signed and must be there: Code::BadAddress, BadUtf8, TextTooLong.
Result<Decoded> decodeMessage(ByteView bytes, const std::string& from);

} // namespace tercet::chains::bitcoin
