#include "core/crypto/Declassify.h"
#include "core/mpc/HubBodies.h"
#include "core/mpc/HubSigningImpl.h"
#include "core/mpc/Tags.h"

namespace tercet::mpc {

HubSigning::HubSigning(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}
HubSigning::HubSigning(HubSigning&&) noexcept = default;
HubSigning& HubSigning::operator=(HubSigning&&) noexcept = default;
HubSigning::~HubSigning() = default;

HubLink::HubLink(std::shared_ptr<LinkState> link)
    : m_link(std::move(link))
{
}
HubLink::HubLink(HubLink&&) noexcept = default;
HubLink& HubLink::operator=(HubLink&& other) noexcept
{
    if (m_link && m_link != other.m_link) m_link->end();
    m_link = std::move(other.m_link);
    return *this;
}
HubLink::~HubLink()
{
    if (m_link) m_link->end();
}

const Bytes32& HubLink::id() const { return m_link->id(); }
bool HubLink::isOpen() const { return bool(m_link->live()); }
int HubLink::presignatures() const { return isOpen() ? m_link->pooled() : 0; }

Bodies HubLink::end()
{
    Bodies out;
    if (!m_link->live()) return out;
    for (auto k : others(Party::P1))
        out[k] = makeBody({ { "end", m_link->seal(MessageType::End, m_link->id(), 1, k, {}) } });
    m_link->end();
    return out;
}

namespace {

// One more (or, for 0, the end of) signatures in a row that did not verify.
Step<> countFinal(Journal& journal, bool failed)
{
    const auto before = journal.finalFailures();
    if (!before) return stop(Refuse { Code::Storage, before.error().context });
    if (!failed && *before == 0) return {};
    const int now = failed ? *before + 1 : 0;
    const auto lock = now >= kFinalFailureLimit ? LockCause::FinalFailures : LockCause::None;
    if (const auto done = journal.setFinalFailures(now, lock); !done)
        return stop(Refuse { Code::Storage, done.error().context });
    return {};
}

}

Step<> HubSigning::Impl::allowed(LinkState& link, const SigningInput& input)
{
    TERCET_CHECK(link.live());
    TERCET_CHECK(link.allowed());
    if (input.path.size() > kMaxDepth || input.payload.size() > kMaxPayloadBytes)
        return stop(Refuse { Code::ProtocolRefused, "path or payload too long" });
    return {};
}

Step<Next<HubSigning>> HubSigning::Impl::begin(const std::shared_ptr<LinkState>& link,
    const Presignature& presignature, const SigningInput& input)
{
    const auto& record = link->record();
    TERCET_TRY(
        auto request, OnlineRequest::begin(presignature.id, record.key, input.tweak, input.digest));
    TERCET_CHECK(request.complete(presignature.R));
    // Marked before anything is computed with it.
    const auto marked = link->journal().markUsed(presignature.id, request.rq);
    if (!marked) return stop(Refuse { Code::Storage, marked.error().context });
    if (!*marked) return stop(Refuse { Code::PresignatureUsed, "used before" });

    const auto nonce = crypto::declassified(link->rng().bytes<32>());
    const auto session = crypto::hash(tag::kOnlineSession, link->id(), presignature.id, nonce);
    const SignRequest message { .presignature = presignature.id,
        .intent = { input.path, input.payloadType, input.payload,
            record.own.sign(signedAs::kRequestApproval, request.rq) } };
    const auto payload = encodeSignRequest(message);
    Bodies out;
    for (auto k : others(Party::P1))
        out[k] = makeBody({ { "n", nonce }, { "pt", presignature.id },
            { "request", link->seal(MessageType::Sign, session, 1, k, payload) } });
    auto own = onlineShare(presignature, request, link->zero());
    return Next<HubSigning> { HubSigning(std::unique_ptr<Impl>(
                                  new Impl { link, session, std::move(request), std::move(own) })),
        std::move(out) };
}

Step<Next<HubSigning>> HubLink::beginSign(const SigningInput& input)
{
    TERCET_CHECK(HubSigning::Impl::allowed(*m_link, input));
    const auto* next = m_link->oldest();
    if (!next) return stop(Refuse { Code::ProtocolRefused, "no presignature in the pool" });
    return HubSigning::Impl::begin(m_link, m_link->take(next->id), input);
}

Step<crypto::EcdsaSignature> HubSigning::onShares(const Bodies& answers) &&
{
    auto& link = *m_impl->link;
    TERCET_CHECK(link.live());
    TERCET_TRY(const auto in, HubBodies::parse(answers, { "share" }, { "pt" }));
    std::map<Party, crypto::SecretBytes> payloads;
    for (auto k : others(Party::P1)) {
        TERCET_TRY(
            payloads[k], link.open(in[k]["share"], MessageType::Sign, m_impl->session, 1, k));
    }
    std::array<SignShare, 3> shares { m_impl->own, {}, {} };
    for (auto k : others(Party::P1)) {
        link.accept(MessageType::Sign, m_impl->session, 1, k);
        TERCET_TRY(
            shares[std::size_t(number(k) - 1)], decoded(SignShare::decode(payloads[k].view()), k));
    }
    const auto signature = combineShares(m_impl->request, shares);
    TERCET_CHECK(countFinal(link.journal(), !signature));
    return signature;
}

} // namespace tercet::mpc
