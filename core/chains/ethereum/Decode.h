#pragma once

#include "core/chains/Card.h"
#include "core/chains/ethereum/Abi.h"
#include "core/chains/ethereum/Lists.h"
#include "core/chains/ethereum/Transaction.h"
#include "core/chains/ethereum/TypedData.h"

// The parts of chains::decode(). `from` is empty where nobody's address is known: then there is no
// "from" field.
namespace tercet::chains::ethereum {

using Sender = std::optional<Address>;

Result<Decoded> decodeTransaction(ByteView bytes, const Sender& from);
Result<Decoded> decodeMessage(ByteView bytes, const Sender& from);
Result<Decoded> decodeTypedData(ByteView bytes, const Sender& from);

// "1.5 ETH", "unlimited USDC", "1500 base units".
std::string amountText(const Amount& amount);
// The same inside a sentence: a token without a symbol is named by its contract.
std::string amountInWords(const Amount& amount);
Amount nativeAmount(const Uint256& units, std::uint64_t chainId);
// By the bundled list, else with decimals 0 and no symbol.
Amount tokenAmount(const Uint256& units, std::uint64_t chainId, const Address& contract);
// What contracts treat as infinite: the largest uint96, and all from the largest uint128 on.
bool isUnlimited(const Uint256& units);
// "USDC (0x…)", or the address alone.
std::string tokenText(std::uint64_t chainId, const Address& contract);

// Sets kind, amount, recipient, contract and summary of a call that is shown in words, adds its
// fields and risks. False where it is not: transferFrom of an unknown token, which may as well name
// an NFT.
bool describeTokenCall(
    Card& card, const Transaction& tx, const Address& token, const Call& call, const Sender& from);
// Warnings about who receives: the zero and burn addresses, system contracts, a token's own
// contract, oneself.
void checkRecipient(Card& card, std::uint64_t chainId, const Address& to, const Sender& from);
// What typed data would let others do: permits, unlimited allowances, delegate calls.
void checkPermit(Card& card, const TypedData& data, const Sender& from);

} // namespace tercet::chains::ethereum
