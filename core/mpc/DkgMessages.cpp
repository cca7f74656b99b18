#include "core/mpc/DkgMessages.h"

#include <algorithm>

#include "core/base/Codec.h"

namespace tercet::mpc {

Bytes KeyProofs::encode() const
{
    return Writer()
        .raw(commitment.encode())
        .raw(response)
        .raw(edCommitment.encode())
        .raw(edResponse)
        .take();
}

Result<KeyProofs> KeyProofs::decode(ByteView bytes)
{
    if (bytes.size() != kBytes) return fail(Code::BadLength, "proofs");
    TERCET_TRY(const auto a, crypto::Point::decode(bytes.first(33)));
    TERCET_TRY(const auto z, crypto::Scalar::decode(bytes.subspan(33, 32)));
    TERCET_TRY(const auto edA, crypto::EdPoint::decode(bytes.subspan(65, 32)));
    TERCET_TRY(const auto edZ, crypto::EdScalar::decode(bytes.subspan(97)));
    return KeyProofs { a, z, edA, edZ };
}

Bytes DkgCommit::encode() const { return Writer().raw(nonce).raw(commitment).take(); }

Result<DkgCommit> DkgCommit::decode(ByteView bytes)
{
    Reader r(bytes);
    DkgCommit out;
    TERCET_TRY(out.nonce, r.array<32>());
    TERCET_TRY(out.commitment, r.array<32>());
    TERCET_CHECK(r.finish());
    return out;
}

Bytes DkgReveal::encode() const
{
    return Writer()
        .raw(x.encode())
        .raw(y.encode())
        .raw(chain)
        .raw(salt)
        .raw(proofs.encode())
        .take();
}

Result<DkgReveal> DkgReveal::decode(ByteView bytes)
{
    if (bytes.size() != layoutBytes(kFields)) return fail(Code::BadLength, "D2");
    const auto at
        = [&](std::size_t i) { return bytes.subspan(kFields[i].offset, kFields[i].length); };
    TERCET_TRY(const auto x, crypto::Point::decode(at(0)));
    TERCET_TRY(const auto y, crypto::EdPoint::decode(at(1)));
    TERCET_TRY(const auto proofs, KeyProofs::decode(bytes.subspan(kFields[4].offset)));
    DkgReveal out { .x = x, .y = y, .proofs = proofs };
    std::ranges::copy(at(2), out.chain.begin());
    std::ranges::copy(at(3), out.salt.begin());
    return out;
}

Result<DkgConfirm> DkgConfirm::decode(ByteView bytes)
{
    if (bytes.size() != 64) return fail(Code::BadLength, "D3");
    return DkgConfirm { toArray(std::span<const std::uint8_t, 64>(bytes)) };
}

} // namespace tercet::mpc
