#pragma once

#include <nlohmann/json.hpp>

#include "app/cosigner/Options.h"

namespace tercet::operating {

// One JSON object, keys in the order in which they are written. No secret, and nothing changes but
// by release. Code::FileNotFound for a database that is not there (none is made), and what Storage,
// the sealer and the record say. Needs a QCoreApplication.
Result<nlohmann::ordered_json> execute(const Options& options);
// `certificate renew`: {"tls_pin", "certificate_expires"}. The key stays.
Result<nlohmann::ordered_json> renewCertificate(const Options& options);

} // namespace tercet::operating
