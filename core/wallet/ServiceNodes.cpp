#include <QPointer>

#include "core/chains/ethereum/Lists.h"
#include "core/wallet/Accounts.h"
#include "core/wallet/BookStore.h"
#include "core/wallet/Convert.h"
#include "core/wallet/Guarded.h"
#include "core/wallet/Lifecycle.h"
#include "core/wallet/NodeQuestion.h"
#include "core/wallet/Service.h"

namespace tercet::wallet {

QList<Network> Service::networks() const { return m_nodes.networks(); }

Status Service::setNodeUrl(quint64 chainId, const QString& url)
{
    TERCET_CHECK(m_nodes.setUrl(chainId, url));
    m_storage->post(
        [chainId, url = url.trimmed()](Database& db) { return book::setNode(db, chainId, url); });
    followAgain();
    // What it says of its chain belongs on the cards (node-chain); that it cannot be reached is
    // told where it is needed.
    if (!url.trimmed().isEmpty())
        m_nodes.checked(chainId, [self = QPointer(this)](const Result<node::Node*>&) {
            if (self) emit self->requestsChanged();
        });
    return {};
}

void Service::followAgain()
{
    // Who waits for the node before has nobody to wait for any more.
    for (const RequestRecord& request : m_data.requests)
        if (m_broadcasts.contains(request.id))
            follow(request, request.state == RequestState::Signed);
}

void Service::askNode(const SendForm& form, QObject* context, Callback<NodeFacts> done)
{
    done = guarded(context, std::move(done));
    const auto from = address(form.account, form.index);
    if (!from) return done(std::unexpected(from.error()));
    m_nodes.checked(form.chainId, [form, from = from->address, done](Result<node::Node*> node) {
        if (!node) return done(std::unexpected(node.error()));
        askAbout(**node, form, from, done);
    });
}

void Service::balance(quint64 chainId, quint32 account, QObject* context, Callback<QString> done)
{
    done = guarded(context, std::move(done));
    const auto own = address({ .account = account });
    if (!own) return done(std::unexpected(own.error()));
    m_nodes.checked(chainId, [own = own->address, done](Result<node::Node*> node) {
        if (!node) return done(std::unexpected(node.error()));
        (*node)->balance(own.toStdString(), [done](Result<chains::Uint256> wei) {
            if (wei)
                done(toQt(wei->amount(chains::ethereum::kNativeDecimals)));
            else
                done(std::unexpected(wei.error()));
        });
    });
}

Status Service::broadcast(const QString& id)
{
    TERCET_CHECK(unlockedOrFail());
    const auto* found = findRequest(id);
    if (!found) return fail(Code::NoSuchRequest, "not of this vault");
    if (found->state != RequestState::Signed && found->state != RequestState::Broadcast)
        return fail(Code::WrongState, std::string(requestStateName(found->state)));
    if (found->raw.empty()) return fail(Code::WrongState, "a message is not broadcast");
    TERCET_TRY(const auto decoded, chains::decode(found->payload, found->from.toStdString()));
    TERCET_CHECK(m_nodes.node(decoded.chainId));
    follow(*found, true);
    return {};
}

void Service::follow(const RequestRecord& request, bool send)
{
    const auto decoded = chains::decode(request.payload, request.from.toStdString());
    if (!decoded || !m_nodes.node(decoded->chainId)) return;
    Broadcaster::Transaction tx { request.id, decoded->chainId, request.raw, hex0x(request.hash),
        request.state != RequestState::Signed };
    auto& broadcaster = m_broadcasts[request.id];
    if (broadcaster) {
        broadcaster->setParent(this);
        broadcaster.release()->deleteLater(); // perhaps inside a call of its own
    }
    broadcaster = std::make_unique<Broadcaster>(m_nodes, *m_parts.delay, m_parts.poll,
        std::move(tx), [this](const Broadcaster::News& news) { followed(news); });
    if (send)
        broadcaster->send();
    else
        broadcaster->followOnly();
}

void Service::stopFollowing()
{
    // Perhaps inside a call of one of them.
    for (auto& [id, broadcaster] : m_broadcasts) {
        broadcaster->setParent(this);
        broadcaster.release()->deleteLater();
    }
    m_broadcasts.clear();
    m_confirmations.clear();
}

void Service::resumeFollowing()
{
    for (const RequestRecord& request : m_data.requests)
        if (request.state == RequestState::Broadcast) follow(request, false);
}

void Service::followed(const Broadcaster::News& news)
{
    auto* found = findRequest(news.request);
    if (!found) return;
    using What = Broadcaster::News::What;
    RequestRecord changed = *found;
    changed.error.reset();
    std::optional<EventKind> event;
    QString about;
    switch (news.what) {
    case What::Accepted:
        if (found->state == RequestState::Broadcast && !found->error) return;
        changed.state = RequestState::Broadcast;
        if (found->state == RequestState::Signed) {
            event = EventKind::Broadcasted;
            about = hex0xText(changed.hash);
        }
        break;
    case What::InBlock:
    case What::Reverted:
        m_confirmations[news.request] = news.confirmations;
        changed.block = news.block;
        changed.state = RequestState::Confirmed;
        if (news.what == What::Reverted)
            changed.error = Error { Code::TransactionReverted, "status 0" };
        if (found->state == RequestState::Confirmed && found->block == news.block)
            return emit requestChanged(news.request); // one confirmation more
        if (found->state != RequestState::Confirmed) {
            event = EventKind::Confirmed;
            about = QString::number(news.block);
        }
        break;
    case What::OutOfBlock:
        m_confirmations.remove(news.request);
        changed.block = -1;
        changed.state = RequestState::Broadcast;
        break;
    case What::Trouble:
        changed.error = news.error;
        break;
    }
    // Without a disk nothing is followed: the next start takes it up where it stands there.
    if (!move(*found, changed, event, about)) m_confirmations.remove(news.request);
}

} // namespace tercet::wallet
