#include "core/mpc/Abort.h"

namespace tercet::mpc {

namespace {

struct Culprit {
    std::optional<Party> operator()(const Drop&) const { return {}; }
    std::optional<Party> operator()(const Recoverable& a) const { return a.culprit; }
    std::optional<Party> operator()(const Quarantine& a) const { return a.culprit; }
    std::optional<Party> operator()(const Refuse&) const { return {}; }
    std::optional<Party> operator()(const Final&) const { return {}; }
};

struct Name {
    std::string_view operator()(const Drop&) const { return "drop"; }
    std::string_view operator()(const Recoverable&) const { return "recoverable"; }
    std::string_view operator()(const Quarantine&) const { return "quarantine"; }
    std::string_view operator()(const Refuse&) const { return "refuse"; }
    std::string_view operator()(const Final&) const { return "final"; }
};

struct ErrorCode {
    Code operator()(const Drop&) const { return Code::ProtocolDropped; }
    Code operator()(const Recoverable&) const { return Code::ProtocolRecoverable; }
    Code operator()(const Quarantine&) const { return Code::ProtocolQuarantine; }
    Code operator()(const Refuse& a) const { return a.code; }
    Code operator()(const Final&) const { return Code::ProtocolFinal; }
};

} // namespace

std::optional<Party> Abort::culprit() const { return visit(Culprit {}); }

const std::string& Abort::reason() const
{
    return visit([](const auto& a) -> const std::string& { return a.reason; });
}

std::string_view Abort::name() const { return visit(Name {}); }

Error Abort::error() const
{
    std::string context = reason();
    if (const auto who = culprit()) context += " (P" + std::to_string(number(*who)) + ")";
    return Error { visit(ErrorCode {}), std::move(context) };
}

} // namespace tercet::mpc
