#include "core/mpc/RefreshMessages.h"

#include <algorithm>

#include "core/base/Codec.h"

namespace tercet::mpc {

Result<RefreshCommit> RefreshCommit::decode(ByteView bytes)
{
    if (bytes.size() != 32) return fail(Code::BadLength, "R1");
    return RefreshCommit { toArray(std::span<const std::uint8_t, 32>(bytes)) };
}

Bytes RefreshReveal::encode() const
{
    return Writer().raw(x.encode()).raw(y.encode()).raw(salt).raw(proofs.encode()).take();
}

Result<RefreshReveal> RefreshReveal::decode(ByteView bytes)
{
    if (bytes.size() != layoutBytes(kFields)) return fail(Code::BadLength, "R2");
    const auto at
        = [&](std::size_t i) { return bytes.subspan(kFields[i].offset, kFields[i].length); };
    TERCET_TRY(const auto x, crypto::Point::decode(at(0)));
    TERCET_TRY(const auto y, crypto::EdPoint::decode(at(1)));
    TERCET_TRY(const auto proofs, KeyProofs::decode(bytes.subspan(kFields[3].offset)));
    RefreshReveal out { .x = x, .y = y, .proofs = proofs };
    std::ranges::copy(at(2), out.salt.begin());
    return out;
}

Result<RefreshConfirm> RefreshConfirm::decode(ByteView bytes)
{
    if (bytes.size() != 64) return fail(Code::BadLength, "F3");
    return RefreshConfirm { toArray(std::span<const std::uint8_t, 64>(bytes)) };
}

} // namespace tercet::mpc
