#pragma once

#include "core/wallet/node/JsonRpc.h"
#include "core/wallet/node/Node.h"

namespace tercet::wallet::node {

// Node over JSON-RPC.
class HttpNode final : public Node {
public:
    explicit HttpNode(const QUrl& url, int timeoutMs = JsonRpc::kTimeoutMs,
        const QNetworkProxy& proxy = QNetworkProxy(QNetworkProxy::NoProxy));

    void chainId(Done<std::uint64_t> done) override;
    void blockNumber(Done<std::uint64_t> done) override;
    void transactionCount(const std::string& address, Done<std::uint64_t> done) override;
    void balance(const std::string& address, Done<chains::Uint256> done) override;
    void fees(Done<Fees> done) override;
    void gasPrice(Done<chains::Uint256> done) override;
    void estimateGas(const CallRequest& call, Done<std::uint64_t> done) override;
    // The answer must be the hash of these very bytes.
    void sendRawTransaction(ByteView raw, Done<std::string> done) override;
    void knowsTransaction(const std::string& hash, Done<bool> done) override;
    void receipt(const std::string& hash, Done<std::optional<Receipt>> done) override;

private:
    JsonRpc m_rpc;
};

} // namespace tercet::wallet::node
