#include "core/mpc/Journal.h"

#include <algorithm>

namespace tercet::mpc {

Status MemoryJournal::appendQuarantine(const QuarantineEntry& entry, LockCause lock)
{
    m_quarantines.push_back(entry);
    if (lock != LockCause::None) m_lock = lock;
    return {};
}

Result<bool> MemoryJournal::markUsed(const Bytes32& presignature, const Bytes32&)
{
    if (std::ranges::find(m_used, presignature) != m_used.end()) return false;
    m_used.push_back(presignature);
    return true;
}

Result<bool> MemoryJournal::isUsed(const Bytes32& presignature) const
{
    return std::ranges::find(m_used, presignature) != m_used.end();
}

Status MemoryJournal::setFinalFailures(int count, LockCause lock)
{
    m_finalFailures = count;
    if (lock != LockCause::None) m_lock = lock;
    return {};
}

Status MemoryRecords::store(const CoreRecord& record)
{
    current = record.clone();
    return {};
}

Status MemoryRecords::storeNext(const CoreRecord& pending)
{
    if (std::ranges::find(m_void, pending.tr) != m_void.end())
        return fail(Code::ProtocolRefused, "declared void");
    next = pending.clone();
    return {};
}

Status MemoryRecords::promote(const CoreRecord& active)
{
    previous = std::exchange(current, active.clone());
    if (previous) m_over.push_back(previous->tr);
    next.reset();
    return {};
}

Status MemoryRecords::drop(const VoidProof& why)
{
    m_dropped.push_back(why);
    (next ? next : current).reset();
    return {};
}

Result<std::optional<VoidProof>> MemoryRecords::dropped(const Bytes32& transcript) const
{
    const auto it = std::ranges::find(m_dropped, transcript, &VoidProof::transcript);
    return it == m_dropped.end() ? std::nullopt : std::optional(*it);
}

Status MemoryRecords::forgetPrevious()
{
    previous.reset();
    return {};
}

Result<bool> MemoryRecords::declareVoid(const Bytes32& transcript)
{
    if ((current && current->tr == transcript) || (next && next->tr == transcript)
        || std::ranges::find(m_over, transcript) != m_over.end())
        return false;
    m_void.push_back(transcript);
    return true;
}

void MemoryJournal::release()
{
    m_lock = LockCause::None;
    m_finalFailures = 0;
    m_quarantines.clear();
}

} // namespace tercet::mpc
