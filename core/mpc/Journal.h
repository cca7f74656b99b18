#pragma once

#include <vector>

#include "core/mpc/CoreRecord.h"

namespace tercet::mpc {

enum class LockCause : std::uint8_t { None = 0, Quarantines = 1, FinalFailures = 2 };

struct QuarantineEntry {
    std::int64_t timeMs { 0 }; // Unix epoch; never before that of the entry before it
    Bytes32 lid {};
    Party culprit {};
};

// What one party must remember about one vault beside the core record, durable but not secret
// (protocol.md 3 and 5.8). Every call returns after the change is on disk, or fails with
// Code::Storage, in which case the protocol code stops before it says anything to anybody.
// Called on the thread of the session that needs it, never concurrently for one vault.
class Journal {
public:
    virtual ~Journal() = default;

    virtual Result<LockCause> lock() const = 0;
    virtual Result<std::vector<QuarantineEntry>> quarantines() const = 0; // oldest first
    // Appends the entry and, in the same transaction, sets the lock where `lock` is not None.
    virtual Status appendQuarantine(const QuarantineEntry& entry, LockCause lock) = 0;

    // The used-presignature log of this epoch. true: marked now; false: it stood there already.
    virtual Result<bool> markUsed(const Bytes32& presignature, const Bytes32& request) = 0;
    virtual Result<bool> isUsed(const Bytes32& presignature) const = 0;

    virtual Result<int> finalFailures() const = 0; // in a row
    virtual Status setFinalFailures(int count, LockCause lock) = 0;
};

// A party's signed word that it does not hold, and never will, the record with this TR: an epoch
// that it will not enter (protocol.md 7).
struct VoidProof {
    Bytes32 transcript {};
    Party by {};
    ByteArray<64> signature {}; // Sig_IK("mw1.void" ‖ TR)
};

// Where a party keeps its records of one vault: the current one; the next one while a refresh waits
// for its confirmations; the previous one until the new epoch has shown that it works. Every call
// is one change, durable on return or not made at all (Code::Storage).
class RecordStore {
public:
    virtual ~RecordStore() = default;
    // The current record takes the place of what it was: the same epoch, with more confirmations.
    virtual Status store(const CoreRecord& record) = 0;
    // Beside the current one. Code::ProtocolRefused where declareVoid() was asked about its TR.
    virtual Status storeNext(const CoreRecord& pending) = 0;
    // The next record, ACTIVE now, becomes the current one, and that the previous one.
    virtual Status promote(const CoreRecord& active) = 0;
    // The PENDING record goes, and its void is kept. Where it is the only one the vault goes.
    virtual Status drop(const VoidProof& why) = 0;
    virtual Result<std::optional<VoidProof>> dropped(const Bytes32& transcript) const = 0;
    virtual Status forgetPrevious() = 0;
    // Asked before this party signs a void: false where any vault under the same IK holds a record
    // with this TR, or has confirmed one in an epoch that is over; else true, and from now on none
    // is stored. So of a confirmation and a void a party only ever signs one. A record that is not
    // stored yet lives in a session in memory, so this need not outlive the process.
    virtual Result<bool> declareVoid(const Bytes32& transcript) = 0;
};

// For tests and for vaults that live in memory only.
class MemoryRecords : public RecordStore {
public:
    Status store(const CoreRecord& record) override;
    Status storeNext(const CoreRecord& pending) override;
    Status promote(const CoreRecord& active) override;
    Status drop(const VoidProof& why) override;
    Result<std::optional<VoidProof>> dropped(const Bytes32& transcript) const override;
    Status forgetPrevious() override;
    Result<bool> declareVoid(const Bytes32& transcript) override;

    std::optional<CoreRecord> current, next, previous;

private:
    std::vector<VoidProof> m_dropped;
    std::vector<Bytes32> m_void, m_over;
};

// Fourth entry within 30 days: locked until a human releases it.
inline constexpr int kQuarantineLimit = 4;
inline constexpr std::int64_t kQuarantineWindowMs = 30LL * 24 * 3600 * 1000;
inline constexpr int kFinalFailureLimit = 3;

// For tests and for vaults that live in memory only.
class MemoryJournal final : public Journal {
public:
    Result<LockCause> lock() const override { return m_lock; }
    Result<std::vector<QuarantineEntry>> quarantines() const override { return m_quarantines; }
    Status appendQuarantine(const QuarantineEntry& entry, LockCause lock) override;
    Result<bool> markUsed(const Bytes32& presignature, const Bytes32& request) override;
    Result<bool> isUsed(const Bytes32& presignature) const override;
    Result<int> finalFailures() const override { return m_finalFailures; }
    Status setFinalFailures(int count, LockCause lock) override;
    void release(); // the human

private:
    LockCause m_lock { LockCause::None };
    std::vector<QuarantineEntry> m_quarantines;
    std::vector<Bytes32> m_used;
    int m_finalFailures { 0 };
};

} // namespace tercet::mpc
