#include "core/wallet/QueueTypes.h"

#include <algorithm>

namespace tercet::wallet {

std::string_view queuePlaceName(QueuePlace place)
{
    switch (place) {
    case QueuePlace::NotHeard:
        return "not-heard";
    case QueuePlace::Missing:
        return "missing";
    case QueuePlace::Waiting:
        return "waiting";
    case QueuePlace::Approved:
        return "approved";
    case QueuePlace::Rejected:
        return "rejected";
    case QueuePlace::Expired:
        return "expired";
    case QueuePlace::Signed:
        return "signed";
    }
    return {};
}

bool QueueInfo::shared() const
{
    return std::ranges::all_of(at, [](QueuePlace place) {
        // Signed at one of them: what the other one did not answer may be asked for again.
        return place == QueuePlace::Waiting || place == QueuePlace::Approved
            || place == QueuePlace::Signed;
    });
}

} // namespace tercet::wallet
