#include "ui/approval/HeadPart.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/approval/Breakable.h"
#include "ui/approval/Headline.h"
#include "ui/approval/KindBadge.h"
#include "ui/approval/LargeText.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

namespace {
constexpr int kRequesterLimit = 80, kNoteLimit = 280;
}

HeadPart::HeadPart(const wallet::RequestDetail& request, const QDateTime& now, QWidget* parent)
    : QWidget(parent)
    , m_created(request.head.created)
    , m_expires(request.head.expires)
    , m_when(label({}, TextStyle::Caption, 3, this))
    , m_pill(new Pill(QStringLiteral("clock"), {}, Pill::Tone::Neutral, this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metric::S3);
    row->addWidget(new KindBadge(kindIcon(request.head.kind), this), 0, Qt::AlignTop);

    auto* texts = new QVBoxLayout;
    texts->setSpacing(1);
    auto* title = label(headline(request.decoded), TextStyle::Heading, 1, this);
    title->setObjectName(QStringLiteral("approvalTitle"));
    title->setWordWrap(true);
    texts->addWidget(title);
    if (request.requester.isEmpty()) {
        texts->addWidget(label(tr("Made in this window"), TextStyle::Caption, 3, this));
    } else {
        //: %1 is a name that the requester chose itself
        auto* who = new UntrustedText(
            tr("From “%1”, as it says itself").arg(visibleText(request.requester, kRequesterLimit)),
            TextStyle::Caption, 3, this);
        who->setObjectName(QStringLiteral("requester"));
        texts->addWidget(breakable(who));
    }
    if (request.head.queue && !request.head.queue->note.isEmpty()) {
        //: %1 is what the requester wrote
        auto* note = new UntrustedText(
            tr("In their words: “%1”").arg(visibleText(request.head.queue->note, kNoteLimit)),
            TextStyle::Body, 2, this);
        note->setObjectName(QStringLiteral("requesterNote"));
        texts->addWidget(breakable(note));
    }
    texts->addWidget(m_when);
    row->addLayout(texts, 1);
    if (largeText())
        texts->addWidget(m_pill, 0, Qt::AlignLeft);
    else
        row->addWidget(m_pill, 0, Qt::AlignTop);
    setNow(now);
}

void HeadPart::setNow(const QDateTime& now)
{
    m_when->setText(agoText(m_created, now));
    m_pill->setVisible(m_expires.isValid());
    if (!m_expires.isValid()) return;
    const qint64 left = now.secsTo(m_expires);
    m_pill->setContent(left < 120 ? QStringLiteral("triangle-alert") : QStringLiteral("clock"),
        expiryText(m_expires, now), left < 120 ? Pill::Tone::Warn : Pill::Tone::Neutral);
}

} // namespace tercet::ui
