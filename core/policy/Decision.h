#pragma once

#include <string>
#include <vector>

#include "core/policy/Kinds.h"
#include "core/policy/Unit.h"

namespace tercet::policy {

// What made the decision, in the order in which the rules are tried; the first that refuses wins,
// and what no waiting can change comes before what passes with time.
enum class Rule {
    None, // allowed
    Frozen, // the vault is frozen
    NotFullyDecoded, // blind signing is off
    Forbidden, // a risk of level Forbidden, which no policy allows
    Kind, // this kind of request
    Denied, // an address on the deny-list
    NotAllowed, // an address that is not on the allow-list, or none at all
    LimitPerTransaction, // the amount is above the limit, or is not known
    LimitPerPeriod, // with what was spent before, it is above the limit of a day, week or month
    Quorum, // approvals are missing
    QuietHours,
    NewRecipient, // an address that has not been known for long enough
};
// "none", "frozen", "not-fully-decoded", "forbidden", "kind", "denied", "not-allowed",
// "limit-per-transaction", "limit-per-period", "quorum", "quiet-hours", "new-recipient"
std::string_view ruleName(Rule rule);

enum class Verdict { Allowed, Waits, Refused };
std::string_view verdictName(Verdict verdict); // "allowed", "waits", "refused"

enum class Period { Transaction, Day, Week, Month };
std::string_view periodName(Period period); // "transaction", "day", "week", "month"

// One limit that a request counts against, in base units: "0.8 of 1 ETH used today".
struct Usage {
    Unit unit {};
    Period period {};
    chains::Uint256 used {}; // before this request; 0 for one transaction
    chains::Uint256 amount {}; // what it adds
    chains::Uint256 limit {};
    friend bool operator==(const Usage&, const Usage&) = default;
};

struct Decision {
    Verdict verdict { Verdict::Allowed };
    Rule rule { Rule::None };
    // Why, when it is not allowed: NotFullyDecoded, PolicyForbidden, PolicyKind, PolicyRecipient,
    // PolicyLimit, PolicyPeriod, PolicyQuorum, PolicyHours, PolicyNewRecipient, Frozen.
    Code code { Code::PolicyForbidden };
    std::string detail {}; // English, for logs
    std::int64_t untilMs { 0 }; // Waits: asked again from then on, it may pass; Unix time
    std::string address {}; // Denied, NotAllowed, NewRecipient: the one
    Role role { Role::Device }; // Quorum: whose approvals are missing
    unsigned have { 0 }, need { 0 }; // Quorum: of them
    // Every limit that it counts against, in the order of the units; whatever the verdict is, as
    // far as amounts are known. Of a refusal by a limit the one at fault is the last.
    std::vector<Usage> usage {};

    bool allowed() const { return verdict == Verdict::Allowed; }
    // Allowed: success. Otherwise the code, with the rule's name as the field.
    Status status() const;
    friend bool operator==(const Decision&, const Decision&) = default;
};

} // namespace tercet::policy
