#pragma once

#include <memory>

#include "core/crypto/Ecdsa.h"
#include "core/mpc/Bodies.h"
#include "core/mpc/Environment.h"
#include "core/mpc/HubFrost.h"
#include "core/mpc/HubRefresh.h"
#include "core/mpc/Journal.h"
#include "core/mpc/SigningIntent.h"

// P1's side of a link, protocol.md 2.2, and of what runs inside it: presignatures (5.1–5.3) and
// ECDSA signatures (5.4–5.5). Used on one thread. States are used once, by std::move; only after a
// Drop a state is unchanged. A state whose link has ended answers Refuse{NoSuchLink}.
namespace tercet::mpc {

class LinkState; // everything of one live link; erased as a whole
class HubLink;
class HubFullSigning;
struct SigningInput;

inline constexpr std::int64_t kLinkLifetimeMs = 24LL * 3600 * 1000;

// ---- opening: three rounds
class HubLinkConfirming {
public:
    HubLinkConfirming(HubLinkConfirming&&) noexcept;
    HubLinkConfirming& operator=(HubLinkConfirming&&) noexcept;
    ~HubLinkConfirming();
    Step<HubLink> onConfirmations(const Bodies& answers) &&;

private:
    friend class HubLinkKeying;
    explicit HubLinkConfirming(std::shared_ptr<LinkState>);
    std::shared_ptr<LinkState> m_link;
};

class HubLinkKeying {
public:
    HubLinkKeying(HubLinkKeying&&) noexcept;
    HubLinkKeying& operator=(HubLinkKeying&&) noexcept;
    ~HubLinkKeying();
    Step<Next<HubLinkConfirming>> onTransfers(const Bodies& answers) &&;
    // The link's inside, for tests.
    const std::shared_ptr<LinkState>& state() const { return m_link; }

private:
    friend class HubLinkOpening;
    explicit HubLinkKeying(std::shared_ptr<LinkState>);
    std::shared_ptr<LinkState> m_link;
};

class HubLinkOpening {
public:
    HubLinkOpening(HubLinkOpening&&) noexcept;
    HubLinkOpening& operator=(HubLinkOpening&&) noexcept;
    ~HubLinkOpening();
    // The link before must have been ended. `record` must be ACTIVE, else Refuse; it is shared with
    // the link until the link is gone. `journal` is P1's own and outlives the link.
    // Refuse{CosignerLocked}… when P1 itself is locked.
    static Step<Next<HubLinkOpening>> begin(
        std::shared_ptr<const CoreRecord> record, Journal& journal, const Environment& env);
    // A co-signer's signed refusal is Refuse with its code.
    Step<Next<HubLinkKeying>> onHellos(const Bodies& answers) &&;

private:
    struct Candidate;
    explicit HubLinkOpening(std::unique_ptr<Candidate>);
    std::unique_ptr<Candidate> m_candidate;
};

// ---- presigning: three rounds for one presignature or a batch, one session at a time. A session
// that was begun and given up costs nothing but itself.
class HubPresignFinishing {
public:
    HubPresignFinishing(HubPresignFinishing&&) noexcept;
    HubPresignFinishing& operator=(HubPresignFinishing&&) noexcept;
    ~HubPresignFinishing();
    // The presignatures are in the pool when all three agree on them.
    Step<> onConfirmations(const Bodies& answers) &&;
    // Full signing (protocol.md 5.7) instead, with a single presignature: the request rides on
    // round 3. The bodies replace those that came with this state, and the presignature is used up
    // by it. Refuse{ProtocolRefused} for a batch.
    Step<Next<HubFullSigning>> sign(const SigningInput& input) &&;

private:
    friend class HubPresignMultiplying;
    struct Impl;
    explicit HubPresignFinishing(std::unique_ptr<Impl>);
    std::unique_ptr<Impl> m_impl;
};

class HubPresignMultiplying {
public:
    HubPresignMultiplying(HubPresignMultiplying&&) noexcept;
    HubPresignMultiplying& operator=(HubPresignMultiplying&&) noexcept;
    ~HubPresignMultiplying();
    Step<Next<HubPresignFinishing>> onShares(const Bodies& answers) &&;

private:
    friend class HubPresign;
    struct Impl;
    explicit HubPresignMultiplying(std::unique_ptr<Impl>);
    std::unique_ptr<Impl> m_impl;
};

class HubPresign {
public:
    HubPresign(HubPresign&&) noexcept;
    HubPresign& operator=(HubPresign&&) noexcept;
    ~HubPresign();
    Step<Next<HubPresignMultiplying>> onExtensions(const Bodies& answers) &&;

private:
    friend class HubLink;
    struct Impl;
    explicit HubPresign(std::unique_ptr<Impl>);
    std::unique_ptr<Impl> m_impl;
};

// ---- signing: one round
// What P1 asks both co-signers to sign. `tweak` and `digest` are P1's own results; they do not
// travel: each co-signer computes them again from path and payload.
struct SigningInput {
    std::vector<std::uint32_t> path {}; // account path from the root, non-hardened, at most 10
    std::uint8_t payloadType { 0 }; // chains::PayloadType
    Bytes payload {}; // at most kMaxPayloadBytes
    crypto::Scalar tweak; // sum of the BIP-32 tweaks along path
    Bytes32 digest {};
};

class HubSigning {
public:
    HubSigning(HubSigning&&) noexcept;
    HubSigning& operator=(HubSigning&&) noexcept;
    ~HubSigning();
    // The verified, low-s signature under X + tweak·G; Final if it does not verify (counted in the
    // journal, the third in a row locks). Nothing unverified ever leaves.
    Step<crypto::EcdsaSignature> onShares(const Bodies& answers) &&;

private:
    friend class HubLink;
    friend class HubPresignFinishing;
    struct Impl;
    explicit HubSigning(std::unique_ptr<Impl>);
    std::unique_ptr<Impl> m_impl;
};

class HubFullSigning {
public:
    HubFullSigning(HubFullSigning&&) noexcept;
    HubFullSigning& operator=(HubFullSigning&&) noexcept;
    ~HubFullSigning();
    // As HubSigning::onShares.
    Step<crypto::EcdsaSignature> onShares(const Bodies& answers) &&;

private:
    friend class HubPresignFinishing;
    struct Impl;
    explicit HubFullSigning(std::unique_ptr<Impl>);
    std::unique_ptr<Impl> m_impl;
};

class HubLink {
public:
    HubLink(HubLink&&) noexcept;
    HubLink& operator=(HubLink&&) noexcept;
    ~HubLink(); // ends it here without telling anybody

