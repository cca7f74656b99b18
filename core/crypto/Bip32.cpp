#include "core/crypto/Bip32.h"

#include <botan/base58.h>
#include <charconv>

namespace tercet::crypto {

namespace {

constexpr std::uint32_t kHardened = 0x80000000u;
constexpr ByteArray<4> kXpubVersion = { 0x04, 0x88, 0xb2, 0x1e };

ByteArray<4> be32(std::uint32_t v)
{
    return { std::uint8_t(v >> 24), std::uint8_t(v >> 16), std::uint8_t(v >> 8), std::uint8_t(v) };
}

// One level: the child of `node` and its tweak.
struct Child {
    ExtendedKey node;
    Scalar tweak;
};

Result<Child> deriveChild(const ExtendedKey& node, std::uint32_t index)
{
    const auto parent = node.key.encode();
    Bytes data(parent.begin(), parent.end());
    append(data, be32(index));
    const auto digest = hmacSha512(node.chainCode, data);
    const std::span<const std::uint8_t, 64> wide(digest);
    const auto tweak = Scalar::decode(wide.first<32>());
    if (!tweak) return fail(Code::BadPath, "this index has no key");
    // A zero tweak would leave the key as it is; libsecp256k1 allows it, BIP-32 too.
    const auto key = node.key.addBasePublic(*tweak);
    if (!key) return fail(Code::BadPath, "this index has no key");
    const auto fingerprint = ripemd160(sha256(parent));
    Child child { { *key, {}, std::uint8_t(node.depth + 1), {}, index }, *tweak };
    std::copy(wide.begin() + 32, wide.end(), child.node.chainCode.begin());
    std::copy_n(fingerprint.begin(), 4, child.node.parentFingerprint.begin());
    return child;
}

// This thread's latest derivations, which the next paths mostly have in common with.
class Recent {
public:
    Result<Child> childOf(const ExtendedKey& node, std::uint32_t index)
    {
        for (const auto& e : m_entries)
            if (e.child.node.childNumber == index && e.parent.chainCode == node.chainCode
                && e.parent.depth == node.depth && e.parent.key == node.key)
                return e.child;
        TERCET_TRY(auto child, deriveChild(node, index));
        Entry entry { node, child };
        if (m_entries.size() < kMost)
            m_entries.push_back(std::move(entry));
        else
            m_entries[m_oldest++ % kMost] = std::move(entry);
        return child;
    }

private:
    static constexpr std::size_t kMost = 32;
    struct Entry {
        ExtendedKey parent;
        Child child;
    };
    std::vector<Entry> m_entries;
    std::size_t m_oldest { 0 };
};

} // namespace

Result<Derived> derivePublic(const ExtendedKey& root, std::span<const std::uint32_t> path)
{
    thread_local Recent recent;
    Derived out { root, {} };
    for (const auto index : path) {
        if (index >= kHardened)
            return fail(Code::BadPath, "hardened derivation is not possible with shares");
        if (out.node.depth == 255) return fail(Code::BadPath, "too deep");
        TERCET_TRY(auto child, recent.childOf(out.node, index));
        out.node = std::move(child.node);
        out.tweak += child.tweak;
    }
    return out;
}

std::string encodeXpub(const ExtendedKey& node)
{
    Bytes b(kXpubVersion.begin(), kXpubVersion.end());
    b.push_back(node.depth);
    append(b, node.parentFingerprint);
    append(b, be32(node.childNumber));
    append(b, node.chainCode);
    append(b, node.key.encode());
    return Botan::base58_check_encode(b);
}

Result<ExtendedKey> decodeXpub(std::string_view text)
{
    if (text.size() > 120) return fail(Code::BadField, "not an xpub");
    Bytes b;
    try {
        const auto decoded = Botan::base58_check_decode(std::string(text));
        b.assign(decoded.begin(), decoded.end());
    } catch (const std::exception&) { // Botan's way of saying "not Base58Check"
        return fail(Code::BadField, "not Base58Check");
    }
    if (b.size() != 78 || !std::equal(kXpubVersion.begin(), kXpubVersion.end(), b.begin()))
        return fail(Code::BadField, "not an xpub");
    TERCET_TRY(auto key, Point::decode(ByteView(b).subspan(45)));
    ExtendedKey node { key, {}, b[4], {},
        std::uint32_t(b[9]) << 24 | std::uint32_t(b[10]) << 16 | std::uint32_t(b[11]) << 8
            | b[12] };
    std::copy_n(b.begin() + 5, 4, node.parentFingerprint.begin());
    std::copy_n(b.begin() + 13, 32, node.chainCode.begin());
    if (node.depth == 0 && (node.childNumber != 0 || node.parentFingerprint != ByteArray<4> {}))
        return fail(Code::BadField, "root with a parent");
    // Botan skips white space.
    if (encodeXpub(node) != text) return fail(Code::BadField, "another encoding");
    return node;
}

Result<std::vector<std::uint32_t>> parsePath(std::string_view text)
{
    if (text.empty() || text[0] != 'm') return fail(Code::BadPath, "a path begins with m");
    std::vector<std::uint32_t> out;
    text.remove_prefix(1);
    while (!text.empty()) {
        if (text[0] != '/') return fail(Code::BadPath, "a slash is missing");
        text.remove_prefix(1);
        std::uint32_t v = 0;
        const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), v);
        const auto n = std::size_t(end - text.data());
        if (ec != std::errc {} || v >= kHardened || (text[0] == '0' && n > 1))
            return fail(Code::BadPath, "not a non-hardened index");
        out.push_back(v);
        text.remove_prefix(n);
        if (out.size() > 10) return fail(Code::BadPath, "too deep");
    }
    return out;
}

std::string pathText(std::span<const std::uint32_t> path)
{
    std::string out = "m";
    for (auto i : path) out += "/" + std::to_string(i);
    return out;
}

} // namespace tercet::crypto
