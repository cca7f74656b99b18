#include "ui/approval/FooterPart.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/approval/LargeText.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/HoldButton.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

namespace {
using Kind = wallet::Gesture::Kind;
constexpr int kReasonLimit = 200;
} // namespace

FooterPart::FooterPart(const wallet::RequestDetail& request, QWidget* parent)
    : QWidget(parent)
    , m_kind(request.gesture.kind)
    , m_asked(TypedConfirmation::of(request))
    , m_reject(secondaryButton(tr("Reject"), "reject", this))
    , m_addReason(quietButton(tr("Add a reason"), "addReason", this))
    , m_note(label({}, TextStyle::Caption, 3, this))
{
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(metric::S3);
    rows->addWidget(makeTypedRow());
    rows->addWidget(makeReasonRow(request.head.queue.has_value()));
    auto* foot = new QHBoxLayout;
    foot->setSpacing(metric::S3);
    m_reject->setMinimumWidth(104);
    auto* middle = new QVBoxLayout;
    middle->setSpacing(0);
    m_note->setObjectName(QStringLiteral("note"));
    m_note->setWordWrap(true);
    m_note->setAlignment(Qt::AlignCenter);
    middle->addWidget(m_note);
    middle->addWidget(m_addReason, 0, Qt::AlignHCenter);
    foot->addWidget(m_reject);
    if (largeText()) {
        rows->addLayout(middle);
        foot->addStretch(1);
    } else {
        foot->addLayout(middle, 1);
    }
    if (m_kind == Kind::Hold) {
        m_hold = new HoldButton(tr("Hold to approve"), this);
        m_hold->setObjectName(QStringLiteral("approve"));
        m_hold->setDuration(request.gesture.holdMs);
        foot->addWidget(m_hold);
        connect(m_hold, &HoldButton::held, this, [this] {
            if (m_open) emit approved({});
        });
        connect(m_hold, &HoldButton::typedConfirmationRequested, this, &FooterPart::showTypedRow);
    }
    rows->addLayout(foot);

    connect(m_reject, &QPushButton::clicked, this,
        [this] { emit rejected(m_reason->text().trimmed()); });
    connect(m_addReason, &QPushButton::clicked, this, [this] {
        m_reasonRow->show();
        m_addReason->hide();
        m_reason->setFocus(Qt::OtherFocusReason);
    });
    QWidget* last = m_reject;
    for (QWidget* next : { static_cast<QWidget*>(m_hold), static_cast<QWidget*>(m_typed),
             static_cast<QWidget*>(m_typedApprove), static_cast<QWidget*>(m_addReason),
             static_cast<QWidget*>(m_reason) }) {
        if (!next) continue;
        setTabOrder(last, next);
        last = next;
    }
    if (m_kind == Kind::Typed) m_typedRow->show();
    setOpen(false, {});
}

QWidget* FooterPart::makeTypedRow()
{
    m_typedRow = new QWidget(this);
    auto* rows = new QVBoxLayout(m_typedRow);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(metric::S1);
    auto* question = label(m_asked.question, TextStyle::Label, 1, m_typedRow);
    question->setObjectName(QStringLiteral("typedQuestion"));
    question->setWordWrap(true);
    rows->addWidget(question);
    auto* row = new QHBoxLayout;
    m_typed = new QLineEdit(m_typedRow);
    m_typed->setObjectName(QStringLiteral("typedConfirmation"));
    m_typed->setAccessibleName(m_asked.question);
    m_typed->setMaxLength(128);
    m_typedApprove = primaryButton(tr("Approve"), "typedApprove", m_typedRow);
    row->addWidget(m_typed, 1);
    row->addWidget(m_typedApprove);
    rows->addLayout(row);
    m_typedRow->hide();
    connect(m_typed, &QLineEdit::textChanged, this, &FooterPart::update);
    connect(m_typedApprove, &QPushButton::clicked, this, [this] {
        const QString text = m_asked.match(m_typed->text());
        if (m_open && !text.isEmpty()) emit approved(text);
    });
    return m_typedRow;
}

QWidget* FooterPart::makeReasonRow(bool told)
{
    m_reasonRow = new QWidget(this);
    auto* row = new QHBoxLayout(m_reasonRow);
    row->setContentsMargins(0, 0, 0, 0);
    m_reason = new QLineEdit(m_reasonRow);
    m_reason->setObjectName(QStringLiteral("rejectReason"));
    m_reason->setMaxLength(kReasonLimit);
    m_reason->setPlaceholderText(told
            ? tr("Why you reject it (the requester can read it, optional)")
            : tr("Why you reject it (for your own log, optional)"));
    m_reason->setAccessibleName(m_reason->placeholderText());
    row->addWidget(m_reason);
    m_reasonRow->hide();
    return m_reasonRow;
}

void FooterPart::showTypedRow()
{
    m_typedRow->show();
    m_typed->setFocus(Qt::OtherFocusReason);
    if (m_asked.aboutDigest) emit digestAsked();
}

void FooterPart::setOpen(bool open, const QString& why)
{
    m_open = open && m_kind != Kind::Forbidden;
    if (m_kind == Kind::Forbidden)
        m_note->setText(tr("This request cannot be approved."));
    else
        m_note->setText(why.isEmpty()
                ? tr("Google Cloud and Microsoft Azure still check their own policies.")
                : why);
    update();
}

void FooterPart::update()
{
    if (m_hold) m_hold->setEnabled(m_open);
    m_typedApprove->setEnabled(m_open && !m_asked.match(m_typed->text()).isEmpty());
}

} // namespace tercet::ui
