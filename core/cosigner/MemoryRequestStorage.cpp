#include "core/cosigner/MemoryRequestStorage.h"

#include <algorithm>

namespace tercet::cosigner {

std::uint64_t MemoryRequestStorage::nextChange(const Rows& rows, std::int64_t nowMs)
{
    std::uint64_t last = 0;
    for (const auto& [id, row] : rows) last = std::max(last, row.change);
    return std::max(last + 1, std::uint64_t(std::max<std::int64_t>(nowMs, 0)));
}

RequestRow* MemoryRequestStorage::open(const Bytes32& vault, const Bytes32& id)
{
    auto& rows = m_vaults[vault];
    const auto it = rows.find(id);
    return it != rows.end() && isOpen(it->second.state) ? &it->second : nullptr;
}

Result<Insertion> MemoryRequestStorage::insert(const RequestRow& row, const QueueLimits& limits)
{
    const std::lock_guard lock(m_mutex);
    auto& rows = m_vaults[row.vault];
    if (rows.contains(row.id)) return Insertion::Known;
    std::size_t ofRequester = 0, ofVault = 0;
    for (const auto& [id, other] : rows) {
        const bool same = other.requester == row.requester;
        if (same && other.idempotencyKey == row.idempotencyKey) return Insertion::KeyUsed;
        if (!isOpen(other.state)) continue;
        ++ofVault;
        if (same) ++ofRequester;
    }
    if (ofRequester >= limits.ofRequester || ofVault >= limits.ofVault) return Insertion::Full;
    auto fresh = row;
    fresh.change = nextChange(rows, row.createdMs);
    fresh.decisions.clear();
    rows.emplace(row.id, std::move(fresh));
    return Insertion::Done;
}

Result<std::optional<RequestRow>> MemoryRequestStorage::request(
    const Bytes32& vault, const Bytes32& id)
{
    const std::lock_guard lock(m_mutex);
    const auto& rows = m_vaults[vault];
    const auto it = rows.find(id);
    return it == rows.end() ? std::nullopt : std::optional(it->second);
}

Result<std::vector<RequestRow>> MemoryRequestStorage::requests(
    const Bytes32& vault, const RequestQuery& query)
{
    const std::lock_guard lock(m_mutex);
    std::vector<RequestRow> out;
    for (const auto& [id, row] : m_vaults[vault])
        if (row.change > query.after && (!query.state || row.state == *query.state)
            && (!query.requester || row.requester == *query.requester))
            out.push_back(row);
    std::ranges::sort(out, {}, &RequestRow::change);
    if (out.size() > query.limit) out.resize(query.limit);
    return out;
}

Result<std::vector<RequestRow>> MemoryRequestStorage::about(
    const Bytes32& vault, const Bytes32& subject)
{
    const std::lock_guard lock(m_mutex);
    std::vector<RequestRow> out;
    for (const auto& [id, row] : m_vaults[vault])
        if (subjectOf(row.draft.place, row.draft.payload) == subject) out.push_back(row);
    std::ranges::sort(out, [](const RequestRow& a, const RequestRow& b) {
        return std::pair(a.createdMs, a.change) > std::pair(b.createdMs, b.change);
    });
    return out;
}

Result<bool> MemoryRequestStorage::decide(
    const Bytes32& vault, const Bytes32& id, const QueueDecision& decision, QueueState state)
{
    const std::lock_guard lock(m_mutex);
    auto* const row = open(vault, id);
    if (!row) return false;
    std::erase_if(row->decisions, [&](const auto& d) { return d.by == decision.by; });
    row->decisions.push_back(decision);
    std::ranges::sort(row->decisions, [](const QueueDecision& a, const QueueDecision& b) {
        return std::pair(a.atMs, a.by) < std::pair(b.atMs, b.by);
    });
    row->state = state;
    row->change = nextChange(m_vaults[vault], decision.atMs);
    return true;
}

Result<bool> MemoryRequestStorage::markSigned(
    const Bytes32& vault, const Bytes32& id, std::int64_t nowMs)
{
    const std::lock_guard lock(m_mutex);
    auto* const row = open(vault, id);
    if (!row) return false;
    row->state = QueueState::Signed;
    row->change = nextChange(m_vaults[vault], nowMs);
    return true;
}

Result<std::size_t> MemoryRequestStorage::expire(
    const Bytes32& vault, std::int64_t nowMs, std::int64_t keptSinceMs)
{
    const std::lock_guard lock(m_mutex);
    auto& rows = m_vaults[vault];
    std::size_t count = 0;
    for (auto& [id, row] : rows) {
        if (!isOpen(row.state) || row.draft.expiresMs > nowMs) continue;
        row.state = QueueState::Expired;
        row.change = nextChange(rows, nowMs);
        ++count;
    }
    std::erase_if(
        rows, [&](const auto& entry) { return entry.second.draft.expiresMs < keptSinceMs; });
    return count;
}

} // namespace tercet::cosigner
