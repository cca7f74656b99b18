#pragma once

#include "core/cosigner/Call.h"
#include "core/mpc/Identity.h"
#include "core/policy/Decision.h"
#include "core/policy/Policy.h"

namespace tercet::cosigner {

// The answers of a co-signer that are not protocol messages, as CBOR maps with text keys; keys, ids
// and hashes are byte strings. encode() is the co-signer's, decode() the device's: strict,
// Code::BadCbor, MissingField, BadField, BadLength.

// Operation::Identity: {"ik", "sk", "cert"}.
struct IdentityView {
    mpc::PublicIdentity keys {};
    mpc::Certificate certificate {}; // decode() has verified it, else Code::BadSignature

    Bytes encode() const;
    static Result<IdentityView> decode(ByteView body);
};

// Operation::Vault: {"vault", "epoch", "eid", "active", "secp256k1", "ed25519",
// "chain_code_secp256k1", "chain_code_ed25519", "policy", "policy_serial", "link", "presignatures",
// "signatures", "quarantines", "lock", "frozen_until_ms", "drilled_ms"}.
struct VaultView {
    Bytes32 vault {}, eid {};
    std::uint32_t epoch { 0 };
    bool active { false }; // all three confirmations are held
    ByteArray<33> secp256k1 {};
    Bytes32 ed25519 {}, chainCodeSecp256k1 {}, chainCodeEd25519 {};
    policy::Policy policy {}; // in force
    std::uint64_t policySerial { 0 }; // of the newest change, in force or not
    bool link { false }; // one is live
    std::uint64_t presignatures { 0 }; // of the live link
    std::uint64_t signatures { 0 }; // shares given since the vault exists
    std::uint64_t quarantines { 0 }; // entries of the list, however old
    std::uint64_t lock { 0 }; // mpc::LockCause
    std::int64_t frozenUntilMs { 0 }; // Unix time; in the past: not frozen
    std::int64_t drilledMs { 0 }; // Unix time of the last drill of a backup; 0: none

    Bytes encode() const;
    static Result<VaultView> decode(ByteView body);
    friend bool operator==(const VaultView&, const VaultView&) = default;
};

// Operation::State: {"kind", "round", "state"}; `round` is the number of rounds that were answered.
enum class SessionState { Open, Done, Aborted };
struct SessionView {
    SessionKind kind { SessionKind::None };
    std::uint32_t round { 0 };
    SessionState state { SessionState::Open };

    Bytes encode() const; // kind and state by name: "open", "done", "aborted"
    static Result<SessionView> decode(ByteView body);
    friend bool operator==(const SessionView&, const SessionView&) = default;
};

// Operation::SetPolicy: {"serial", "change", "due_ms"}; the body of the call is
// policy::signChange()'s.
struct PolicyView {
    std::uint64_t serial { 0 };
    policy::Change change {}; // against the policy in force before it
    std::int64_t dueMs { 0 }; // Unix time from which it holds; 0: at once

    Bytes encode() const;
    static Result<PolicyView> decode(ByteView body);
    friend bool operator==(const PolicyView&, const PolicyView&) = default;
};

// Operation::Evaluate, both ways. The body of the call: {"path": [numbers], "type", "payload"}.
struct EvaluateBody {
    std::vector<std::uint32_t> path {}; // from the root, not hardened
    std::uint8_t type { 0 }; // chains::PayloadType
    Bytes payload {};

    Bytes encode() const;
    static Result<EvaluateBody> decode(ByteView body);
    friend bool operator==(const EvaluateBody&, const EvaluateBody&) = default;
};
// {"verdict", "rule", "code", "detail", "until_ms", "address", "role", "have", "need", "usage":
// [{"unit": {"family", "chain_id", "contract"}, "period", "used", "amount", "limit"}]}; names and
// amounts as policy::Decision has them, amounts in 32 bytes.
Bytes encodeDecision(const policy::Decision& decision);
Result<policy::Decision> decodeDecision(ByteView body);

// Operation::Pending and CancelPending: {"pending": [{"id", one of "policy", "recipients" and
// "device", "since_ms", "due_ms"}]}: a looser policy, other recipients of exports
// (backup::RecipientSet::encode()), or a device (its IK) that takes the place of this one.
struct PendingView {
    struct Change {
        std::string id {}; // decimal digits
        policy::Policy policy {}; // where `recipients` and `device` are empty
        std::int64_t sinceMs { 0 }, dueMs { 0 }; // Unix time
        Bytes recipients {};
        std::optional<Bytes32> device {};
        friend bool operator==(const Change&, const Change&) = default;
    };
    std::vector<Change> changes {};

    Bytes encode() const;
    static Result<PendingView> decode(ByteView body);
    friend bool operator==(const PendingView&, const PendingView&) = default;
};

// Operation::Freeze: {"until_ms"}, the later of what was asked for and what held already.
struct FreezeView {
    std::int64_t untilMs { 0 };

    Bytes encode() const;
    static Result<FreezeView> decode(ByteView body);
    friend bool operator==(const FreezeView&, const FreezeView&) = default;
};

} // namespace tercet::cosigner
