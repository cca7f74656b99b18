#pragma once

#include "core/base/Clock.h"
#include "core/cosigner/Intent.h"
#include "core/cosigner/Storage.h"
#include "core/cosigner/Views.h"
#include "core/policy/Evaluate.h"
#include "core/policy/Standing.h"

namespace tercet::cosigner {

// What a co-signer lets pass for one vault: its own policy, its own books, its own clock. Not
// thread-safe; VaultDesk's. `storage` and `clock` outlive it.
class PolicyDesk {
public:
    static Result<PolicyDesk> open(
        const Lease& lease, const VaultRow& row, Storage& storage, const Clock& clock);

    // A change failed, and may have taken place all the same.
    bool unsure() const { return m_unsure; }

    // Before anything else of a call: what has become due holds from now on, also after a restart.
    Status settle();
    bool frozen() const { return m_frozenUntilMs > m_clock.wallMs(); }
    std::int64_t frozenUntilMs() const { return m_frozenUntilMs; }
    const policy::Standing& standing() const { return m_standing; }

    // Writes nothing down but since when the request's addresses are known, where the policy asks
    // for that: being asked about one is what its delay begins with.
    // `approvers`: how many of them approved the request for it in the queue.
    Result<policy::Decision> judge(const Intent& intent, std::uint32_t approvers);
    // What the books must hold before the answer to this request leaves.
    Booking booking(const Intent& intent) const;

    // Bodies by policy::signChange() and signFreeze() with the vault's `device` key.
    Result<PolicyView> change(const Bytes32& device, ByteView body);
    Result<FreezeView> freeze(const Bytes32& device, ByteView body);
    PendingView pending() const;
    Result<PendingView> cancel(const std::string& id);

private:
    PolicyDesk(const Lease& lease, policy::Standing standing, std::int64_t frozenUntilMs,
        Storage& storage, const Clock& clock)
        : m_lease(lease)
        , m_standing(std::move(standing))
        , m_frozenUntilMs(frozenUntilMs)
        , m_storage(&storage)
        , m_clock(clock)
    {
    }
    Status noted(Status changed);
    Status store(const policy::Standing& standing);
    Result<policy::Context> context(const Intent& intent, std::uint32_t approvers);
    Result<policy::Spent> spent(const policy::Unit& unit, const Bytes32& slot, std::int64_t nowMs);

    Lease m_lease;
    policy::Standing m_standing;
    std::int64_t m_frozenUntilMs;
    Storage* m_storage;
    const Clock& m_clock;
    bool m_unsure { false };
};

} // namespace tercet::cosigner
