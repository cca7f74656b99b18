#include "core/policy/Evaluate.h"

#include <algorithm>

namespace tercet::policy {

namespace {

Decision refuse(Rule rule, Code code, std::string detail)
{
    return { false, rule, code, std::move(detail) };
}

bool isTransaction(chains::Kind kind)
{
    return kind != chains::Kind::Message && kind != chains::Kind::TypedData;
}

} // namespace

std::string_view ruleName(Rule rule)
{
    switch (rule) {
    case Rule::None:
        return "none";
    case Rule::NotFullyDecoded:
        return "not-fully-decoded";
    case Rule::Forbidden:
        return "forbidden";
    case Rule::LimitPerTransaction:
        return "limit-per-transaction";
    }
    return "none";
}

Status Decision::status() const
{
    if (allowed) return {};
    return fail(code, detail, std::string(ruleName(rule)));
}

Decision evaluate(const Policy& policy, const chains::Decoded& decoded)
{
    if (!decoded.fullyDecoded && !policy.blindSigning)
        return refuse(Rule::NotFullyDecoded, Code::NotFullyDecoded, "blind signing is off");

    const auto forbidden
        = std::ranges::find(decoded.risks, chains::Level::Forbidden, &chains::Risk::level);
    if (forbidden != decoded.risks.end())
        return refuse(Rule::Forbidden, Code::PolicyForbidden, forbidden->code);

    if (policy.limitPerTransaction && isTransaction(decoded.kind)) {
        if (!decoded.totalMax)
            return refuse(Rule::LimitPerTransaction, Code::PolicyLimit, "total unknown");
        const auto& total = decoded.totalMax->units;
        if (total > *policy.limitPerTransaction)
            return refuse(Rule::LimitPerTransaction, Code::PolicyLimit,
                total.decimal() + " above " + policy.limitPerTransaction->decimal());
    }
    return { true, Rule::None, {}, {} };
}

} // namespace tercet::policy
