#pragma once

#include <functional>
#include <memory>

#include "core/mpc/Environment.h"
#include "core/mpc/Epochs.h"
#include "core/mpc/FrostMessages.h"
#include "core/mpc/RestoreMessages.h"
#include "core/mpc/SigningIntent.h"

namespace tercet::mpc {

class LinkState;

// Why a co-signer refuses; the wire value in its signed refusal of an opening.
enum class RefuseCause : std::uint8_t {
    Locked = 1, // by quarantines or final failures, until a human releases it
    Epoch = 2, // its record is of another epoch, or another record of the same number
    Identities = 3, // its record names other identity keys
    Pending = 4, // its record, or the next one, is not confirmed by all three
    Rate = 5, // too many openings in this hour
    Frozen = 6, // by its owner
};

inline constexpr std::int64_t kCandidateLifetimeMs = 60'000;
inline constexpr int kOpeningsPerHour = 20;

// A request for a signature as P1 sealed it; nothing of it is believed yet except that P1 sent it
// in this link.
struct SignRequest {
    Bytes32 session {}; // H_"mw1.on.sid"(LID, PT, n_1)
    Bytes32 presignature {}; // PT
    SigningIntent intent {}; // its authentication is checked by answerSign
};

// A device that has proven that it knows P1's share of this epoch, and asks to become P1.
struct RestoreClaim {
    Bytes32 session {};
    std::uint32_t epoch { 0 };
    PublicIdentity device {};
    ByteArray<64> confirmation {}; // of the epoch's TR, by `device`
};

// One vault at a co-signer (P2 or P3): at most one candidate and one live link with its sessions
// and presignatures, in memory only. Every method takes the complete body of a round and gives the
// complete body of the answer. Not thread-safe: one thread at a time a vault. Repeats are the
// caller's: the same bytes get the stored answer without a call here; what arrives here twice is
// dropped.
//
// Aborts: Drop leaves everything as it was. Recoverable ends the session (candidate, link while it
// is set up, presign). Quarantine has ended the link and stands in the journal when this returns.
// Refuse changes nothing. Destroying the object erases everything.
class PeerVault {
public:
    // `journal` and `records` outlive this. The record is this party's; PENDING is fine (it can be
    // confirmed by an opening, and opens no link before).
    PeerVault(CoreRecord record, Journal& journal, RecordStore& records, const Environment& env);
    // The same, for a vault in the middle of a refresh.
    PeerVault(Epochs::Held held, Journal& journal, RecordStore& records, const Environment& env);
    ~PeerVault();
    PeerVault(PeerVault&&) noexcept;
    PeerVault& operator=(PeerVault&&) noexcept;

    const CoreRecord& record() const; // the current one
    const CoreRecord* pending() const; // the one that waits for confirmations, or nullptr
    bool gone() const; // its key generation was void: nothing is left of it
    bool hasLink() const;
    std::optional<Bytes32> linkId() const;
    int presignatures() const;
    // Openings are refused with RefuseCause::Frozen and the live link ends.
    void setFrozen(bool frozen);

    // -- link. Round 1 answers a refusal in a body of its own, signed by this party; the caller
    // sends it like any answer. `refused` tells that it is one.
    struct Opened {
        Bytes answer;
        std::optional<RefuseCause> refused {};
    };
    Step<Opened> linkRound1(ByteView body);
    Step<Bytes> linkRound2(ByteView body);
    Step<Bytes> linkRound3(ByteView body);

    // -- presign, one session at a time, of one presignature or a batch: a new round 1 discards an
    // unfinished one.
    Step<Bytes> presignRound1(ByteView body);
    Step<Bytes> presignRound2(ByteView body);
    Step<Bytes> presignRound3(ByteView body);
    // Full signing (protocol.md 5.7): the body of presign's round 3 carries a request too. The
    // caller gives it to openSign, then to presignRound3, then calls answerSign, and sends
    // mergedBodies() of both answers.
    static bool requestsSignature(ByteView presignRound3);

    // -- sign. openSign only opens and parses and changes nothing; the caller derives tweak and
    // digest from path and payload by itself, applies its policy, then calls answerSign.
    Step<SignRequest> openSign(ByteView body);
    // Checks IK_1's signature over rq (Refuse), marks PT used in the journal, then computes the
    // share. The identical rq again (a new session) gets the share again from memory; another rq
    // for the same PT is Refuse{PresignatureUsed}.
    Step<Bytes> answerSign(
        const SignRequest& request, const crypto::Scalar& tweak, const Bytes32& digest);

    // -- BIP-340 and Ed25519 (protocol.md 6): commitments to fresh nonces, then signatures, in the
    // same division of labour as above. Nonces are erased before the share leaves; a request on
    // nonces that are gone is Refuse{PresignatureUsed}.
    Step<Bytes> noncesRound(ByteView body);
    Step<FrostRequest> openFrost(ByteView body);
    Step<Bytes> answerBip340(
        const FrostRequest& request, const crypto::Scalar& tweak, ByteView message);
    Step<Bytes> answerEd25519(
        const FrostRequest& request, const crypto::EdScalar& tweak, ByteView message);

    // -- refresh (protocol.md 7), one at a time: a new round 1 discards an unfinished one. The
    // PENDING record is stored before the answer to round 3, with which the link ends.
    Step<Bytes> refreshRound1(ByteView body);
    Step<Bytes> refreshRound2(ByteView body);
    Step<Bytes> refreshRound3(ByteView body);

    // -- resolving, outside any link and also while locked: what this party says of a PENDING
    // record, then what the three decided. Both may be repeated at any time.
    Step<Bytes> resolveRound1(ByteView body);
    Step<Bytes> resolveRound2(ByteView body);

    // -- drill and restore (protocol.md 7), outside any link and also while locked. A challenge is
    // good for ten minutes and one proof.
    Step<Bytes> drillRound1(ByteView body);
    Step<Bytes> drillRound2(ByteView body, std::int64_t timeMs); // Unix time, told in the answer
    // Round 1 of a restore may also bring what settles an epoch that was cut off, as resolving
    // does. `standing`: what waits for this device; that it is P1 already is found here.
    using StandingOf = std::function<RestoreStanding(const PublicIdentity& device)>;
    Step<Bytes> restoreRound1(ByteView body, const StandingOf& standing);
    // Round 2: changes nothing but that the challenge is used up. The caller applies the policy's
    // delay, stores what waits, and sends answerRestore(). Refuse{RefreshUnfinished} while a record
    // is PENDING.
    Step<RestoreClaim> openRestore(ByteView body);
    Bytes answerRestore(const RestoreClaim& claim, const RestoreStanding& standing) const;
    // The claim takes effect: `store` makes the record under the new identities durable and lets
    // that of the epoch before go, then the link of the old ones ends. Done before: nothing
    // happens. Refuse{ProtocolRefused} for a claim of another epoch.
    using StoreRecord = std::function<Status(const CoreRecord&)>;
    Step<> replaceDevice(const RestoreClaim& claim, const StoreRecord& store);

    // -- end
    Step<> end(ByteView body); // P1's sealed `end`
    void endLink(); // by this party's own decision; tells nobody

    // The live link's inside, for tests and benchmarks; nullptr without one.
    LinkState* linkState();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace tercet::mpc
