#pragma once

#include "core/chains/Decoded.h"
#include "core/policy/Policy.h"

namespace tercet::policy {

// What made the decision, in the order in which the rules are tried; the first that refuses wins.
enum class Rule {
    None, // allowed
    NotFullyDecoded, // blind signing is off
    Forbidden, // a risk of level Forbidden, which no policy allows
    LimitPerTransaction, // the total is above the limit, or is not known
};
std::string_view ruleName(
    Rule rule); // "none", "not-fully-decoded", "forbidden", "limit-per-transaction"

struct Decision {
    bool allowed { false };
    Rule rule { Rule::None };
    Code code { Code::PolicyForbidden }; // refused: NotFullyDecoded, PolicyForbidden or PolicyLimit
    std::string detail {}; // English, for logs: the risk's code, or "12 above 10" in base units

    // Allowed: success. Refused: the code, with the rule's name as the field.
    Status status() const;
};

// The one evaluator. Pure; of `decoded` it reads fullyDecoded, risks, kind and totalMax, all made
// by chains::decode().
//  * The limit counts totalMax, i.e. everything of the chain's own unit that can leave: value +
//  maximum fee. A transaction
//    whose total is not known is above every limit.
//  * Messages and typed data move nothing of the chain's own unit by themselves, so the limit does
//  not concern them.
Decision evaluate(const Policy& policy, const chains::Decoded& decoded);

} // namespace tercet::policy
