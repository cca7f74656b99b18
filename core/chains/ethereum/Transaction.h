#pragma once

#include <optional>

#include "core/chains/Uint256.h"
#include "core/chains/ethereum/Address.h"
#include "core/crypto/Ecdsa.h"

namespace tercet::chains::ethereum {

// EIP-2718 types that can be signed. 3 (blobs, EIP-4844) and 4 (set code, EIP-7702) are refused.
enum class TransactionType : std::uint8_t {
    Legacy = 0, // signed in the EIP-155 form, with a chain id
    AccessList = 1, // EIP-2930
    DynamicFee = 2, // EIP-1559
};

struct AccessEntry {
    Address address;
    std::vector<Bytes32> storageKeys {};
    friend bool operator==(const AccessEntry&, const AccessEntry&) = default;
};

// What is signed, field by field. Prices are in wei for each unit of gas.
struct Transaction {
    TransactionType type { TransactionType::DynamicFee };
    std::uint64_t chainId { 0 };
    std::uint64_t nonce { 0 };
    Uint256 maxFeePerGas {}; // the gas price of the types 0 and 1
    Uint256 maxPriorityFeePerGas {}; // type 2 only
    std::uint64_t gasLimit { 0 };
    std::optional<Address> to {}; // empty: contract creation
    Uint256 value {}; // wei
    Bytes data {};
    std::vector<AccessEntry> accessList {}; // types 1 and 2
    friend bool operator==(const Transaction&, const Transaction&) = default;
};

// Longest encoded transaction: what Ethereum's nodes take into their pool.
inline constexpr std::size_t kMaxTransactionBytes = 128 * 1024;

// Chain id ≥ 1 (BadChainId), nonce < 2^64 − 1 (EIP-2681), priority fee ≤ maximum (FeeAboveMaximum),
// gas limit × price and that plus value within 256 bits (NumberTooLarge), nothing set that the type
// does not have (BadTransaction).
Status check(const Transaction& tx);

// gas limit × maxFeePerGas, and that plus value. check() has shown that both exist.
Uint256 feeMax(const Transaction& tx);
Uint256 totalMax(const Transaction& tx);
// Gas that is used before the first instruction runs (Yellow Paper 6.2, EIP-2028, EIP-2930,
// EIP-3860).
std::uint64_t intrinsicGas(const Transaction& tx);

// The bytes whose keccak256 is signed, and back. Reading is strict and ends with check();
// Code::BadRlp, BadTransaction, BadChainId (also for a legacy transaction without one),
// AlreadySigned, UnsupportedTransaction and the codes of check().
Bytes buildUnsigned(const Transaction& tx);
Result<Transaction> parseUnsigned(ByteView bytes);
Bytes32 signingDigest(const Transaction& tx);

// The bytes that a node takes, and their keccak256, which is the transaction's hash.
Bytes buildSigned(const Transaction& tx, const crypto::EcdsaSignature& signature);
Bytes32 transactionHash(ByteView signedBytes);

struct SignedTransaction {
    Transaction tx;
    crypto::EcdsaSignature signature;
    Address from; // recovered
};
// Strict, with 1 ≤ r < q and 1 ≤ s ≤ q/2 (EIP-2); Code::BadSignature.
Result<SignedTransaction> parseSigned(ByteView bytes);

} // namespace tercet::chains::ethereum
