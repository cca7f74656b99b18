#pragma once

#include "core/crypto/Ed25519Group.h"
#include "core/crypto/Point.h"
#include "core/mpc/Identity.h"

namespace tercet::mpc {

// PENDING: made by a key generation (or refresh) whose three confirmations are not all held yet;
// it opens no link and is never erased by a timer. protocol.md 3 and 7.
enum class RecordStatus : std::uint8_t { Pending = 0, Active = 1 };

// The core record of protocol.md 3: the share and everything that has to be kept with it; the only
// secret at rest. Move-only in effect (it holds OwnIdentity); clone() is the only copy.
struct CoreRecord {
    Party party {};
    Bytes32 wid {}, eid {}, tr {};
    std::uint32_t epoch { 1 };
    RecordStatus status { RecordStatus::Pending };

    crypto::Scalar x; // x_i
    std::array<crypto::Point, 3> publicShares; // X_1..3
    crypto::Point key; // X
    Bytes32 chainCode {}; // chain_secp
    crypto::EdScalar y; // y_i
    std::array<crypto::EdPoint, 3> edPublicShares; // Y_1..3
    crypto::EdPoint edKey; // Y
    Bytes32 edChainCode {}; // chain_ed

    Identities identities;
    OwnIdentity own;
    crypto::Secret<32> hedgeKey;
    // D3_i or F3_i of those parties that have confirmed: Sig_IK_i(confirmedAs() ‖ TR).
    std::array<std::optional<ByteArray<64>>, 3> confirmations {};

    Bytes32 idHash() const { return identities.hash(); }
    CoreRecord clone() const;
    // What the parties sign to confirm this record: "mw1.dkg.conf" or "mw1.rf.conf".
    std::string_view confirmedAs() const;
    // Takes the confirmation of `by` if it is valid for this TR; ACTIVE once all three are held.
    // Repeating a held one is fine. Code::BadSignature.
    Status confirm(Party by, const ByteArray<64>& signature);

    // Canonical CBOR (RFC 8949, 4.2.1): one map with the keys 1…20, below 1,100 bytes.
    crypto::SecretBytes encode() const;
    // Strict: exactly what encode() writes, and consistent: x·G = X_i, y·B = Y_i, the sums, own
    // public keys, EID (of epoch 1), IDhash, every confirmation, ACTIVE with all three and only
    // then. Code::BadRecord.
    static Result<CoreRecord> decode(ByteView bytes);
};

// EID of protocol.md 1.4; `session` is that of the DKG or refresh that made the epoch.
Bytes32 epochId(const Bytes32& session, std::uint32_t epoch, const crypto::Point& key,
    const crypto::EdPoint& edKey, const Bytes32& chainCode, const Bytes32& edChainCode);

} // namespace tercet::mpc
