#include "core/wallet/Types.h"

namespace tercet::wallet {

std::string_view requestStateName(RequestState state)
{
    switch (state) {
    case RequestState::Draft:
        return "draft";
    case RequestState::Waiting:
        return "waiting";
    case RequestState::Approved:
        return "approved";
    case RequestState::Signing:
        return "signing";
    case RequestState::Signed:
        return "signed";
    case RequestState::Broadcast:
        return "broadcast";
    case RequestState::Confirmed:
        return "confirmed";
    case RequestState::Rejected:
        return "rejected";
    case RequestState::Expired:
        return "expired";
    case RequestState::Failed:
        return "failed";
    }
    return "";
}

} // namespace tercet::wallet
