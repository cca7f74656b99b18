#include "core/wallet/Samples.h"

#include "core/chains/ethereum/Abi.h"

namespace tercet::wallet::samples {

namespace {

using namespace chains::ethereum;
using chains::Uint256;

constexpr std::uint64_t kGwei = 1'000'000'000;
constexpr auto kUsdc = "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48";
constexpr auto kUsdt = "0xdAC17F958D2ee523a2206206994597C13D831ec7";

Transaction mainnet(std::uint64_t nonce, const char* to, std::uint64_t gasLimit)
{
    return { .type = TransactionType::DynamicFee,
        .chainId = 1,
        .nonce = nonce,
        .maxFeePerGas = 24 * kGwei,
        .maxPriorityFeePerGas = kGwei,
        .gasLimit = gasLimit,
        .to = Address::parse(to).value() };
}

Bytes call(Function function, const char* account, const Uint256& amount)
{
    return encodeCall(
        { .function = function, .account = Address::parse(account).value(), .amount = amount });
}

} // namespace

std::vector<Transaction> transactions()
{
    Transaction ether = mainnet(0, "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", 21'000);
    ether.value = Uint256(250'000'000 * kGwei); // 0.25 ETH
    Transaction usdc = mainnet(1, kUsdc, 65'000);
    usdc.data = call(Function::Transfer, "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
        1'250'500'000); // 1,250.50
    Transaction allowance = mainnet(2, kUsdt, 60'000);
    allowance.data
        = call(Function::Approve, "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb", Uint256::max());
    return { ether, usdc, allowance };
}

} // namespace tercet::wallet::samples
