#include <cstdio>
#include <filesystem>
#include <fstream>

#include "core/base/Json.h"
#include "core/mpc/Envelope.h"
#include "core/mpc/LinkState.h"
#include "tests/unit/mpc/Tamper.h"

// Writes one seed for each message of a key generation, a link and a signature.
using namespace tercet;
using namespace tercet::mpc;

namespace {

class Folder {
public:
    explicit Folder(std::filesystem::path root)
        : m_root(std::move(root))
    {
    }
    void write(const std::string& target, ByteView bytes)
    {
        const auto folder = m_root / target;
        std::filesystem::create_directories(folder);
        std::ofstream out(folder / ("seed-" + std::to_string(m_count++)), std::ios::binary);
        out.write(reinterpret_cast<const char*>(bytes.data()), std::streamsize(bytes.size()));
    }

private:
    std::filesystem::path m_root;
    int m_count { 0 };
};

// The number by which Messages.cpp chooses the decoder.
int decoderOf(const Header& h)
{
    const bool fromHub = h.sender == Party::P1, toHub = h.receiver == Party::P1;
    switch (h.type) {
    case MessageType::Dkg:
        return h.round - 1;
    case MessageType::Link:
        if (h.round == 1) return fromHub ? 3 : 4;
        if (h.round == 2) return toHub ? 7 : 6;
        if (h.round == 3) return fromHub ? 9 : toHub ? 10 : 8;
        return 10;
    case MessageType::Presign:
        return h.round == 1 ? 11 : h.round == 2 ? 12 : 15;
    case MessageType::Sign:
        return fromHub ? 14 : 13;
    case MessageType::Schnorr:
        if (h.round == 1) return fromHub ? 16 : 19;
        return fromHub ? 17 : 18;
    default:
        return 5;
    }
}

Bytes numbered(int decoder, ByteView payload)
{
    Bytes out { std::uint8_t(decoder) };
    append(out, payload);
    return out;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::fputs("usage: fuzz_seeds FOLDER\n", stderr);
        return 2;
    }
    Folder folder(argv[1]);
    test::ThreeParties parties(1);
    parties.tap = [&](test::Session session, int, Party from, Party, Bytes& body) {
        folder.write("fuzz_cbor", body);
        folder.write("fuzz_messages", numbered(15, body));
        const auto map = json::parseCbor(body, 1 << 20).value();
        for (const auto& [key, value] : map.items()) {
            const auto& binary = value.get_binary();
            const Bytes envelope(binary.begin(), binary.end());
            const auto peeked = peekHeader(envelope);
            if (!peeked || peeked->header.sender != from) continue;
            folder.write("fuzz_envelope", envelope);
            Bytes payload;
            const auto keep = [&](Bytes& p) { payload = p; };
            const bool isSigned = session == test::Session::Dkg
                || (session == test::Session::Link && peeked->header.round == 1);
            (void)(isSigned ? test::resigned(parties, envelope, keep)
                            : test::resealed(parties, envelope, keep));
            folder.write("fuzz_messages", numbered(decoderOf(peeked->header), payload));
        }
    };
    const bool good = parties.dkg() && parties.openLink() && parties.presign()
        && parties.sign(parties.input({ 44, 60, 0, 0, 0 }, parties.random.bytes<32>()))
        && parties.nonces(Curve::Secp256k1, 1) && parties.nonces(Curve::Ed25519, 1)
        && parties.bip340(
            { .path = { 86, 0, 0 }, .payload = Bytes(32), .tweak = {}, .message = Bytes(32) })
        && parties.ed25519(
            { .path = { 44, 501, 0 }, .payload = Bytes(9), .tweak = {}, .message = Bytes(9) });
    for (const auto p : kParties) folder.write("fuzz_record", parties.record(p).encode().view());
    for (int kind = 0; kind < 3; ++kind)
        folder.write("fuzz_transfers", numbered(kind, Bytes(32, 0x5a)));
    return good ? 0 : 1;
}
