#include "core/wallet/Conversation.h"

namespace tercet::wallet {

Conversation::Conversation(
    Exchange& exchange, Random& random, std::string vault, cosigner::SessionKind kind)
    : m_exchange(exchange)
    , m_vault(std::move(vault))
    , m_kind(kind)
    , m_key(hex(random.bytes<16>()))
{
}

Outcome<mpc::Bodies> Conversation::send(const mpc::Bodies& out)
{
    ++m_round;
    return repeat(out);
}

Outcome<mpc::Bodies> Conversation::repeat(const mpc::Bodies& out)
{
    ByCosigner<cosigner::Call> calls;
    for (std::size_t i = 0; i < calls.size(); ++i) {
        cosigner::Call& call = calls[i];
        call.operation = m_round == 1 ? cosigner::Operation::Open : cosigner::Operation::Round;
        call.vault = m_vault;
        call.body = i == 0 ? out.p2 : out.p3;
        if (m_round == 1) {
            call.kind = m_kind;
            call.idempotencyKey = m_key;
        } else {
            call.session = m_sessions[i];
            call.round = std::uint32_t(m_round);
        }
    }
    auto answers = m_exchange.both(calls, m_mask);
    if (!answers) return std::unexpected(answers.error());
    if (m_round == 1) m_sessions = { (*answers)[0].session, (*answers)[1].session };
    return mpc::Bodies { std::move((*answers)[0].body), std::move((*answers)[1].body) };
}

Stopped Conversation::stopped(const mpc::Abort& abort)
{
    Stopped out { abort.error(), {} };
    if (const auto culprit = abort.culprit()) out.culprit = Share(mpc::number(*culprit) - 1);
    return out;
}

} // namespace tercet::wallet
