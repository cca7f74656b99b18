#include "core/crypto/Declassify.h"
#include "core/mpc/HubBodies.h"
#include "core/mpc/HubSigningImpl.h"
#include "core/mpc/PresignBatch.h"

namespace tercet::mpc {

struct HubPresign::Impl {
    PresignBatch batch;
};
struct HubPresignMultiplying::Impl {
    PresignBatch batch;
};
struct HubPresignFinishing::Impl {
    std::shared_ptr<LinkState> link;
    std::vector<Bytes32> sessions {};
    std::vector<Presignature> presignatures {};
    Bodies out {}; // of round 3
};
struct HubFullSigning::Impl {
    std::shared_ptr<LinkState> link;
    std::vector<Bytes32> sessions {};
    Bytes32 id {};
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

Step<Next<HubPresign>> HubLink::beginPresign(int count)
{
    if (count < 1 || count > PresignBatch::kMax)
        return stop(Refuse { Code::ProtocolRefused, "not a batch" });
    TERCET_CHECK(m_link->live());
    TERCET_CHECK(m_link->allowed());
    const auto nonce = crypto::declassified(m_link->rng().bytes<32>());
    auto impl
        = std::unique_ptr<HubPresign::Impl>(new HubPresign::Impl { { m_link, nonce, count } });
    Bodies out;
    for (auto k : kPeers) {
        const auto a = impl->batch.extensions(k);
        const auto l3 = riding(m_link->relayedAnswers, k);
        out[k] = l3.empty() ? makeBody({ { "n", nonce }, { "a", a } })
                            : makeBody({ { "n", nonce }, { "a", a }, { "l3", l3 } });
    }
    return Next<HubPresign> { HubPresign(std::move(impl)), std::move(out) };
}

Step<Next<HubPresignMultiplying>> HubPresign::onExtensions(const Bodies& answers) &&
{
    auto& batch = m_impl->batch;
    auto& link = batch.link();
    TERCET_CHECK(link.live());
    TERCET_TRY(
        const auto in, HubBodies::parse(answers, { "a", "relay" }, { "l4" }, Body::kMaxBatchBytes));
    std::map<Party, PresignBatch::Payloads> payloads;
    for (auto k : kPeers) {
        TERCET_TRY(payloads[k], PresignBatch::open(link, batch.sessions(), in[k]["a"], 1, k));
    }
    for (auto k : kPeers) {
        PresignBatch::accept(link, batch.sessions(), 1, k);
        TERCET_CHECK(batch.takeExtensions(k, payloads[k]));
        if (!in[k].has("l4")) continue;
        link.relayedAnswers.erase(k);
        link.relayedConfirmations[third(Party::P1, k)] = toBytes(in[k]["l4"]);
    }
    if (const auto done = batch.multiply(); !done)
        return std::unexpected(link.settle(done.error()));
    Bodies out;
    for (auto k : kPeers) {
        const auto a = in[third(Party::P1, k)]["relay"];
        const auto b = batch.shares(k);
        const auto l4 = riding(link.relayedConfirmations, k);
        out[k] = l4.empty() ? makeBody({ { "a", a }, { "b", b } })
                            : makeBody({ { "a", a }, { "b", b }, { "l4", l4 } });
    }
    return Next<HubPresignMultiplying> {
        HubPresignMultiplying(std::unique_ptr<HubPresignMultiplying::Impl>(
            new HubPresignMultiplying::Impl { std::move(batch) })),
        std::move(out)
    };
}

Step<Next<HubPresignFinishing>> HubPresignMultiplying::onShares(const Bodies& answers) &&
{
    auto& batch = m_impl->batch;
    auto& link = batch.link();
    TERCET_CHECK(link.live());
    TERCET_TRY(
        const auto in, HubBodies::parse(answers, { "b", "relay" }, {}, Body::kMaxBatchBytes));
    std::map<Party, PresignBatch::Payloads> payloads;
    for (auto k : kPeers) {
        TERCET_TRY(payloads[k], PresignBatch::open(link, batch.sessions(), in[k]["b"], 2, k));
    }
    for (auto k : kPeers) {
        PresignBatch::accept(link, batch.sessions(), 2, k);
        link.relayedConfirmations.erase(k);
        if (const auto done = batch.takeShares(k, payloads[k]); !done)
            return std::unexpected(link.settle(done.error()));
    }
    TERCET_TRY(auto presignatures, batch.finish());
    Bodies out;
    for (auto k : kPeers) out[k] = makeBody({ { "b", in[third(Party::P1, k)]["relay"] } });
    return Next<HubPresignFinishing> {
        HubPresignFinishing(
            std::unique_ptr<HubPresignFinishing::Impl>(new HubPresignFinishing::Impl {
                batch.shared(), batch.sessions(), std::move(presignatures), out })),
        out
    };
}

namespace {

// That both co-signers have made these very presignatures.
Step<> takeReports(LinkState& link, std::span<const Bytes32> sessions,
    std::span<const Bytes32> presignatures, const HubBodies& in)
{
    std::map<Party, PresignBatch::Payloads> payloads;
    for (auto k : kPeers) {
        TERCET_TRY(payloads[k], PresignBatch::open(link, sessions, in[k]["pt"], 3, k));
    }
    for (auto k : kPeers) {
        PresignBatch::accept(link, sessions, 3, k);
        for (std::size_t b = 0; b < sessions.size(); ++b) {
            TERCET_TRY(const auto report, decoded(PresignReport::decode(payloads[k][b].view()), k));
            if (report.presignature != presignatures[b])
                return stop(Recoverable { k, "another presignature" });
        }
    }
    return {};
}

}

Step<> HubPresignFinishing::onConfirmations(const Bodies& answers) &&
{
    auto& link = *m_impl->link;
    TERCET_CHECK(link.live());
    TERCET_TRY(const auto in, HubBodies::parse(answers, { "pt" }, {}));
    std::vector<Bytes32> ids;
    for (const auto& presignature : m_impl->presignatures) ids.push_back(presignature.id);
    TERCET_CHECK(takeReports(link, m_impl->sessions, ids, in));
    for (auto& presignature : m_impl->presignatures) link.store(std::move(presignature));
    return {};
}

Step<Next<HubFullSigning>> HubPresignFinishing::sign(const SigningInput& input) &&
{
    TERCET_CHECK(HubSigning::Impl::allowed(*m_impl->link, input));
    if (m_impl->presignatures.size() != 1)
        return stop(Refuse { Code::ProtocolRefused, "a batch signs nothing" });
    const auto presignature = std::move(m_impl->presignatures.front());
    TERCET_TRY(auto begun, HubSigning::Impl::begin(m_impl->link, presignature, input));
    Bodies out;
    for (auto k : kPeers) out[k] = mergedBodies(m_impl->out[k], begun.out[k]);
    return Next<HubFullSigning> {
        HubFullSigning(std::unique_ptr<HubFullSigning::Impl>(new HubFullSigning::Impl {
            m_impl->link, std::move(m_impl->sessions), presignature.id, std::move(begun.state) })),
        std::move(out)
    };
}

Step<crypto::EcdsaSignature> HubFullSigning::onShares(const Bodies& answers) &&
{
    auto& link = *m_impl->link;
    TERCET_CHECK(link.live());
    TERCET_TRY(const auto in, HubBodies::parse(answers, { "pt", "share" }, {}));
    // Reports that differ are harmless: the request names PT. They only end it sooner.
    if (!m_impl->reported)
        TERCET_CHECK(takeReports(link, m_impl->sessions, { &m_impl->id, 1 }, in));
    m_impl->reported = true;
    return std::move(m_impl->signing).onShares(answers);
}

} // namespace tercet::mpc
