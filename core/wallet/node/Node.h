#pragma once

#include <QNetworkProxy>
#include <QUrl>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/chains/Uint256.h"

namespace tercet::wallet::node {

template <typename T> using Done = std::function<void(Result<T>)>;

struct CallRequest {
    std::string from, to; // addresses; `to` empty: contract creation
    chains::Uint256 value {};
    Bytes data {};
};

struct Fees {
    chains::Uint256 baseFee; // of the next block
    chains::Uint256 priorityFee; // what recent blocks were content with
};

struct Receipt {
    bool success { false };
    std::uint64_t block { 0 };
    std::string blockHash; // 0x hex
};

// One JSON-RPC node of an EVM chain. Lives on the thread that made it and calls back on it, never
// inside the call. Destroying the node cancels: no callback runs afterwards. Addresses and hashes
// are 0x hex. The answers are a stranger's: every one is parsed strictly. Errors: NodeUnreachable,
// NodeBadAnswer, NodeRefused (the node's own text is in `context`: for logs only).
class Node {
public:
    virtual ~Node() = default;
    virtual void chainId(Done<std::uint64_t> done) = 0;
    virtual void blockNumber(Done<std::uint64_t> done) = 0;
    virtual void transactionCount(const std::string& address, Done<std::uint64_t> done)
        = 0; // pending ones included
    virtual void balance(const std::string& address, Done<chains::Uint256> done) = 0; // latest
    virtual void fees(Done<Fees> done)
        = 0; // eth_feeHistory; NodeRefused where the chain has no EIP-1559
    virtual void gasPrice(Done<chains::Uint256> done) = 0;
    virtual void estimateGas(const CallRequest& call, Done<std::uint64_t> done) = 0;
    virtual void sendRawTransaction(ByteView raw, Done<std::string> done) = 0; // → transaction hash
    virtual void knowsTransaction(const std::string& hash, Done<bool> done)
        = 0; // in its pool or in a block
    // Empty: not in a block.
    virtual void receipt(const std::string& hash, Done<std::optional<Receipt>> done) = 0;
};

using NodeFactory
    = std::function<std::unique_ptr<Node>(const QUrl& url, const QNetworkProxy& proxy)>;

} // namespace tercet::wallet::node
