#include "core/cosigner/Leases.h"

namespace tercet::cosigner {

Leases::~Leases() { static_cast<void>(m_storage.endLeases(m_node)); }

Result<Lease> Leases::hold(const Bytes32& vault)
{
    auto& own = part(vault);
    const std::lock_guard lock(own.mutex);
    // Before the storage is asked, which counts from later on.
    const auto now = m_clock.monotonicMs();
    if (const auto it = own.held.find(vault); it != own.held.end()) {
        const Lease lease { vault, it->second.fence };
        if (!m_storage.isShared() || now - it->second.renewedMs < kRenewAfterMs) return lease;
        TERCET_TRY(const bool renewed, m_storage.renewLease(lease, kTermMs));
        if (renewed) {
            it->second.renewedMs = now;
            return lease;
        }
        own.held.erase(it);
    }
    TERCET_TRY(const auto lease, m_storage.takeLease(vault, m_node, kTermMs));
    if (!lease) return fail(Code::VaultElsewhere, "another process has the vault", "vault");
    own.held[vault] = { lease->fence, now };
    return *lease;
}

bool Leases::isCurrent(const Lease& lease)
{
    auto& own = part(lease.vault);
    const std::lock_guard lock(own.mutex);
    const auto now = m_clock.monotonicMs();
    const auto renewed = m_storage.renewLease(lease, kTermMs);
    if (!renewed) return true; // not known: the next change will tell
    const auto it = own.held.find(lease.vault);
    if (it != own.held.end() && it->second.fence == lease.fence) {
        if (*renewed)
            it->second.renewedMs = now;
        else
            own.held.erase(it);
    }
    return *renewed;
}

} // namespace tercet::cosigner
