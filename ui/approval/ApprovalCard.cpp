#include "ui/approval/ApprovalCard.h"

#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

#include "core/wallet/BackupGate.h"
#include "ui/approval/AmountView.h"
#include "ui/approval/ApproveGuard.h"
#include "ui/approval/BytesPart.h"
#include "ui/approval/ChecksPart.h"
#include "ui/approval/FactsPart.h"
#include "ui/approval/FooterPart.h"
#include "ui/approval/HeadPart.h"
#include "ui/approval/Headline.h"
#include "ui/approval/PoliciesPart.h"
#include "ui/approval/QueuePart.h"
#include "ui/approval/RecipientPart.h"
#include "ui/text/AccountText.h"
#include "ui/text/ErrorText.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/FitScroll.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

namespace {

constexpr int kClockMs = 15'000;

// Whether two states of a request look the same on the card.
bool sameCard(const wallet::RequestDetail& a, const wallet::RequestDetail& b)
{
    const auto fields = [](const wallet::RequestDetail& r) {
        std::string out;
        for (const auto& field : r.decoded.fields)
            out += field.id + '\0' + field.name + '\0' + field.value + '\0';
        for (const auto& risk : r.decoded.risks) {
            out += std::string(levelName(risk.level)) + risk.code + '\0' + risk.text + '\0';
            for (const auto& arg : risk.args) out += arg + '\0';
        }
        return out;
    };
    return a.head.id == b.head.id && a.head.expires == b.head.expires && a.payload == b.payload
        && a.decoded.digest == b.decoded.digest && a.decoded.fullyDecoded == b.decoded.fullyDecoded
        && a.requester == b.requester && a.from == b.from && a.standing == b.standing
        && a.recipientLabel == b.recipientLabel && a.lookAlikeOf == b.lookAlikeOf
        && a.gesture.kind == b.gesture.kind && a.gesture.expected == b.gesture.expected
        && a.gesture.holdMs == b.gesture.holdMs && fields(a) == fields(b);
}

} // namespace

ApprovalCard::ApprovalCard(Context& context, wallet::RequestDetail request, QWidget* parent)
    : QFrame(parent)
    , m_context(context)
    , m_request(std::move(request))
    , m_guard(new ApproveGuard(this, context.approvalGuardMs))
    , m_outer(new QVBoxLayout(this))
{
    setProperty("card", true);
    setObjectName(QStringLiteral("approvalCard"));
    m_outer->setContentsMargins(0, metric::S5, 0, metric::S4);
    m_outer->setSpacing(0);
    m_look.setSingleShot(true);
    m_look.setInterval(0);
    connect(&m_look, &QTimer::timeout, this, &ApprovalCard::updateFooter);
    connect(m_guard, &ApproveGuard::changed, this, &ApprovalCard::updateFooter);
    m_clock.setInterval(kClockMs);
    connect(&m_clock, &QTimer::timeout, this, [this] {
        m_head->setNow(m_context.now());
        updateFooter();
    });
    m_clock.start();
    connect(&context.wallet, &wallet::Wallet::vaultsChanged, &m_look, qOverload<>(&QTimer::start));
    build(false);
}

void ApprovalCard::setRequest(const wallet::RequestDetail& request)
{
    const bool same = sameCard(m_request, request);
    m_request = request;
    // Who decided meanwhile changes nothing of what is asked for.
    if (same && m_queue && request.head.queue)
        m_queue->setQueue(*request.head.queue, m_context.now());
    if (same) return;
    build(true);
    m_guard->restart();
}

