#include "core/cosigner/MemoryStorage.h"

#include <algorithm>

namespace tercet::cosigner {

namespace {

std::unexpected<Error> noVault() { return fail(Code::NoSuchVaultAtCosigner, "no such vault"); }

} // namespace

template <typename Change> Status MemoryStorage::change(const Bytes32& vault, Change apply)
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_vaults.find(vault);
    if (it == m_vaults.end()) return noVault();
    apply(it->second);
    return {};
}

Result<std::optional<Bytes>> MemoryStorage::identity()
{
    const std::lock_guard lock(m_mutex);
    return m_identity;
}

Status MemoryStorage::insertIdentity(ByteView sealed)
{
    const std::lock_guard lock(m_mutex);
    if (m_identity) return fail(Code::Storage, "an identity exists");
    m_identity = toBytes(sealed);
    return {};
}

Result<std::optional<VaultRow>> MemoryStorage::vault(const Bytes32& vault)
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_vaults.find(vault);
    if (it == m_vaults.end()) return std::nullopt;
    return it->second.row;
}

Result<std::vector<Bytes32>> MemoryStorage::vaults()
{
    const std::lock_guard lock(m_mutex);
    std::vector<Bytes32> out;
    for (const auto& [id, vault] : m_vaults) out.push_back(id);
    return out;
}

Status MemoryStorage::insertVault(const VaultRow& row)
{
    const std::lock_guard lock(m_mutex);
    if (!m_vaults.try_emplace(row.vault, Vault { row }).second)
        return fail(Code::Storage, "the vault exists");
    return {};
}

Status MemoryStorage::setRecord(const Bytes32& vault, ByteView record)
{
    return change(vault, [&](Vault& v) { v.row.record = toBytes(record); });
}

Status MemoryStorage::setNext(const Bytes32& vault, ByteView record, const Bytes32& transcript)
{
    return change(vault, [&](Vault& v) {
        v.row.next = toBytes(record);
        v.row.nextTranscript = transcript;
    });
}

Status MemoryStorage::promote(const Bytes32& vault, ByteView record)
{
    return change(vault, [&](Vault& v) {
        v.row.previous = std::exchange(v.row.record, toBytes(record));
        v.row.transcript = std::exchange(v.row.nextTranscript, {});
        v.row.next.clear();
    });
}

Status MemoryStorage::forgetPrevious(const Bytes32& vault)
{
    return change(vault, [](Vault& v) { v.row.previous.clear(); });
}

Status MemoryStorage::dropPending(const Bytes32& vault, const VoidRow& why)
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_vaults.find(vault);
    if (it == m_vaults.end()) return noVault();
    auto& row = it->second.row;
    if (row.next.empty()) {
        m_vaults.erase(it);
    } else {
        row.next.clear();
        row.nextTranscript = {};
    }
    m_dropped.insert_or_assign(why.transcript, why);
    return {};
}

Result<std::optional<VoidRow>> MemoryStorage::dropped(const Bytes32& transcript)
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_dropped.find(transcript);
    return it == m_dropped.end() ? std::nullopt : std::optional(it->second);
}

Result<bool> MemoryStorage::holdsTranscript(const Bytes32& transcript)
{
    const std::lock_guard lock(m_mutex);
    return std::ranges::any_of(m_vaults, [&](const auto& entry) {
        const auto& row = entry.second.row;
        return row.transcript == transcript
            || (!row.next.empty() && row.nextTranscript == transcript);
    });
}

Status MemoryStorage::setPolicy(const Bytes32& vault, std::uint64_t serial, ByteView policy)
{
    return change(vault, [&](Vault& v) {
        v.row.policySerial = serial;
        v.row.policy = toBytes(policy);
    });
}

Status MemoryStorage::setFinalFailures(const Bytes32& vault, std::uint32_t count, std::uint8_t lock)
{
    return change(vault, [&](Vault& v) {
        v.row.finalFailures = count;
        if (lock != 0) v.row.lock = lock;
    });
}

Status MemoryStorage::release(const Bytes32& vault)
{
    return change(vault, [](Vault& v) {
        v.row.finalFailures = 0;
        v.row.lock = 0;
    });
}

Result<std::vector<QuarantineRow>> MemoryStorage::quarantines(const Bytes32& vault)
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_vaults.find(vault);
    if (it == m_vaults.end()) return std::vector<QuarantineRow> {};
    return it->second.quarantines;
}

Status MemoryStorage::addQuarantine(
    const Bytes32& vault, const QuarantineRow& row, std::uint8_t lock)
{
    return change(vault, [&](Vault& v) {
        v.quarantines.push_back(row);
        if (lock != 0) v.row.lock = lock;
    });
}

Result<bool> MemoryStorage::claimPresignature(
    const Bytes32& vault, const Bytes32& presignature, const Bytes32& request)
{
    bool first = false;
    TERCET_CHECK(change(
        vault, [&](Vault& v) { first = v.claims.try_emplace(presignature, request).second; }));
    return first;
}

Result<std::optional<Bytes32>> MemoryStorage::claimedFor(
    const Bytes32& vault, const Bytes32& presignature)
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_vaults.find(vault);
    if (it == m_vaults.end()) return std::nullopt;
    const auto claim = it->second.claims.find(presignature);
    if (claim == it->second.claims.end()) return std::nullopt;
    return claim->second;
}

Result<std::uint64_t> MemoryStorage::claimCount(const Bytes32& vault)
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_vaults.find(vault);
    return it == m_vaults.end() ? 0 : it->second.claims.size();
}

} // namespace tercet::cosigner
