#pragma once

#include "core/attestation/Evidence.h"

namespace tercet::cosigner {

// The trusted execution environment in which a co-signer runs, as far as it can prove it. Used
// from several threads.
class Attester {
public:
    virtual ~Attester() = default;
    virtual attestation::Tee tee() const = 0;
    // Hardware evidence over these 64 bytes at `now` (Unix seconds): `tee` and its parts, nothing
    // else filled. Code::AttestationFailed where the hardware gives none, with what is wrong.
    virtual Result<attestation::Evidence> evidence(
        const ByteArray<64>& reportData, std::int64_t now)
        = 0;
};

// No environment at all: the keys stand under the identity's signature alone.
class Unattested final : public Attester {
public:
    attestation::Tee tee() const override { return attestation::Tee::None; }
    Result<attestation::Evidence> evidence(const ByteArray<64>&, std::int64_t) override
    {
        return attestation::Evidence {};
    }
};

} // namespace tercet::cosigner
