#include "core/cosigner/VaultBooks.h"

#include "core/base/Codec.h"

namespace tercet::cosigner {

namespace {

constexpr std::string_view kRecordPlace = "tercet/cosigner/record";
constexpr std::string_view kIdentityPlace = "tercet/cosigner/identity";
constexpr std::size_t kIdentityBytes = 64;

Bytes placeOf(std::string_view purpose, mpc::Party self, ByteView vault)
{
    return Writer().blob32(view(purpose)).u8(mpc::number(self)).raw(vault).take();
}

Result<RowsSealed> rowsSealedOf(const crypto::SecretBytes& identity)
{
    if (identity.size() == kIdentityBytes) return RowsSealed::None;
    const auto known = identity.size() == kIdentityBytes + 1
        ? RowsSealed(identity.view()[kIdentityBytes])
        : RowsSealed::None;
    if (known != RowsSealed::Policies && known != RowsSealed::All)
        return fail(Code::BadLength, "not two keys");
    return known;
}

} // namespace

Result<Bytes> SealedRecords::sealRecord(const mpc::CoreRecord& record)
{
    return m_sealer.seal(record.encode(), placeOf(kRecordPlace, m_self, record.wid));
}

Result<mpc::CoreRecord> SealedRecords::openRecord(const Bytes32& vault, ByteView sealed)
{
    TERCET_TRY(const auto plain, m_sealer.open(sealed, placeOf(kRecordPlace, m_self, vault)));
    TERCET_TRY(auto record, mpc::CoreRecord::decode(plain.view()));
    if (record.wid != vault || record.party != m_self)
        return fail(Code::BadRecord, "the record of another vault or party");
    return record;
}

// IK's seed and SK, and since rows are sealed a byte that says which.
Result<Bytes> SealedRecords::sealIdentity(const mpc::OwnIdentity& identity)
{
    crypto::SecretBytes plain(kIdentityBytes + 1);
    plain.data()[kIdentityBytes] = std::uint8_t(RowsSealed::All);
    std::memcpy(plain.data(), identity.ik().seed().data(), 32);
    std::memcpy(plain.data() + 32, identity.dh().secret().data(), 32);
    return m_sealer.seal(plain, placeOf(kIdentityPlace, m_self, {}));
}

Result<mpc::OwnIdentity> SealedRecords::openIdentity(ByteView sealed)
{
    TERCET_TRY(const auto plain, m_sealer.open(sealed, placeOf(kIdentityPlace, m_self, {})));
    TERCET_CHECK(rowsSealedOf(plain));
    return mpc::OwnIdentity::fromSecrets(plain.view().first<32>(), plain.view().subspan<32, 32>());
}

Result<RowsSealed> SealedRecords::rowsSealed(ByteView sealedIdentity)
{
    TERCET_TRY(
        const auto plain, m_sealer.open(sealedIdentity, placeOf(kIdentityPlace, m_self, {})));
    return rowsSealedOf(plain);
}

Result<VaultRow> VaultBooks::row() const
{
    TERCET_TRY(auto row, m_storage.vault(m_lease.vault));
    if (!row) return fail(Code::NoSuchVaultAtCosigner, "no such vault");
    return std::move(*row);
}

Result<mpc::LockCause> VaultBooks::lock() const
{
    if (m_isUnlocked) return mpc::LockCause::None;
    TERCET_TRY(const auto found, row());
    const auto cause = mpc::LockCause(found.lock);
    m_isUnlocked = cause == mpc::LockCause::None;
    return cause;
}

Result<std::vector<mpc::QuarantineEntry>> VaultBooks::quarantines() const
{
    if (m_quarantines) return *m_quarantines;
    TERCET_TRY(const auto rows, m_storage.quarantines(m_lease.vault));
    std::vector<mpc::QuarantineEntry> out;
    for (const auto& r : rows) out.push_back({ r.atMs, r.link, mpc::Party(r.culprit) });
    m_quarantines = out;
    return out;
}

void VaultBooks::readAnew()
{
    m_isUnlocked = false;
    m_quarantines.reset();
}

Status VaultBooks::appendQuarantine(const mpc::QuarantineEntry& entry, mpc::LockCause lock)
{
    readAnew();
    return m_storage.addQuarantine(
        m_lease, { entry.timeMs, entry.lid, mpc::number(entry.culprit) }, std::uint8_t(lock));
}

Result<bool> VaultBooks::markUsed(const Bytes32& presignature, const Bytes32& request)
{
    return m_storage.claimPresignature(
        m_lease, presignature, request, std::exchange(m_booking, {}));
}

Result<bool> VaultBooks::isUsed(const Bytes32& presignature) const
{
    TERCET_TRY(const auto request, m_storage.claimedFor(m_lease.vault, presignature));
    return request.has_value();
}

Result<int> VaultBooks::finalFailures() const
{
    TERCET_TRY(const auto found, row());
    return int(found.finalFailures);
}

Status VaultBooks::setFinalFailures(int count, mpc::LockCause lock)
{
    m_isUnlocked = false;
    return m_storage.setFinalFailures(m_lease, std::uint32_t(count), std::uint8_t(lock));
}

// Code::Storage is also what a cut connection says of a change that was committed.
Status VaultBooks::noted(Status changed)
{
    m_unsure |= !changed && changed.error().code == Code::Storage;
    return changed;
}

Status VaultBooks::store(const mpc::CoreRecord& record)
{
    TERCET_TRY(const auto sealed, m_records.sealRecord(record));
    return noted(m_storage.setRecord(m_lease, sealed, record.tr));
}

Status VaultBooks::storeNext(const mpc::CoreRecord& pending)
{
    TERCET_TRY(const auto sealed, m_records.sealRecord(pending));
    return noted(m_storage.setNext(m_lease, sealed, pending.tr));
}

Status VaultBooks::promote(const mpc::CoreRecord& active)
{
    TERCET_TRY(const auto sealed, m_records.sealRecord(active));
    return noted(m_storage.promote(m_lease, sealed));
}

Status VaultBooks::drop(const mpc::VoidProof& why)
{
    return noted(
        m_storage.dropPending(m_lease, { why.transcript, mpc::number(why.by), why.signature }));
}

Result<std::optional<mpc::VoidProof>> VaultBooks::dropped(const Bytes32& transcript) const
{
    return droppedProof(m_storage, transcript);
}

// Not noted: asked for again, it does no harm, and until then the record before is only kept.
Status VaultBooks::forgetPrevious() { return m_storage.forgetPrevious(m_lease); }

Result<bool> VaultBooks::declareVoid(const Bytes32& transcript)
{
    auto declared = m_storage.declareVoid(transcript, m_device);
    m_denied |= declared && !*declared;
    return declared;
}

Result<std::optional<mpc::VoidProof>> droppedProof(Storage& storage, const Bytes32& transcript)
{
    TERCET_TRY(const auto row, storage.dropped(transcript));
    if (!row) return std::nullopt;
    return mpc::VoidProof { transcript, mpc::Party(row->party), row->signature };
}

} // namespace tercet::cosigner
