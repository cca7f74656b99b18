#include "core/cosigner/KeygenDesk.h"

#include "core/cosigner/Outcomes.h"

namespace tercet::cosigner {

KeygenDesk::KeygenDesk(mpc::Party self, const mpc::OwnIdentity& own, Storage& storage,
    SealedRecords& records, AttestationDesk& attestation, const mpc::Environment& env)
    : m_self(self)
    , m_own(own)
    , m_storage(storage)
    , m_records(records)
    , m_attestation(attestation)
    , m_env(env)
    , m_sessions(env.clock, env.entropy,
          [this](const std::string& id, SessionKind, std::uint32_t, SessionState) {
              m_keygens.erase(id);
          })
{
}

Result<Answer> KeygenDesk::open(const Call& call)
{
    const std::lock_guard lock(m_mutex);
    if (call.kind == SessionKind::Resolve)
        return m_sessions.open(call, 2,
            [&](const std::string&) { return outcomeOf(absent(call).resolveRound1(call.body)); });
    return m_sessions.open(call, 3, [&](const std::string& id) { return begin(id, call); });
}

Result<Answer> KeygenDesk::round(const Call& call)
{
    const std::lock_guard lock(m_mutex);
    TERCET_TRY(const auto kind, m_sessions.kind(call.session));
    return m_sessions.round(call, [&]() -> SessionTable::Outcome {
        if (kind == SessionKind::Resolve) return outcomeOf(absent(call).resolveRound2(call.body));
        const auto it = m_keygens.find(call.session);
        if (it == m_keygens.end())
            return refused({ Code::NoSuchSession, "the key generation has ended" });
        return advance(it->second, call.body);
    });
}

bool KeygenDesk::knows(const std::string& session)
{
    const std::lock_guard lock(m_mutex);
    return m_sessions.kind(session).has_value();
}

mpc::AbsentVault KeygenDesk::absent(const Call& call)
{
    return { m_self, m_own, arrayFromHex<32>(call.vault).value_or(Bytes32 {}),
        { [this](const Bytes32& transcript) { return droppedProof(m_storage, transcript); },
            [this, device = call.caller.value_or(Bytes32 {})](const Bytes32& transcript) {
                return m_storage.declareVoid(transcript, device);
            } } };
}

Result<SessionView> KeygenDesk::state(const std::string& session)
{
    const std::lock_guard lock(m_mutex);
    return m_sessions.state(session);
}

Status KeygenDesk::abort(const std::string& session)
{
    const std::lock_guard lock(m_mutex);
    return m_sessions.abort(session);
}

SessionTable::Outcome KeygenDesk::begin(const std::string& id, const Call& call)
{
    auto opening = mpc::DkgOpening::parse(call.body);
    if (!opening) return outcomeOf(opening.error());
    if (call.caller && *call.caller != opening->identities[mpc::Party::P1].ik)
        return refused({ Code::WrongRole, "the vault would be another device's", "ids" });
    const auto peer = m_self == mpc::Party::P2 ? mpc::Party::P3 : mpc::Party::P2;
    if (const auto allowed = m_attestation.allowCeremony(
            AttestationDesk::place(call.vault, call.caller), opening->identities[peer]);
        !allowed)
        return refused(allowed.error());
    // A policy that this program cannot enforce, and recipients that nobody registered here, would
    // be promises in policyHash that it cannot keep.
    if (auto policy = policy::decode(opening->policy); !policy) return refused(policy.error());
    if (opening->recipients != Bytes32 {})
        return refused({ Code::CosignerRefused, "no recipients are registered", "recipients" });
    auto policy = opening->policy;
    auto begun = mpc::PeerDkg::begin(m_self, m_own.clone(), std::move(*opening), m_env);
    if (!begun) return outcomeOf(begun.error());
    m_keygens.emplace(id, Keygen { std::move(begun->state), std::move(policy) });
    return { std::move(begun->answer) };
}

SessionTable::Outcome KeygenDesk::advance(Keygen& keygen, ByteView body)
{
    if (auto* const revealing = std::get_if<mpc::PeerDkg>(&keygen.state)) {
        auto next = std::move(*revealing).onRound2(body);
        if (!next) return outcomeOf(next.error());
        keygen.state = std::move(next->state);
        return { std::move(next->answer) };
    }
    auto stored = std::get<mpc::PeerDkgConfirming>(std::move(keygen.state)).onRound3(body);
    if (!stored) return outcomeOf(stored.error());
    return store(std::move(*stored), keygen.policy);
}

SessionTable::Outcome KeygenDesk::store(mpc::DkgStored stored, ByteView policy)
{
    const auto write = [&]() -> Status {
        TERCET_TRY(auto sealed, m_records.sealRecord(stored.record));
        return m_storage.insertVault({ .vault = stored.record.wid,
            .record = std::move(sealed),
            .policy = toBytes(policy),
            .transcript = stored.record.tr });
    };
    if (const auto written = write(); !written) return { std::unexpected(written.error()) };
    return { std::move(stored.answer) };
}

} // namespace tercet::cosigner
