#pragma once

#include "core/cosigner/RecordSealer.h"
#include "core/cosigner/Storage.h"
#include "core/mpc/Journal.h"

namespace tercet::cosigner {

// Which rows of the database have had their seals (RowSeal).
enum class RowsSealed : std::uint8_t {
    None,
    Policies, // and devices
    All, // and restores and recipients
};

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
    // Since this was sealed.
    Result<RowsSealed> rowsSealed(ByteView sealedIdentity);

private:
    mpc::Party m_self;
    RecordSealer& m_sealer;
};

// What mpc remembers about one vault, over a co-signer's Storage, changed under one lease. All else
// that is handed in outlives this. Every signature asks for the lock and the quarantines: since
// nobody but this lease's owner sets the one or adds to the other, they are read once; that a lock
// was lifted (Storage::release()) is seen, as a lock that is set is read each time. Where no fenced
// change belongs to what is done (a link, BIP-340, Ed25519), readAnew() comes first.
class VaultBooks final : public mpc::Journal, public mpc::RecordStore {
public:
    // `device`: IK_1.
    VaultBooks(const Lease& lease, const Bytes32& device, Storage& storage, SealedRecords& records)
        : m_lease(lease)
        , m_device(device)
        , m_storage(storage)
        , m_records(records)
    {
    }
    // A change of the records failed, and may have taken place all the same: what was made of them
    // may not be what storage holds.
    bool unsure() const { return m_unsure; }
    // Whether declareVoid() has said no since this was asked last.
    bool takeDenied() { return std::exchange(m_denied, false); }

    // The lock and the quarantines are read anew when they are asked for next.
    void readAnew();
    Result<mpc::LockCause> lock() const override;
    Result<std::vector<mpc::QuarantineEntry>> quarantines() const override;
    Status appendQuarantine(const mpc::QuarantineEntry& entry, mpc::LockCause lock) override;
    Result<bool> markUsed(const Bytes32& presignature, const Bytes32& request) override;
    // What the next markUsed() writes down in the same transaction, if it claims.
    void withNextClaim(Booking booking) { m_booking = std::move(booking); }
    Result<bool> isUsed(const Bytes32& presignature) const override;
    Result<int> finalFailures() const override;
    Status setFinalFailures(int count, mpc::LockCause lock) override;

    Status store(const mpc::CoreRecord& record) override;
    Status storeNext(const mpc::CoreRecord& pending) override;
    Status promote(const mpc::CoreRecord& active) override;
    Status drop(const mpc::VoidProof& why) override;
    Result<std::optional<mpc::VoidProof>> dropped(const Bytes32& transcript) const override;
    Status forgetPrevious() override;
    Result<bool> declareVoid(const Bytes32& transcript) override;

private:
    Result<VaultRow> row() const;
    Status noted(Status changed);

    Lease m_lease;
    Bytes32 m_device;
    Storage& m_storage;
    SealedRecords& m_records;
    Booking m_booking {};
    bool m_unsure { false }, m_denied { false };
    mutable bool m_isUnlocked { false }; // known to be
    mutable std::optional<std::vector<mpc::QuarantineEntry>> m_quarantines {};
};

// The void of a dropped record, as mpc knows it.
Result<std::optional<mpc::VoidProof>> droppedProof(Storage& storage, const Bytes32& transcript);

} // namespace tercet::cosigner
