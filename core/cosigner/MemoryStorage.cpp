#include "core/cosigner/MemoryStorage.h"

#include <algorithm>

namespace tercet::cosigner {

namespace {

std::unexpected<Error> declaredVoid() { return fail(Code::ProtocolRefused, "declared void"); }
std::unexpected<Error> noVault() { return fail(Code::NoSuchVaultAtCosigner, "no such vault"); }

} // namespace

Result<MemoryStorage::Vault*> MemoryStorage::leased(const Lease& lease)
{
    const auto it = m_vaults.find(lease.vault);
    if (it == m_vaults.end()) return noVault();
    if (it->second.fence != lease.fence)
        return fail(Code::VaultElsewhere, "another node has taken the vault");
    return &it->second;
}

template <typename Change> Status MemoryStorage::change(const Lease& lease, Change apply)
{
    const std::lock_guard lock(m_mutex);
    TERCET_TRY(auto* const vault, leased(lease));
    apply(*vault);
    return {};
}

Result<std::optional<Bytes>> MemoryStorage::identity()
{
    const std::lock_guard lock(m_mutex);
    return m_identity;
}

Status MemoryStorage::replaceIdentity(ByteView sealed)
{
    const std::lock_guard lock(m_mutex);
    m_identity = toBytes(sealed);
    return {};
}

Status MemoryStorage::insertIdentity(ByteView sealed)
{
    const std::lock_guard lock(m_mutex);
    if (m_identity) return fail(Code::Storage, "an identity exists");
    m_identity = toBytes(sealed);
    return {};
}

Result<std::optional<Lease>> MemoryStorage::takeLease(
    const Bytes32& vault, const NodeId& node, std::int64_t forMs)
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_vaults.find(vault);
    if (it == m_vaults.end()) return noVault();
    auto& v = it->second;
    if (isShared() && v.untilMs > now() && v.node != node) return std::nullopt;
    v.node = node;
    v.untilMs = now() + forMs;
    return Lease { vault, ++v.fence };
}

Result<bool> MemoryStorage::renewLease(const Lease& lease, std::int64_t forMs)
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_vaults.find(lease.vault);
    if (it == m_vaults.end() || it->second.fence != lease.fence) return false;
    it->second.untilMs = now() + forMs;
    return true;
}

Status MemoryStorage::endLeases(const NodeId& node)
{
    const std::lock_guard lock(m_mutex);
    for (auto& [id, vault] : m_vaults)
        if (vault.node == node) vault.untilMs = 0;
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
    if (m_void.contains(row.transcript)) return declaredVoid();
    if (!m_vaults.try_emplace(row.vault, Vault { .row = row }).second)
        return fail(Code::Storage, "the vault exists");
    return {};
}

Status MemoryStorage::setSeal(const Bytes32& vault, ByteView seal)
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_vaults.find(vault);
    if (it != m_vaults.end()) it->second.row.seal = toBytes(seal);
    return {};
}

Status MemoryStorage::setRecord(const Lease& lease, ByteView record, const Bytes32& transcript)
{
    return change(lease, [&](Vault& v) {
        v.row.record = toBytes(record);
        v.row.transcript = transcript;
    });
}

Status MemoryStorage::setNext(const Lease& lease, ByteView record, const Bytes32& transcript)
{
    const std::lock_guard lock(m_mutex);
    TERCET_TRY(auto* const vault, leased(lease));
    if (m_void.contains(transcript)) return declaredVoid();
    vault->row.next = toBytes(record);
    vault->row.nextTranscript = transcript;
    return {};
}

Status MemoryStorage::promote(const Lease& lease, ByteView record)
{
    return change(lease, [&](Vault& v) {
        if (v.row.next.empty()) return; // done before, and its answer was lost
        v.row.previous = std::exchange(v.row.record, toBytes(record));
        v.pastEpochs.push_back(v.row.transcript);
        if (v.pastEpochs.size() > kPastEpochs) v.pastEpochs.pop_front();
        v.row.transcript = std::exchange(v.row.nextTranscript, {});
        v.row.next.clear();
    });
}

Status MemoryStorage::forgetPrevious(const Lease& lease)
{
    return change(lease, [](Vault& v) { v.row.previous.clear(); });
}

