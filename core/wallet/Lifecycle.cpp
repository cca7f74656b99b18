#include "core/wallet/Lifecycle.h"

#include <algorithm>
#include <utility>

namespace tercet::wallet {

namespace {

using S = RequestState;
constexpr std::pair<S, S> kLegal[] = {
    { S::Draft, S::Waiting },
    { S::Draft, S::Rejected },
    { S::Draft, S::Expired },
    { S::Waiting, S::Approved },
    { S::Waiting, S::Rejected },
    { S::Waiting, S::Expired },
    { S::Approved, S::Signing },
    { S::Approved, S::Waiting },
    { S::Approved, S::Failed },
    { S::Signing, S::Signed },
    { S::Signing, S::Waiting },
    { S::Signing, S::Failed },
    { S::Signed, S::Broadcast },
    { S::Broadcast, S::Confirmed },
    { S::Confirmed, S::Broadcast },
    { S::Failed, S::Waiting },
};

} // namespace

bool legal(RequestState from, RequestState to)
{
    return std::ranges::find(kLegal, std::pair(from, to)) != std::end(kLegal);
}

bool isOpen(RequestState state) { return state == S::Draft || state == S::Waiting; }

bool isSigned(RequestState state)
{
    return state == S::Signed || state == S::Broadcast || state == S::Confirmed;
}

std::optional<RequestState> requestStateFromName(std::string_view name)
{
    for (int i = 0; i <= int(S::Failed); ++i)
        if (requestStateName(S(i)) == name) return S(i);
    return {};
}

} // namespace tercet::wallet
