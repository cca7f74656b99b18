#include "core/mpc/Body.h"
#include "core/mpc/PeerVaultImpl.h"

namespace tercet::mpc {

Step<Bytes> PeerVault::presignRound1(ByteView bytes)
{
    auto& m = *m_impl;
    TERCET_TRY(const auto body, Body::parse(bytes, { "n", "a" }, { "l3" }, Body::kMaxBatchBytes));
    TERCET_TRY(const auto nonce, body.array<32>("n"));
    TERCET_TRY(const auto count, PresignBatch::countOf(body["a"]));
    TERCET_TRY(auto* link, m.live(true));
    TERCET_CHECK(link->allowed());
    const auto sessions = PresignBatch::sessions(link->id(), nonce, count);
    const auto a = PresignBatch::open(*link, sessions, body["a"], 1, Party::P1);
    if (!a)
        return std::unexpected(m.notOpened(a.error(), body["a"],
            [&](const Bytes32& lid) { return PresignBatch::sessions(lid, nonce, count).front(); }));
    Bytes l4;
    if (body.has("l3")) {
        auto taken = m.takePeerAnswer(body["l3"]);
        if (!taken) return std::unexpected(m.abandon(link->settleSetUp(taken.error())));
        l4 = std::move(*taken);
    }
    PresignBatch::accept(*link, sessions, 1, Party::P1);
    m.presign.reset();
    PresignBatch batch(m.link, nonce, count);
    TERCET_CHECK(batch.takeExtensions(Party::P1, *a));
    const auto toHub = batch.extensions(Party::P1), toPeer = batch.extensions(m.peer());
    m.presign.emplace(std::move(batch), 2);
    return l4.empty() ? makeBody({ { "a", toHub }, { "relay", toPeer } })
                      : makeBody({ { "a", toHub }, { "relay", toPeer }, { "l4", l4 } });
}

Step<Bytes> PeerVault::presignRound2(ByteView bytes)
{
    auto& m = *m_impl;
    TERCET_TRY(const auto body, Body::parse(bytes, { "a", "b" }, { "l4" }, Body::kMaxBatchBytes));
    TERCET_TRY(auto* link, m.live(true));
    if (!m.presign || m.presign->round != 2) return stop(Drop { "no presign in this round" });
    auto& batch = m.presign->batch;
    const auto& sessions = batch.sessions();
    TERCET_TRY(const auto a, PresignBatch::open(*link, sessions, body["a"], 1, m.peer()));
    TERCET_TRY(const auto b, PresignBatch::open(*link, sessions, body["b"], 2, Party::P1));
    if (body.has("l4")) {
        if (const auto taken = m.takePeerConfirmation(body["l4"]); !taken)
            return std::unexpected(m.abandon(link->settleSetUp(taken.error())));
    }
    PresignBatch::accept(*link, sessions, 1, m.peer());
    PresignBatch::accept(*link, sessions, 2, Party::P1);
    const auto step = [&]() -> Step<Bytes> {
        TERCET_CHECK(batch.takeExtensions(m.peer(), a));
        TERCET_CHECK(batch.multiply());
        TERCET_CHECK(batch.takeShares(Party::P1, b));
        return makeBody({ { "b", batch.shares(Party::P1) }, { "relay", batch.shares(m.peer()) } });
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
             : Body::parse(bytes, { "b" }, {}, Body::kMaxBatchBytes));
    TERCET_TRY(auto* link, m.live(true));
    if (!m.presign || m.presign->round != 3) return stop(Drop { "no presign in this round" });
    auto& batch = m.presign->batch;
    const auto sessions = batch.sessions();
    TERCET_TRY(const auto b, PresignBatch::open(*link, sessions, body["b"], 2, m.peer()));
    PresignBatch::accept(*link, sessions, 2, m.peer());
    const auto step = [&]() -> Step<std::vector<Presignature>> {
        TERCET_CHECK(batch.takeShares(m.peer(), b));
        return batch.finish();
    };
    auto presignatures = step();
    if (!presignatures) return std::unexpected(m.abandon(link->settle(presignatures.error())));
    m.presign.reset();
    // What cannot be erased now is erased with the next one.
    (void)m.epochs.proven();
    Bytes reports;
    for (std::size_t i = 0; i < sessions.size(); ++i) {
        append(reports,
            link->seal(MessageType::Presign, sessions[i], 3, Party::P1, (*presignatures)[i].id));
        link->store(std::move((*presignatures)[i]));
    }
    return makeBody({ { "pt", reports } });
}

// A presign session ends with any abort but Drop.
Abort PeerVault::Impl::abandon(Abort abort)
{
    if (!abort.is<Drop>()) presign.reset();
    return abort;
}

} // namespace tercet::mpc
