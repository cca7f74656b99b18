#include "core/chains/ethereum/Decode.h"

namespace tercet::chains::ethereum {

namespace {

// The id and the English name of a domain field.
std::pair<std::string, std::string> domainField(const std::string& path)
{
    if (path == "name") return { "domain-name", "Application claims to be" };
    if (path == "version") return { "domain-version", "Version" };
    if (path == "chainId") return { "chain-id", "Chain id" };
    if (path == "verifyingContract") return { "contract", "Contract" };
    return { "domain-salt", "Salt" };
}

void readNetwork(Card& card, const TypedData& data)
{
    if (data.verifyingContract) card->contract = data.verifyingContract->text();
    if (!data.chainId) {
        card.risk(
            Level::Warning, "no-network", "It names no network and may be used on every one.");
        return;
    }
    card->network = data.chainId->fitsU64() ? networkName(data.chainId->toU64())
                                            : "Chain " + data.chainId->decimal();
    card->chainId = data.chainId->fitsU64() ? data.chainId->toU64() : 0;
    if (!findNetwork(card->chainId))
        card.risk(Level::Warning, "unknown-network",
            "This network has no name here; check its number.", { data.chainId->decimal() });
}

void showDomain(Card& card, const TypedData& data)
{
    for (const auto& leaf : data.domain) {
        const auto [id, name] = domainField(leaf.path);
        if (leaf.type == "string")
            card.untrusted(id, name, leaf.text);
        else
            card.field(id, name, leaf.text);
    }
}

} // namespace

Result<Decoded> decodeTypedData(ByteView bytes, const Sender& from)
{
    TERCET_TRY(const auto data, parseTypedData(text(bytes)));
    Card card(Kind::TypedData, data.digest);
    card->fullyDecoded = true;
    card->data = toBytes(bytes);
    card->summary = "Sign typed data \"" + data.primaryType + "\"";
    readNetwork(card, data);
    if (!card->network.empty()) card->summary += " on " + card->network;
    card.field("action", "Action", "Sign typed data");
    checkPermit(card, data, from);
    card.field("primary-type", "Type", data.primaryType);
    for (const auto& leaf : data.message) card.untrusted("typed", leaf.path, leaf.text);
    if (from) card.field("from", "From", from->text());
    if (!card->network.empty()) card.field("network", "Network", card->network);
    showDomain(card, data);
    card.field("domain-hash", "Domain separator", hex0x(data.domainSeparator));
    card.field("digest", "Digest", hex0x(data.digest));
    return card.take();
}

} // namespace tercet::chains::ethereum
