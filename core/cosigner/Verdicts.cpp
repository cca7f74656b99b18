#include "core/cosigner/Verdicts.h"

namespace tercet::cosigner {

namespace {

// More than the sessions of a day's honest use; then nothing is refused but more voids.
constexpr std::size_t kMaxVoid = 65'536;

}

Result<bool> Verdicts::declareVoid(const Bytes32& transcript)
{
    const std::lock_guard lock(m_mutex);
    TERCET_TRY(const bool held, m_storage.holdsTranscript(transcript));
    if (held) return false;
    if (m_void.size() >= kMaxVoid && !m_void.contains(transcript))
        return fail(Code::RateLimited, "too many voids");
    m_void.insert(transcript);
    return true;
}

Status Verdicts::confirm(const Bytes32& transcript, const std::function<Status()>& store)
{
    const std::lock_guard lock(m_mutex);
    if (m_void.contains(transcript)) return fail(Code::ProtocolRefused, "declared void");
    return store();
}

} // namespace tercet::cosigner