Status MemoryStorage::dropPending(const Lease& lease, const VoidRow& why)
{
    const std::lock_guard lock(m_mutex);
    TERCET_TRY(auto* const vault, leased(lease));
    auto& row = vault->row;
    if ((row.next.empty() ? row.transcript : row.nextTranscript) != why.transcript) {
        if (m_dropped.contains(why.transcript)) return {};
        return fail(Code::ProtocolRefused, "another record's void");
    }
    if (row.next.empty()) {
        m_vaults.erase(lease.vault);
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

Result<bool> MemoryStorage::declareVoid(const Bytes32& transcript, const Bytes32& device)
{
    const std::lock_guard lock(m_mutex);
    const bool held = std::ranges::any_of(m_vaults, [&](const auto& entry) {
        const auto& row = entry.second.row;
        const auto& past = entry.second.pastEpochs;
        return row.transcript == transcript
            || (!row.next.empty() && row.nextTranscript == transcript)
            || std::ranges::find(past, transcript) != past.end();
    });
    if (held) return false;
    if (m_void.contains(transcript)) return true;
    const auto asked
        = std::ranges::count(m_void, device, [](const auto& entry) { return entry.second; });
    if (std::size_t(asked) >= kMaxVoids) return fail(Code::RateLimited, "too many voids");
    m_void.emplace(transcript, device);
    return true;
}

Status MemoryStorage::setPolicy(const Lease& lease, std::uint64_t serial, ByteView policy,
    const PendingRow& pending, ByteView seal)
{
    return change(lease, [&](Vault& v) {
        v.row.seal = toBytes(seal);
        v.row.policySerial = serial;
        v.row.policy = toBytes(policy);
        v.row.pending = pending;
    });
}

Status MemoryStorage::setFrozen(const Lease& lease, std::int64_t untilMs, ByteView seal)
{
    return change(lease, [&](Vault& v) {
        if (untilMs <= v.row.frozenUntilMs) return;
        v.row.frozenUntilMs = untilMs;
        v.row.seal = toBytes(seal);
    });
}

void MemoryStorage::book(Vault& vault, const Booking& booking)
{
    for (const auto& [unit, amount] : booking.moves) {
        auto& row
            = vault.spent[unit].try_emplace(booking.slot, SpentRow { booking.slot }).first->second;
        row.amount = std::max(row.amount, amount);
        row.atMs = std::max(row.atMs, booking.atMs);
    }
    for (const auto& address : booking.addresses) vault.known.try_emplace(address, booking.atMs);
}

Status MemoryStorage::book(const Lease& lease, const Booking& booking)
{
    return change(lease, [&](Vault& v) { book(v, booking); });
}

Result<std::vector<SpentRow>> MemoryStorage::spent(
    const Bytes32& vault, const std::string& unit, std::int64_t sinceMs)
{
    const std::lock_guard lock(m_mutex);
    std::vector<SpentRow> out;
    const auto it = m_vaults.find(vault);
    if (it == m_vaults.end() || !it->second.spent.contains(unit)) return out;
    for (const auto& [slot, row] : it->second.spent.at(unit))
        if (row.atMs >= sinceMs) out.push_back(row);
    return out;
}

Result<std::optional<std::int64_t>> MemoryStorage::knownSince(
    const Bytes32& vault, const std::string& address)
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_vaults.find(vault);
    if (it == m_vaults.end()) return std::nullopt;
    const auto known = it->second.known.find(address);
    return known == it->second.known.end() ? std::nullopt : std::optional(known->second);
}

Result<RestoreRow> MemoryStorage::restore(const Bytes32& vault)
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_vaults.find(vault);
    if (it == m_vaults.end()) return noVault();
    return it->second.restore;
}

Status MemoryStorage::setRestore(const Lease& lease, const RestoreRow& row)
{
    return change(lease, [&](Vault& v) { v.restore = row; });
}

Status MemoryStorage::replaceDevice(const Lease& lease, ByteView record, const RestoreRow& row)
{
    return change(lease, [&](Vault& v) {
        v.row.record = toBytes(record);
        v.row.previous.clear();
        v.restore = row;
    });
}

Status MemoryStorage::setRestoreSeal(const Bytes32& vault, ByteView seal)
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_vaults.find(vault);
    if (it != m_vaults.end()) it->second.restore.seal = toBytes(seal);
    return {};
}

Status MemoryStorage::setFinalFailures(const Lease& lease, std::uint32_t count, std::uint8_t lock)
{
    return change(lease, [&](Vault& v) {
        v.row.finalFailures = count;
        if (lock != 0) v.row.lock = lock;
    });
}

Status MemoryStorage::release(const Bytes32& vault)
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_vaults.find(vault);
    if (it == m_vaults.end()) return noVault();
    it->second.row.finalFailures = 0;
    it->second.row.lock = 0;
    return {};
}

Result<std::vector<QuarantineRow>> MemoryStorage::quarantines(const Bytes32& vault)
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_vaults.find(vault);
    if (it == m_vaults.end()) return std::vector<QuarantineRow> {};
    return it->second.quarantines;
}

Status MemoryStorage::addQuarantine(const Lease& lease, const QuarantineRow& row, std::uint8_t lock)
{
    return change(lease, [&](Vault& v) {
        v.quarantines.push_back(row);
        if (lock != 0) v.row.lock = lock;
    });
}

Result<bool> MemoryStorage::claimPresignature(
    const Lease& lease, const Bytes32& presignature, const Bytes32& request, const Booking& booking)
{
    bool first = false;
    TERCET_CHECK(change(lease, [&](Vault& v) {
        first = v.claims.try_emplace(presignature, request).second;
        if (!first) return;
        book(v, booking);
        ++m_claimHead;
    }));
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

Result<std::uint64_t> MemoryStorage::claimHead()
{
    const std::lock_guard lock(m_mutex);
    return m_claimHead;
}

Result<std::uint64_t> MemoryStorage::claimCount(const Bytes32& vault)
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_vaults.find(vault);
    return it == m_vaults.end() ? 0 : it->second.claims.size();
}

} // namespace tercet::cosigner
