#include "core/wallet/Nodes.h"

#include <QHostAddress>

#include "core/chains/ethereum/Lists.h"
#include "core/wallet/Convert.h"

namespace tercet::wallet {

namespace {

bool isHere(const QUrl& url)
{
    return url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback();
}

} // namespace

void Nodes::setProxy(const Result<QNetworkProxy>& proxy)
{
    m_proxy = proxy;
    m_nodes.clear();
}

Status Nodes::setUrl(quint64 chainId, const QString& url)
{
    if (chainId == 0) return fail(Code::BadChainId, "zero", "chainId");
    const QUrl parsed(url.trimmed(), QUrl::StrictMode);
    const bool http
        = parsed.scheme() == QLatin1String("http") || parsed.scheme() == QLatin1String("https");
    if (!url.trimmed().isEmpty() && (!parsed.isValid() || !http || parsed.host().isEmpty()))
        return fail(Code::BadField, "not an http or https address", "nodeUrl");
    m_nodes.erase(chainId);
    m_chains.remove(chainId);
    m_urls[chainId] = url.trimmed();
    return {};
}

QList<Network> Nodes::networks() const
{
    QMap<quint64, Network> all;
    for (const auto& known : chains::ethereum::networks())
        all.insert(known.chainId,
            { known.chainId, toQt(known.name), toQt(known.symbol), m_urls.value(known.chainId) });
    for (auto url = m_urls.cbegin(); url != m_urls.cend(); ++url)
        if (!all.contains(url.key()))
            all.insert(url.key(),
                { url.key(), toQt(chains::ethereum::networkName(url.key())),
                    toQt(chains::ethereum::nativeSymbol(url.key())), url.value() });
    return all.values();
}

Result<node::Node*> Nodes::node(quint64 chainId)
{
    if (m_urls.value(chainId).isEmpty()) return fail(Code::NodeNotSet, "no node for this chain");
    const QUrl url(m_urls.value(chainId));
    const auto proxy = isHere(url) ? QNetworkProxy(QNetworkProxy::NoProxy) : m_proxy;
    if (!proxy) return std::unexpected(proxy.error());
    auto& node = m_nodes[chainId];
    if (!node) node = m_open(url, *proxy);
    return node.get();
}

void Nodes::checked(quint64 chainId, node::Done<node::Node*> done)
{
    const auto found = node(chainId);
    if (!found) return done(std::unexpected(found.error()));
    if (m_chains.value(chainId) == chainId) return done(*found);
    (*found)->chainId(
        [this, chainId, node = *found, done = std::move(done)](Result<std::uint64_t> said) {
            if (!said) return done(std::unexpected(said.error()));
            m_chains[chainId] = *said;
            if (*said != chainId)
                return done(
                    fail(Code::NodeWrongChain, "the node is of chain " + std::to_string(*said)));
            done(node);
        });
}

} // namespace tercet::wallet
