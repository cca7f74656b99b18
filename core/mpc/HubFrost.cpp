#include "core/mpc/HubFrost.h"

#include <algorithm>

#include "core/crypto/Declassify.h"
#include "core/mpc/HubBodies.h"
#include "core/mpc/HubLink.h"
#include "core/mpc/LinkState.h"
#include "core/mpc/Tags.h"

namespace tercet::mpc {

struct HubNonces::Impl {
    std::shared_ptr<LinkState> link;
    Bytes32 session {};
    NonceRequest request;
};
struct HubFrostSigning::Impl {
    virtual ~Impl() = default;
    virtual Step<ByteArray<64>> onShares(const Bodies& answers) = 0;
};

HubNonces::HubNonces(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}
HubNonces::HubNonces(HubNonces&&) noexcept = default;
HubNonces& HubNonces::operator=(HubNonces&&) noexcept = default;
HubNonces::~HubNonces() = default;

HubFrostSigning::HubFrostSigning(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}
HubFrostSigning::HubFrostSigning(HubFrostSigning&&) noexcept = default;
HubFrostSigning& HubFrostSigning::operator=(HubFrostSigning&&) noexcept = default;
HubFrostSigning::~HubFrostSigning() = default;

namespace {

constexpr auto kPeers = others(Party::P1);

Bytes32 sessionOf(const LinkState& link, const Bytes32& nonce)
{
    return crypto::hash(tag::kFrostSession, link.id(), nonce);
}

Step<std::map<Party, crypto::SecretBytes>> openBoth(
    LinkState& link, const Bodies& answers, Key key, const Bytes32& session, std::uint8_t round)
{
    TERCET_CHECK(link.live());
    TERCET_TRY(const auto in, HubBodies::parse(answers, { key }, {}));
    std::map<Party, crypto::SecretBytes> out;
    for (auto k : kPeers) {
        TERCET_TRY(out[k], link.open(in[k][key], MessageType::Schnorr, session, round, k));
    }
    for (auto k : kPeers) link.accept(MessageType::Schnorr, session, round, k);
    return out;
}

template <typename C> Step<> store(LinkState& link, Party from, ByteView payload, std::size_t count)
{
    TERCET_TRY(const auto all, decoded(decodeCommitments<C>(payload, count), from));
    for (const auto& one : all) link.nonces<C>().put(from, one);
    return {};
}

template <typename C> struct Signing final : HubFrostSigning::Impl {
    std::shared_ptr<LinkState> link;
    Bytes32 session {};
    typename C::Key key;
    typename C::Plan plan;
    typename C::Scalar own;
    std::array<typename C::Point, 3> publicShares;
    Bytes message;

    Signing(std::shared_ptr<LinkState> l, const Bytes32& s, typename C::Key k, typename C::Plan p,
        typename C::Scalar o, std::array<typename C::Point, 3> X, Bytes m)
        : link(std::move(l))
        , session(s)
        , key(std::move(k))
        , plan(std::move(p))
        , own(std::move(o))
        , publicShares(X)
        , message(std::move(m))
    {
    }
    Step<ByteArray<64>> onShares(const Bodies& answers) override
    {
        TERCET_TRY(auto payloads, openBoth(*link, answers, "share", session, 2));
        std::vector<typename C::Scalar> z { own };
        std::vector<typename C::Commitment> next;
        for (auto k : kPeers) {
            TERCET_TRY(const auto share, decoded(FrostShare<C>::decode(payloads[k].view()), k));
            next.push_back(share.next);
            z.push_back(share.z);
        }
        const auto signature = C::combine(plan, key, z, message);
        if (!signature) { // whose share it was
            for (auto k : kPeers) {
                const auto i = std::size_t(number(k) - 1);
                if (!C::checkShare(plan, key, i, z[i], publicShares[i]))
                    return stop(Recoverable { k, "its share does not verify" });
            }
        }
        for (std::size_t i = 0; i < next.size(); ++i) link->nonces<C>().put(kPeers[i], next[i]);
        return signature;
    }
};

using Begun = std::pair<std::unique_ptr<HubFrostSigning::Impl>, Bodies>;

template <typename C>
Step<Begun> begin(const std::shared_ptr<LinkState>& link, FrostRequest request,
    const typename C::Key& key, const typename C::Scalar& share,
    const std::array<typename C::Point, 3>& publicShares, const Bytes& message)
{
    if (!request.intent.fits())
        return stop(Refuse { Code::ProtocolRefused, "path or payload too long" });
    auto& pool = link->nonces<C>();
    if (pool.available() == 0) return stop(Refuse { Code::ProtocolRefused, "no nonces" });
    const auto nonces = C::draw(share, link->rng());
    const std::vector commitments { C::commit(nonces), pool.takeOf(Party::P2),
        pool.takeOf(Party::P3) };
    const typename C::Own first { 0, nonces };
    TERCET_TRY(auto plan, C::plan(key, kParties, commitments, message, &first));
    auto own = C::share(plan, key, 0, nonces, share);
    const auto nonce = crypto::declassified(link->rng().template bytes<32>());
    const auto session = sessionOf(*link, nonce);
    request.commitments = encodeCommitments<C>(commitments);
    request.intent.authentication = link->record().own.sign(
        signedAs::kRequestApproval, frostRequestHash(session, key.bytes(), message));
    const auto payload = request.encode();
    Bodies out;
    for (auto k : kPeers)
        out[k] = makeBody({ { "n", nonce },
            { "request", link->seal(MessageType::Schnorr, session, 2, k, payload) } });
    return Begun { std::make_unique<Signing<C>>(
                       link, session, key, std::move(plan), std::move(own), publicShares, message),
        std::move(out) };
}

}

Step<Next<HubNonces>> HubLink::beginNonces(Curve curve, int count)
{
    TERCET_CHECK(m_link->live());
    const NonceRequest request { curve, std::uint8_t(std::clamp(count, 1, int(kMaxNonces))) };
    const auto nonce = crypto::declassified(m_link->rng().bytes<32>());
    const auto session = sessionOf(*m_link, nonce);
    Bodies out;
    for (auto k : kPeers)
        out[k] = makeBody({ { "n", nonce },
            { "fetch", m_link->seal(MessageType::Schnorr, session, 1, k, request.encode()) } });
    return Next<HubNonces> { HubNonces(std::unique_ptr<HubNonces::Impl>(
                                 new HubNonces::Impl { m_link, session, request })),
        std::move(out) };
}

Step<> HubNonces::onCommitments(const Bodies& answers) &&
{
    auto& link = *m_impl->link;
    const auto& [curve, count] = m_impl->request;
    TERCET_TRY(auto payloads, openBoth(link, answers, "nonces", m_impl->session, 1));
    for (auto k : kPeers) {
        const auto payload = payloads[k].view();
        if (curve == Curve::Secp256k1) {
            TERCET_CHECK(store<FrostSecp>(link, k, payload, count));
        } else {
            TERCET_CHECK(store<FrostEd>(link, k, payload, count));
        }
    }
    return {};
}

int HubLink::nonces(Curve curve)
{
    if (!isOpen()) return 0;
    return int(curve == Curve::Secp256k1 ? m_link->nonces<FrostSecp>().available()
                                         : m_link->nonces<FrostEd>().available());
}

void HubLink::forgetNonces(Curve curve)
{
    if (curve == Curve::Secp256k1)
        m_link->nonces<FrostSecp>().forgetTheirs();
    else
        m_link->nonces<FrostEd>().forgetTheirs();
}

Step<Next<HubFrostSigning>> HubLink::beginBip340(const SchnorrInput& input)
{
    TERCET_CHECK(m_link->live());
    TERCET_CHECK(m_link->allowed());
    const auto& r = m_link->record();
    const auto root = input.keyPath == KeyPath::TaprootTree ? input.merkleRoot : Bytes32 {};
    TERCET_TRY(const auto key, FrostSecp::Key::make(r.key, input.tweak, input.keyPath, root));
    TERCET_TRY(auto begun,
        begin<FrostSecp>(m_link,
            { .curve = Curve::Secp256k1,
                .keyPath = input.keyPath,
                .merkleRoot = root,
                .intent = { input.path, input.payloadType, input.payload } },
            key, r.x, r.publicShares, input.message));
    return Next<HubFrostSigning> { HubFrostSigning(std::move(begun.first)),
        std::move(begun.second) };
}

Step<Next<HubFrostSigning>> HubLink::beginEd25519(const EdInput& input)
{
    TERCET_CHECK(m_link->live());
    TERCET_CHECK(m_link->allowed());
    const auto& r = m_link->record();
    TERCET_TRY(const auto key, FrostEd::Key::make(r.edKey, input.tweak));
    TERCET_TRY(auto begun,
        begin<FrostEd>(m_link,
            { .curve = Curve::Ed25519, .intent = { input.path, input.payloadType, input.payload } },
            key, r.y, r.edPublicShares, input.message));
    return Next<HubFrostSigning> { HubFrostSigning(std::move(begun.first)),
        std::move(begun.second) };
}

Step<ByteArray<64>> HubFrostSigning::onShares(const Bodies& answers) &&
{
    return m_impl->onShares(answers);
}

} // namespace tercet::mpc
