#include "core/chains/KeyTree.h"

#include "core/chains/bitcoin/Address.h"
#include "core/chains/ethereum/Address.h"
#include "core/chains/solana/Address.h"

namespace tercet::chains {

namespace {

// The branch's node, remembered, and its child: with the tweaks of both.
template <typename Derived, typename Root>
Result<Derived> child(std::map<std::vector<std::uint32_t>, Derived>& branches, const Root& root,
    const AddressPath& place, std::size_t most)
{
    const auto path = place.branch();
    auto it = branches.find(path);
    if (it == branches.end()) {
        TERCET_TRY(const auto branch, crypto::derivePublic(root, path));
        if (branches.size() >= most) branches.clear();
        it = branches.emplace(path, branch).first;
    }
    const std::uint32_t index[] { place.index };
    TERCET_TRY(auto out, crypto::derivePublic(it->second.node, index));
    out.tweak = it->second.tweak + out.tweak;
    return out;
}

} // namespace

Bytes AddressKey::publicKey() const
{
    if (const auto* secp = std::get_if<Secp256k1>(&key)) return toBytes(secp->key.encode());
    return toBytes(std::get<Ed25519>(key).key.encode());
}

Result<AddressKey> KeyTree::derive(const AddressPath& place)
{
    if (place.kind == AddressKind::Solana) {
        TERCET_TRY(const auto at, child(m_edBranches, m_ed25519, place, kRemembered));
        return AddressKey { place, solana::addressText(at.node.key.encode()),
            AddressKey::Ed25519 { at.node.key, at.tweak } };
    }
    TERCET_TRY(const auto at, child(m_secpBranches, m_secp256k1, place, kRemembered));
    const AddressKey::Secp256k1 key { at.node.key, at.tweak };
    switch (place.kind) {
    case AddressKind::BitcoinP2wpkh:
        return AddressKey { place, bitcoin::Address::p2wpkh(key.key).text(), key };
    case AddressKind::BitcoinP2tr: {
        TERCET_TRY(const auto address, bitcoin::Address::p2tr(key.key));
        return AddressKey { place, address.text(), key };
    }
    default:
        return AddressKey { place, ethereum::Address::ofKey(key.key).text(), key };
    }
}

Result<const AddressKey*> KeyTree::find(const AddressPath& place)
{
    if (const auto it = m_keys.find(place); it != m_keys.end()) return &it->second;
    TERCET_TRY(auto derived, derive(place));
    if (m_keys.size() >= kRemembered) m_keys.clear();
    return &m_keys.emplace(place, std::move(derived)).first->second;
}

} // namespace tercet::chains
