#include "core/crypto/EdBip32.h"

namespace tercet::crypto {

namespace {

constexpr std::uint32_t kHardened = 0x80000000u;
constexpr std::size_t kTweakBytes = 28;

ByteArray<64> childHmac(std::uint8_t kind, const EdExtendedKey& node, std::uint32_t index)
{
    Bytes data { kind };
    append(data, node.key);
    append(data, le32(index));
    return hmacSha512(node.chainCode, data);
}

// 8·Z, below 2^227 and so below the group's order.
EdScalar eightTimes(std::span<const std::uint8_t, kTweakBytes> z)
{
    ByteArray<64> wide {};
    for (std::size_t i = 0; i < z.size(); ++i) {
        wide[i] |= std::uint8_t(z[i] << 3);
        wide[i + 1] = std::uint8_t(z[i] >> 5);
    }
    return EdScalar::reduce64(wide);
}

} // namespace

Result<EdDerived> derivePublic(const EdExtendedKey& root, std::span<const std::uint32_t> path)
{
    EdDerived out { root, {} };
    for (const auto index : path) {
        if (index >= kHardened)
            return fail(Code::BadPath, "hardened derivation is not possible with shares");
        auto& node = out.node;
        const auto z = childHmac(2, node, index), chain = childHmac(3, node, index);
        const auto tweak = eightTimes(std::span(z).first<kTweakBytes>());
        const auto shift = EdPoint::mulBase(tweak);
        const auto child = shift ? node.key + *shift : std::nullopt;
        if (!child) return fail(Code::BadPath, "this index has no key");
        node.key = *child;
        std::copy(chain.begin() + 32, chain.end(), node.chainCode.begin());
        out.tweak = out.tweak + tweak;
    }
    return out;
}

} // namespace tercet::crypto
