#pragma once

#include "core/base/Json.h"
#include "core/wallet/node/Node.h"

// A node's results, read strictly: Code::NodeBadAnswer for whatever does not have the form of the
// Ethereum JSON-RPC.
namespace tercet::wallet::node {

Result<chains::Uint256> readQuantity(const Json& result);
Result<std::uint64_t> readU64(const Json& result);
// eth_feeHistory: the last base fee is the next block's; the priority fee is the median of the
// blocks' medians.
Result<Fees> readFees(const Json& result);
// eth_getTransactionByHash: null, or the transaction with this hash.
Result<bool> readKnown(const Json& result, const std::string& hash);
// eth_getTransactionReceipt: null, or this transaction's.
Result<std::optional<Receipt>> readReceipt(const Json& result, const std::string& hash);

} // namespace tercet::wallet::node
