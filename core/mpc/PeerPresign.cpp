#include "core/mpc/Body.h"
#include "core/mpc/PeerVaultImpl.h"

namespace tercet::mpc {

namespace {

constexpr int kMaxPooled = 64;

}

Step<Bytes> PeerVault::presignRound1(ByteView bytes)
{
    auto& m = *m_impl;
    TERCET_TRY(const auto body, Body::parse(bytes, { "n", "a" }, { "l3" }));
    TERCET_TRY(const auto nonce, body.array<32>("n"));
    TERCET_TRY(auto* link, m.live(true));
    TERCET_CHECK(link->allowed());
    if (link->pooled() >= kMaxPooled) return stop(Refuse { Code::RateLimited, "pool" });
    PresignRun run(m.link, nonce);
    TERCET_TRY(
        const auto a, link->open(body["a"], MessageType::Presign, run.session(), 1, Party::P1));
    Bytes l4;
    if (body.has("l3")) {
        auto taken = m.takePeerAnswer(body["l3"]);
        if (!taken) return std::unexpected(m.abandon(link->settleSetUp(taken.error())));
        l4 = std::move(*taken);
    }
    link->accept(MessageType::Presign, run.session(), 1, Party::P1);
    m.presign.reset();
    TERCET_CHECK(run.takeExtension(Party::P1, a.view()));
    const auto toHub = run.extension(Party::P1), toPeer = run.extension(m.peer());
    m.presign.emplace(std::move(run), 2);
    return l4.empty() ? makeBody({ { "a", toHub }, { "relay", toPeer } })
                      : makeBody({ { "a", toHub }, { "relay", toPeer }, { "l4", l4 } });
}

Step<Bytes> PeerVault::presignRound2(ByteView bytes)
{
    auto& m = *m_impl;
    TERCET_TRY(const auto body, Body::parse(bytes, { "a", "b" }, { "l4" }));
    TERCET_TRY(auto* link, m.live(true));
    if (!m.presign || m.presign->round != 2) return stop(Drop { "no presign in this round" });
    auto& run = m.presign->run;
    const auto& session = run.session();
    TERCET_TRY(const auto a, link->open(body["a"], MessageType::Presign, session, 1, m.peer()));
    TERCET_TRY(const auto b, link->open(body["b"], MessageType::Presign, session, 2, Party::P1));
    if (body.has("l4")) {
        if (const auto taken = m.takePeerConfirmation(body["l4"]); !taken)
            return std::unexpected(m.abandon(link->settleSetUp(taken.error())));
    }
    link->accept(MessageType::Presign, session, 1, m.peer());
    link->accept(MessageType::Presign, session, 2, Party::P1);
    const auto step = [&]() -> Step<Bytes> {
        TERCET_CHECK(run.takeExtension(m.peer(), a.view()));
        TERCET_CHECK(run.multiply());
        TERCET_CHECK(run.takeShare(Party::P1, b.view()));
        return makeBody({ { "b", run.share(Party::P1) }, { "relay", run.share(m.peer()) } });
    };
    auto answer = step();
    if (!answer) return std::unexpected(m.abandon(link->settle(answer.error())));
    m.presign->round = 3;
    return answer;
}

bool PeerVault::requestsSignature(ByteView presignRound3)
{
    return Body::parse(presignRound3, { "b", "n", "pt", "request" }, {}).has_value();
}

Step<Bytes> PeerVault::presignRound3(ByteView bytes)
{
    auto& m = *m_impl;
    const bool full = requestsSignature(bytes);
    TERCET_TRY(const auto body,
        full ? Body::parse(bytes, { "b", "n", "pt", "request" }, {})
             : Body::parse(bytes, { "b" }, {}));
    TERCET_TRY(auto* link, m.live(true));
    if (!m.presign || m.presign->round != 3) return stop(Drop { "no presign in this round" });
    auto& run = m.presign->run;
    const auto session = run.session();
    TERCET_TRY(const auto b, link->open(body["b"], MessageType::Presign, session, 2, m.peer()));
    link->accept(MessageType::Presign, session, 2, m.peer());
    const auto step = [&]() -> Step<Presignature> {
        TERCET_CHECK(run.takeShare(m.peer(), b.view()));
        return run.finish();
    };
    auto presignature = step();
    if (!presignature) return std::unexpected(m.abandon(link->settle(presignature.error())));
    const auto report = presignature->id;
    link->store(std::move(*presignature));
    m.presign.reset();
    return makeBody({ { "pt", link->seal(MessageType::Presign, session, 3, Party::P1, report) } });
}

// A presign session ends with any abort but Drop.
Abort PeerVault::Impl::abandon(Abort abort)
{
    if (!abort.is<Drop>()) presign.reset();
    return abort;
}

} // namespace tercet::mpc
