#pragma once

#include "core/chains/Decoded.h"

namespace tercet::chains::solana {

// chains::decode()'s part for off-chain messages. `from` is a part of what is signed and must be
// there. Code::BadAddress, or what offchainMessage() says.
Result<Decoded> decodeMessage(ByteView bytes, const std::string& from);

} // namespace tercet::chains::solana
