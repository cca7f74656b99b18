#pragma once

#include "core/chains/Card.h"

namespace tercet::chains {

// The card of a message on any chain: its text, or its bytes where it is no text, who signs it, and
// what is suspicious about it. `from` may be empty.
Card messageCard(
    const std::string& chain, ByteView message, const Bytes32& digest, const std::string& from);

} // namespace tercet::chains
