#include "core/policy/Effect.h"

#include <algorithm>

#include "core/crypto/Hash.h"

namespace tercet::policy {

namespace {

constexpr crypto::Tag kSlot { "mw1.pol.slot" };

bool isTransaction(RequestKind kind)
{
    return kind != RequestKind::Message && kind != RequestKind::TypedData;
}

// The token of a transfer, an approval or a permit, and whatever a contract is asked to do with
// what it keeps for the wallet.
std::optional<Movement> tokenMove(const chains::Decoded& decoded)
{
    const auto& amount = decoded.amount;
    if (amount && !amount->contract.empty())
        return Movement { { Family::Ethereum, decoded.chainId, amount->contract },
            amount->unlimited ? chains::Uint256::max() : amount->units };
    if (!decoded.contract) return {};
    return Movement { { Family::Ethereum, decoded.chainId, *decoded.contract }, {},
        decoded.chainId == 0 };
}

void name(Effect& effect, const std::optional<std::string>& address)
{
    if (address && std::ranges::find(effect.addresses, *address) == effect.addresses.end())
        effect.addresses.push_back(*address);
}

} // namespace

Effect effectOf(const chains::Decoded& decoded)
{
    Effect effect { .kind = requestKind(decoded.kind) };
    if (isTransaction(effect.kind)) {
        Movement own { ownUnit(decoded) };
        if (decoded.totalMax) own.amount = decoded.totalMax->units;
        effect.moves.push_back(std::move(own));
    }
    if (auto token = tokenMove(decoded)) effect.moves.push_back(std::move(*token));
    effect.unknownTokens = effect.kind == RequestKind::TypedData
        && !(decoded.amount && !decoded.amount->contract.empty())
        && std::ranges::any_of(
            decoded.risks, [](const chains::Risk& risk) { return risk.code == "permit"; });
    name(effect, decoded.recipient);
    name(effect, decoded.contract);
    return effect;
}

Bytes32 slotOf(const chains::Decoded& decoded, const std::string& from)
{
    if (decoded.nonce && decoded.chainId != 0)
        return crypto::hash(
            kSlot, crypto::le64(decoded.chainId), view(from), crypto::le64(*decoded.nonce));
    return crypto::hash(kSlot, view(from), decoded.digest);
}

} // namespace tercet::policy
