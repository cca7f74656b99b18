#pragma once

#include "core/base/Random.h"
#include "core/crypto/Secret.h"
#include "core/mpc/Abort.h"
#include "core/mpc/Params.h"

// 128 independent endemic OTs, Masny–Rindal (eprint 2019/706) Fig. 8 over ristretto255:
// protocol.md 4.1. Ordered pair (Alice → Bob): Alice receives one key a row, chosen by her Δ, Bob
// has both.
namespace tercet::mpc {

inline constexpr std::size_t kBaseOtBytes = kBaseOts * 2 * 32;
// s = s_0‖s_1 of row 0, …, row 127; Y likewise.
using BaseOtMessage = ByteArray<kBaseOtBytes>;

// What Alice keeps of it, as sender of the OT extension: Δ (bit r for row r) and k_r^{Δ_r}, 32
// bytes a row.
struct OtSenderKeys {
    crypto::Secret<kDeltaBytes> delta;
    crypto::Secret<kBaseOts * 32> keys;

    std::uint8_t bit(std::size_t row) const { return delta.data()[row / 8] >> (row % 8) & 1; }
};

// What Bob keeps of it, as receiver of the OT extension: k_r^0‖k_r^1 of each row.
struct OtReceiverKeys {
    crypto::Secret<kBaseOts * 64> keys;
};

// otid, with Alice's fresh nonce.
Bytes32 baseOtId(const Bytes32& linkId, Party alice, Party bob, const Bytes32& nonceA);
// ots: the hash of s with which Bob's answer begins.
Bytes32 baseOtMessageHash(const Bytes32& otId, ByteView s);
// OTT: the transcript that the link's confirmation covers.
Bytes32 baseOtTranscript(const Bytes32& otId, ByteView s, ByteView y);

// Alice between her message and Bob's answer.
class BaseOtAlice {
public:
    BaseOtAlice(const Bytes32& otId, Party bob, Random& rng);

    const BaseOtMessage& message() const { return m_s; } // s

    struct Done {
        OtSenderKeys keys;
        Bytes32 transcript; // OTT
    };
    // RECOVERABLE(Bob): he answers another s, a wrong length, or either point of a row is invalid.
    // Spent afterwards.
    Step<Done> finish(ByteView messageHash, ByteView y) &&;

private:
    Bytes32 m_otId;
    Party m_bob;
    crypto::Secret<kDeltaBytes> m_delta;
    crypto::Secret<kBaseOts * 32> m_t;
    BaseOtMessage m_s;
};

// Bob's single step.
struct BaseOtBob {
    Bytes32 messageHash; // ots
    BaseOtMessage y; // Y, sent after ots
    OtReceiverKeys keys;
    Bytes32 transcript; // OTT

    // RECOVERABLE(Alice): a wrong length, an invalid point or an identity M_b.
    static Step<BaseOtBob> answer(const Bytes32& otId, Party alice, ByteView s, Random& rng);
};

} // namespace tercet::mpc
