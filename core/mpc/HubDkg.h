#pragma once

#include <memory>

#include "core/mpc/Bodies.h"
#include "core/mpc/CoreRecord.h"
#include "core/mpc/Environment.h"

// Key generation as P1 drives it, protocol.md 3 and 8.3. Each state is used once, by std::move;
// only after a Drop it is unchanged and may be tried again with other bytes. Three rounds:
//   begin → round 1 → onCommitments → round 2 → onReveals → store the PENDING record → round 3 →
//   onConfirmations → store the ACTIVE record.
namespace tercet::mpc {

struct DkgSetup {
    OwnIdentity own;
    Identities identities; // all three; the own ones must be own's
    std::array<Certificate, 3> certificates {}; // of P1, P2, P3
    Bytes policy {}; // the vault's first policy, as the co-signers will read it
    Bytes32 recipients {}; // hash of the registered export recipients, or zero
};

class HubDkgConfirming {
public:
    // PENDING. Store it durably before the bodies of round 3 leave.
    const CoreRecord& record() const { return m_record; }
    // ACTIVE, with all three confirmations.
    Step<CoreRecord> onConfirmations(const Bodies& answers) &&;

private:
    friend class HubDkgRevealing;
    explicit HubDkgConfirming(CoreRecord record)
        : m_record(std::move(record))
    {
    }
    CoreRecord m_record;
};

class HubDkgRevealing {
public:
    HubDkgRevealing(HubDkgRevealing&&) noexcept;
    HubDkgRevealing& operator=(HubDkgRevealing&&) noexcept;
    ~HubDkgRevealing();
    Step<Next<HubDkgConfirming>> onReveals(const Bodies& answers) &&;

private:
    friend class HubDkg;
    explicit HubDkgRevealing(std::unique_ptr<class DkgParty>);
    std::unique_ptr<class DkgParty> m_party;
};

class HubDkg {
public:
    HubDkg(HubDkg&&) noexcept;
    HubDkg& operator=(HubDkg&&) noexcept;
    ~HubDkg();
    // Refuse for certificates that do not verify or identities that are not own's.
    static Step<Next<HubDkg>> begin(DkgSetup setup, const Environment& env);
    Step<Next<HubDkgRevealing>> onCommitments(const Bodies& answers) &&;

private:
    explicit HubDkg(std::unique_ptr<class DkgParty>);
    std::unique_ptr<class DkgParty> m_party;
};

} // namespace tercet::mpc
