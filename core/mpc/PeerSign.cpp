#include "core/mpc/Body.h"
#include "core/mpc/Online.h"
#include "core/mpc/PeerVaultImpl.h"
#include "core/mpc/SignMessages.h"
#include "core/mpc/Tags.h"

namespace tercet::mpc {

Step<SignRequest> PeerVault::openSign(ByteView bytes)
{
    auto& m = *m_impl;
    TERCET_TRY(const auto body, Body::parse(bytes, { "n", "pt", "request" }, { "b" }));
    TERCET_TRY(const auto nonce, body.array<32>("n"));
    TERCET_TRY(const auto id, body.array<32>("pt"));
    TERCET_TRY(auto* link, m.live(true));
    const auto sessionIn
        = [&](const Bytes32& lid) { return crypto::hash(tag::kOnlineSession, lid, id, nonce); };
    const auto session = sessionIn(link->id());
    const auto payload = link->open(body["request"], MessageType::Sign, session, 1, Party::P1);
    if (!payload) return std::unexpected(m.notOpened(payload.error(), body["request"], sessionIn));
    TERCET_TRY(auto request, decoded(decodeSignRequest(payload->view()), Party::P1));
    if (request.presignature != id) return stop(Recoverable { Party::P1, "another PT" });
    request.session = session;
    return request;
}

Step<Bytes> PeerVault::answerSign(
    const SignRequest& request, const crypto::Scalar& tweak, const Bytes32& digest)
{
    auto& m = *m_impl;
    TERCET_TRY(auto* link, m.live(true));
    TERCET_CHECK(link->allowed());
    const auto& id = request.presignature;
    TERCET_TRY(auto online, OnlineRequest::begin(id, m.record->key, tweak, digest));
    const auto& rq = online.rq;
    if (!verifySigned(m.record->identities[Party::P1], signedAs::kRequestApproval, rq,
            request.intent.authentication))
        return stop(Refuse { Code::BadSignature, "P1 did not approve this request" });
    const auto answer = [&](const SignShare& share) {
        link->accept(MessageType::Sign, request.session, 1, Party::P1);
        return makeBody({ { "share",
            link->seal(MessageType::Sign, request.session, 1, Party::P1, share.encode()) } });
    };
    if (const auto* before = link->answered(id)) {
        if (before->request == rq) return answer(before->share);
        return stop(Refuse { Code::PresignatureUsed, "used for another request" });
    }
    const auto* found = link->find(id);
    if (!found) {
        const auto used = m.journal.isUsed(id);
        if (!used) return stop(Refuse { Code::Storage, used.error().context });
        return stop(Refuse { *used ? Code::PresignatureUsed : Code::ProtocolRefused,
            "no such presignature in this link" });
    }
    TERCET_CHECK(online.complete(found->R));
    // Gone from the pool and marked before anything is computed with it.
    const auto presignature = link->take(id);
    const auto marked = m.journal.markUsed(id, rq);
    if (!marked) return stop(Refuse { Code::Storage, marked.error().context });
    if (!*marked) return stop(Refuse { Code::PresignatureUsed, "used before" });
    auto share = onlineShare(presignature, online, link->zero());
    auto out = answer(share);
    link->remember(id, { rq, std::move(share) });
    return out;
}

} // namespace tercet::mpc
