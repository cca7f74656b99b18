#pragma once

#include <optional>

#include "core/crypto/Secret.h"

namespace tercet::cli {

// The passphrase's bytes, without the line feed at the end: from the descriptor, else asked for on
// the terminal without echo, twice when a new one is `chosen`. Straight into guarded memory, never
// a string. Code::Usage where there is neither, where the descriptor is not open, where it is empty
// or longer than 1024 bytes, and where the two entries differ.
Result<crypto::SecretBytes> readPassphrase(std::optional<int> fd, bool chosen);

} // namespace tercet::cli
