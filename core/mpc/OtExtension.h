#pragma once

#include "core/mpc/BaseOt.h"
#include "core/mpc/Transpose.h"

// Random OT extension of KOS with the consistency check of SoftSpoken (eprint 2022/192), k = 1,
// Fiat–Shamir: protocol.md 4.2. 416 OTs of one 16-byte column each: Q_c = T_c ⊕ x_c·Δ.
namespace tercet::mpc {

// U (128 rows of 80 bytes) ‖ x̃ 16 ‖ h_V 32
inline constexpr std::size_t kOtMessageBytes = kBaseOts * kRowBytes + kBlockBytes + 32;
using OtMessage = ByteArray<kOtMessageBytes>;

// Bob's half: the choice bits x (bits 0…415 are β), the columns T and the message for Alice.
struct OtReceiver {
    crypto::Secret<kRowBytes> choice;
    Columns columns;
    OtMessage message;

    // `extensionId` must be new for every run. Draws 80 bytes from `rng`.
    OtReceiver(const OtReceiverKeys& keys, const Bytes32& extensionId, Random& rng);

    // x_c; for c < 416 that is β_c.
    std::uint8_t bit(std::size_t c) const { return choice.data()[c / 8] >> (c % 8) & 1; }
};

// Alice's half: her columns Q. RECOVERABLE(Bob) for a wrong length, QUARANTINE(Bob) where the check
// fails.
Step<Columns> extendAsSender(
    const OtSenderKeys& keys, const Bytes32& extensionId, Party bob, ByteView message);

} // namespace tercet::mpc
