#pragma once

#include "core/cosigner/DeviceStorage.h"

namespace tercet::cosigner {

// Who a request is from, and whether it is the first with its nonce.
struct Admission {
    std::optional<DeviceRow> device {};
    bool isFresh { false }; // DeviceStorage::claimNonce()
};

// A DeviceStorage that answers both in one round trip, since every request asks both.
class AdmittingStorage : public DeviceStorage {
public:
    // No nonce is noted for a key that is unknown or revoked at nowMs.
    virtual Result<Admission> admit(
        const Bytes32& key, const ByteArray<16>& nonce, std::int64_t nowMs)
        = 0;
};

// The same of any storage.
Result<Admission> admit(
    DeviceStorage& storage, const Bytes32& key, const ByteArray<16>& nonce, std::int64_t nowMs);

} // namespace tercet::cosigner
