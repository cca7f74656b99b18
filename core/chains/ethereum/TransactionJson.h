#pragma once

#include "core/chains/ethereum/Transaction.h"

namespace tercet::chains::ethereum {

// An unsigned transaction as it is opened from a file or piped into the CLI.
struct TransactionInput {
    Transaction tx;
    std::optional<Address> from; // who the input says will sign; the caller compares
};

// Either "0x" and the hex of the unsigned bytes, or a JSON object with the fields of
// eth_sendTransaction plus `type` and `chainId`; white space around either is ignored. Quantities
// are "0x" hex, `type` and `chainId` may be plain numbers too. `from`, `value`, `data` (or `input`)
// and `accessList` may be absent, `to` only for a contract creation; nothing else is filled in.
// Code::MissingField, UnknownField, BadField, BadNumber and the codes of the JSON reader and of
// parseUnsigned().
Result<TransactionInput> readTransaction(std::string_view text);

} // namespace tercet::chains::ethereum
