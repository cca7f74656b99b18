#include <gtest/gtest.h>

#include "core/mpc/Body.h"
#include "core/mpc/Envelope.h"
#include "tests/unit/mpc/Tamper.h"

namespace tercet::mpc::test {

namespace {

constexpr auto P1 = Party::P1, P2 = Party::P2, P3 = Party::P3;

struct EnvelopeTest : testing::Test {
    Header header {
        .type = MessageType::Presign,
        .epoch = 0x01020304,
        .wid = { 0x11 },
        .session = { 0x22 },
        .round = 3,
        .sender = P2,
        .receiver = P3,
        .sequence = 0x0a0b0c0d,
    };
    SeededRandom random { 3 };
    crypto::Secret<32> root { std::span<const std::uint8_t, 32>(Bytes32 { 9 }) };
    Bytes payload = toBytes(view("payload"));
};

// One change of each kind to each field of the header.
std::vector<Header> changed(const Header& h)
{
    std::vector<Header> out(9, h);
    out[0].type = MessageType::Sign;
    out[1].epoch++;
    out[2].wid[31] ^= 1;
    out[3].session[0] ^= 1;
    out[4].round++;
    out[5].sender = Party::P1;
    out[6].receiver = Party::P1;
    out[7].receiver.reset();
    out[8].sequence++;
    return out;
}

}

// protocol.md 2.3, byte by byte.
TEST_F(EnvelopeTest, HeaderLayout)
{
    const auto bytes = header.encode(0x00010203);
    const std::string expected = hex(view("MW1E")) + "01" + "01" + "0300" + "04030201" + "11"
        + std::string(62, '0') + "22" + std::string(62, '0') + "03" + "02" + "03" + "00"
        + "0d0c0b0a" + "03020100";
    EXPECT_EQ(hex(bytes), expected);
    EXPECT_EQ(bytes.size(), 88u);
    const auto back = peekHeader(bytes);
    ASSERT_TRUE(back);
    EXPECT_EQ(back->header, header);
    EXPECT_EQ(back->payloadBytes, 0x00010203u);
    for (const std::size_t at : { 0, 4, 5, 79 }) { // magic, version, suite, zero
        auto bad = bytes;
        bad[at] ^= 1;
        EXPECT_FALSE(peekHeader(bad)) << at;
    }
    for (const auto& [at, value] :
        { std::pair { 77, 0 }, std::pair { 77, 4 }, std::pair { 78, 4 } }) {
        auto bad = bytes;
        bad[std::size_t(at)] = std::uint8_t(value);
        EXPECT_FALSE(peekHeader(bad));
    }
}

TEST_F(EnvelopeTest, SealedOpensOnlyAsItself)
{
    const auto sealed = sealEnvelope(header, payload, root, random);
    EXPECT_EQ(sealed.size(), kSealedOverhead + payload.size());
    const auto opened = openSealed(sealed, header, root);
    ASSERT_TRUE(opened);
    EXPECT_TRUE(equal(opened->view(), payload));
    for (const auto& h : changed(header)) EXPECT_EQ(classOf(openSealed(sealed, h, root)), "drop");
    for (std::size_t at = 0; at < sealed.size(); ++at) {
        auto bad = sealed;
        bad[at] ^= 1;
        EXPECT_EQ(classOf(openSealed(bad, header, root)), "drop") << at;
        EXPECT_EQ(classOf(openSealed(ByteView(sealed).first(at), header, root)), "drop") << at;
    }
    auto longer = sealed;
    longer.push_back(0);
    EXPECT_EQ(classOf(openSealed(longer, header, root)), "drop");
}

TEST_F(EnvelopeTest, EveryDirectionSessionAndMessageHasItsOwnKeyOrNonce)
{
    const auto forth = channelKey(root, header.session, P2, P3);
    EXPECT_FALSE(forth.equals(channelKey(root, header.session, P3, P2)));
    EXPECT_FALSE(forth.equals(channelKey(root, header.wid, P2, P3)));
    EXPECT_NE(sealEnvelope(header, payload, root, random),
        sealEnvelope(header, payload, root, random)); // the same message again
    auto back = header;
    std::swap(back.sender, *back.receiver);
    const auto sealed = sealEnvelope(header, payload, root, random);
    EXPECT_EQ(classOf(openSealed(sealed, back, root)), "drop");
}

TEST_F(EnvelopeTest, SignedOpensOnlyAsItself)
{
    const auto own = OwnIdentity::generate(random);
    const auto envelope = signEnvelope(header, payload, own);
    EXPECT_EQ(envelope.size(), kSignedOverhead + payload.size());
    const auto opened = openSigned(envelope, header, own.publicKeys());
    ASSERT_TRUE(opened);
    EXPECT_TRUE(equal(*opened, payload));
    for (const auto& h : changed(header))
        EXPECT_EQ(classOf(openSigned(envelope, h, own.publicKeys())), "drop");
    for (std::size_t at = 0; at < envelope.size(); ++at) {
        auto bad = envelope;
        bad[at] ^= 1;
        EXPECT_EQ(classOf(openSigned(bad, header, own.publicKeys())), "drop") << at;
        EXPECT_EQ(
            classOf(openSigned(ByteView(envelope).first(at), header, own.publicKeys())), "drop");
    }
    EXPECT_EQ(
        classOf(openSigned(envelope, header, OwnIdentity::generate(random).publicKeys())), "drop");
}

TEST_F(EnvelopeTest, SeenIsBySessionRoundAndSender)
{
    SeenSet seen;
    seen.add(header);
    EXPECT_TRUE(seen.contains(header));
    auto other = header;
    other.sequence++;
    EXPECT_TRUE(seen.contains(other));
    other = header;
    other.round++;
    EXPECT_FALSE(seen.contains(other));
    other = header;
    other.sender = P3;
    EXPECT_FALSE(seen.contains(other));
    other = header;
    other.session[5] ^= 1;
    EXPECT_FALSE(seen.contains(other));
}

TEST(BodyTest, ReadsExactlyTheKeysOfTheRound)
{
    const auto body = makeBody({ { "a", view("1") }, { "l3", view("2") } });
    EXPECT_EQ(hex(body),
        "a2"
        "6161"
        "4131"
        "626c33"
        "4132");
    EXPECT_EQ(classOf(Body::parse(body, { "a" }, {})), "drop");
    EXPECT_EQ(classOf(Body::parse(body, { "a", "l3", "b" }, {})), "drop");
    const auto parsed = Body::parse(body, { "a" }, { "l3", "l4" });
    ASSERT_TRUE(parsed);
    EXPECT_EQ(text((*parsed)["a"]), "1");
    EXPECT_TRUE(parsed->has("l3"));
    EXPECT_FALSE(parsed->has("l4"));
    EXPECT_EQ(classOf(parsed->array<2>("a")), "drop");
    for (const char* bad : { "", "a0", "80", "a1616101", "a161616131",
             "a2616141316161"
             "4132",
             "bf61614131ff", "a1616141", "a16161413100" }) {
        const auto bytes = fromHex(bad).value();
        EXPECT_EQ(classOf(Body::parse(bytes, { "a" }, {})), "drop") << bad;
    }
}

TEST(BodyTest, MalformedBodiesChangeNothing)
{
    ThreeParties p;
    ASSERT_EQ(outcome(p.dkg()), "");
    ASSERT_EQ(outcome(p.openLink()), "");
    ASSERT_EQ(outcome(p.presign()), "");
    auto& peer = p.peer(P2);
    for (const Bytes& body : { Bytes {}, Bytes { 0xa0 }, Bytes(1 << 19), Bytes { 0xff } }) {
        EXPECT_EQ(classOf(DkgOpening::parse(body)), "drop");
        EXPECT_EQ(classOf(peer.linkRound1(body)), "drop");
        EXPECT_EQ(classOf(peer.linkRound2(body)), "drop");
        EXPECT_EQ(classOf(peer.linkRound3(body)), "drop");
        EXPECT_EQ(classOf(peer.presignRound1(body)), "drop");
        EXPECT_EQ(classOf(peer.presignRound2(body)), "drop");
        EXPECT_EQ(classOf(peer.presignRound3(body)), "drop");
        EXPECT_EQ(classOf(peer.openSign(body)), "drop");
        EXPECT_EQ(classOf(peer.end(body)), "drop");
    }
    EXPECT_TRUE(peer.hasLink());
    EXPECT_EQ(outcome(p.sign(p.input({}, p.random.bytes<32>()))), "");
}

} // namespace tercet::mpc::test
