#include "core/policy/SigningPath.h"

namespace tercet::policy {

Result<chains::AddressPath> checkSigningPath(std::span<const std::uint32_t> path)
{
    TERCET_TRY(const auto place, chains::AddressPath::read(path));
    if (place.account >= kPathBound || place.index >= kPathBound)
        return fail(Code::BadPath, "account or index out of bounds");
    return place;
}

} // namespace tercet::policy
