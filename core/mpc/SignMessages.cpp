#include "core/mpc/SignMessages.h"

#include "core/base/Codec.h"
#include "core/mpc/HubLink.h"

namespace tercet::mpc {

namespace {

constexpr std::size_t kMaxDepth = 10;
constexpr std::uint32_t kHardened = 0x80000000;

}

Bytes encodeSignRequest(const SignRequest& request)
{
    Writer w;
    w.raw(request.presignature).u8(std::uint8_t(request.path.size()));
    for (const auto index : request.path) w.u32(index);
    w.u8(request.payloadType).blob32(request.payload).raw(request.authentication);
    return w.take();
}

Result<SignRequest> decodeSignRequest(ByteView bytes)
{
    Reader r(bytes);
    SignRequest out;
    TERCET_TRY(out.presignature, r.array<32>());
    TERCET_TRY(const auto depth, r.u8());
    if (depth > kMaxDepth) return fail(Code::BadPath, "too deep");
    for (std::size_t i = 0; i < depth; ++i) {
        TERCET_TRY(const auto index, r.u32());
        if (index >= kHardened) return fail(Code::BadPath, "hardened");
        out.path.push_back(index);
    }
    TERCET_TRY(out.payloadType, r.u8());
    TERCET_TRY(const auto payload, r.blob32(kMaxPayloadBytes));
    out.payload = toBytes(payload);
    TERCET_TRY(out.authentication, r.array<64>());
    TERCET_CHECK(r.finish());
    return out;
}

Bytes SignShare::encode() const { return Writer().raw(u).raw(w).take(); }

Result<SignShare> SignShare::decode(ByteView bytes)
{
    if (bytes.size() != 64) return fail(Code::BadLength, "share");
    TERCET_TRY(const auto u, crypto::Scalar::decode(bytes.first(32)));
    TERCET_TRY(const auto w, crypto::Scalar::decode(bytes.last(32)));
    return SignShare { u, w };
}

} // namespace tercet::mpc
