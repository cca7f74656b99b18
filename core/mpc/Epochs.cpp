#include "core/mpc/Epochs.h"

#include "core/mpc/Tags.h"

namespace tercet::mpc {

namespace {

Step<> durable(const Status& done)
{
    if (!done) return stop(Refuse { Code::Storage, done.error().context });
    return {};
}

}

bool verifyVoid(const Identities& identities, const VoidProof& proof)
{
    return verifySigned(identities[proof.by], signedAs::kVoid, proof.transcript, proof.signature);
}

Epochs::Epochs(Held held, RecordStore& store)
    : m_store(store)
    , m_current(std::make_shared<const CoreRecord>(std::move(held.current)))
    , m_next(std::move(held.next))
    , m_previous(held.previous)
{
}

const CoreRecord* Epochs::pending() const
{
    if (m_next) return &*m_next;
    return m_gone || m_current->status == RecordStatus::Active ? nullptr : m_current.get();
}

Step<> Epochs::begin(CoreRecord next)
{
    if (pending() || m_gone || next.status != RecordStatus::Pending
        || next.epoch != m_current->epoch + 1)
        return stop(Refuse { Code::ProtocolRefused, "no refresh may begin here" });
    if (m_previous) return stop(Refuse { Code::RefreshUnfinished, "this epoch is unproven" });
    if (const auto stored = m_store.storeNext(next); !stored)
        return stop(Refuse { stored.error().code, stored.error().context });
    m_next = std::move(next);
    return {};
}

Step<> Epochs::confirm(const std::array<std::optional<ByteArray<64>>, 3>& confirmations)
{
    const auto* waiting = pending();
    if (!waiting) return {};
    auto confirmed = waiting->clone();
    for (auto p : kParties)
        if (const auto& one = confirmations[std::size_t(number(p) - 1)])
            TERCET_CHECK(decoded(confirmed.confirm(p, *one), Party::P1));
    if (confirmed.status != RecordStatus::Active) return {};
    return take(std::move(confirmed));
}

Step<> Epochs::take(CoreRecord confirmed)
{
    if (m_next) {
        TERCET_CHECK(durable(m_store.promote(confirmed)));
        m_next.reset();
        m_previous = true;
    } else {
        TERCET_CHECK(durable(m_store.store(confirmed)));
    }
    m_current = std::make_shared<const CoreRecord>(std::move(confirmed));
    return {};
}

Step<ResolveAnswer> Epochs::answer(const Bytes32& transcript)
{
    const auto self = m_current->party;
    const auto& own = m_current->own;
    const auto confirmed = [&](const CoreRecord& held) {
        return ResolveAnswer { transcript, Verdict::Confirmed, self,
            own.sign(held.confirmedAs(), transcript) };
    };
    if (const auto* waiting = pending(); waiting && waiting->tr == transcript)
        return confirmed(*waiting);
    if (!m_gone && m_current->tr == transcript) return confirmed(*m_current);
    const auto before = m_store.dropped(transcript);
    if (!before) return stop(Refuse { Code::Storage, before.error().context });
    if (*before)
        return ResolveAnswer { transcript, Verdict::Void, (*before)->by, (*before)->signature };
    const auto declared = m_store.declareVoid(transcript);
    if (!declared) return stop(Refuse { declared.error().code, declared.error().context });
    if (!*declared) return stop(Refuse { Code::ProtocolRefused, "confirmed elsewhere" });
    return ResolveAnswer { transcript, Verdict::Void, self, own.sign(signedAs::kVoid, transcript) };
}

Step<> Epochs::settle(const Settlement& settlement)
{
    const auto& [transcript, verdict, signer, signatures] = settlement;
    const auto* waiting = pending();
    const bool here = waiting && waiting->tr == transcript;
    if (verdict == Verdict::Void) {
        if (!verifyVoid(m_current->identities, { transcript, *signer, signatures[0] }))
            return stop(Recoverable { Party::P1, "void" });
        if (here) return drop(settlement);
        if (!m_gone && m_current->tr == transcript)
            return stop(Refuse { Code::ProtocolRefused, "this epoch is entered" });
        return {};
    }
    if (!here) {
        if (!m_gone && m_current->tr == transcript) return {};
        return stop(Refuse { Code::ProtocolRefused, "no such record" });
    }
    std::array<std::optional<ByteArray<64>>, 3> all;
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = signatures[i];
    return confirm(all);
}

Step<> Epochs::drop(const Settlement& s)
{
    TERCET_CHECK(durable(m_store.drop({ s.transcript, *s.signer, s.signatures[0] })));
    if (!m_next) m_gone = true;
    m_next.reset();
    return {};
}

Step<> Epochs::proven()
{
    if (!m_previous) return {};
    TERCET_CHECK(durable(m_store.forgetPrevious()));
    m_previous = false;
    return {};
}

ResolveStanding Epochs::standing() const
{
    if (m_gone || m_current->status != RecordStatus::Active) return {};
    return { m_current->epoch, m_current->eid };
}

} // namespace tercet::mpc
