#pragma once

#include <optional>

#include "core/cosigner/ExportStorage.h"
#include "core/cosigner/PolicyStorage.h"

namespace tercet::cosigner {

// What a co-signer keeps about one vault.
struct VaultRow {
    Bytes32 vault {}; // WID
    Bytes record {}; // the core record, sealed by the RecordSealer
    Bytes policy {}; // in force; policy::encode()
    std::uint64_t policySerial { 0 }; // of the newest change, in force or not
    std::uint32_t finalFailures { 0 }; // FINAL in a row (protocol.md 1.5)
    std::uint8_t lock { 0 }; // mpc::LockCause; 0: not locked
    Bytes32 transcript {}; // TR of `record`
    // The record of the next epoch while its refresh waits for confirmations, sealed, and its TR;
    // empty: none.
    Bytes next {};
    Bytes32 nextTranscript {};
    Bytes previous {}; // of the epoch before, until the current one has shown that it works; sealed
    PendingRow pending {};
    std::int64_t frozenUntilMs { 0 }; // Unix time
    friend bool operator==(const VaultRow&, const VaultRow&) = default;
};

// One entry of the quarantine list of protocol.md 5.8. Never removed.
struct QuarantineRow {
    std::int64_t atMs { 0 }; // Unix time
    Bytes32 link {}; // LID
    std::uint8_t culprit { 0 }; // party 1…3
    friend bool operator==(const QuarantineRow&, const QuarantineRow&) = default;
};

// Why a record was dropped that had been confirmed (protocol.md 7). Never removed.
struct VoidRow {
    Bytes32 transcript {};
    std::uint8_t party { 0 }; // 1…3, whose void it is
    ByteArray<64> signature {};
    friend bool operator==(const VoidRow&, const VoidRow&) = default;
};

// Where a co-signer keeps what must survive it. Thread-safe. Every change is one transaction: when
// it returns success it is on the disk, and when the process dies inside it, it happened wholly or
// not at all. Nothing here is secret as it stands: the two blobs arrive sealed. Links,
// presignatures and session rounds are not stored: they die with the process. Errors:
// Code::Storage, with the database's text. What does not exist is an empty optional; a change to a
// vault that does not exist is Code::NoSuchVaultAtCosigner, and one under a lease that is not the
// newest Code::VaultElsewhere.
class Storage : public PolicyStorage, public ExportStorage {
public:
    // This co-signer's own identity keys, sealed: written once.
    virtual Result<std::optional<Bytes>> identity() = 0;
    virtual Status insertIdentity(ByteView sealed) = 0; // Code::Storage when there is one

    // -- who serves a vault (Leases). Time is the storage's own.
    // Whether several processes may use it at once. Else the last one that asks has every vault.
    virtual bool isShared() const = 0;
    // A newer lease than any before, for this long; empty while another node's runs.
    virtual Result<std::optional<Lease>> takeLease(
        const Bytes32& vault, const NodeId& node, std::int64_t forMs)
        = 0;
    // From now on for this long, whether or not it has run out; false when a newer one was taken.
    virtual Result<bool> renewLease(const Lease& lease, std::int64_t forMs) = 0;
    // All leases of the node run out now.
    virtual Status endLeases(const NodeId& node) = 0;

    virtual Result<std::optional<VaultRow>> vault(const Bytes32& vault) = 0;
    virtual Result<std::vector<Bytes32>> vaults() = 0; // their WIDs, in ascending order
    virtual Status insertVault(const VaultRow& row) = 0; // Code::Storage when it exists
    virtual Status setRecord(const Lease& lease, ByteView record, const Bytes32& transcript) = 0;
    // -- a refresh (mpc::RecordStore)
    virtual Status setNext(const Lease& lease, ByteView record, const Bytes32& transcript) = 0;
    // `record` becomes the vault's, with the next one's TR; what it was becomes the previous one,
    // and its TR one that is never void. Where none is next it was done before: success, and
    // nothing changes.
    virtual Status promote(const Lease& lease, ByteView record) = 0;
    virtual Status forgetPrevious(const Lease& lease) = 0;
    // The next record goes; the vault, where it has none: that of the void's transcript. A void by
    // which something was dropped before is success without a change, any other ProtocolRefused.
    virtual Status dropPending(const Lease& lease, const VoidRow& why) = 0;
    virtual Result<std::optional<VoidRow>> dropped(const Bytes32& transcript) = 0;
    // Of a confirmation and a void for one transcript a co-signer signs only one (protocol.md 7),
    // in whatever vault and process it is asked: all of them have one identity key. False: the
    // record or the next one of a vault has this TR, or one of its last kPastEpochs had it. True:
    // from now on none may, insertVault() and setNext() with it are Code::ProtocolRefused. A record
    // that is not stored yet is of a session that runs now, and none lives as long as kVoidMs, for
    // which this is kept. `device` asks; Code::RateLimited where kMaxVoids of its others are kept.
    virtual Result<bool> declareVoid(const Bytes32& transcript, const Bytes32& device) = 0;
    static constexpr std::int64_t kVoidMs = 24LL * 3600 * 1000;
    // Of one device: more than the key generations and refreshes of a day can leave to be settled.
    static constexpr std::size_t kMaxVoids = 256;
    // Whoever enters an epoch has seen that all three were in the one before it. So a transcript
    // further back is asked for only by a device that was set back by as many refreshes.
    static constexpr std::size_t kPastEpochs = 256;
    // `lock` other than 0 is set with it, in the same transaction; 0 leaves the lock as it is.
    virtual Status setFinalFailures(const Lease& lease, std::uint32_t count, std::uint8_t lock) = 0;
    // The human of protocol.md 5.8 and 1.5: lifts the lock and sets the FINAL count to 0. The
    // quarantine list stays. Needs no lease: who serves the vault reads both before each use.
    virtual Status release(const Bytes32& vault) = 0;

    // In the order of their writing.
    virtual Result<std::vector<QuarantineRow>> quarantines(const Bytes32& vault) = 0;
    virtual Status addQuarantine(const Lease& lease, const QuarantineRow& row, std::uint8_t lock)
        = 0;

    // The log of used presignatures: claims `presignature` for the request with this hash. False
    // when it had been claimed, for whatever request; then nothing changes. What the request adds
    // to the policy's books is booked with it, both or neither.
    virtual Result<bool> claimPresignature(const Lease& lease, const Bytes32& presignature,
        const Bytes32& request, const Booking& booking = {})
        = 0;
    virtual Result<std::optional<Bytes32>> claimedFor(
        const Bytes32& vault, const Bytes32& presignature)
        = 0;
    virtual Result<std::uint64_t> claimCount(const Bytes32& vault) = 0;
};

} // namespace tercet::cosigner
