#pragma once

#include <memory>

#include "core/mpc/Bodies.h"
#include "core/mpc/CoreRecord.h"

// A refresh as P1 drives it inside a link that it opened for it, protocol.md 7 and 8.3. Each state
// is used once, by std::move; only after a Drop it is unchanged. Three rounds:
//   HubLink::beginRefresh → round 1 → onCommitments → round 2 → onReveals → store the PENDING
//   record (Epochs::begin) → round 3 → onConfirmations → Epochs::confirm.
namespace tercet::mpc {

class RefreshParty;

using Confirmations = std::array<std::optional<ByteArray<64>>, 3>; // by party

class HubRefreshConfirming {
public:
    // PENDING. Store it durably before the bodies of round 3 leave.
    CoreRecord record() const { return m_record.clone(); }
    Step<Confirmations> onConfirmations(const Bodies& answers) &&;

private:
    friend class HubRefreshRevealing;
    HubRefreshConfirming(CoreRecord record, const Bytes32& session)
        : m_record(std::move(record))
        , m_session(session)
    {
    }
    CoreRecord m_record;
    Bytes32 m_session;
};

class HubRefreshRevealing {
public:
    HubRefreshRevealing(HubRefreshRevealing&&) noexcept;
    HubRefreshRevealing& operator=(HubRefreshRevealing&&) noexcept;
    ~HubRefreshRevealing();
    // Ends the link: what follows belongs to the next epoch.
    Step<Next<HubRefreshConfirming>> onReveals(const Bodies& answers) &&;

private:
    friend class HubRefresh;
    explicit HubRefreshRevealing(std::unique_ptr<RefreshParty>);
    std::unique_ptr<RefreshParty> m_party;
};

class HubRefresh {
public:
    HubRefresh(HubRefresh&&) noexcept;
    HubRefresh& operator=(HubRefresh&&) noexcept;
    ~HubRefresh();
    Step<Next<HubRefreshRevealing>> onCommitments(const Bodies& answers) &&;

private:
    friend class HubLink;
    explicit HubRefresh(std::unique_ptr<RefreshParty>);
    std::unique_ptr<RefreshParty> m_party;
};

} // namespace tercet::mpc
