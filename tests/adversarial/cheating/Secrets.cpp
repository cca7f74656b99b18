#include "tests/adversarial/cheating/Secrets.h"

#include <cstring>
#include <sodium.h>

#include "core/mpc/RefreshParty.h"

namespace tercet::mpc::cheating {

namespace {

// The part of the base64 text that depends on `secret` alone, after `shift` other bytes.
Bytes base64(ByteView secret, std::size_t shift)
{
    Bytes shifted(shift);
    append(shifted, secret);
    std::string text(
        sodium_base64_ENCODED_LEN(shifted.size(), sodium_base64_VARIANT_ORIGINAL_NO_PADDING), '\0');
    sodium_bin2base64(text.data(), text.size(), shifted.data(), shifted.size(),
        sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
    const auto from = (8 * shift + 5) / 6, to = 8 * shifted.size() / 6;
    return toBytes(view(text.substr(from, to - from)));
}

} // namespace

void Secrets::add(std::string name, ByteView secret)
{
    m_all.push_back({ name, toBytes(secret) });
    m_all.push_back({ name + " in hex", toBytes(view(hex(secret))) });
    for (const std::size_t shift : { 0, 1, 2 })
        m_all.push_back({ name + " in base64", base64(secret, shift) });
}

void Secrets::addRecord(const CoreRecord& r)
{
    const auto whose = "P" + std::to_string(number(r.party)) + "'s ";
    add(whose + "x", r.x);
    add(whose + "y", r.y);
    add(whose + "hedge key", r.hedgeKey.view());
    add(whose + "identity seed", r.own.ik().seed().view());
    add(whose + "DH secret", r.own.dh().secret().view());
}

void Secrets::addLink(LinkState& link)
{
    if (!link.live()) return;
    const auto whose = "P" + std::to_string(number(link.self())) + "'s ";
    for (auto other : others(link.self())) {
        auto& pair = link.with(other);
        add(whose + "PR", pair.root().view());
        if (!pair.isConfirmed()) continue;
        add(whose + "Δ", pair.senderKeys().delta.view());
        for (const std::size_t row : { 0, 1, 63, 127 }) {
            add(whose + "OT key", pair.senderKeys().keys.view().subspan(32 * row, 32));
            add(whose + "OT key", pair.receiverKeys().keys.view().subspan(64 * row, 32));
            add(whose + "OT key", pair.receiverKeys().keys.view().subspan(64 * row + 32, 32));
        }
    }
}

void Secrets::addRefresh(LinkState& link, const Bytes32& nonce)
{
    if (!link.live()) return;
    const auto self = link.self();
    const auto whose = "P" + std::to_string(number(self)) + "'s ";
    const auto id = refreshId(link.id(), link.record().epoch + 1, nonce);
    auto x = link.record().x;
    auto y = link.record().y;
    for (auto other : others(self)) {
        const auto shift = refreshShift(link.with(other).root(), id);
        const auto edShift = refreshShiftEd(link.with(other).root(), id);
        x = other > self ? x + shift : x - shift;
        y = other > self ? y + edShift : y - edShift;
        add(whose + "δ", shift);
        add(whose + "δ of Ed25519", edShift);
    }
    add(whose + "new x", x);
    add(whose + "new y", y);
}

std::string Secrets::toldBy(ByteView text) const
{
    for (const auto& s : m_all)
        if (memmem(text.data(), text.size(), s.spelled.data(), s.spelled.size()) != nullptr)
            return s.name;
    return {};
}

} // namespace tercet::mpc::cheating
