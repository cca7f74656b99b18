#include "core/wallet/Broadcaster.h"

#include <QPointer>

namespace tercet::wallet {

Broadcaster::Broadcaster(Nodes& nodes, keychain::Delay& delay, std::chrono::milliseconds poll,
    Transaction transaction, std::function<void(const News&)> told)
    : m_nodes(nodes)
    , m_delay(delay)
    , m_poll(poll)
    , m_tx(std::move(transaction))
    , m_told(std::move(told))
{
}

template <typename T, typename Then> node::Done<T> Broadcaster::then(Then next)
{
    return [self = QPointer(this), next = std::move(next)](Result<T> result) mutable {
        if (!self) return;
        if (result)
            next(std::move(*result));
        else
            self->trouble(result.error());
    };
}

void Broadcaster::send()
{
    m_nodes.checked(m_tx.chainId, then<node::Node*>([this](node::Node* node) {
        node->knowsTransaction(m_tx.hash, then<bool>([this, node](bool known) {
            if (known)
                accepted();
            else
                sendNow(node);
        }));
    }));
}

void Broadcaster::sendNow(node::Node* node)
{
    node->sendRawTransaction(m_tx.raw, [self = QPointer(this), node](Result<std::string> sent) {
        if (!self) return;
        if (sent) return self->accepted();
        if (sent.error().code != Code::NodeRefused) return self->trouble(sent.error());
        // "Already known", "nonce too low" after its own inclusion: only the hash tells.
        node->knowsTransaction(
            self->m_tx.hash, self->then<bool>([self, refusal = sent.error()](bool known) {
                if (known)
                    self->accepted();
                else
                    self->trouble(refusal);
            }));
    });
}

void Broadcaster::accepted()
{
    m_tx.accepted = true;
    m_told({ .request = m_tx.request, .what = News::What::Accepted });
    poll();
}

void Broadcaster::followOnly() { poll(); }

void Broadcaster::poll()
{
    m_nodes.checked(m_tx.chainId, then<node::Node*>([this](node::Node* node) { ask(node); }));
}

void Broadcaster::ask(node::Node* node)
{
    node->receipt(m_tx.hash,
        then<std::optional<node::Receipt>>(
            [this, node](const std::optional<node::Receipt>& receipt) { seen(node, receipt); }));
}

void Broadcaster::seen(node::Node* node, const std::optional<node::Receipt>& receipt)
{
    if (!receipt) return missing(node);
    node->blockNumber(then<std::uint64_t>([this, receipt = *receipt](std::uint64_t head) {
        m_block = qint64(receipt.block);
        const int confirmations = head < receipt.block
            ? 1
            : int(std::min<std::uint64_t>(head - receipt.block + 1, 1'000'000));
        m_told({ .request = m_tx.request,
            .what = receipt.success ? News::What::InBlock : News::What::Reverted,
            .block = m_block,
            .confirmations = confirmations });
        if (confirmations >= kSettled)
            m_done = true;
        else
            again();
    }));
}

void Broadcaster::missing(node::Node* node)
{
    if (std::exchange(m_block, -1) >= 0)
        m_told({ .request = m_tx.request, .what = News::What::OutOfBlock });
    node->knowsTransaction(m_tx.hash, then<bool>([this, node](bool known) {
        // The node's pool forgot it: the same bytes once more.
        if (!known) node->sendRawTransaction(m_tx.raw, [](const Result<std::string>&) { });
        again();
    }));
}

void Broadcaster::again()
{
    m_delay.after(m_poll, this, [this] { poll(); });
}

void Broadcaster::trouble(const Error& error)
{
    m_told({ .request = m_tx.request, .what = News::What::Trouble, .error = error });
    if (m_tx.accepted)
        again();
    else
        m_done = true;
}

} // namespace tercet::wallet
