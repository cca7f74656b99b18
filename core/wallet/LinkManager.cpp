#include "core/wallet/LinkManager.h"

namespace tercet::wallet {

namespace {

constexpr int kFarewellMs = 400;

std::unexpected<Stopped> stoppedBy(const mpc::Abort& abort)
{
    return std::unexpected(Conversation::stopped(abort));
}

} // namespace

LinkManager::LinkManager(
    Exchange& exchange, const mpc::Environment& environment, std::function<void()> changed)
    : m_exchange(exchange)
    , m_environment(environment)
    , m_changed(std::move(changed))
{
}

void LinkManager::adopt(std::shared_ptr<const mpc::CoreRecord> record, mpc::Journal& journal)
{
    m_record = std::move(record);
    m_journal = &journal;
    become(LinkState::Closed);
}

std::string LinkManager::vault() const { return m_record ? hex(m_record->wid) : std::string(); }

void LinkManager::become(LinkState state, std::optional<Error> error)
{
    m_state = state;
    m_error = std::move(error);
    m_changed();
}

Outcome<> LinkManager::ensureOpen(unsigned mask)
{
    if (!m_record) return std::unexpected(Stopped { { Code::VaultLocked } });
    if (m_link && m_link->isOpen()) return {};
    m_link.reset();
    become(LinkState::Opening);
    const auto opened = open(mask);
    if (opened)
        become(LinkState::Open);
    else if (opened.error().error.code == Code::Cancelled)
        become(LinkState::Closed);
    else
        become(LinkState::Broken, opened.error().error);
    return opened;
}

Outcome<> LinkManager::open(unsigned mask)
{
    auto first = mpc::HubLinkOpening::begin(m_record, *m_journal, m_environment);
    if (!first) return stoppedBy(first.error());
    Conversation conversation(
        m_exchange, m_environment.entropy, vault(), cosigner::SessionKind::Link);
    conversation.interruptedBy(mask);
    TERCET_TRY(auto second, conversation.advance(first->out, [&](const mpc::Bodies& in) {
        return std::move(first->state).onHellos(in);
    }));
    TERCET_TRY(auto third, conversation.advance(second.out, [&](const mpc::Bodies& in) {
        return std::move(second.state).onTransfers(in);
    }));
    TERCET_TRY(auto link, conversation.advance(third.out, [&](const mpc::Bodies& in) {
        return std::move(third.state).onConfirmations(in);
    }));
    m_link.emplace(std::move(link));
    return {};
}

Outcome<> LinkManager::presign(unsigned mask)
{
    if (!m_link) return std::unexpected(Stopped { { Code::NoSuchLink } });
    const auto run = [&]() -> Outcome<> {
        auto first = m_link->beginPresign();
        if (!first) return stoppedBy(first.error());
        Conversation conversation(
            m_exchange, m_environment.entropy, vault(), cosigner::SessionKind::Presign);
        conversation.interruptedBy(mask);
        TERCET_TRY(auto second, conversation.advance(first->out, [&](const mpc::Bodies& in) {
            return std::move(first->state).onExtensions(in);
        }));
        TERCET_TRY(auto third, conversation.advance(second.out, [&](const mpc::Bodies& in) {
            return std::move(second.state).onShares(in);
        }));
        return conversation.advance(third.out,
            [&](const mpc::Bodies& in) { return std::move(third.state).onConfirmations(in); });
    };
    const auto done = run();
    if (done) {
        m_changed();
        return done;
    }
    const Error& error = done.error().error;
    // A session that was begun and given up costs nothing; whatever else went wrong, a new link is
    // the safe way on.
    if (error.code != Code::Cancelled) drop(error);
    return done;
}

void LinkManager::drop(const Error& why)
{
    m_link.reset();
    become(LinkState::Broken, why);
}

void LinkManager::close()
{
    if (m_link) {
        const mpc::Bodies farewell = m_link->end();
        if (!farewell.p2.empty()) {
            cosigner::Call call { .operation = cosigner::Operation::Open,
                .vault = vault(),
                .kind = cosigner::SessionKind::EndLink,
                .idempotencyKey = hex(m_environment.entropy.bytes<16>()) };
            ByCosigner<cosigner::Call> calls { call, call };
            calls[0].body = farewell.p2;
            calls[1].body = farewell.p3;
            m_exchange.farewell(calls, kFarewellMs);
        }
    }
    m_link.reset();
    m_record.reset();
    m_journal = nullptr;
    become(LinkState::Closed);
}

} // namespace tercet::wallet
