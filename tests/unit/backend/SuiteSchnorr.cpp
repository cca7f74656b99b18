#include "core/crypto/Identity.h"
#include "core/crypto/Schnorr.h"
#include "tests/unit/backend/BackendSuite.h"

namespace tercet::test {

namespace {

using chains::AddressKind;
using chains::PayloadType;
using mpc::Curve;

const chains::AddressPath kTaproot { AddressKind::BitcoinP2tr, 2, 9 };
const chains::AddressPath kSolana { AddressKind::Solana, 1, 4 };

chains::Payload textFor(AddressKind kind, std::string_view text)
{
    const auto type
        = kind == AddressKind::Solana ? PayloadType::SolanaMessage : PayloadType::BitcoinMessage;
    return { type, toBytes(view(text)) };
}

bool verifies(const Device& device, const chains::AddressPath& place,
    const chains::Payload& payload, const ByteArray<64>& signature)
{
    const auto signer = device.key(place);
    const auto decoded = chains::decode(payload, signer.address).value();
    if (const auto* ed = std::get_if<chains::AddressKey::Ed25519>(&signer.key))
        return crypto::verifySignature(ed->key.encode(), decoded.signedBytes, signature);
    const auto output
        = crypto::taprootOutputKey(std::get<chains::AddressKey::Secp256k1>(signer.key).key);
    return output && crypto::schnorrVerify(*output, decoded.digest, signature);
}

} // namespace

TEST_P(BackendSuite, SignsSchnorrInOneRoundAfterNoncesWereFetched)
{
    auto d = linked(0);
    ASSERT_TRUE(d.fetchNonces(Curve::Secp256k1, 2));
    ASSERT_TRUE(d.fetchNonces(Curve::Ed25519, 1));
    for (int i = 0; i < 4; ++i)
        for (const auto& place : { kTaproot, kSolana }) {
            const auto payload = textFor(place.kind, "message " + std::to_string(i));
            const auto signature = d.signSchnorr(place, payload);
            ASSERT_TRUE(signature) << signature.error().context;
            EXPECT_TRUE(verifies(d, place, payload, *signature));
        }
    EXPECT_EQ(d.link->nonces(Curve::Secp256k1), 2);
    EXPECT_EQ(d.link->nonces(Curve::Ed25519), 1);
}

TEST_P(BackendSuite, RefusesSchnorrOutsideTheRule)
{
    auto d = linked(1);
    ASSERT_TRUE(d.fetchNonces(Curve::Secp256k1, 8));
    ASSERT_TRUE(d.fetchNonces(Curve::Ed25519, 8));
    const auto refusal = [&](auto begun, SessionKind kind = SessionKind::Schnorr) {
        EXPECT_TRUE(begun);
        auto talk = d.session(kind);
        const auto shares = d.exchange(talk, begun->out);
        return shares ? Code::Internal : shares.error().code;
    };
    auto taproot = *d.schnorrInput(kTaproot, textFor(kTaproot.kind, "text"));
    taproot.keyPath = mpc::KeyPath::Plain; // the address is of the output key
    EXPECT_EQ(refusal(d.link->beginBip340(taproot)), Code::BadField);
    taproot.keyPath = mpc::KeyPath::Taproot;
    taproot.path = { 44, 60, 0, 0, 0 };
    EXPECT_EQ(refusal(d.link->beginBip340(taproot)), Code::BadPath); // another chain's payload
    taproot.payloadType = std::uint8_t(PayloadType::EthereumMessage);
    EXPECT_EQ(refusal(d.link->beginBip340(taproot)), Code::BadPath); // not by BIP-340
    taproot = *d.schnorrInput(kTaproot, textFor(kTaproot.kind, "text"));
    taproot.message[0] ^= 1; // P1 approved another one
    EXPECT_EQ(refusal(d.link->beginBip340(taproot)), Code::BadSignature);
    taproot.payload = { 0xFF };
    EXPECT_EQ(refusal(d.link->beginBip340(taproot)), Code::BadUtf8);

    auto solana = *d.edInput(kSolana, textFor(kSolana.kind, "text"));
    solana.path[4] = 5; // signed bytes name the signer
    EXPECT_EQ(refusal(d.link->beginEd25519(solana)), Code::BadSignature);
    solana.path[1] = 60;
    EXPECT_EQ(refusal(d.link->beginEd25519(solana)), Code::BadPath);

    auto ecdsa = *d.input(kPath, message("text"));
    ecdsa.path = kTaproot.path();
    ecdsa.payloadType = std::uint8_t(PayloadType::BitcoinMessage);
    EXPECT_EQ(refusal(d.link->beginSign(ecdsa), SessionKind::Sign), Code::BadPath);
    for (const auto c : kCosigners) EXPECT_EQ(d.vaultAt(c)->signatures, 0u);
    // None of it stands in the way of what is in order.
    EXPECT_TRUE(d.signSchnorr(kTaproot, textFor(kTaproot.kind, "text")));
    EXPECT_TRUE(d.signSchnorr(kSolana, textFor(kSolana.kind, "text")));
}

TEST_P(BackendSuite, GivesASchnorrShareAgainInItsOwnSessionOnly)
{
    auto d = linked(0);
    ASSERT_TRUE(d.fetchNonces(Curve::Ed25519, 2));
    auto begun = d.link->beginEd25519(*d.edInput(kSolana, textFor(kSolana.kind, "once")));
    ASSERT_TRUE(begun);
    auto talk = d.session(SessionKind::Schnorr);
    const auto again = talk;
    const auto shares = d.exchange(talk, begun->out);
    ASSERT_TRUE(shares);
    for (const auto c : kCosigners) {
        const auto& body = begun->out[mpc::Party(c)];
        const auto repeated = d.call(c, d.next(again, c, body));
        ASSERT_TRUE(repeated);
        EXPECT_EQ(repeated->body, (*shares)[mpc::Party(c)]);
        EXPECT_EQ(d.call(c, d.next(d.session(SessionKind::Schnorr), c, body)).error().code,
            Code::ProtocolDropped);
    }
    EXPECT_TRUE(std::move(begun->state).onShares(*shares));
    // Nonces die with their link.
    auto lost = restarted(d);
    const auto talkAfter = lost.session(SessionKind::Schnorr);
    for (const auto c : kCosigners)
        EXPECT_EQ(lost.call(c, lost.next(talkAfter, c, begun->out[mpc::Party(c)])).error().code,
            Code::NoSuchLink);
}

// One co-signer has used its nonces and given the next, the other not: what the device knows of
// both is no longer what they hold.
TEST_P(BackendSuite, AfterAFailureAFullFetchPutsTheNoncesRight)
{
    auto d = linked(0);
    ASSERT_TRUE(d.fetchNonces(Curve::Secp256k1, 8));
    for (int i = 0; i < 3; ++i) {
        auto lost = d.link->beginBip340(*d.schnorrInput(kTaproot, textFor(kTaproot.kind, "lost")));
        ASSERT_TRUE(lost);
        ASSERT_TRUE(d.call(
            kCosigners[1], d.next(d.session(SessionKind::Schnorr), kCosigners[1], lost->out.p3)));
    }
    d.link->forgetNonces(Curve::Secp256k1);
    EXPECT_EQ(d.link->nonces(Curve::Secp256k1), 0);
    ASSERT_TRUE(d.fetchNonces(Curve::Secp256k1, 8));
    for (int i = 0; i < 9; ++i) {
        const auto payload = textFor(kTaproot.kind, "message " + std::to_string(i));
        const auto signature = d.signSchnorr(kTaproot, payload);
        ASSERT_TRUE(signature) << signature.error().context;
        EXPECT_TRUE(verifies(d, kTaproot, payload, *signature));
    }
}

} // namespace tercet::test
