#include "core/mpc/HubBodies.h"
#include "core/mpc/HubSigningImpl.h"
#include "core/mpc/PresignRun.h"

namespace tercet::mpc {

struct HubPresign::Impl {
    PresignRun run;
};
struct HubPresignMultiplying::Impl {
    PresignRun run;
};
struct HubPresignFinishing::Impl {
    std::shared_ptr<LinkState> link;
    Bytes32 session {};
    Presignature presignature;
    Bodies out; // of round 3
};
struct HubFullSigning::Impl {
    std::shared_ptr<LinkState> link;
    Bytes32 session {}, id {};
    HubSigning signing;
    bool reported { false };
};

HubPresign::HubPresign(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}
HubPresign::HubPresign(HubPresign&&) noexcept = default;
HubPresign& HubPresign::operator=(HubPresign&&) noexcept = default;
HubPresign::~HubPresign() = default;

HubPresignMultiplying::HubPresignMultiplying(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}
HubPresignMultiplying::HubPresignMultiplying(HubPresignMultiplying&&) noexcept = default;
HubPresignMultiplying& HubPresignMultiplying::operator=(HubPresignMultiplying&&) noexcept = default;
HubPresignMultiplying::~HubPresignMultiplying() = default;

HubPresignFinishing::HubPresignFinishing(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}
HubPresignFinishing::HubPresignFinishing(HubPresignFinishing&&) noexcept = default;
HubPresignFinishing& HubPresignFinishing::operator=(HubPresignFinishing&&) noexcept = default;
HubPresignFinishing::~HubPresignFinishing() = default;

HubFullSigning::HubFullSigning(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}
HubFullSigning::HubFullSigning(HubFullSigning&&) noexcept = default;
HubFullSigning& HubFullSigning::operator=(HubFullSigning&&) noexcept = default;
HubFullSigning::~HubFullSigning() = default;

namespace {

constexpr auto kPeers = others(Party::P1);

// What rides along for P_k, while it has not arrived there.
Bytes riding(const std::map<Party, Bytes>& all, Party k)
{
    const auto it = all.find(k);
    return it == all.end() ? Bytes {} : it->second;
}

}

Step<Next<HubPresign>> HubLink::beginPresign()
{
    TERCET_CHECK(m_link->live());
    TERCET_CHECK(m_link->allowed());
    const auto nonce = m_link->rng().bytes<32>();
    auto impl = std::unique_ptr<HubPresign::Impl>(new HubPresign::Impl { { m_link, nonce } });
    Bodies out;
    for (auto k : kPeers) {
        const auto a = impl->run.extension(k);
        const auto l3 = riding(m_link->relayedAnswers, k);
        out[k] = l3.empty() ? makeBody({ { "n", nonce }, { "a", a } })
                            : makeBody({ { "n", nonce }, { "a", a }, { "l3", l3 } });
    }
    return Next<HubPresign> { HubPresign(std::move(impl)), std::move(out) };
}

Step<Next<HubPresignMultiplying>> HubPresign::onExtensions(const Bodies& answers) &&
{
    auto& run = m_impl->run;
    auto& link = run.link();
    TERCET_CHECK(link.live());
    TERCET_TRY(const auto in, HubBodies::parse(answers, { "a", "relay" }, { "l4" }));
    std::map<Party, crypto::SecretBytes> payloads;
    for (auto k : kPeers) {
        TERCET_TRY(payloads[k], link.open(in[k]["a"], MessageType::Presign, run.session(), 1, k));
    }
    for (auto k : kPeers) {
        link.accept(MessageType::Presign, run.session(), 1, k);
        TERCET_CHECK(run.takeExtension(k, payloads[k].view()));
        if (!in[k].has("l4")) continue;
        link.relayedAnswers.erase(k);
        link.relayedConfirmations[third(Party::P1, k)] = toBytes(in[k]["l4"]);
    }
    if (const auto done = run.multiply(); !done) return std::unexpected(link.settle(done.error()));
    Bodies out;
    for (auto k : kPeers) {
        const auto a = in[third(Party::P1, k)]["relay"];
        const auto b = run.share(k);
        const auto l4 = riding(link.relayedConfirmations, k);
        out[k] = l4.empty() ? makeBody({ { "a", a }, { "b", b } })
                            : makeBody({ { "a", a }, { "b", b }, { "l4", l4 } });
    }
    return Next<HubPresignMultiplying> {
        HubPresignMultiplying(std::unique_ptr<HubPresignMultiplying::Impl>(
            new HubPresignMultiplying::Impl { std::move(run) })),
        std::move(out)
    };
}

Step<Next<HubPresignFinishing>> HubPresignMultiplying::onShares(const Bodies& answers) &&
{
    auto& run = m_impl->run;
    auto& link = run.link();
    TERCET_CHECK(link.live());
    TERCET_TRY(const auto in, HubBodies::parse(answers, { "b", "relay" }, {}));
    std::map<Party, crypto::SecretBytes> payloads;
    for (auto k : kPeers) {
        TERCET_TRY(payloads[k], link.open(in[k]["b"], MessageType::Presign, run.session(), 2, k));
    }
    for (auto k : kPeers) {
        link.accept(MessageType::Presign, run.session(), 2, k);
        link.relayedConfirmations.erase(k);
        if (const auto done = run.takeShare(k, payloads[k].view()); !done)
            return std::unexpected(link.settle(done.error()));
    }
    TERCET_TRY(auto presignature, run.finish());
    Bodies out;
    for (auto k : kPeers) out[k] = makeBody({ { "b", in[third(Party::P1, k)]["relay"] } });
    return Next<HubPresignFinishing> {
        HubPresignFinishing(
            std::unique_ptr<HubPresignFinishing::Impl>(new HubPresignFinishing::Impl {
                run.shared(), run.session(), std::move(presignature), out })),
        out
    };
}

namespace {

// That both co-signers have made this very presignature.
Step<> takeReports(
    LinkState& link, const Bytes32& session, const Bytes32& presignature, const HubBodies& in)
{
    std::map<Party, crypto::SecretBytes> payloads;
    for (auto k : kPeers) {
        TERCET_TRY(payloads[k], link.open(in[k]["pt"], MessageType::Presign, session, 3, k));
    }
    for (auto k : kPeers) {
        link.accept(MessageType::Presign, session, 3, k);
        TERCET_TRY(const auto report, decoded(PresignReport::decode(payloads[k].view()), k));
        if (report.presignature != presignature)
            return stop(Recoverable { k, "another presignature" });
    }
    return {};
}

}

Step<> HubPresignFinishing::onConfirmations(const Bodies& answers) &&
{
    auto& link = *m_impl->link;
    TERCET_CHECK(link.live());
    TERCET_TRY(const auto in, HubBodies::parse(answers, { "pt" }, {}));
    TERCET_CHECK(takeReports(link, m_impl->session, m_impl->presignature.id, in));
    link.store(std::move(m_impl->presignature));
    return {};
}

Step<Next<HubFullSigning>> HubPresignFinishing::sign(const SigningInput& input) &&
{
    TERCET_CHECK(HubSigning::Impl::allowed(*m_impl->link, input));
    const auto presignature = std::move(m_impl->presignature);
    TERCET_TRY(auto begun, HubSigning::Impl::begin(m_impl->link, presignature, input));
    Bodies out;
    for (auto k : kPeers) out[k] = mergedBodies(m_impl->out[k], begun.out[k]);
    return Next<HubFullSigning> {
        HubFullSigning(std::unique_ptr<HubFullSigning::Impl>(new HubFullSigning::Impl {
            m_impl->link, m_impl->session, presignature.id, std::move(begun.state) })),
        std::move(out)
    };
}

Step<crypto::EcdsaSignature> HubFullSigning::onShares(const Bodies& answers) &&
{
    auto& link = *m_impl->link;
    TERCET_CHECK(link.live());
    TERCET_TRY(const auto in, HubBodies::parse(answers, { "pt", "share" }, {}));
    // Reports that differ are harmless: the request names PT. They only end it sooner.
    if (!m_impl->reported) TERCET_CHECK(takeReports(link, m_impl->session, m_impl->id, in));
    m_impl->reported = true;
    return std::move(m_impl->signing).onShares(answers);
}

} // namespace tercet::mpc
