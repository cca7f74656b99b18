#include "core/cosigner/Admission.h"

namespace tercet::cosigner {

Result<Admission> admit(
    DeviceStorage& storage, const Bytes32& key, const ByteArray<16>& nonce, std::int64_t nowMs)
{
    if (auto* const both = dynamic_cast<AdmittingStorage*>(&storage))
        return both->admit(key, nonce, nowMs);
    Admission out;
    TERCET_TRY(out.device, storage.device(key));
    if (!out.device || out.device->revoked(nowMs)) return out;
    TERCET_TRY(out.isFresh, storage.claimNonce(key, nonce, nowMs));
    return out;
}

} // namespace tercet::cosigner
