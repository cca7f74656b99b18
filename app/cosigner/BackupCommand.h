#pragma once

#include <nlohmann/json.hpp>

#include "app/cosigner/Options.h"

namespace tercet::operating {

// `backup`: this co-signer's share of every vault to the operator's recovery key, as one age file
// (docs/recovery.md, "A co-signer's shares"), each checked against its public share, the file read
// back from disk and opened. {"file","sha256","share","vaults","recipient"}. BadRecipient; what a
// record says that does not open; TextTooLong above some 4,000 vaults; FileUnwritable, DiskFull.
Result<nlohmann::ordered_json> backup(const Options& options);

} // namespace tercet::operating
