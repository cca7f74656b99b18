#include "core/wallet/Convert.h"

namespace tercet::wallet {

std::optional<Code> codeFromName(std::string_view name)
{
    for (int i = 0; i < kCodeCount; ++i)
        if (codeName(Code(i)) == name) return Code(i);
    return {};
}

std::optional<chains::Kind> kindFromName(std::string_view name)
{
    for (int i = 0; i <= int(chains::Kind::TypedData); ++i)
        if (chains::kindName(chains::Kind(i)) == name) return chains::Kind(i);
    return {};
}

} // namespace tercet::wallet
