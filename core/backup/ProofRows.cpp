#include "core/backup/ProofRows.h"

#include <algorithm>

#include "core/backup/Tags.h"
#include "core/crypto/Declassify.h"

namespace tercet::backup::rows {

Secp::Scalar Secp::half(ByteView seed, const Bytes32& label, unsigned row)
{
    return crypto::hashToScalar(tag::kProofHalf, seed, label, crypto::le8(row));
}

Ed::Scalar Ed::half(ByteView seed, const Bytes32& label, unsigned row)
{
    return crypto::hashToEdScalar(tag::kProofHalfEd, seed, label, crypto::le8(row));
}

std::optional<Halves<Secp>> split(const crypto::Point& whole, const crypto::Scalar& part)
{
    const auto p = crypto::Point::mulBase(part);
    if (!p) return {};
    const auto rest = crypto::Point::sum({ whole, -*p });
    if (!rest) return {};
    return Halves<Secp> { p->encode(), rest->encode() };
}

std::optional<Halves<Ed>> split(const crypto::EdPoint& whole, const crypto::EdScalar& part)
{
    const auto p = crypto::EdPoint::mulBase(part);
    if (!p || *p == whole) return {};
    // The difference of two points of the prime-order group is in it: no need to decode it.
    Bytes32 rest;
    if (crypto_core_ed25519_sub(rest.data(), whole.encode().data(), p->encode().data()) != 0)
        return {};
    return Halves<Ed> { p->encode(), rest };
}

template <typename Group>
Bytes32 bind(
    const ProofLabel& label, const SealRecipient& recipient, const typename Group::Point& whole)
{
    return crypto::hash(tag::kProofLabel, view("mw1"), label.wid, crypto::le32(label.epoch),
        mpc::encode(label.party), crypto::le8(Group::kCurve), crypto::le8(unsigned(label.purpose)),
        label.set, recipient.key(), Group::encode(whole));
}

crypto::Secret<32> sealSeed(ByteView seed, const Bytes32& bound, unsigned row, unsigned which)
{
    auto bytes = crypto::hash(tag::kProofSeal, seed, bound, crypto::le8(row), crypto::le8(which));
    crypto::Secret<32> out(bytes);
    sodium_memzero(bytes.data(), bytes.size());
    return out;
}

template <typename Group>
Row<Group> make(const Bytes32& bound, const SealRecipient& recipient,
    const typename Group::Point& whole, const typename Group::Scalar& share, unsigned row,
    Random& random)
{
    for (;;) {
        Row<Group> out;
        random.fill(out.r0.mutableView());
        random.fill(out.r1.mutableView());
        out.x0 = Group::half(out.r0.view(), bound, row);
        out.x1 = share - out.x0;
        const auto points = split(whole, out.x0);
        if (!points) continue;
        out.shown.c0 = sealBox(
            recipient, Group::encode(out.x0), sealSeed(out.r0.view(), bound, row, 0).view());
        out.shown.c1 = sealBox(
            recipient, Group::encode(out.x1), sealSeed(out.r1.view(), bound, row, 1).view());
        out.shown.p0 = points->part;
        out.shown.p1 = points->rest;
        return out;
    }
}

template <typename Group>
ByteArray<16> challenge(const Bytes32& bound, const std::vector<Shown<Group>>& all)
{
    crypto::Hasher hash(tag::kProofChallenge, 16);
    hash.field(bound);
    for (const auto& row : all) hash.raw(row.c0).raw(row.c1).raw(row.p0).raw(row.p1);
    ByteArray<16> out;
    hash.finish(out);
    return out;
}

namespace {

ByteView bytesOf(ByteView proof, unsigned row)
{
    return proof.subspan(16 + row * kProofRowBytes, kProofRowBytes);
}

} // namespace

template <typename Group>
std::optional<Laid<Group>> layOut(const Bytes32& bound, ByteView proof, unsigned row)
{
    const auto bytes = bytesOf(proof, row), written = bytes.subspan(32, 32);
    Laid<Group> laid;
    std::ranges::copy(bytes.subspan(64), laid.other.begin());
    if (bit(proof, row) == 0) {
        if (std::ranges::any_of(written, [](std::uint8_t b) { return b != 0; })) return {};
        laid.half = Group::half(bytes.first(32), bound, row);
        return laid;
    }
    const auto half = Group::decode(written);
    if (!half) return {};
    laid.half = *half;
    return laid;
}

template <typename Group>
std::optional<Shown<Group>> shownBy(const Bytes32& bound, const SealRecipient& recipient,
    const typename Group::Point& whole, ByteView proof, unsigned row)
{
    const auto laid = layOut<Group>(bound, proof, row);
    if (!laid) return {};
    const auto points = split(whole, laid->half);
    if (!points) return {};
    const auto which = bit(proof, row);
    const auto seed = sealSeed(bytesOf(proof, row).first(32), bound, row, which);
    const auto box = sealBox(recipient, Group::encode(laid->half), seed.view());
    if (which == 0) return Shown<Group> { box, laid->other, points->part, points->rest };
    return Shown<Group> { laid->other, box, points->rest, points->part };
}

template <typename Group> void reveal(const Row<Group>& row, unsigned bit, Bytes& out)
{
    const auto open = [&](ByteView bytes) {
        // Half of a row that is laid open tells nothing of the share.
        Bytes copy = toBytes(bytes);
        for (auto& b : copy) crypto::declassify(b);
        append(out, copy);
    };
    if (bit == 0) {
        open(row.r0.view());
        append(out, Bytes32 {});
        append(out, row.shown.c1);
    } else {
        open(row.r1.view());
        open(Group::encode(row.x1));
        append(out, row.shown.c0);
    }
}

#define INSTANTIATE(G)                                                                             \
    template Bytes32 bind<G>(const ProofLabel&, const SealRecipient&, const G::Point&);            \
    template Row<G> make<G>(const Bytes32&, const SealRecipient&, const G::Point&,                 \
        const G::Scalar&, unsigned, Random&);                                                      \
    template ByteArray<16> challenge<G>(const Bytes32&, const std::vector<Shown<G>>&);             \
    template std::optional<Laid<G>> layOut<G>(const Bytes32&, ByteView, unsigned);                 \
    template std::optional<Shown<G>> shownBy<G>(                                                   \
        const Bytes32&, const SealRecipient&, const G::Point&, ByteView, unsigned);                \
    template void reveal<G>(const Row<G>&, unsigned, Bytes&);
INSTANTIATE(Secp)
INSTANTIATE(Ed)
#undef INSTANTIATE

} // namespace tercet::backup::rows
