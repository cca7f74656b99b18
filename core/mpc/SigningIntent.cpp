#include "core/mpc/SigningIntent.h"

namespace tercet::mpc {

namespace {

constexpr std::uint32_t kHardened = 0x80000000;

}

void SigningIntent::write(Writer& out) const
{
    out.u8(std::uint8_t(path.size()));
    for (const auto index : path) out.u32(index);
    out.u8(payloadType).blob32(payload).raw(authentication);
}

Result<SigningIntent> SigningIntent::read(Reader& in)
{
    SigningIntent out;
    TERCET_TRY(const auto depth, in.u8());
    if (depth > kMaxDepth) return fail(Code::BadPath, "too deep");
    for (std::size_t i = 0; i < depth; ++i) {
        TERCET_TRY(const auto index, in.u32());
        if (index >= kHardened) return fail(Code::BadPath, "hardened");
        out.path.push_back(index);
    }
    TERCET_TRY(out.payloadType, in.u8());
    TERCET_TRY(const auto payload, in.blob32(kMaxPayloadBytes));
    out.payload = toBytes(payload);
    TERCET_TRY(out.authentication, in.array<64>());
    TERCET_CHECK(in.finish());
    return out;
}

} // namespace tercet::mpc
