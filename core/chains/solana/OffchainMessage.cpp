#include "core/chains/solana/OffchainMessage.h"

#include <algorithm>

#include "core/base/Codec.h"
#include "core/chains/Text.h"

namespace tercet::chains::solana {

namespace {

constexpr std::string_view kDomain = "\xFFsolana offchain";
constexpr std::uint8_t kVersion = 0, kSigners = 1;

} // namespace

Result<MessageFormat> formatOf(ByteView bytes)
{
    const auto size = kHeaderBytes + bytes.size();
    if (bytes.empty()) return fail(Code::MissingField, "the text is empty", "message");
    if (size > kMaxLong) return fail(Code::TextTooLong, "above 65450 bytes", "message");
    if (!isUtf8(text(bytes))) return fail(Code::BadUtf8, "", "message");
    if (size > kMaxShort) return MessageFormat::LongUtf8;
    const bool ascii
        = std::ranges::all_of(bytes, [](std::uint8_t b) { return b >= 0x20 && b <= 0x7E; });
    return ascii ? MessageFormat::Ascii : MessageFormat::Utf8;
}

Result<Bytes> offchainMessage(ByteView bytes, const Bytes32& signer)
{
    TERCET_TRY(const auto format, formatOf(bytes));
    Writer w;
    w.raw(view(kDomain)).u8(kVersion).raw(kNoApplication).u8(std::uint8_t(format));
    w.u8(kSigners).raw(signer).u16(std::uint16_t(bytes.size())).raw(bytes);
    return w.take();
}

} // namespace tercet::chains::solana
