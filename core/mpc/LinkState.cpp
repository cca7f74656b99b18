#include "core/mpc/LinkState.h"

#include <algorithm>

#include "core/mpc/HubLink.h"

namespace tercet::mpc {

namespace {

Abort storageFailed(const Error& error) { return Refuse { Code::Storage, error.context }; }

}

LinkState::LinkState(std::shared_ptr<const CoreRecord> record, const Bytes32& lid,
    std::array<crypto::Secret<32>, 2> roots, Journal& journal, const Environment& env)
    : m_record(std::move(record))
    , m_lid(lid)
    , m_journal(journal)
    , m_env(env)
    , m_rng(env, m_record->hedgeKey, lid, "link")
    , m_opened(env.clock.monotonicMs())
{
    const auto [a, b] = others(self());
    ZeroShare zero(self(), zeroSeed(roots[0], lid), zeroSeed(roots[1], lid));
    m_contents.reset(new Contents { { LinkPair(self(), a, lid, std::move(roots[0])),
                                        LinkPair(self(), b, lid, std::move(roots[1])) },
        std::move(zero) });
}

Step<> LinkState::live()
{
    if (m_contents && m_env.clock.monotonicMs() - m_opened >= kLinkLifetimeMs) end();
    if (!m_contents) return stop(Refuse { Code::NoSuchLink, "the link has ended" });
    return {};
}

void LinkState::end()
{
    m_contents.reset();
    relayedAnswers.clear();
    relayedConfirmations.clear();
}

Header LinkState::header(
    MessageType type, const Bytes32& session, std::uint8_t round, Party from, Party to) const
{
    return { .type = type,
        .epoch = m_record->epoch,
        .wid = m_record->wid,
        .session = session,
        .round = round,
        .sender = from,
        .receiver = to };
}

Bytes LinkState::seal(
    MessageType type, const Bytes32& session, std::uint8_t round, Party to, ByteView payload)
{
    return sealEnvelope(header(type, session, round, self(), to), payload, with(to).root(), m_rng);
}

Step<crypto::SecretBytes> LinkState::open(
    ByteView envelope, MessageType type, const Bytes32& session, std::uint8_t round, Party from)
{
    const auto expected = header(type, session, round, from, self());
    if (m_contents->seen.contains(expected)) return stop(Drop { "seen before" });
    TERCET_TRY(auto payload, openSealed(envelope, expected, with(from).root()));
    m_rng.absorb(envelope);
    return payload;
}

void LinkState::accept(MessageType type, const Bytes32& session, std::uint8_t round, Party from)
{
    m_contents->seen.add(header(type, session, round, from, self()));
}

Abort LinkState::settle(Abort abort)
{
    const auto* quarantine = abort.as<Quarantine>();
    if (!quarantine) return abort;
    end();
    const auto before = m_journal.quarantines();
    if (!before) return storageFailed(before.error());
    // The clock of the list never runs backwards.
    const auto last = before->empty() ? 0 : before->back().timeMs;
    const auto now = std::max(m_env.clock.wallMs(), last);
    const auto recent = 1 + std::ranges::count_if(*before, [&](const QuarantineEntry& e) {
        return now - e.timeMs < kQuarantineWindowMs;
    });
    const auto lock = recent >= kQuarantineLimit ? LockCause::Quarantines : LockCause::None;
    if (const auto done = m_journal.appendQuarantine({ now, m_lid, quarantine->culprit }, lock);
        !done)
        return storageFailed(done.error());
    return abort;
}

Abort LinkState::settleSetUp(Abort abort)
{
    if (abort.is<Recoverable>()) end();
    return settle(std::move(abort));
}

Step<> LinkState::allowed() const
{
    const auto lock = m_journal.lock();
    const auto entries = m_journal.quarantines();
    if (!lock) return std::unexpected(storageFailed(lock.error()));
    if (!entries) return std::unexpected(storageFailed(entries.error()));
    if (*lock != LockCause::None) return stop(Refuse { Code::CosignerLocked, "locked" });
    if (std::ranges::any_of(*entries, [&](const auto& e) { return e.lid == m_lid; }))
        return stop(Refuse { Code::NoSuchLink, "the link stands in the quarantine list" });
    return {};
}

void LinkState::store(Presignature presignature)
{
    auto& pool = m_contents->pool;
    pool.push_back(std::move(presignature));
    if (pool.size() > kMaxPooled) pool.pop_front();
}

const Presignature* LinkState::find(const Bytes32& id) const
{
    const auto it = std::ranges::find(m_contents->pool, id, &Presignature::id);
    return it == m_contents->pool.end() ? nullptr : &*it;
}

const Presignature* LinkState::oldest() const
{
    return m_contents->pool.empty() ? nullptr : &m_contents->pool.front();
}

Presignature LinkState::take(const Bytes32& id)
{
    auto& pool = m_contents->pool;
    const auto it = std::ranges::find(pool, id, &Presignature::id);
    auto out = std::move(*it);
    pool.erase(it);
    return out;
}

void LinkState::remember(const Bytes32& presignature, Answered answered)
{
    m_contents->answers.insert_or_assign(presignature, std::move(answered));
}

const LinkState::Answered* LinkState::answered(const Bytes32& presignature) const
{
    const auto it = m_contents->answers.find(presignature);
    return it == m_contents->answers.end() ? nullptr : &it->second;
}

} // namespace tercet::mpc
