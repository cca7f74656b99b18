#pragma once

#include <optional>
#include <string>

#include "core/cosigner/DeviceStorage.h"

namespace tercet::cosigner {

// One operation of a co-signer, the same whether it comes from the mock backend or over HTTPS
// (cosigner-api.md). The HTTPS server maps a route to an Operation and Code to a problem type;
// nothing else is between.
enum class Operation : std::uint8_t {
    Identity, // → CBOR {"ik","sk","cert"}: the identity keys this co-signer offers a new vault
    Open, // vault, session kind, idempotency key, body = round 1 → session id and the answer to
          // round 1
    Round, // vault, session, round n ≥ 2, body → the answer; the same bytes again → the same answer
    State, // vault, session → CBOR {"kind","round","state"}
    Abort, // vault, session
    Vault, // vault → CBOR, the public side of what is stored (keys, epoch, status, policy,
           // counters)
    SetPolicy, // vault, body = policy::signChange() → CBOR {"serial","change","due_ms"}
    Evaluate, // vault, body = CBOR {"path","type","payload"} → what the policy says of it, by this
              // co-signer's own decoding, books and clock; nothing is signed or counted
    Pending, // vault → CBOR {"pending"}: what waits for its delay
    CancelPending, // vault, pending → as Pending, afterwards
    Freeze, // vault, body = policy::signFreeze() → CBOR {"until_ms"}
    Recipients, // vault → RecipientsView: who may get its share in an export
    SetRecipients, // vault, body = backup::signRecipients() → RecipientsView, afterwards
    Export, // vault, body = backup::signAsk() → backup::ShareExport of this co-signer's share
    Attest, // body = the verifier's nonce → evidence of what this co-signer runs in; for everybody
            // (AttestationViews.h)
    PeerNonce, // vault or "new" → the nonce over which the other co-signer has to attest
    PeerEvidence, // vault or "new", body = the other's answer to it; then a ceremony may follow
    // The queue (RequestViews.h): bodies and answers are JSON.
    CreateRequest, // vault, idempotency key, body = encodeDraft()
    ListRequests, // vault, after, state, wait
    GetRequest, // vault, request
    Decide, // vault, request, body = encodeDecisionBody()
};

enum class SessionKind : std::uint8_t {
    None = 0,
    Keygen = 1,
    Link = 2,
    Presign = 3,
    Sign = 4,
    Refresh = 5,
    Resolve = 6,
    EndLink = 7,
    Nonces = 8, // commitments for BIP-340 and Ed25519
    Schnorr = 9, // a BIP-340 or Ed25519 signature
    Drill = 10, // tries a backup of Share 1; nothing changes
    Restore = 11 // a device with a backup asks to take the place of the vault's
};
std::string_view sessionKindName(SessionKind kind);

inline constexpr std::uint32_t kMaxWaitSeconds = 25;
// The operations of the queue.
constexpr bool isOfQueue(Operation operation)
{
    using enum Operation;
    return operation == CreateRequest || operation == ListRequests || operation == GetRequest
        || operation == Decide;
}

struct Call {
    Operation operation {};
    std::string vault {}; // WID in lower-case hex; "new" for keygen
    SessionKind kind { SessionKind::None }; // Open
    std::string session {}; // Round, State, Abort: the id that Open returned
    std::uint32_t round { 0 }; // Round
    std::string pending {}; // CancelPending: the id that Pending told
    std::string request {}; // GetRequest, Decide: its id, 64 lower-case hex digits
    std::string state {}; // ListRequests: those in this state alone; empty: all
    std::uint64_t after { 0 }; // ListRequests: changes above it
    std::uint32_t wait { 0 }; // ListRequests: seconds that the front may wait for one
    std::string idempotencyKey {}; // Open, CreateRequest: 32 hex digits, fresh for each logical
                                   // operation
    Bytes body {}; // CBOR; at most 256 KiB, 4 MiB for a batch presign
    // Whose key signed the request: a key generation is its device's, IK_1. Empty in process, where
    // there is one caller.
    std::optional<Bytes32> caller {};
    DeviceRole role { DeviceRole::Device }; // of the caller
    std::string callerName {}; // under which it was enrolled; a claim
};

struct Answer {
    std::string session {}; // Open
    Bytes body {}; // CBOR
    bool nothingYet { false }; // ListRequests: no change so far, a front may wait for one
};

} // namespace tercet::cosigner
