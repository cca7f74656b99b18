#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/cli/Output.h"

namespace tercet::cli {

struct OfflineWords {
    std::string folder {};
    std::vector<std::string> identities {}, parts {}; // files
    std::map<std::string, std::string> options {};
};

// {"epoch", "complete", "addresses"}: no key is shown.
Result<Answer> recoverVerify(const OfflineWords& words);
// Writes --out: the typed confirmation of the window is the option here. {"file"}.
Result<Answer> recoverReveal(const OfflineWords& words);
// {"raw", "hash"}
Result<Answer> recoverSweep(const OfflineWords& words);
// Opens this holder's share and seals it to the key of who collects, --for, into --out: {"share"
// (of an officer "piece"), "epoch", "file", "recipient", "fingerprint"}.
Result<Answer> recoverOpen(const OfflineWords& words);
// A fresh key to collect with, into the new file --out: {"file", "recipient", "fingerprint"}.
Result<Answer> recoverIdentity(const OfflineWords& words);
// {"epoch", "complete", "shares"} of an export or a trust's package; opens nothing.
Result<Answer> exportVerify(const OfflineWords& words);
// {"trust", "epoch", "complete", "renewal_due"}, of officers with pieces also "threshold" and
// "officers", and with an --identity "pieces" [{"piece", "check_in"}], those that it opens; a
// package that the wallet has refreshed past cannot know it, so the last is whether it is older
// than a year.
Result<Answer> trustCheck(const OfflineWords& words);

} // namespace tercet::cli
