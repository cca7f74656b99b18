#include <algorithm>
#include <gtest/gtest.h>
#include <set>

#include "core/mpc/DkgMessages.h"
#include "core/mpc/LinkMessages.h"
#include "core/mpc/PresignMessages.h"
#include "core/mpc/RestoreMessages.h"
#include "core/mpc/SignMessages.h"
#include "tests/unit/mpc/Tamper.h"

// Each codec against its own field table: exact length, canonical points and scalars.
namespace tercet::mpc::test {

namespace {

struct Message {
    const char* name;
    std::span<const Field> fields;
    std::function<bool(ByteView)> decodes;
};

template <typename M> Message message(const char* name)
{
    return { name, M::kFields, [](ByteView b) { return M::decode(b).has_value(); } };
}

const std::vector<Message>& messages()
{
    static const std::vector<Message> all {
        message<DkgCommit>("D1"),
        message<DkgReveal>("D2"),
        message<DkgConfirm>("D3"),
        { "L1 of P1", LinkHello::kHubFields,
            [](ByteView b) { return LinkHello::decode(b, false).has_value(); } },
        { "L1", LinkHello::kFields,
            [](ByteView b) { return LinkHello::decode(b, true).has_value(); } },
        message<Refusal>("refusal"),
        message<LinkOffer>("L2"),
        message<LinkOfferAndAnswer>("L2 to P1"),
        message<LinkAnswer>("L3"),
        message<LinkAnswerAndConfirm>("L3 of P1"),
        message<LinkConfirm>("L4"),
        message<PresignExtension>("A"),
        message<PresignShare>("B"),
        message<PresignReport>("PT"),
        message<SignShare>("share"),
        message<DrillQuestion>("question of a drill"),
        message<DrillChallenge>("challenge of a drill"),
        message<DrillProof>("proof of a drill"),
        message<RestoreQuestion>("question of a restore"),
        message<RestoreProof>("proof of a restore"),
    };
    return all;
}

// A valid value of every field.
Bytes sample(std::span<const Field> fields, SeededRandom& random)
{
    Bytes out;
    for (const auto& f : fields) {
        switch (f.kind) {
        case FieldKind::Point:
            append(out, crypto::Point::mulBase(crypto::Scalar::random(random))->encode());
            break;
        case FieldKind::EdPoint:
            append(out, crypto::EdPoint::mulBase(crypto::EdScalar::random(random))->encode());
            break;
        case FieldKind::Scalar:
            for (std::size_t i = 0; i < f.length; i += 32)
                append(out, crypto::Scalar::random(random));
            break;
        case FieldKind::EdScalar:
            append(out, crypto::EdScalar::random(random));
            break;
        case FieldKind::Bytes:
        case FieldKind::Number:
        case FieldKind::Ristretto: {
            Bytes any(f.length);
            random.fill(any);
            append(out, any);
        }
        }
    }
    return out;
}

// Values that a field of this kind must not take.
std::vector<Bytes> forbidden(FieldKind kind)
{
    const auto bytes = [](const char* digits) { return fromHex(digits).value(); };
    switch (kind) {
    case FieldKind::Point:
        return { Bytes(33), Bytes(33, 0xff),
            // x = p, x with no y, an uncompressed or hybrid prefix, x of G with prefix 0
            bytes("02fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2f"),
            bytes("020000000000000000000000000000000000000000000000000000000000000005"),
            bytes("0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"),
            bytes("0679be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"),
            bytes("0079be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798") };
    case FieldKind::Scalar:
        return { bytes("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141"),
            Bytes(32, 0xff) };
    case FieldKind::EdScalar:
        return { bytes("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010"),
            Bytes(32, 0xff) };
    case FieldKind::EdPoint:
        return { Bytes(32), // y = 0, order 4
            bytes("0100000000000000000000000000000000000000000000000000000000000000"), // identity
            bytes("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"), // order 2
            bytes("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"), // order 8
            bytes("eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"), // y = p+1
            Bytes(32, 0xff) };
    case FieldKind::Bytes:
    case FieldKind::Number:
    case FieldKind::Ristretto:
        return {};
    }
    return {};
}

}

TEST(Messages, LayoutsAreContiguousAndNamed)
{
    for (const auto& m : messages()) {
        std::size_t at = 0;
        std::set<std::string_view> names;
        for (const auto& f : m.fields) {
            EXPECT_EQ(f.offset, at) << m.name;
            EXPECT_TRUE(names.insert(f.name).second) << m.name;
            at += f.length;
        }
        EXPECT_EQ(layoutBytes(m.fields), at);
    }
}

TEST(Messages, ExactLength)
{
    SeededRandom random(1);
    for (const auto& m : messages()) {
        const auto good = sample(m.fields, random);
        EXPECT_TRUE(m.decodes(good)) << m.name;
        auto longer = good;
        longer.push_back(0);
        EXPECT_FALSE(m.decodes(longer)) << m.name;
        EXPECT_FALSE(m.decodes({})) << m.name;
        EXPECT_FALSE(m.decodes(ByteView(good).first(good.size() - 1))) << m.name;
        for (const auto& f : m.fields) EXPECT_FALSE(m.decodes(ByteView(good).first(f.offset)));
    }
}

TEST(Messages, CanonicalPointsAndScalars)
{
    SeededRandom random(2);
    for (const auto& m : messages()) {
        const auto good = sample(m.fields, random);
        for (const auto& f : m.fields) {
            // The scalars inside ã and η are decoded by the RVOLE, which has its own tests.
            if (f.kind == FieldKind::Scalar && std::string_view(m.name) == "B" && f.name != "psi")
                continue;
            for (const auto& value : forbidden(f.kind)) {
                auto bad = good;
                std::ranges::copy(value, bad.begin() + std::ptrdiff_t(f.offset));
                EXPECT_FALSE(m.decodes(bad)) << m.name << " " << f.name << " " << hex(value);
            }
        }
    }
}

TEST(Messages, ScalarsOnTheWireMayBeZero)
{
    SeededRandom random(3);
    for (const auto& m : messages()) {
        auto bytes = sample(m.fields, random);
        for (const auto& f : m.fields)
            if (f.kind == FieldKind::Scalar || f.kind == FieldKind::EdScalar)
                std::fill_n(bytes.begin() + std::ptrdiff_t(f.offset), f.length, 0);
        EXPECT_TRUE(m.decodes(bytes)) << m.name;
    }
}

TEST(Messages, RoundTrips)
{
    SeededRandom random(4);
    const auto d1 = sample(DkgCommit::kFields, random);
    EXPECT_EQ(DkgCommit::decode(d1)->encode(), d1);
    const auto d2 = sample(DkgReveal::kFields, random);
    EXPECT_EQ(DkgReveal::decode(d2)->encode(), d2);
    const auto l1 = sample(LinkHello::kFields, random);
    EXPECT_EQ(LinkHello::decode(l1, true)->encode(), l1);
    const auto a = sample(PresignExtension::kFields, random);
    EXPECT_EQ(PresignExtension::decode(a)->encode(), a);
    const auto b = sample(PresignShare::kFields, random);
    EXPECT_EQ(PresignShare::decode(b)->encode(), b);
    const auto share = sample(SignShare::kFields, random);
    EXPECT_EQ(SignShare::decode(share)->encode(), share);
    const auto refusal = sample(Refusal::kFields, random);
    EXPECT_EQ(Refusal::decode(refusal)->encode(), refusal);
}

TEST(Messages, SignRequest)
{
    SignRequest request { .presignature = { 1 },
        .intent = { .path = { 44, 60, 0x7fffffff },
            .payloadType = 3,
            .payload = toBytes(view("payload")),
            .authentication = { 9 } } };
    const auto bytes = encodeSignRequest(request);
    EXPECT_EQ(bytes.size(), 32 + 1 + 12 + 1 + 4 + 7 + 64u);
    const auto back = decodeSignRequest(bytes).value();
    EXPECT_EQ(back.presignature, request.presignature);
    EXPECT_EQ(back.intent.path, request.intent.path);
    EXPECT_EQ(back.intent.payloadType, 3);
    EXPECT_EQ(back.intent.payload, request.intent.payload);
    EXPECT_EQ(back.intent.authentication, request.intent.authentication);
    for (std::size_t n = 0; n < bytes.size(); ++n)
        EXPECT_FALSE(decodeSignRequest(ByteView(bytes).first(n)));
    auto bad = bytes;
    bad.push_back(0);
    EXPECT_FALSE(decodeSignRequest(bad));
    request.intent.path = { 0x80000000 };
    EXPECT_FALSE(decodeSignRequest(encodeSignRequest(request)));
    request.intent.path.assign(11, 0);
    EXPECT_FALSE(decodeSignRequest(encodeSignRequest(request)));
    request.intent.path = {};
    request.intent.payload.assign(kMaxPayloadBytes + 1, 0);
    EXPECT_FALSE(decodeSignRequest(encodeSignRequest(request)));
    request.intent.payload.pop_back();
    EXPECT_TRUE(decodeSignRequest(encodeSignRequest(request)));
}

} // namespace tercet::mpc::test
