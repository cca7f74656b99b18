#include "core/backup/age/Base64.h"

namespace tercet::backup::age::base64 {

namespace {

int variant(Padding padding)
{
    return padding == Padding::Yes ? sodium_base64_VARIANT_ORIGINAL
                                   : sodium_base64_VARIANT_ORIGINAL_NO_PADDING;
}

// The number of bytes, or empty.
std::optional<std::size_t> decodeInto(ByteView text, Padding padding, MutableByteView out)
{
    // libsodium takes some bytes above ASCII for letters.
    std::uint8_t high = 0;
    for (const auto c : text) high |= c & 0x80;
    if (high) return {};
    std::size_t size = 0;
    const char* end = nullptr;
    const auto* begin = reinterpret_cast<const char*>(text.data());
    if (sodium_base642bin(
            out.data(), out.size(), begin, text.size(), nullptr, &size, &end, variant(padding))
            != 0
        || end != begin + text.size())
        return {};
    return size;
}

} // namespace

std::string encode(ByteView bytes, Padding padding)
{
    std::string out(sodium_base64_encoded_len(bytes.size(), variant(padding)), '\0');
    sodium_bin2base64(out.data(), out.size(), bytes.data(), bytes.size(), variant(padding));
    out.pop_back(); // the terminating zero
    return out;
}

std::optional<Bytes> decode(std::string_view text, Padding padding)
{
    Bytes out(text.size() / 4 * 3 + 3);
    const auto size = decodeInto(view(text), padding, out);
    if (!size) return {};
    out.resize(*size);
    return out;
}

bool decode(ByteView text, Padding padding, crypto::SecretBytes& out)
{
    crypto::SecretBytes bytes(text.size() / 4 * 3 + 3);
    const auto size = decodeInto(text, padding, bytes.mutableView());
    if (!size) return false;
    bytes.truncate(*size);
    out = std::move(bytes);
    return true;
}

} // namespace tercet::backup::age::base64
