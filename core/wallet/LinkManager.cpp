#include "core/wallet/LinkManager.h"

namespace tercet::wallet {

namespace {

constexpr int kFarewellMs = 400;
// Early enough that the co-signers still know the link when they are told.
constexpr std::int64_t kBeforeTheEndMs = 5 * 60 * 1000;

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
    m_link.reset();
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
    auto opened = m_before(mask, false);
    if (opened) opened = open(mask);
    if (!opened && opened.error().error.code == Code::RefreshUnfinished) {
        opened = m_before(mask, true);
        if (opened) opened = open(mask);
    }
    if (opened) {
        become(LinkState::Open);
    } else if (opened.error().error.code == Code::Cancelled) {
        become(LinkState::Closed);
    } else {
        const auto& clock = m_environment.clock;
        m_againFromMs = clock.wallMs() + m_openings.waitMs(clock.monotonicMs());
        become(LinkState::Broken, opened.error().error);
    }
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
    m_openings.add(m_environment.clock.monotonicMs());
    TERCET_TRY(auto third, conversation.advance(second.out, [&](const mpc::Bodies& in) {
        return std::move(second.state).onTransfers(in);
    }));
    TERCET_TRY(auto link, conversation.advance(third.out, [&](const mpc::Bodies& in) {
        return std::move(third.state).onConfirmations(in);
    }));
    m_link.emplace(std::move(link));
    m_openedMs = m_environment.clock.monotonicMs();
    return {};
}

Outcome<LinkManager::Multiplied> LinkManager::multiply(
    int count, unsigned mask, const std::function<void(int round)>& entered)
{
    if (!m_link) return std::unexpected(Stopped { { Code::NoSuchLink } });
    auto first = m_link->beginPresign(count);
    if (!first) return stoppedBy(first.error());
    Conversation conversation(
        m_exchange, m_environment.entropy, vault(), cosigner::SessionKind::Presign);
    conversation.interruptedBy(mask);
    entered(1);
    TERCET_TRY(auto second, conversation.advance(first->out, [&](const mpc::Bodies& in) {
        return std::move(first->state).onExtensions(in);
    }));
    entered(2);
    TERCET_TRY(auto third, conversation.advance(second.out, [&](const mpc::Bodies& in) {
        return std::move(second.state).onShares(in);
    }));
    return Multiplied { std::move(conversation), std::move(third) };
}

// A session that was begun and given up costs nothing; whatever else went wrong, a new link is the
// safe way on.
template <typename T> Outcome<T> LinkManager::settled(Outcome<T> done)
{
    if (!done && done.error().error.code != Code::Cancelled) drop(done.error().error);
    return done;
}

Outcome<LinkManager::Multiplied> LinkManager::multiply(
    unsigned mask, const std::function<void(int round)>& entered)
{
    return settled(multiply(1, mask, entered));
}

Outcome<> LinkManager::presign(int count, unsigned mask)
{
    const auto run = [&]() -> Outcome<> {
        TERCET_TRY(auto made, multiply(count, mask, [](int) { }));
        return made.conversation.advance(made.finishing.out, [&](const mpc::Bodies& in) {
            return std::move(made.finishing.state).onConfirmations(in);
        });
    };
    auto done = settled(run());
    if (done) m_changed();
    return done;
}

Outcome<> LinkManager::fetchNonces(mpc::Curve curve, unsigned mask)
{
    if (!m_link) return std::unexpected(Stopped { { Code::NoSuchLink } });
    auto begun = m_link->beginNonces(curve, int(mpc::kMaxNonces) - m_link->nonces(curve));
    if (!begun) return settled<void>(stoppedBy(begun.error()));
    Conversation conversation(
        m_exchange, m_environment.entropy, vault(), cosigner::SessionKind::Nonces);
    conversation.interruptedBy(mask);
    auto done = conversation.advance(begun->out,
        [&](const mpc::Bodies& in) { return std::move(begun->state).onCommitments(in); });
    // Given up: a co-signer may hold nonces that we know nothing of.
    if (!done && done.error().error.code == Code::Cancelled) m_link->forgetNonces(curve);
    return settled<void>(std::move(done));
}

void LinkManager::drop(const Error& why)
{
    m_link.reset();
    become(LinkState::Broken, why);
}

bool LinkManager::endOld()
{
    if (!m_link) return false;
    const auto age = m_environment.clock.monotonicMs() - m_openedMs;
    if (age < mpc::kLinkLifetimeMs - kBeforeTheEndMs) return false;
    farewell();
    become(LinkState::Closed);
    return true;
}

void LinkManager::farewell()
{
    const mpc::Bodies bodies = m_link->end();
    m_link.reset();
    if (bodies.p2.empty()) return;
    cosigner::Call call { .operation = cosigner::Operation::Open,
        .vault = vault(),
        .kind = cosigner::SessionKind::EndLink,
        .idempotencyKey = hex(m_environment.entropy.bytes<16>()) };
    ByCosigner<cosigner::Call> calls { call, call };
    calls[0].body = bodies.p2;
    calls[1].body = bodies.p3;
    m_exchange.farewell(calls, kFarewellMs);
}

Outcome<> LinkManager::renew(unsigned mask)
{
    if (m_link) farewell();
    return ensureOpen(mask);
}

void LinkManager::close()
{
    if (m_link) farewell();
    m_record.reset();
    m_journal = nullptr;
    become(LinkState::Closed);
}

} // namespace tercet::wallet
