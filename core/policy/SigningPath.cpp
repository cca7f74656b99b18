#include "core/policy/SigningPath.h"

namespace tercet::policy {

Status checkSigningPath(std::span<const std::uint32_t> path)
{
    if (path.size() != 5) return fail(Code::BadPath, "not five levels deep");
    if (path[0] != 44 || path[1] != 60 || path[3] != 0)
        return fail(Code::BadPath, "not of the form m/44/60/account/0/index");
    if (path[2] >= kPathBound || path[4] >= kPathBound)
        return fail(Code::BadPath, "account or index out of bounds");
    return {};
}

} // namespace tercet::policy
