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

// Where a co-signer keeps the record of one vault; replaces what is there, durable on return.
class RecordStore {
public:
    virtual ~RecordStore() = default;
    virtual Status store(const CoreRecord& record) = 0;
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
