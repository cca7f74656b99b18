#include "core/cosigner/RowSeal.h"

#include "core/base/Codec.h"
#include "core/crypto/Hash.h"

namespace tercet::cosigner {

namespace {

constexpr crypto::Tag kKeyTag { "mw1.cos.row-key" }, kVaultTag { "mw1.cos.vault" },
    kDeviceTag { "mw1.cos.device" }, kRestoreTag { "mw1.cos.restore" },
    kRecipientsTag { "mw1.cos.export" };

Bytes32 keyOf(const mpc::OwnIdentity& own)
{
    return crypto::keyedHash(kKeyTag, own.ik().seed().view());
}

} // namespace

RowSeal::RowSeal(const mpc::OwnIdentity& own)
{
    auto key = keyOf(own);
    m_key = crypto::Secret<32>(key);
    sodium_memzero(key.data(), key.size());
}

Bytes32 RowSeal::of(const VaultRow& row) const
{
    const auto content = Writer()
                             .raw(row.vault)
                             .blob32(row.policy)
                             .u64(row.policySerial)
                             .u64(row.pending.serial)
                             .blob32(row.pending.policy)
                             .u64(std::uint64_t(row.pending.sinceMs))
                             .u64(std::uint64_t(row.pending.dueMs))
                             .u64(std::uint64_t(row.frozenUntilMs))
                             .take();
    return crypto::keyedHash(kVaultTag, m_key.view(), content);
}

Bytes32 RowSeal::of(const DeviceRow& row) const
{
    Writer content;
    content.raw(row.key).u8(std::uint8_t(row.role)).u8(row.vault.has_value());
    content.raw(row.vault.value_or(Bytes32 {})).blob32(view(row.name));
    content.u64(std::uint64_t(row.enrolledMs)).u8(row.revokedFromMs.has_value());
    content.u64(std::uint64_t(row.revokedFromMs.value_or(0)));
    return crypto::keyedHash(kDeviceTag, m_key.view(), content.take());
}

Bytes32 RowSeal::of(const RestoreRow& row, const Bytes32& vault) const
{
    const auto& waiting = row.waiting;
    const auto content = Writer()
                             .raw(vault)
                             .raw(waiting.ik)
                             .raw(waiting.sk)
                             .raw(waiting.confirmation)
                             .u32(waiting.epoch)
                             .u64(std::uint64_t(waiting.sinceMs))
                             .u64(std::uint64_t(waiting.dueMs))
                             .u32(row.restoredEpoch)
                             .u64(std::uint64_t(row.drilledMs))
                             .take();
    return crypto::keyedHash(kRestoreTag, m_key.view(), content);
}

Bytes32 RowSeal::of(const RecipientsRow& row, const Bytes32& vault, std::uint8_t purpose) const
{
    const auto content = Writer()
                             .raw(vault)
                             .u8(purpose)
                             .u64(row.serial)
                             .blob32(row.set)
                             .blob32(row.waiting)
                             .u64(std::uint64_t(row.sinceMs))
                             .u64(std::uint64_t(row.dueMs))
                             .take();
    return crypto::keyedHash(kRecipientsTag, m_key.view(), content);
}

} // namespace tercet::cosigner
