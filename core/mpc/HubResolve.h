#pragma once

#include <variant>

#include "core/mpc/Bodies.h"
#include "core/mpc/Environment.h"
#include "core/mpc/Epochs.h"

// Settling an epoch that was cut off, as P1 drives it (protocol.md 7, Resolving): two rounds with
// both co-signers, outside any link. Each state is used once, by std::move; only after a Drop it is
// unchanged.
namespace tercet::mpc {

class HubResolveSettling {
public:
    // What the three said, for the own Epochs::settle(), before the bodies of round 2 leave.
    const Settlement& settlement() const { return m_settlement; }
    // RECOVERABLE for a co-signer that does not stand where this device does.
    Step<> onStandings(const Bodies& answers) &&;

private:
    friend class HubResolve;
    HubResolveSettling(Epochs& epochs, const Bytes32& session, const Settlement& settlement)
        : m_epochs(epochs)
        , m_session(session)
        , m_settlement(settlement)
    {
    }
    Epochs& m_epochs;
    Bytes32 m_session;
    Settlement m_settlement;
};

class HubResolve {
public:
    // Asks for `transcript`; without one, for whatever a co-signer holds as PENDING. `epochs`
    // outlives the session and says what this device holds.
    static Step<Next<HubResolve>> begin(
        Epochs& epochs, const std::optional<Bytes32>& transcript, const Environment& env);

    struct Nothing { }; // is pending at a co-signer
    struct Found { // at a co-signer: begin again with it
        Bytes32 transcript {};
    };
    using Outcome = std::variant<Nothing, Found, Next<HubResolveSettling>>;
    // RECOVERABLE for an answer that is none, or whose signature does not verify.
    Step<Outcome> onAnswers(const Bodies& answers) &&;

private:
    HubResolve(Epochs& epochs, const Bytes32& session, const std::optional<Bytes32>& transcript)
        : m_epochs(epochs)
        , m_session(session)
        , m_transcript(transcript)
    {
    }
    Step<Settlement> decide(const std::array<ResolveAnswer, 2>& answers);
    Epochs& m_epochs;
    Bytes32 m_session;
    std::optional<Bytes32> m_transcript;
};

} // namespace tercet::mpc
