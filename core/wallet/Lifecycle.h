#pragma once

#include "core/wallet/Types.h"

namespace tercet::wallet {

// draft → waiting → approved → signing → signed → broadcast → confirmed, or rejected, expired,
// failed (architecture.md). Back to waiting: a cancelled or interrupted approval of which nothing
// was signed, and the retry of a failure. Back to broadcast: the block was not the chain's after
// all.
bool legal(RequestState from, RequestState to);

// Whether a person can still decide on it.
bool isOpen(RequestState state);
// Whether a signature exists.
bool isSigned(RequestState state);

std::optional<RequestState> requestStateFromName(std::string_view name);

} // namespace tercet::wallet
