#include "ui/approval/QueuePart.h"

#include <QVBoxLayout>

#include "ui/approval/Breakable.h"
#include "ui/approval/Headline.h"
#include "ui/widgets/ConnectionPill.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

namespace {

constexpr int kNameLimit = 64, kReasonLimit = 280, kKeyDigits = 16;

QString placeText(wallet::QueuePlace place)
{
    using enum wallet::QueuePlace;
    switch (place) {
    case NotHeard:
        return QueuePart::tr("Has not been asked yet");
    case Missing:
        return QueuePart::tr("Does not have this request");
    case Waiting:
        return QueuePart::tr("Has it, and it waits");
    case Approved:
        return QueuePart::tr("Has it, approved by you");
    case Rejected:
        return QueuePart::tr("Has it as rejected");
    case Expired:
        return QueuePart::tr("Has it as expired");
    case Signed:
        return QueuePart::tr("Has given its share for it");
    }
    return {};
}

QString voteText(const wallet::QueueVote& vote, const QDateTime& now)
{
    const auto ago = agoText(vote.at, now);
    const auto name
        = vote.name.isEmpty() ? vote.key.left(kKeyDigits) : visibleText(vote.name, kNameLimit);
    if (!vote.approver)
        return vote.approves ? QueuePart::tr("A device of this vault approved, %1.").arg(ago)
                             : QueuePart::tr("A device of this vault rejected, %1.").arg(ago);
    //: %1 is a name that somebody chose himself, %2 for example "5 minutes ago"
    auto out = vote.approves
        ? QueuePart::tr("“%1”, as it says itself, approved, %2.").arg(name, ago)
        : QueuePart::tr("“%1”, as it says itself, rejected, %2.").arg(name, ago);
    if (!vote.counted()) out += QLatin1Char(' ') + QueuePart::tr("Not both co-signers count that.");
    return out;
}

QWidget* untrusted(const QString& text, const char* name, QWidget* parent)
{
    auto* line = new UntrustedText(text, TextStyle::Body, 1, parent, 2 * kReasonLimit);
    line->setObjectName(QLatin1String(name));
    return breakable(line);
}

} // namespace

QueuePart::QueuePart(const wallet::QueueInfo& queue, const QDateTime& now, QWidget* parent)
    : QWidget(parent)
    , m_rows(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("queuePart"));
    m_rows->setContentsMargins(0, 0, 0, 0);
    setQueue(queue, now);
}

void QueuePart::setQueue(const wallet::QueueInfo& queue, const QDateTime& now)
{
    delete m_inner;
    m_inner = new QWidget(this);
    auto* rows = new QVBoxLayout(m_inner);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(metric::S1);
    rows->addWidget(label(tr("The request in the queue"), TextStyle::Label, 2, m_inner));
    for (std::size_t i = 0; i < queue.at.size(); ++i) {
        auto* text = label(placeText(queue.at[i]), TextStyle::Body, 1, m_inner);
        text->setWordWrap(true);
        text->setObjectName(QStringLiteral("queueAt%1").arg(i + 2));
        rows->addWidget(factRow(shareName(wallet::Share(i + 1)), text, m_inner));
    }
    rows->addWidget(factRow(tr("Their key"),
        untrusted(queue.key.left(kKeyDigits) + QStringLiteral("…"), "queueKey", m_inner), m_inner));
    rows->addSpacing(metric::S2);
    rows->addWidget(label(tr("Who decided so far"), TextStyle::Label, 2, m_inner));
    if (queue.votes.isEmpty()) {
        auto* nobody = label(tr("Nobody yet."), TextStyle::Body, 1, m_inner);
        nobody->setObjectName(QStringLiteral("nobodyDecided"));
        rows->addWidget(nobody);
    }
    for (const auto& vote : queue.votes) {
        rows->addWidget(untrusted(voteText(vote, now), "vote", m_inner));
        if (!vote.reason.isEmpty())
            rows->addWidget(
                untrusted(tr("In their words: “%1”").arg(vote.reason), "voteReason", m_inner));
    }
    m_rows->addWidget(m_inner);
}

} // namespace tercet::ui
