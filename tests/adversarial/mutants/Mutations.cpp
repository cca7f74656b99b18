#include "tests/adversarial/mutants/Mutations.h"

#include <algorithm>

#include "core/crypto/Hash.h"
#include "core/crypto/Point.h"
#include "core/crypto/Ristretto.h"
#include "core/crypto/SystemRandom.h"

namespace tercet::mpc::mutants {

namespace {

using Edit = std::function<void(MutableByteView)>;

// q, big-endian, and L, little-endian
const Bytes kOrder
    = fromHex("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141").value();
const Bytes kEdOrder
    = fromHex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010").value();

Edit put(Bytes value, std::size_t at = 0)
{
    return [=](MutableByteView f) {
        std::copy_n(
            value.begin(), std::min(value.size(), f.size() - at), f.begin() + std::ptrdiff_t(at));
    };
}

Bytes anotherPoint()
{
    crypto::SystemRandom rng;
    const auto e = crypto::Point::mulBase(crypto::Scalar::random(rng))->encode();
    return toBytes(e);
}

struct Named {
    std::string how;
    Edit edit;
};

std::vector<Named> ofKind(const Field& field)
{
    crypto::SystemRandom rng;
    const auto last = field.length >= 32 ? (field.length / 32 - 1) * 32 : 0,
               middle = last / 64 * 32;
    std::vector<Named> out;
    switch (field.kind) {
    case FieldKind::Bytes:
    case FieldKind::Number:
        break;
    case FieldKind::Scalar:
        for (const auto at : { std::size_t(0), middle, last }) {
            const auto where = " at " + std::to_string(at);
            out.push_back({ "the order" + where, put(kOrder, at) });
            out.push_back({ "above the order" + where, put(Bytes(32, 0xff), at) });
            out.push_back({ "one" + where, [at](MutableByteView f) {
                               std::ranges::fill(f.subspan(at, 32), 0);
                               f[at + 31] = 1;
                           } });
            if (last == 0) break;
        }
        break;
    case FieldKind::EdScalar:
        out.push_back({ "the order", put(kEdOrder) });
        break;
    case FieldKind::Point: {
        Bytes high(33, 0xff);
        high[0] = 2;
        out.push_back({ "x above p", put(high) });
        out.push_back({ "uncompressed prefix", put({ 4 }) });
        out.push_back({ "hybrid prefix", put({ 6 }) });
        out.push_back({ "the negative point", [](MutableByteView f) { f[0] ^= 1; } });
        out.push_back({ "another point", put(anotherPoint()) });
        break;
    }
    case FieldKind::EdPoint: {
        Bytes identity(32, 0), order4(32, 0);
        identity[0] = 1;
        Bytes notCanonical(32, 0xff);
        notCanonical[0] = 0xee;
        notCanonical[31] = 0x7f;
        out.push_back({ "the identity", put(identity) });
        out.push_back({ "a point of order 4", put(order4) });
        out.push_back({ "not canonical", put(notCanonical) });
        break;
    }
    case FieldKind::Ristretto: {
        const auto valid = toBytes(crypto::RistrettoPoint::random(rng).encode());
        Bytes notCanonical(32, 0xff);
        notCanonical[0] = 0xed;
        notCanonical[31] = 0x7f;
        for (const auto at : { std::size_t(0), middle, last }) {
            const auto where = " at " + std::to_string(at);
            out.push_back({ "the identity" + where, put(Bytes(32, 0), at) });
            out.push_back({ "not canonical" + where, put(notCanonical, at) });
            out.push_back({ "another element" + where, put(valid, at) });
        }
        break;
    }
    }
    return out;
}

} // namespace

std::vector<Mutation> ofField(const Field& field, ByteView other)
{
    std::vector<Named> edits {
        { "first bit flipped", [](MutableByteView f) { f.front() ^= 1; } },
        { "last bit flipped", [](MutableByteView f) { f.back() ^= 0x80; } },
        { "zero", [](MutableByteView f) { std::ranges::fill(f, 0); } },
        { "all ones", [](MutableByteView f) { std::ranges::fill(f, 0xff); } },
    };
    if (field.length > 1) {
        edits.push_back({ "middle flipped", [](MutableByteView f) { f[f.size() / 2] ^= 0x10; } });
        edits.push_back({ "random", [](MutableByteView f) { crypto::SystemRandom().fill(f); } });
    }
    if (other.size() == field.length) edits.push_back({ "another message's", put(toBytes(other)) });
    for (auto& e : ofKind(field)) edits.push_back(std::move(e));

    const std::string name(field.name);
    std::vector<Mutation> out;
    for (auto& e : edits)
        out.push_back(
            { name, e.how, [offset = field.offset, length = field.length, edit = e.edit](Bytes& b) {
                 if (b.size() >= offset + length) edit(MutableByteView(b).subspan(offset, length));
             } });
    const auto end = std::ptrdiff_t(field.offset + field.length);
    out.push_back({ name, "one byte less", [end](Bytes& b) { b.erase(b.begin() + end - 1); } });
    out.push_back({ name, "one byte more", [end](Bytes& b) { b.insert(b.begin() + end, 0x5a); } });
    return out;
}

std::vector<Mutation> ofWhole(std::size_t size, const std::vector<Bytes>& replacements)
{
    std::vector<Mutation> out;
    for (const auto keep : { std::size_t(0), std::size_t(1), size / 2, size - 1 })
        out.push_back(
            { "", "cut to " + std::to_string(keep), [keep](Bytes& b) { b.resize(keep); } });
    out.push_back({ "", "one byte more", [](Bytes& b) { b.push_back(0); } });
    out.push_back({ "", "twice", [](Bytes& b) { append(b, Bytes(b)); } });
    out.push_back({ "", "zero", [](Bytes& b) { std::ranges::fill(b, 0); } });
    for (std::size_t i = 0; i < replacements.size(); ++i)
        out.push_back(
            { "", "replacement " + std::to_string(i), [r = replacements[i]](Bytes& b) { b = r; } });
    return out;
}

} // namespace tercet::mpc::mutants
