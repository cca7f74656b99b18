#pragma once

#include "core/crypto/Scalar.h"
#include "core/mpc/OtExtension.h"

// Random vector OLE of DKLs23 (eprint 2023/765), Protocol 5.2, with ξ = 416, ℓ = 2, ρ = 1:
// protocol.md 4.3. Bob gets a random χ and d_i, Alice gets c_i for her inputs a_i, and c_i + d_i =
// a_i·χ (mod q).
namespace tercet::mpc {

using ScalarPair = std::array<crypto::Scalar, kInputs>;

// ã (416 rows of 3 scalars) ‖ η 32 ‖ μ 32
inline constexpr std::size_t kRvoleTildeBytes = kXi * kWidth * 32;
inline constexpr std::size_t kRvoleAnswerBytes = kRvoleTildeBytes + 64;

// Bob between his message and Alice's answer; one run, one use.
class RvoleBob {
public:
    // `extensionId` must be new for every run of these keys.
    RvoleBob(const OtReceiverKeys& keys, const Bytes32& extensionId, Party alice, Random& rng);

    const OtMessage& message() const { return m_ot.message; }
    const crypto::Scalar& chi() const { return m_chi; } // final before Alice answers

    // d_0, d_1. RECOVERABLE(Alice) where the answer does not decode, QUARANTINE(Alice) where μ is
    // wrong.
    Step<ScalarPair> finish(const Bytes32& nonceA, ByteView answer) &&;

private:
    Bytes32 m_extensionId;
    Party m_alice;
    OtReceiver m_ot;
    crypto::Scalar m_chi;
};

struct RvoleAlice {
    ScalarPair c;
    Bytes answer; // kRvoleAnswerBytes, to be sent with nonceA

    // `nonceA` must be fresh for every call, also for a message seen before (deviation D2).
    // RECOVERABLE(Bob) for a wrong length, QUARANTINE(Bob) where the OT extension's check fails.
    static Step<RvoleAlice> answerTo(ByteView message, const OtSenderKeys& keys,
        const Bytes32& extensionId, Party bob, const Bytes32& nonceA, const ScalarPair& inputs,
        Random& rng);
};

} // namespace tercet::mpc
