#pragma once

#include <array>
#include <optional>

#include "core/backend/CosignerBackend.h"
#include "core/backend/HttpsChannel.h"
#include "core/cosigner/Views.h"
#include "core/wire/Control.h"

namespace tercet::backend {

// Both co-signers over HTTPS (cosigner-api.md), each with a thread and a network manager of its
// own. Every request is signed by `signer`, every answer is the co-signer's (HttpsAnswer.h). Needs
// a QCoreApplication. The destructor ends what is under way; every callback that is still due runs
// in it.
class HttpsBackend final : public CosignerBackend {
public:
    struct Peer {
        Endpoint endpoint {};
        // IK, once it is known; another one is CosignerIdentityChanged. Without one only meet() may
        // be asked, which finds it out.
        std::optional<Bytes32> identity {};
    };
    // Of kCosigners. `random` and `clock` outlive it; both are thread-safe.
    HttpsBackend(const std::array<Peer, 2>& peers, std::shared_ptr<RequestSigner> signer,
        Random& random, const Clock& clock, const HttpsSettings& settings = {});
    ~HttpsBackend() override;

    // BadField for a call that has no route, BadLength for a body above the co-signer's limit:
    // then nothing is sent.
    [[nodiscard]] std::unique_ptr<Ticket> submit(
        Cosigner to, cosigner::Call call, int timeoutMs, Done done) override;
    int waitMs(Cosigner to) const override;

    // What a co-signer is: asked without a device, signed with the identity that it names.
    struct Met {
        wire::About about {};
        cosigner::IdentityView identity {};
    };
    using OnMet = std::function<void(Result<Met>)>;
    [[nodiscard]] std::unique_ptr<Ticket> meet(Cosigner to, int timeoutMs, OnMet done);
    // Enrols the signer's key, `device`, with a one-time code.
    using OnEnrolled = std::function<void(Status)>;
    [[nodiscard]] std::unique_ptr<Ticket> enrol(Cosigner to, const Bytes32& device,
        std::string_view pairingCode, int timeoutMs, OnEnrolled done);

private:
    struct Host;
    Host& host(Cosigner of) const { return *m_hosts[of == Cosigner::Google ? 0 : 1]; }

    std::shared_ptr<RequestSigner> m_signer;
    std::array<std::unique_ptr<Host>, 2> m_hosts;
};

} // namespace tercet::backend
