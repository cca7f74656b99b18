#pragma once

#include "core/chains/ethereum/Transaction.h"
#include "core/wallet/Types.h"

namespace tercet::wallet::forms {

// The unsigned transaction that a form describes; every field has to be filled in. Errors name the
// form's field: "to", "amount", "token", "gasLimit", "maxFeePerGasGwei",
// "maxPriorityFeePerGasGwei", "gasPriceGwei", "nonce", "chainId". A token that is not on the
// bundled list is counted in base units.
Result<chains::ethereum::Transaction> transaction(const SendForm& form);
// The same where fee, gas limit and nonce may still be missing: what a node is asked about.
struct Movement {
    chains::ethereum::Address to; // the token's contract for a token
    chains::Uint256 value;
    Bytes data;
};
Result<Movement> movement(const SendForm& form);

} // namespace tercet::wallet::forms
