#include "core/mpc/PresignMessages.h"

#include "core/base/Codec.h"

namespace tercet::mpc {

using crypto::Point;
using crypto::Scalar;

Bytes PresignExtension::encode() const
{
    return Writer().u64(counter).raw(nonce).raw(commitment).raw(transfer).take();
}

Result<PresignExtension> PresignExtension::decode(ByteView bytes)
{
    Reader r(bytes);
    PresignExtension out;
    TERCET_TRY(out.counter, r.u64());
    TERCET_TRY(out.nonce, r.array<32>());
    TERCET_TRY(out.commitment, r.array<32>());
    TERCET_TRY(out.transfer, r.raw(kOtMessageBytes));
    TERCET_CHECK(r.finish());
    return out;
}

Bytes PresignShare::encode() const
{
    return Writer()
        .raw(echo)
        .raw(nonce)
        .raw(R.encode())
        .raw(salt)
        .raw(pk.encode())
        .raw(gammaU.encode())
        .raw(gammaV.encode())
        .raw(psi)
        .raw(product)
        .take();
}

Result<PresignShare> PresignShare::decode(ByteView bytes)
{
    Reader r(bytes);
    TERCET_TRY(const auto echo, r.array<32>());
    TERCET_TRY(const auto nonce, r.array<32>());
    TERCET_TRY(const auto rBytes, r.raw(Point::kBytes));
    TERCET_TRY(const auto salt, r.array<32>());
    TERCET_TRY(const auto pkBytes, r.raw(Point::kBytes));
    TERCET_TRY(const auto uBytes, r.raw(Point::kBytes));
    TERCET_TRY(const auto vBytes, r.raw(Point::kBytes));
    TERCET_TRY(const auto psiBytes, r.raw(32));
    TERCET_TRY(const auto product, r.raw(kRvoleAnswerBytes));
    TERCET_CHECK(r.finish());
    TERCET_TRY(const auto R, Point::decode(rBytes));
    TERCET_TRY(const auto pk, Point::decode(pkBytes));
    TERCET_TRY(const auto gammaU, Point::decode(uBytes));
    TERCET_TRY(const auto gammaV, Point::decode(vBytes));
    TERCET_TRY(const auto psi, Scalar::decode(psiBytes));
    return PresignShare { echo, nonce, R, salt, pk, gammaU, gammaV, psi, product };
}

Result<PresignReport> PresignReport::decode(ByteView bytes)
{
    if (bytes.size() != 32) return fail(Code::BadLength, "PT");
    return PresignReport { toArray(std::span<const std::uint8_t, 32>(bytes)) };
}

} // namespace tercet::mpc
