#pragma once

#include "core/cosigner/RecordSealer.h"
#include "core/cosigner/Storage.h"
#include "core/mpc/Journal.h"

namespace tercet::cosigner {

// Seals and opens what one co-signer stores. The associated data names the purpose, the party and
// the vault.
class SealedRecords {
public:
    SealedRecords(mpc::Party self, RecordSealer& sealer)
        : m_self(self)
        , m_sealer(sealer)
    {
    }
    Result<Bytes> sealRecord(const mpc::CoreRecord& record);
    // Code::SealBroken, or BadRecord for a record of another vault or party.
    Result<mpc::CoreRecord> openRecord(const Bytes32& vault, ByteView sealed);
    Result<Bytes> sealIdentity(const mpc::OwnIdentity& identity);
    Result<mpc::OwnIdentity> openIdentity(ByteView sealed);

private:
    mpc::Party m_self;
    RecordSealer& m_sealer;
};

// What mpc remembers about one vault, over a co-signer's Storage. Both outlive this.
class VaultBooks final : public mpc::Journal, public mpc::RecordStore {
public:
    VaultBooks(const Bytes32& vault, Storage& storage, SealedRecords& records)
        : m_vault(vault)
        , m_storage(storage)
        , m_records(records)
    {
    }

    Result<mpc::LockCause> lock() const override;
    Result<std::vector<mpc::QuarantineEntry>> quarantines() const override;
    Status appendQuarantine(const mpc::QuarantineEntry& entry, mpc::LockCause lock) override;
    Result<bool> markUsed(const Bytes32& presignature, const Bytes32& request) override;
    Result<bool> isUsed(const Bytes32& presignature) const override;
    Result<int> finalFailures() const override;
    Status setFinalFailures(int count, mpc::LockCause lock) override;

    Status store(const mpc::CoreRecord& record) override;

private:
    Result<VaultRow> row() const;

    Bytes32 m_vault;
    Storage& m_storage;
    SealedRecords& m_records;
};

} // namespace tercet::cosigner
