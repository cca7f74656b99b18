#pragma once

#include "core/chains/ethereum/Transaction.h"

namespace tercet::wallet::samples {

// What a practice vault starts with, so that there is something to look at and to sign: a transfer
// of ether, one of USDC, and an unlimited allowance, which must catch the eye. On Ethereum Mainnet;
// the account holds nothing, so nothing can move. The addresses are the examples of EIP-55.
std::vector<chains::ethereum::Transaction> transactions();
inline constexpr char kRequester[] = "Sample";

} // namespace tercet::wallet::samples
