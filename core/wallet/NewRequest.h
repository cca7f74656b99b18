#pragma once

#include "core/base/Random.h"
#include "core/wallet/RequestStore.h"

namespace tercet::wallet {

inline constexpr qint64 kRequestLifetimeMs = 24LL * 3600 * 1000; // of what is not a sample

struct NewRequest {
    QString vault, from, requester;
    quint32 account { 0 }, index { 0 };
    qint64 created { 0 };
    qint64 expires { 0 }; // 0: never
};

// A waiting request for this payload, with an id of its own; what chains::decode() refuses is
// refused.
Result<RequestRecord> newRequest(
    const chains::Payload& payload, const NewRequest& origin, Random& random);

} // namespace tercet::wallet
