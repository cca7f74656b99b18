#pragma once

#include <memory>

#include "core/mpc/Bodies.h"
#include "core/mpc/CoreRecord.h"
#include "core/mpc/Environment.h"
#include "core/mpc/RestoreMessages.h"

// A drill as P1 drives it (protocol.md 7, backup.md): two rounds with both co-signers, outside any
// link, in which it proves that it knows the share in a backup. Nothing is signed and nothing
// changes. Each state is used once, by std::move; only after a Drop it is unchanged.
namespace tercet::mpc {

class HubDrillProving {
public:
    // When each co-signer confirmed it, Unix time: P2, P3.
    Step<std::array<std::int64_t, 2>> onReceipts(const Bodies& answers) &&;

private:
    friend class HubDrill;
    HubDrillProving(std::shared_ptr<const CoreRecord> own, const Bytes32& session)
        : m_own(std::move(own))
        , m_session(session)
    {
    }
    std::shared_ptr<const CoreRecord> m_own;
    Bytes32 m_session;
};

class HubDrill {
public:
    // `own` is the record of this device: the drill is of its epoch and under its identity.
    static Step<Next<HubDrill>> begin(
        std::shared_ptr<const CoreRecord> own, const Environment& env);
    // `x` and `y` are those of the backup's copy. RECOVERABLE for a co-signer that does not stand
    // in the epoch of `own`.
    Step<Next<HubDrillProving>> onChallenges(
        const Bodies& answers, const crypto::Scalar& x, const crypto::EdScalar& y) &&;

private:
    HubDrill(std::shared_ptr<const CoreRecord> own, const Environment& env, const Bytes32& session)
        : m_own(std::move(own))
        , m_env(env)
        , m_session(session)
    {
    }
    std::shared_ptr<const CoreRecord> m_own;
    Environment m_env;
    Bytes32 m_session;
};

} // namespace tercet::mpc
