#include "ui/approval/RequestPane.h"

#include <QVBoxLayout>

#include "ui/approval/ApprovalCard.h"
#include "ui/approval/CeremonyView.h"
#include "ui/approval/OutcomeView.h"
#include "ui/approval/SignedView.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Toast.h"

namespace tercet::ui {

using State = wallet::RequestState;

RequestPane::RequestPane(Context& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->addStretch(1);
    connect(&context.wallet, &wallet::Wallet::requestChanged, this, [this](const QString& id) {
        if (id == m_id) reload();
    });
    connect(&context.wallet, &wallet::Wallet::ceremonyProgress, this, &RequestPane::follow);
}

void RequestPane::open(const QString& id)
{
    if (id == m_id) return;
    m_id = id;
    put(nullptr);
    // In a turn of its own, before the next painting: a page and a card together keep the window
    // for longer than a frame.
    QMetaObject::invokeMethod(
        this,
        [this, id] {
            if (id == m_id && !m_view) reload();
        },
        Qt::QueuedConnection);
}

void RequestPane::reload()
{
    if (m_id.isEmpty()) return;
    const auto request = m_context.wallet.request(m_id);
    if (!request) {
        auto* gone = new Banner(this);
        gone->show(request.error());
        return put(gone);
    }
    switch (request->head.state) {
    case State::Draft:
    case State::Waiting:
        return showCard(*request);
    case State::Approved:
    case State::Signing:
    case State::Failed:
        return showCeremony(*request);
    case State::Signed:
    case State::Broadcast:
    case State::Confirmed:
        return put(new SignedView(m_context, *request, this));
    case State::Rejected:
    case State::Expired:
        return put(new OutcomeView(*request, this));
    }
}

void RequestPane::showCard(const wallet::RequestDetail& request)
{
    m_progress.remove(m_id);
    if (auto* card = qobject_cast<ApprovalCard*>(m_view)) return card->setRequest(request);
    auto* card = new ApprovalCard(m_context, request, this);
    connect(
        card, &ApprovalCard::approved, this,
        [this, card](const Bytes32& digest, const QString& typed) {
            const auto done = m_context.wallet.approve(m_id, digest, typed);
            if (!done && card == m_view) card->showError(done.error());
        },
        Qt::QueuedConnection);
    connect(
        card, &ApprovalCard::rejected, this,
        [this, card](const QString& reason) {
            const auto done = m_context.wallet.reject(m_id, reason);
            if (!done) return card->showError(done.error());
            Toast::show(window(), QStringLiteral("x"), tr("Rejected. Nothing was signed."));
            emit rejected(m_id);
        },
        Qt::QueuedConnection);
    connect(card, &ApprovalCard::backupAsked, this, &RequestPane::backupAsked);
    put(card);
}

void RequestPane::showCeremony(const wallet::RequestDetail& request)
{
    if (auto* ceremony = qobject_cast<CeremonyView*>(m_view)) {
        if (request.head.state == State::Failed && !ceremony->failed())
            ceremony->setFailed(request.error);
        return;
    }
    const auto known = m_progress.constFind(m_id);
    auto* ceremony = new CeremonyView(m_context, request,
        known == m_progress.constEnd() ? std::nullopt : std::optional(*known), this);
    connect(
        ceremony, &CeremonyView::cancelRequested, this,
        [this, ceremony] {
            const auto done = m_context.wallet.cancel(m_id);
            if (done || ceremony != m_view) return;
            if (done.error().code == Code::TooLateToCancel) return ceremony->tooLateToCancel();
            ceremony->showError(done.error());
        },
        Qt::QueuedConnection);
    connect(
        ceremony, &CeremonyView::retryRequested, this,
        [this, ceremony] {
            m_progress.remove(m_id);
            const auto done = m_context.wallet.retry(m_id);
            if (!done && ceremony == m_view) ceremony->showError(done.error());
        },
        Qt::QueuedConnection);
    put(ceremony);
}

void RequestPane::follow(const wallet::Progress& progress)
{
    if (progress.request.isEmpty()) return;
    m_progress[progress.request] = progress;
    if (progress.request != m_id) return;
    if (auto* ceremony = qobject_cast<CeremonyView*>(m_view)) ceremony->setProgress(progress);
}

void RequestPane::put(QWidget* view)
{
    if (m_view) {
        m_view->hide();
        m_layout->removeWidget(m_view);
        m_view->deleteLater();
    }
    m_view = view;
    if (!view) return;
    m_layout->insertWidget(0, view);
    view->show();
}

} // namespace tercet::ui