void ApprovalCard::build(bool changed)
{
    delete m_inner;
    m_inner = new QWidget(this);
    auto* rows = new QVBoxLayout(m_inner);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    setAccessibleName(headline(m_request.decoded));

    auto* scroll = new FitScroll(makeContent(), m_inner);
    scroll->setObjectName(QStringLiteral("approvalScroll"));
    rows->addWidget(scroll);
    connect(scroll->verticalScrollBar(), &QScrollBar::valueChanged, &m_look,
        qOverload<>(&QTimer::start));
    connect(scroll->verticalScrollBar(), &QScrollBar::rangeChanged, &m_look,
        qOverload<>(&QTimer::start));
    rows->addWidget(rule(m_inner));
    auto* pinned = new QVBoxLayout;
    pinned->setContentsMargins(metric::S6, metric::S4, metric::S6, 0);
    pinned->setSpacing(metric::S3);
    m_message = new Banner(m_inner);
    m_message->setObjectName(QStringLiteral("cardMessage"));
    pinned->addWidget(m_message);
    m_backup = new Banner(m_inner);
    m_backup->setObjectName(QStringLiteral("cardBackup"));
    connect(m_backup->setAction(tr("Back up…"), "cardBackUp"), &QPushButton::clicked, this,
        &ApprovalCard::backupAsked);
    pinned->addWidget(m_backup);
    m_footer = new FooterPart(m_request, m_inner);
    pinned->addWidget(m_footer);
    rows->addLayout(pinned);
    m_outer->addWidget(m_inner);

    connect(m_footer, &FooterPart::rejected, this, &ApprovalCard::rejected);
    connect(m_footer, &FooterPart::digestAsked, m_bytes, &BytesPart::expand);
    connect(m_footer, &FooterPart::approved, this, [this](const QString& typed) {
        updateFooter();
        if (m_footer->open()) emit approved(m_request.decoded.digest, typed);
    });
    if (changed)
        m_message->show(Banner::Tone::Warn, tr("This request has changed."),
            tr("Look at all of it again before you decide."));
    m_look.start();
}

QWidget* ApprovalCard::makeContent()
{
    auto* content = new QWidget;
    auto* rows = new QVBoxLayout(content);
    rows->setContentsMargins(metric::S6, 0, metric::S6, metric::S3);
    rows->setSpacing(metric::S4);
    m_head = new HeadPart(m_request, m_context.now(), content);
    rows->addWidget(m_head);
    m_amount = nullptr;
    if (m_request.decoded.amount) {
        m_amount = new AmountView(amountText(*m_request.decoded.amount), content);
        rows->addWidget(m_amount);
    }
    rows->addWidget(rule(content));
    m_recipient = nullptr;
    if (!RecipientPart::addressOf(m_request).isEmpty()) {
        m_recipient = new RecipientPart(m_request, content);
        rows->addWidget(m_recipient);
    }
    rows->addWidget(new FactsPart(m_request, accountName(), content));
    rows->addWidget(rule(content));
    m_checks = new ChecksPart(m_request, content);
    rows->addWidget(m_checks);
    m_queue = nullptr;
    if (m_request.head.queue) {
        m_queue = new QueuePart(*m_request.head.queue, m_context.now(), content);
        rows->addWidget(m_queue);
    }
    if (m_request.head.state == wallet::RequestState::Waiting)
        rows->addWidget(new PoliciesPart(m_context.wallet, m_request, content));
    m_bytes = new BytesPart(m_request, content);
    rows->addWidget(m_bytes);
    if (m_request.gesture.addressGroup == wallet::Gesture::kDigestGroup) m_bytes->expand();
    return content;
}

QString ApprovalCard::accountName() const
{
    const auto accounts = m_context.wallet.accounts();
    for (const auto& account : accounts)
        if (account.index == m_request.account) return accountText(account);
    return {};
}

void ApprovalCard::updateFooter()
{
    const bool seen = m_checks->allSeen();
    const auto& expires = m_request.head.expires;
    QString why;
    if (waitsForBackup())
        why = tr("Approving waits for the backup.");
    else if (expires.isValid() && expires <= m_context.now())
        why = tr("This request has expired.");
    else if (m_recipient && !m_recipient->address()->fullyVisible())
        why = tr("Bring the whole address into view to approve.");
    else if (!seen)
        why = tr("Scroll down: there are warnings that you have not seen yet.");
    else if (!isActiveWindow())
        why = tr("Approving waits until this window is active.");
    m_footer->setOpen(why.isEmpty() && m_guard->open(), why);
}

bool ApprovalCard::waitsForBackup()
{
    const bool waits = wallet::needsBackup(m_context.wallet.vault(), m_request.decoded);
    if (!waits) {
        m_backup->clear();
    } else if (m_backup->isHidden()) {
        const auto text = errorText({ Code::BackupNeeded });
        m_backup->show(Banner::Tone::Warn, text.what, text.next);
    }
    return waits;
}

void ApprovalCard::showError(const Error& error) { m_message->show(error); }

void ApprovalCard::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    m_look.start();
}

void ApprovalCard::showEvent(QShowEvent* event)
{
    QFrame::showEvent(event);
    m_look.start();
}

} // namespace tercet::ui
