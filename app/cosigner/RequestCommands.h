#pragma once

#include <nlohmann/json.hpp>

#include "app/cosigner/Options.h"

namespace tercet::operating {

// `requests`, on a data folder or a database; may run beside `serve`, and changes nothing: what is
// due and not expired yet is shown as it stands.
//   requests list  {"requests": [{"id", "vault", "state", "summary", "requester", "name",
//   "created",
//                  "expires", "approvals"}]}, of each vault by change; times in seconds
//   requests show  {"vault", "summary", "fields", "digest", …}: the request as the API describes it
//                  (RequestViews.h), and what it would do by this program's own decoding
// An approval is counted where it verifies, whoever may have been revoked since; `counts` of a
// decision says whether it counts now.
Result<nlohmann::ordered_json> executeOnRequests(const Options& options);

} // namespace tercet::operating
