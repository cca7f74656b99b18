#include "core/mpc/Body.h"
#include "core/mpc/PeerVaultImpl.h"
#include "core/mpc/Tags.h"

namespace tercet::mpc {

namespace {

auto sessionIn(const Bytes32& nonce)
{
    return [nonce](const Bytes32& lid) { return crypto::hash(tag::kFrostSession, lid, nonce); };
}

template <typename C>
Bytes freshCommitments(LinkState& link, const typename C::Scalar& share, int count)
{
    std::vector<typename C::Commitment> out;
    for (int i = 0; i < count; ++i) out.push_back(link.nonces<C>().make(share, link.rng()));
    return encodeCommitments<C>(out);
}

}

Step<Bytes> PeerVault::noncesRound(ByteView bytes)
{
    auto& m = *m_impl;
    TERCET_TRY(const auto body, Body::parse(bytes, { "n", "fetch" }, {}));
    TERCET_TRY(const auto nonce, body.array<32>("n"));
    TERCET_TRY(auto* link, m.live(true));
    TERCET_CHECK(link->allowed());
    const auto session = sessionIn(nonce)(link->id());
    const auto payload = link->open(body["fetch"], MessageType::Schnorr, session, 1, Party::P1);
    if (!payload)
        return std::unexpected(m.notOpened(payload.error(), body["fetch"], sessionIn(nonce)));
    link->accept(MessageType::Schnorr, session, 1, Party::P1);
    TERCET_TRY(const auto request, decoded(NonceRequest::decode(payload->view()), Party::P1));
    const auto commitments = request.curve == Curve::Secp256k1
        ? freshCommitments<FrostSecp>(*link, m.record->x, request.count)
        : freshCommitments<FrostEd>(*link, m.record->y, request.count);
    return makeBody(
        { { "nonces", link->seal(MessageType::Schnorr, session, 1, Party::P1, commitments) } });
}

Step<FrostRequest> PeerVault::openFrost(ByteView bytes)
{
    auto& m = *m_impl;
    TERCET_TRY(const auto body, Body::parse(bytes, { "n", "request" }, {}));
    TERCET_TRY(const auto nonce, body.array<32>("n"));
    TERCET_TRY(auto* link, m.live(true));
    const auto session = sessionIn(nonce)(link->id());
    const auto payload = link->open(body["request"], MessageType::Schnorr, session, 2, Party::P1);
    if (!payload)
        return std::unexpected(m.notOpened(payload.error(), body["request"], sessionIn(nonce)));
    link->accept(MessageType::Schnorr, session, 2, Party::P1);
    TERCET_TRY(auto request, decoded(FrostRequest::decode(payload->view()), Party::P1));
    request.session = session;
    return request;
}

template <typename C>
Step<Bytes> PeerVault::Impl::answerFrost(const FrostRequest& request, const typename C::Key& key,
    const typename C::Scalar& share, ByteView message)
{
    const auto rq = frostRequestHash(request.session, key.bytes(), message);
    if (!verifySigned(record->identities[Party::P1], signedAs::kRequestApproval, rq,
            request.intent.authentication))
        return stop(Refuse { Code::BadSignature, "P1 did not approve this request" });
    auto& pool = link->nonces<C>();
    constexpr auto kBytes = C::Commitment::kBytes;
    if (request.commitments.size() != kParties.size() * kBytes)
        return stop(Recoverable { Party::P1, "commitments" });
    std::vector<typename C::Commitment> commitments;
    for (std::size_t k = 0; k < kParties.size(); ++k) {
        const auto one = ByteView(request.commitments).subspan(k * kBytes, kBytes);
        TERCET_TRY(auto commitment, decoded(pool.decode(one), Party::P1));
        commitments.push_back(std::move(commitment));
    }
    const auto i = std::size_t(number(self()) - 1);
    const auto nonces = pool.take(commitments[i]);
    if (!nonces) return stop(Refuse { Code::PresignatureUsed, "no such nonces in this link" });
    const typename C::Own own { i, *nonces };
    TERCET_TRY(const auto plan, C::plan(key, kParties, commitments, message, &own));
    const auto z = C::share(plan, key, i, *nonces, share);
    const FrostShare<C> answer { z, pool.make(share, link->rng()) };
    return makeBody({ { "share",
        link->seal(MessageType::Schnorr, request.session, 2, Party::P1, answer.encode()) } });
}

Step<Bytes> PeerVault::answerBip340(
    const FrostRequest& request, const crypto::Scalar& tweak, ByteView message)
{
    auto& m = *m_impl;
    TERCET_TRY(auto* link, m.live(true));
    TERCET_CHECK(link->allowed());
    if (request.curve != Curve::Secp256k1) return stop(Refuse { Code::BadField, "curve" });
    TERCET_TRY(const auto key,
        FrostSecp::Key::make(m.record->key, tweak, request.keyPath, request.merkleRoot));
    return m.answerFrost<FrostSecp>(request, key, m.record->x, message);
}

Step<Bytes> PeerVault::answerEd25519(
    const FrostRequest& request, const crypto::EdScalar& tweak, ByteView message)
{
    auto& m = *m_impl;
    TERCET_TRY(auto* link, m.live(true));
    TERCET_CHECK(link->allowed());
    if (request.curve != Curve::Ed25519) return stop(Refuse { Code::BadField, "curve" });
    TERCET_TRY(const auto key, FrostEd::Key::make(m.record->edKey, tweak));
    return m.answerFrost<FrostEd>(request, key, m.record->y, message);
}

} // namespace tercet::mpc
