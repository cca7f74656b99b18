#pragma once

#include "core/base/Clock.h"
#include "core/mpc/Journal.h"
#include "core/wallet/Storage.h"

namespace tercet::wallet {

// P1's journal of one vault (protocol.md 5.5, 5.8) in the data folder's database. Called on the
// worker; every call waits for the storage's thread.
class SqlJournal final : public mpc::Journal {
public:
    SqlJournal(Storage& storage, const Clock& clock, const QString& vault)
        : m_storage(storage)
        , m_clock(clock)
        , m_vault(vault)
    {
    }
    Result<mpc::LockCause> lock() const override;
    Result<std::vector<mpc::QuarantineEntry>> quarantines() const override;
    Status appendQuarantine(const mpc::QuarantineEntry& entry, mpc::LockCause lock) override;
    Result<bool> markUsed(const Bytes32& presignature, const Bytes32& request) override;
    Result<bool> isUsed(const Bytes32& presignature) const override;
    Result<int> finalFailures() const override;
    Status setFinalFailures(int count, mpc::LockCause lock) override;

private:
    Status setLock(Database& db, mpc::LockCause lock);
    Storage& m_storage;
    const Clock& m_clock;
    QString m_vault;
};

} // namespace tercet::wallet
