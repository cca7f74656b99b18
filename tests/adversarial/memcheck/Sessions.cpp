#include "tests/adversarial/memcheck/Sessions.h"

#include "core/mpc/LinkState.h"
#include "tests/adversarial/memcheck/Secrets.h"
#include "tests/unit/mpc/ThreeParties.h"

using namespace tercet::mpc;

namespace tercet::memcheck {

namespace {

void mark(ByteView bytes) { VALGRIND_MAKE_MEM_UNDEFINED(bytes.data(), bytes.size()); }

// What a party keeps secret in a live link: its share, Δ and the OT keys, the seeds of the zero
// shares; and the hedge key, by which everything that a presignature draws becomes secret.
void markSecrets(LinkState& state)
{
    mark(state.record().x);
    mark(state.record().y);
    mark(state.record().hedgeKey.view());
    for (const auto other : others(state.self())) {
        const auto& pair = state.with(other);
        mark(pair.senderKeys().delta.view());
        mark(pair.senderKeys().keys.view());
        mark(pair.receiverKeys().keys.view());
    }
    static_assert(sizeof(ZeroShare) == sizeof(Party) + 64);
    mark({ reinterpret_cast<const std::uint8_t*>(&state.zero()) + sizeof(Party), 64 });
}

} // namespace

bool keyGeneration()
{
    SecretRandom secrets;
    test::ThreeParties parties;
    parties.entropy = &secrets;
    parties.tap = [](test::Session, int, Party, Party, Bytes& body) { sent(body); };
    return parties.dkg().has_value();
}

bool linkOpening()
{
    SecretRandom entropy;
    entropy.secret = false;
    test::ThreeParties parties;
    parties.entropy = &entropy;
    if (!parties.dkg()) return false;
    for (const auto p : kParties) {
        mark(parties.record(p).x);
        mark(parties.record(p).y);
    }
    parties.tap = [&](test::Session session, int round, Party from, Party, Bytes& body) {
        sent(body);
        if (session == test::Session::Link && round == 1 && from == Party::P3)
            entropy.secret = true;
    };
    return parties.openLink() && parties.presign();
}

bool presignAndSign()
{
    test::ThreeParties parties;
    // The first presignature completes the base OTs.
    if (!parties.dkg() || !parties.openLink() || !parties.presign()) return false;
    parties.tap = [](test::Session, int, Party, Party, Bytes& body) { sent(body); };
    for (const auto p : kParties) markSecrets(parties.state(p));
    if (!parties.presign()) return false;
    // One of the two in the pool was made with secrets; sign with both.
    for (int i = 0; i < 2; ++i)
        if (!parties.sign(parties.input({ 44, 60, 0, 0, 5 }, parties.random.bytes<32>())))
            return false;
    return true;
}

bool fullSigning()
{
    test::ThreeParties parties;
    if (!parties.dkg() || !parties.openLink() || !parties.presign()) return false;
    parties.tap = [](test::Session, int, Party, Party, Bytes& body) { sent(body); };
    for (const auto p : kParties) markSecrets(parties.state(p));
    return bool(parties.fullSign(parties.input({ 44, 60, 0, 0, 5 }, parties.random.bytes<32>())));
}

bool schnorr()
{
    test::ThreeParties parties;
    if (!parties.dkg() || !parties.openLink()) return false;
    for (const auto p : kParties) {
        mark(parties.state(p).record().x);
        mark(parties.state(p).record().y);
    }
    parties.tap = [](test::Session, int, Party, Party, Bytes& body) { sent(body); };
    const auto message = toBytes(parties.random.bytes<32>());
    if (!parties.nonces(Curve::Secp256k1, 1) || !parties.nonces(Curve::Ed25519, 1)) return false;
    return parties.bip340(
               { .path = { 86, 0, 0, 0, 1 }, .payload = message, .tweak = {}, .message = message })
        && parties.ed25519(
            { .path = { 44, 501, 0 }, .payload = message, .tweak = {}, .message = message });
}

bool refresh()
{
    test::ThreeParties parties;
    if (!parties.dkg() || !parties.openLink()) return false;
    for (const auto p : kParties) {
        mark(parties.state(p).record().x);
        mark(parties.state(p).record().y);
        mark(parties.state(p).record().hedgeKey.view());
    }
    parties.tap = [](test::Session, int, Party, Party, Bytes& body) { sent(body); };
    return parties.refresh().has_value();
}

} // namespace tercet::memcheck
