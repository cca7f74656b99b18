#pragma once

#include <optional>

#include "core/chains/AddressKind.h"
#include "core/cosigner/DeviceStorage.h"
#include "core/crypto/Identity.h"

namespace tercet::cosigner {

// Requests for signatures that wait at both co-signers (cosigner-api.md "The request queue").

enum class QueueState : std::uint8_t {
    Waiting = 1,
    Approved = 2, // by the vault's device
    Rejected = 3, // for good
    Expired = 4,
    Signed = 5, // this co-signer gave its share for what is asked
};
std::string_view queueStateName(QueueState state); // "waiting", "approved", …
std::optional<QueueState> queueStateNamed(std::string_view name);
// It may still be decided on.
inline bool isOpen(QueueState s) { return s == QueueState::Waiting || s == QueueState::Approved; }

// What a requester asks for. Both co-signers are sent the same bytes.
struct RequestDraft {
    static constexpr std::size_t kMaxNote = 280; // characters
    chains::AddressPath place {};
    chains::Payload payload {};
    std::string note {}; // UTF-8, a claim, without characters that are not seen
    std::int64_t expiresMs { 0 }; // Unix time, whole seconds
    std::string from {}; // the address that the requester expects to sign; empty: it does not say
    friend bool operator==(const RequestDraft&, const RequestDraft&) = default;
};

// The id by which both co-signers know a request: of everything in it but `from`, which either is
// the address of `place` or has it refused.
// H_"mw1.req.id"(WID, requester's key, idempotency key, path LE32…, type, payload, LE64(expires in
// ms), note).
Bytes32 requestId(const Bytes32& vault, const Bytes32& requester, std::string_view idempotencyKey,
    const RequestDraft& draft);
// What is signed under which address: H_"mw1.req.what"(path LE32…, type, payload).
Bytes32 subjectOf(const chains::AddressPath& place, const chains::Payload& payload);
// A text of a stranger that stands beside what is decoded. Code::BadUtf8, BadField, TextTooLong.
Status checkClaim(std::string_view text, std::size_t maxCharacters, const char* field);

// Approving may be followed by rejecting; rejecting is final.
struct QueueDecision {
    static constexpr std::size_t kMaxReason = 280; // characters
    Bytes32 by {};
    DeviceRole role { DeviceRole::Device }; // Device or Approver
    bool approves { false };
    std::string reason {};
    std::int64_t atMs { 0 };
    ByteArray<64> signature {};
    // Told with an answer, not stored: under which name the key is enrolled (a claim), and whether
    // the decision counts now, by RequestDesk::counts().
    std::string name {};
    bool counts { false };
    friend bool operator==(const QueueDecision&, const QueueDecision&) = default;
};
// Ed25519 over H_"mw1.req.decide"(WID, id, approves u8, reason).
ByteArray<64> signDecision(const crypto::SigningKey& key, const Bytes32& vault, const Bytes32& id,
    bool approves, std::string_view reason);
bool verifyDecision(const Bytes32& vault, const Bytes32& id, const QueueDecision& decision);

// A request as a co-signer keeps it.
struct RequestRow {
    Bytes32 vault {}, id {}, requester {};
    std::string requesterName {}; // as the key was enrolled; a claim
    std::string idempotencyKey {};
    RequestDraft draft {};
    std::int64_t createdMs { 0 };
    QueueState state { QueueState::Waiting };
    // Grows with every change of any request of the vault.
    std::uint64_t change { 0 };
    std::vector<QueueDecision> decisions {}; // one of each key, by time, then by key
    friend bool operator==(const RequestRow&, const RequestRow&) = default;
};

} // namespace tercet::cosigner
