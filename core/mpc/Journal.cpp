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

void MemoryJournal::release()
{
    m_lock = LockCause::None;
    m_finalFailures = 0;
    m_quarantines.clear();
}

} // namespace tercet::mpc
