#include "core/wallet/node/HttpNode.h"

#include <algorithm>

#include "core/chains/ethereum/Transaction.h"
#include "core/wallet/node/Answers.h"

namespace tercet::wallet::node {

namespace {

// Runs `read` over the result and hands what it makes to `done`.
template <typename T> Done<Json> reading(Result<T> (*read)(const Json&), Done<T> done)
{
    return [read, done = std::move(done)](const Result<Json>& json) {
        done(json ? read(*json) : std::unexpected(json.error()));
    };
}

Json callObject(const CallRequest& call)
{
    Json object { { "from", call.from }, { "value", call.value.quantity() } };
    if (!call.to.empty()) object["to"] = call.to;
    if (!call.data.empty()) object["data"] = hex0x(call.data);
    return object;
}

} // namespace

HttpNode::HttpNode(const QUrl& url, int timeoutMs, const QNetworkProxy& proxy)
    : m_rpc(url, timeoutMs, proxy)
{
}

void HttpNode::chainId(Done<std::uint64_t> done)
{
    m_rpc.call("eth_chainId", Json::array(), reading(readU64, std::move(done)));
}

void HttpNode::blockNumber(Done<std::uint64_t> done)
{
    m_rpc.call("eth_blockNumber", Json::array(), reading(readU64, std::move(done)));
}

void HttpNode::transactionCount(const std::string& address, Done<std::uint64_t> done)
{
    m_rpc.call(
        "eth_getTransactionCount", { address, "pending" }, reading(readU64, std::move(done)));
}

void HttpNode::balance(const std::string& address, Done<chains::Uint256> done)
{
    m_rpc.call("eth_getBalance", { address, "latest" }, reading(readQuantity, std::move(done)));
}

void HttpNode::fees(Done<Fees> done)
{
    m_rpc.call("eth_feeHistory", { "0xa", "latest", Json::array({ 50 }) },
        reading(readFees, std::move(done)));
}

void HttpNode::gasPrice(Done<chains::Uint256> done)
{
    m_rpc.call("eth_gasPrice", Json::array(), reading(readQuantity, std::move(done)));
}

void HttpNode::estimateGas(const CallRequest& call, Done<std::uint64_t> done)
{
    m_rpc.call(
        "eth_estimateGas", Json::array({ callObject(call) }), reading(readU64, std::move(done)));
}

void HttpNode::sendRawTransaction(ByteView raw, Done<std::string> done)
{
    const auto expected = hex0x(chains::ethereum::transactionHash(raw));
    m_rpc.call("eth_sendRawTransaction", Json::array({ hex0x(raw) }),
        [expected, done = std::move(done)](const Result<Json>& json) {
            if (!json) return done(std::unexpected(json.error()));
            if (*json != expected)
                return done(fail(Code::NodeBadAnswer, "the hash of another transaction"));
            done(expected);
        });
}

void HttpNode::knowsTransaction(const std::string& hash, Done<bool> done)
{
    m_rpc.call("eth_getTransactionByHash", Json::array({ hash }),
        [hash, done = std::move(done)](const Result<Json>& json) {
            done(json ? readKnown(*json, hash) : std::unexpected(json.error()));
        });
}

void HttpNode::receipt(const std::string& hash, Done<std::optional<Receipt>> done)
{
    m_rpc.call("eth_getTransactionReceipt", Json::array({ hash }),
        [hash, done = std::move(done)](const Result<Json>& json) {
            done(json ? readReceipt(*json, hash) : std::unexpected(json.error()));
        });
}

} // namespace tercet::wallet::node
