#pragma once

#include <set>
#include <tuple>

#include "core/mpc/Identity.h"

// The envelope around every protocol message, protocol.md 2.3: an 88-byte header, then either
// payload ‖ Ed25519 signature (signed), or nonce ‖ XChaCha20-Poly1305 of the payload (sealed).
namespace tercet::mpc {

enum class MessageType : std::uint16_t {
    Dkg = 1,
    Link = 2,
    Presign = 3,
    Sign = 4,
    Refresh = 5,
    Resolve = 6,
    End = 7, // of a link, by P1
    Refusal = 8, // of an opening, by a co-signer
    Schnorr = 9, // BIP-340 and Ed25519
    Drill = 10,
    Restore = 11,
};

struct Header {
    MessageType type {};
    std::uint32_t epoch { 0 }; // 0 in the DKG
    Bytes32 wid {}; // zero in the DKG
    Bytes32 session {};
    std::uint8_t round { 0 };
    Party sender {};
    std::optional<Party> receiver {}; // empty: all
    std::uint32_t sequence { 0 };

    static constexpr std::size_t kBytes = 88;
    ByteArray<kBytes> encode(std::size_t payloadBytes) const;
    friend bool operator==(const Header&, const Header&) = default;
};

// The header of an envelope and the payload length it states; empty where it does not decode.
struct HeaderAndLength {
    Header header;
    std::uint32_t payloadBytes;
};
std::optional<HeaderAndLength> peekHeader(ByteView envelope);

inline constexpr std::size_t kSignedOverhead = Header::kBytes + 64;
inline constexpr std::size_t kSealedOverhead = Header::kBytes + 24 + 16;

Bytes signEnvelope(const Header& header, ByteView payload, const OwnIdentity& own);
// The payload, a view into the envelope. Drop unless the header is exactly `expected`, the lengths
// agree and the sender's signature verifies.
Step<ByteView> openSigned(ByteView envelope, const Header& expected, const PublicIdentity& sender);
// H_"mw1.env"(header, payload) of a signed envelope that was opened.
Bytes32 envelopeHash(ByteView signedEnvelope);

// The key of one direction of one session: Hkey_"mw1.ch"(PR; session id, sender, receiver).
crypto::Secret<32> channelKey(
    const crypto::Secret<32>& pairRoot, const Bytes32& session, Party sender, Party receiver);
// `pairRoot` is PR of sender and receiver; each direction and session has its own key.
Bytes sealEnvelope(
    const Header& header, ByteView payload, const crypto::Secret<32>& pairRoot, Random& rng);
// Drop unless the header is exactly `expected` and the rest authenticates.
Step<crypto::SecretBytes> openSealed(
    ByteView envelope, const Header& expected, const crypto::Secret<32>& pairRoot);

// Exactly one acceptance for each (session, round, sender).
class SeenSet {
public:
    bool contains(const Header& h) const { return m_seen.contains(key(h)); }
    void add(const Header& h) { m_seen.insert(key(h)); }

private:
    using Key = std::tuple<Bytes32, std::uint8_t, Party>;
    static Key key(const Header& h) { return { h.session, h.round, h.sender }; }
    std::set<Key> m_seen;
};

} // namespace tercet::mpc
