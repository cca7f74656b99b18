#pragma once

#include "core/crypto/Identity.h"
#include "core/mpc/Abort.h"

namespace tercet::mpc {

// The long-term public keys of one party: IK (Ed25519) signs, SK (X25519) agrees on pair keys.
// protocol.md 2.1.
struct PublicIdentity {
    Bytes32 ik {}, sk {};
    friend bool operator==(const PublicIdentity&, const PublicIdentity&) = default;
};

// Sig_IK("mw1.sk.cert" ‖ SK)
using Certificate = ByteArray<64>;

// The six keys of the three parties.
class Identities {
public:
    PublicIdentity& operator[](Party p) { return m_all[number(p) - 1]; }
    const PublicIdentity& operator[](Party p) const { return m_all[number(p) - 1]; }
    // IDhash of protocol.md 1.4.
    Bytes32 hash() const;
    // IK_1 ‖ SK_1 ‖ IK_2 ‖ … 192 bytes; Code::BadLength.
    Bytes encode() const;
    static Result<Identities> decode(ByteView bytes);
    friend bool operator==(const Identities&, const Identities&) = default;

private:
    std::array<PublicIdentity, 3> m_all {};
};

// A party's own keys, secrets included. Move-only; clone() is the only copy.
class OwnIdentity {
public:
    static OwnIdentity generate(Random& rng);
    static OwnIdentity fromSecrets(
        std::span<const std::uint8_t, 32> ikSeed, std::span<const std::uint8_t, 32> dhSecret);
    OwnIdentity clone() const { return OwnIdentity(m_ik.clone(), m_dh.clone()); }

    PublicIdentity publicKeys() const { return { m_ik.publicKey(), m_dh.publicKey() }; }
    Certificate certificate() const;
    const crypto::SigningKey& ik() const { return m_ik; }
    const crypto::DhKey& dh() const { return m_dh; }
    // Sig_IK(context ‖ message)
    ByteArray<64> sign(std::string_view context, ByteView message) const;

private:
    OwnIdentity(crypto::SigningKey ik, crypto::DhKey dh)
        : m_ik(std::move(ik))
        , m_dh(std::move(dh))
    {
    }
    crypto::SigningKey m_ik;
    crypto::DhKey m_dh;
};

bool verifyCertificate(const PublicIdentity& identity, const Certificate& certificate);
bool verifySigned(const PublicIdentity& by, std::string_view context, ByteView message,
    const ByteArray<64>& signature);

} // namespace tercet::mpc