    const Bytes32& id() const; // LID
    bool isOpen() const; // not ended, not past its lifetime
    int presignatures() const; // in the pool

    // A batch is 1…16, else Refuse{ProtocolRefused}.
    Step<Next<HubPresign>> beginPresign(int count = 1);
    // Takes a presignature out of the pool, marks it used in the journal, then makes the request.
    // Refuse{NoSuchLink} without a link, Refuse{ProtocolRefused} with an empty pool.
    // The bodies may be sent again as they are; a *new* beginSign uses a new presignature.
    Step<Next<HubSigning>> beginSign(const SigningInput& input);
    // Fetches 1…8 commitments of each co-signer to nonces for BIP-340 or Ed25519 (protocol.md 6).
    Step<Next<HubNonces>> beginNonces(Curve curve, int count);
    int nonces(Curve curve); // signatures that can be begun without fetching
    // After a signature that failed the two co-signers no longer hold the same of what was fetched:
    // a full fetch then replaces all of it.
    void forgetNonces(Curve curve);
    // One round each; Refuse{ProtocolRefused} without nonces. What was begun has used its nonces.
    Step<Next<HubFrostSigning>> beginBip340(const SchnorrInput& input);
    Step<Next<HubFrostSigning>> beginEd25519(const EdInput& input);
    // New shares for all three (HubRefresh.h), in a link that was opened for it and serves nothing
    // else.
    Step<Next<HubRefresh>> beginRefresh();
    // Erases everything; the bodies tell both co-signers (sealed `end`). Empty bodies if it had
    // ended already.
    Bodies end();
    // The link's inside, for tests and benchmarks.
    LinkState& state() { return *m_link; }

private:
    friend class HubLinkConfirming;
    explicit HubLink(std::shared_ptr<LinkState>);
    std::shared_ptr<LinkState> m_link;
};

} // namespace tercet::mpc
