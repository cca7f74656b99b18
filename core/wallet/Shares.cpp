#include "core/wallet/Shares.h"

namespace tercet::wallet {

namespace {

std::unexpected<Stopped> stoppedBy(const mpc::Abort& abort)
{
    return std::unexpected(Conversation::stopped(abort));
}

// What this device's own disk or keychain said.
Outcome<> own(const mpc::Step<>& step)
{
    if (!step) return std::unexpected(Stopped { step.error().error(), Share::Device });
    return {};
}

}

Shares::Shares(Exchange& exchange, const mpc::Environment& environment, mpc::Epochs::Held held,
    std::unique_ptr<mpc::RecordStore> store)
    : m_exchange(exchange)
    , m_environment(environment)
    , m_store(std::move(store))
    , m_epochs(std::move(held), *m_store)
{
}

Outcome<> Shares::settle(unsigned mask)
{
    std::optional<Bytes32> transcript;
    if (const auto* waiting = m_epochs.pending()) transcript = waiting->tr;
    // A co-signer that knows more than this device is asked again, by the name it gave.
    for (int asked = 0; asked < 2; ++asked) {
        auto first = mpc::HubResolve::begin(m_epochs, transcript, m_environment);
        if (!first) return stoppedBy(first.error());
        Conversation conversation(
            m_exchange, m_environment.entropy, vault(), cosigner::SessionKind::Resolve);
        conversation.interruptedBy(mask);
        TERCET_TRY(auto outcome, conversation.advance(first->out, [&](const mpc::Bodies& in) {
            return std::move(first->state).onAnswers(in);
        }));
        if (std::holds_alternative<mpc::HubResolve::Nothing>(outcome)) return {};
        if (const auto* found = std::get_if<mpc::HubResolve::Found>(&outcome)) {
            transcript = found->transcript;
            continue;
        }
        auto& [settling, out] = std::get<mpc::Next<mpc::HubResolveSettling>>(outcome);
        TERCET_CHECK(own(m_epochs.settle(settling.settlement())));
        return conversation.advance(
            out, [&](const mpc::Bodies& in) { return std::move(settling).onStandings(in); });
    }
    return std::unexpected(Stopped { { Code::CosignerBadAnswer, "found another time" } });
}

Outcome<> Shares::refresh(mpc::HubLink& link, unsigned mask, const Told& told, const Keep& keep)
{
    told(Phase::Commit, 1);
    auto first = link.beginRefresh();
    if (!first) return stoppedBy(first.error());
    Conversation conversation(
        m_exchange, m_environment.entropy, vault(), cosigner::SessionKind::Refresh);
    conversation.interruptedBy(mask);
    TERCET_TRY(auto second, conversation.advance(first->out, [&](const mpc::Bodies& in) {
        return std::move(first->state).onCommitments(in);
    }));
    told(Phase::Reveal, 2);
    TERCET_TRY(auto third, conversation.advance(second.out, [&](const mpc::Bodies& in) {
        return std::move(second.state).onReveals(in);
    }));
    told(Phase::Store, 2);
    TERCET_CHECK(own(m_epochs.begin(third.state.record())));
    if (keep)
        if (const auto kept = keep(*m_epochs.pending()); !kept)
            return std::unexpected(Stopped { kept.error(), Share::Device });
    told(Phase::Confirm, 3);
    TERCET_TRY(const auto confirmations,
        conversation.advance(third.out,
            [&](const mpc::Bodies& in) { return std::move(third.state).onConfirmations(in); }));
    return own(m_epochs.confirm(confirmations));
}

Outcome<> Shares::proven() { return own(m_epochs.proven()); }

} // namespace tercet::wallet
