#pragma once

#include <nlohmann/json.hpp>

#include "app/cosigner/Options.h"

namespace tercet::operating {

// Makes a data folder: {"url", "identity", "tls_pin", "pairing_code"}. Keys and a database that are
// there already are used, so that a second process of one co-signer gets its own folder;
// cosigner.conf is written last, and a folder that has one is left alone: Code::FileUnwritable.
Result<nlohmann::ordered_json> init(const Options& options);

} // namespace tercet::operating
