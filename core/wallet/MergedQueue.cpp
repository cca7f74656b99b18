#include "core/wallet/MergedQueue.h"

namespace tercet::wallet {

namespace {

// By change, each above the one before, and at least as far as `last` says.
bool inOrder(std::uint64_t after, const cosigner::RequestPage& page)
{
    for (const auto& row : page.requests) {
        if (row.change <= after) return false;
        after = row.change;
    }
    return page.last == after && !(page.more && page.requests.empty());
}

} // namespace

Result<std::vector<MergedQueue::Entry>> MergedQueue::take(
    std::size_t cosigner, std::uint64_t after, const cosigner::RequestPage& page)
{
    if (!inOrder(after, page)) return fail(Code::CosignerBadAnswer, "changes out of order", "last");
    std::vector<Entry> changed;
    for (const auto& row : page.requests) {
        const auto known = m_entries.find(row.id);
        const bool isNew = known == m_entries.end() || !known->second.at[cosigner];
        if (isNew && m_count[cosigner] >= kMost) continue;
        m_count[cosigner] += isNew;
        auto& entry = m_entries[row.id];
        if (known == m_entries.end())
            entry = { row.id, row.requester,
                cosigner::subjectOf(row.draft.place, row.draft.payload), row.draft, {} };
        Said said { row.state, row.change, row.requesterName, row.createdMs, row.decisions };
        std::erase_if(said.decisions, [&](const cosigner::QueueDecision& decision) {
            return !cosigner::verifyDecision(m_vault, row.id, decision);
        });
        entry.at[cosigner] = std::move(said);
        changed.push_back(entry);
    }
    return changed;
}

bool MergedQueue::has(std::size_t cosigner, const Bytes32& id) const
{
    const auto it = m_entries.find(id);
    return it != m_entries.end() && it->second.at[cosigner].has_value();
}

} // namespace tercet::wallet
