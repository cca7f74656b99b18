#include "core/chains/ethereum/Decode.h"

namespace tercet::chains::ethereum {

namespace {

constexpr int kGweiDecimals = 9;

std::string gwei(const Uint256& wei) { return wei.amount(kGweiDecimals) + " gwei"; }

void describeTransfer(Card& card, const Transaction& tx, const Address& to, const Sender& from)
{
    const auto amount = nativeAmount(tx.value, tx.chainId);
    card->kind = Kind::NativeTransfer;
    card->amount = amount;
    card->recipient = to.text();
    card->summary = "Send " + amountText(amount) + " to " + to.text();
    card.field("action", "Action", "Send " + amount.symbol);
    card.field("amount", "Amount", amountText(amount));
    card.field("to", "To", to.text());
    if (tx.value.isZero()) card.risk(Level::Note, "zero-amount", "The amount is zero.");
    checkRecipient(card, tx.chainId, to, from);
}

void describeUnknownCall(Card& card, const Transaction& tx, const Address& to)
{
    const auto amount = nativeAmount(tx.value, tx.chainId);
    card->kind = Kind::ContractCall;
    card->amount = amount;
    card->recipient = card->contract = to.text();
    card->fullyDecoded = false;
    card->summary = "Call a contract that cannot be shown in full: " + to.text();
    card.field("action", "Action", "Call a contract");
    card.field("amount", "Amount", amountText(amount));
    card.field("to", "Contract", to.text());
    if (tx.data.size() >= 4) card.field("function", "Function", hex0x(ByteView(tx.data).first(4)));
    card.risk(Level::Danger, "call-not-understood",
        "What this contract call does cannot be shown. It may take everything the account holds.");
}

void describeCreation(Card& card, const Transaction& tx)
{
    const auto amount = nativeAmount(tx.value, tx.chainId);
    card->kind = Kind::ContractCreation;
    card->amount = amount;
    card->fullyDecoded = false;
    card->summary = "Create a contract whose program cannot be shown";
    card.field("action", "Action", "Create a contract");
    card.field("amount", "Amount", amountText(amount));
    card.risk(Level::Danger, "contract-creation",
        "It creates a contract; what its program does cannot be shown.");
}

void describe(Card& card, const Transaction& tx, const Sender& from)
{
    if (!tx.to) return describeCreation(card, tx);
    if (tx.data.empty()) return describeTransfer(card, tx, *tx.to, from);
    const auto call = decodeCall(tx.data);
    if (!call || !describeTokenCall(card, tx, *tx.to, *call, from))
        describeUnknownCall(card, tx, *tx.to);
}

// A fee is looked at twice when it is more than a twentieth of what is sent, or a tenth of an
// ether.
void checkFee(Card& card, const Transaction& tx, const Uint256& fee)
{
    const Uint256 kTenth(100'000'000'000'000'000);
    if (fee.isZero()) {
        card.risk(Level::Warning, "zero-fee", "The fee is zero: the network may never include it.");
    } else if (fee > kTenth && nativeSymbol(tx.chainId) == "ETH") {
        card.risk(Level::Warning, "high-fee", "The fee can be more than 0.1 ETH.",
            { amountText(nativeAmount(fee, tx.chainId)) });
    } else if (const auto times = fee.times(20);
        card->kind == Kind::NativeTransfer && !tx.value.isZero() && (!times || *times > tx.value)) {
        card.risk(Level::Warning, "high-fee", "The fee can be more than 5 % of the amount.",
            { amountText(nativeAmount(fee, tx.chainId)) });
    }
    if (tx.gasLimit < intrinsicGas(tx))
        card.risk(Level::Danger, "gas-too-low",
            "The gas limit is below what the transaction needs: the network will refuse it.",
            { std::to_string(intrinsicGas(tx)) });
}

std::string_view typeName(TransactionType type)
{
    switch (type) {
    case TransactionType::Legacy:
        return "legacy (EIP-155)";
    case TransactionType::AccessList:
        return "access list (EIP-2930)";
    case TransactionType::DynamicFee:
        return "dynamic fee (EIP-1559)";
    }
    return {};
}

void showBytes(Card& card, const Transaction& tx)
{
    card.field("nonce", "Nonce", std::to_string(tx.nonce));
    card.field("chain-id", "Chain id", std::to_string(tx.chainId));
    card.field("type", "Transaction type", std::string(typeName(tx.type)));
    card.field("gas", "Gas limit", std::to_string(tx.gasLimit));
    if (tx.type == TransactionType::DynamicFee) {
        card.field("max-fee", "Maximum fee per gas", gwei(tx.maxFeePerGas));
        card.field("priority-fee", "Maximum priority fee per gas", gwei(tx.maxPriorityFeePerGas));
    } else {
        card.field("gas-price", "Gas price", gwei(tx.maxFeePerGas));
    }
    for (const auto& entry : tx.accessList) {
        auto text = entry.address.text();
        for (const auto& key : entry.storageKeys) text += "\n" + hex0x(key);
        card.field("access-list", "Access list", text);
    }
    if (!tx.data.empty()) card.field("data", "Data", hex0x(tx.data));
    card.field("digest", "Digest", hex0x(card->digest));
}

} // namespace

Result<Decoded> decodeTransaction(ByteView bytes, const Sender& from)
{
    TERCET_TRY(const auto tx, parseUnsigned(bytes));
    Card card(Kind::ContractCall, signingDigest(tx));
    card->fullyDecoded = true;
    card->chainId = tx.chainId;
    card->network = networkName(tx.chainId);
    card->nonce = tx.nonce;
    card->data = tx.data;
    const auto fee = nativeAmount(feeMax(tx), tx.chainId);
    const auto total = nativeAmount(totalMax(tx), tx.chainId);
    card->feeMax = fee;
    card->totalMax = total;

    describe(card, tx, from);
    card->summary += " on " + card->network;

    if (from) card.field("from", "From", from->text());
    card.field("network", "Network", card->network);
    card.field("fee", "Fee at most", amountText(fee));
    card.field("total", "Leaves the wallet at most", amountText(total));
    showBytes(card, tx);
    checkFee(card, tx, fee.units);
    if (!findNetwork(tx.chainId))
        card.risk(Level::Warning, "unknown-network",
            "This network has no name here; check its number.", { std::to_string(tx.chainId) });
    return card.take();
}

} // namespace tercet::chains::ethereum
