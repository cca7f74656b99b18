#include <algorithm>

#include "core/cosigner/MemoryStorage.h"

namespace tercet::cosigner {

Result<RecipientsRow> MemoryStorage::recipients(const Bytes32& vault, std::uint8_t purpose)
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_vaults.find(vault);
    if (it == m_vaults.end()) return RecipientsRow {};
    const auto row = it->second.recipients.find(purpose);
    return row == it->second.recipients.end() ? RecipientsRow {} : row->second;
}

Status MemoryStorage::setRecipients(
    const Lease& lease, std::uint8_t purpose, const RecipientsRow& row)
{
    const std::lock_guard lock(m_mutex);
    TERCET_TRY(auto* vault, leased(lease));
    vault->recipients[purpose] = row;
    return {};
}

Status MemoryStorage::setRecipientsSeal(const Bytes32& vault, std::uint8_t purpose, ByteView seal)
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_vaults.find(vault);
    if (it == m_vaults.end()) return {};
    const auto row = it->second.recipients.find(purpose);
    if (row != it->second.recipients.end()) row->second.seal = toBytes(seal);
    return {};
}

Result<bool> MemoryStorage::noteExport(
    const Lease& lease, const ExportRow& row, std::int64_t sinceMs, std::size_t most)
{
    const std::lock_guard lock(m_mutex);
    TERCET_TRY(auto* vault, leased(lease));
    auto& all = vault->exports;
    if (std::ranges::find(all, row.ask, &ExportRow::ask) != all.end()) return true;
    const auto recent = std::ranges::count_if(all,
        [&](const ExportRow& one) { return one.purpose == row.purpose && one.atMs > sinceMs; });
    if (std::size_t(recent) >= most) return false;
    all.push_back(row);
    return true;
}

Result<std::vector<ExportRow>> MemoryStorage::exports(const Bytes32& vault)
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_vaults.find(vault);
    if (it == m_vaults.end()) return std::vector<ExportRow> {};
    auto out = it->second.exports;
    std::ranges::sort(out, [](const ExportRow& a, const ExportRow& b) {
        return a.atMs != b.atMs ? a.atMs > b.atMs : a.ask < b.ask;
    });
    if (out.size() > 64) out.resize(64);
    return out;
}

} // namespace tercet::cosigner
