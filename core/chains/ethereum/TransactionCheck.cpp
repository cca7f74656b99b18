#include <algorithm>

#include "core/chains/ethereum/Transaction.h"

namespace tercet::chains::ethereum {

Status check(const Transaction& tx)
{
    if (tx.chainId == 0) return fail(Code::BadChainId, "zero", "chainId");
    if (tx.nonce == UINT64_MAX) return fail(Code::NumberTooLarge, "2^64 − 1 (EIP-2681)", "nonce");
    if (tx.type == TransactionType::Legacy && !tx.accessList.empty())
        return fail(Code::BadTransaction, "a legacy transaction has no access list", "accessList");
    if (tx.type != TransactionType::DynamicFee && !tx.maxPriorityFeePerGas.isZero())
        return fail(Code::BadTransaction, "only type 2 has a priority fee", "maxPriorityFeePerGas");
    if (tx.maxPriorityFeePerGas > tx.maxFeePerGas)
        return fail(Code::FeeAboveMaximum, "above maxFeePerGas", "maxPriorityFeePerGas");
    const auto fee = Uint256(tx.gasLimit).times(tx.maxFeePerGas);
    if (!fee) return fail(Code::NumberTooLarge, "gas × price not within 256 bits", "gas");
    if (!fee->plus(tx.value))
        return fail(Code::NumberTooLarge, "value + fee not within 256 bits", "value");
    return {};
}

Uint256 feeMax(const Transaction& tx)
{
    return Uint256(tx.gasLimit).times(tx.maxFeePerGas).value();
}

Uint256 totalMax(const Transaction& tx) { return feeMax(tx).plus(tx.value).value(); }

std::uint64_t intrinsicGas(const Transaction& tx)
{
    const auto zeros = std::uint64_t(std::ranges::count(tx.data, 0));
    std::uint64_t gas = 21000 + 4 * zeros + 16 * (tx.data.size() - zeros);
    if (!tx.to) gas += 32000 + 2 * ((tx.data.size() + 31) / 32);
    for (const auto& entry : tx.accessList) gas += 2400 + 1900 * entry.storageKeys.size();
    return gas;
}

} // namespace tercet::chains::ethereum
