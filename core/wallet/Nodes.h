#pragma once

#include <QMap>
#include <QNetworkProxy>
#include <map>

#include "core/wallet/Types.h"
#include "core/wallet/Wallet.h"
#include "core/wallet/node/Node.h"

namespace tercet::wallet {

// The JSON-RPC nodes that the person set, by chain; one connection each, made when it is first
// needed.
class Nodes {
public:
    explicit Nodes(node::NodeFactory open)
        : m_open(std::move(open))
    {
    }
    void load(QMap<quint64, QString> urls) { m_urls = std::move(urls); }
    // How nodes are reached that are not on this computer; closes the connections to them. An
    // error: they are not, and it is what node() says of them.
    void setProxy(const Result<QNetworkProxy>& proxy);
    // http and https only; empty removes. Code::BadField.
    Status setUrl(quint64 chainId, const QString& url);
    QList<Network> networks() const; // the bundled ones and those with a node, by chain id
    // Code::NodeNotSet; what setProxy() was told.
    Result<node::Node*> node(quint64 chainId);
    // The node after it said that it is of this chain: NodeWrongChain else. Once right, it is not
    // asked again.
    void checked(quint64 chainId, node::Done<node::Node*> done);
    // What the nodes said, right or wrong.
    const QMap<quint64, quint64>& chains() const { return m_chains; }

private:
    node::NodeFactory m_open;
    Result<QNetworkProxy> m_proxy { QNetworkProxy(QNetworkProxy::NoProxy) };
    QMap<quint64, QString> m_urls;
    std::map<quint64, std::unique_ptr<node::Node>> m_nodes;
    QMap<quint64, quint64> m_chains;
};

} // namespace tercet::wallet
