#include "core/chains/Decoded.h"

namespace tercet::chains {

std::string_view kindName(Kind kind)
{
    switch (kind) {
    case Kind::NativeTransfer:
        return "native-transfer";
    case Kind::TokenTransfer:
        return "token-transfer";
    case Kind::TokenApproval:
        return "token-approval";
    case Kind::ContractCall:
        return "contract-call";
    case Kind::ContractCreation:
        return "contract-creation";
    case Kind::Message:
        return "message";
    case Kind::TypedData:
        return "typed-data";
    }
    return {};
}

std::string_view levelName(Level level)
{
    switch (level) {
    case Level::Note:
        return "note";
    case Level::Warning:
        return "warning";
    case Level::Danger:
        return "danger";
    case Level::Forbidden:
        return "forbidden";
    }
    return {};
}

} // namespace tercet::chains
