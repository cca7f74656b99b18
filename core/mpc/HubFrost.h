#pragma once

#include <memory>

#include "core/mpc/Bodies.h"
#include "core/mpc/FrostMessages.h"

// P1's side of BIP-340 and Ed25519 signing inside a link (protocol.md 6): a round that fetches
// commitments to nonces, then one round a signature; each answer refills what it used.
namespace tercet::mpc {

// What P1 asks both co-signers to sign. Tweak and message are P1's own results; they do not travel.
struct SchnorrInput { // BIP-340
    std::vector<std::uint32_t> path {};
    std::uint8_t payloadType { 0 };
    Bytes payload {};
    KeyPath keyPath { KeyPath::Taproot };
    Bytes32 merkleRoot {}; // for KeyPath::TaprootTree
    crypto::Scalar tweak; // sum of the BIP-32 tweaks along path
    Bytes message {};
};
struct EdInput { // Ed25519
    std::vector<std::uint32_t> path {};
    std::uint8_t payloadType { 0 };
    Bytes payload {};
    crypto::EdScalar tweak; // of protocol.md 6.3
    Bytes message {};
};

class HubNonces {
public:
    HubNonces(HubNonces&&) noexcept;
    HubNonces& operator=(HubNonces&&) noexcept;
    ~HubNonces();
    Step<> onCommitments(const Bodies& answers) &&;

private:
    friend class HubLink;
    struct Impl;
    explicit HubNonces(std::unique_ptr<Impl>);
    std::unique_ptr<Impl> m_impl;
};

class HubFrostSigning {
public:
    HubFrostSigning(HubFrostSigning&&) noexcept;
    HubFrostSigning& operator=(HubFrostSigning&&) noexcept;
    ~HubFrostSigning();
    // R ‖ s, verified. RECOVERABLE(k) for a share of P_k that does not verify; nothing unverified
    // ever leaves.
    Step<ByteArray<64>> onShares(const Bodies& answers) &&;

    struct Impl;

private:
    friend class HubLink;
    explicit HubFrostSigning(std::unique_ptr<Impl>);
    std::unique_ptr<Impl> m_impl;
};

} // namespace tercet::mpc
