#include "ui/approval/RecipientPart.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/approval/Breakable.h"
#include "ui/approval/LargeText.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/Identicon.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

namespace {

constexpr int kLabelLimit = 80, kIdenticon = 40;

QString roleName(const wallet::RequestDetail& request)
{
    if (!request.decoded.recipient) return RecipientPart::tr("Contract");
    switch (request.decoded.kind) {
    case chains::Kind::TokenApproval:
    case chains::Kind::TypedData:
        return RecipientPart::tr("Spender");
    case chains::Kind::ContractCall:
        return RecipientPart::tr("Contract");
    default:
        return RecipientPart::tr("To");
    }
}

// The address needs the whole width when the text is large: then its name stands above it.
QWidget* partRow(const QString& name, QWidget* value, QWidget* parent)
{
    if (!largeText()) return factRow(name, value, parent);
    auto* row = new QWidget(parent);
    auto* column = new QVBoxLayout(row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::S1);
    column->addWidget(label(name, TextStyle::Label, 3, row));
    column->addWidget(value);
    row->setAccessibleName(name);
    return row;
}

Pill* standingPill(const wallet::RequestDetail& request, QWidget* parent)
{
    using S = wallet::RecipientStanding;
    switch (request.standing) {
    case S::AddressBook:
        return new Pill(
            QStringLiteral("users"), RecipientPart::tr("In address book"), Pill::Tone::Ok, parent);
    case S::PaidBefore:
        return new Pill(QStringLiteral("history"), RecipientPart::tr("Paid before"),
            Pill::Tone::Neutral, parent);
    case S::Own:
        return new Pill(QStringLiteral("wallet-minimal"), RecipientPart::tr("Your own address"),
            Pill::Tone::Ok, parent);
    case S::New:
        return new Pill(QStringLiteral("triangle-alert"), RecipientPart::tr("New address"),
            Pill::Tone::Warn, parent);
    case S::LookAlike:
        return new Pill(QStringLiteral("circle-alert"),
            RecipientPart::tr("Looks like a known address"), Pill::Tone::Bad, parent);
    case S::None:
        break;
    }
    return nullptr;
}

} // namespace

QString RecipientPart::addressOf(const wallet::RequestDetail& request)
{
    const auto& d = request.decoded;
    if (d.recipient) return QString::fromStdString(*d.recipient);
    return d.contract ? QString::fromStdString(*d.contract) : QString();
}

RecipientPart::RecipientPart(const wallet::RequestDetail& request, QWidget* parent)
    : QWidget(parent)
    , m_address(new AddressView(addressOf(request), this))
{
    m_address->setObjectName(QStringLiteral("recipient"));
    auto* value = new QWidget(this);
    auto* row = new QHBoxLayout(value);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metric::S3);
    // Decoration, never evidence: it gives way where large text needs the room.
    const bool roomy = !largeText();
    if (roomy)
        row->addWidget(
            new Identicon(m_address->address().toUtf8(), kIdenticon, value), 0, Qt::AlignTop);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(metric::S1);
    if (!request.recipientLabel.isEmpty()) {
        auto* name = new UntrustedText(
            request.recipientLabel, TextStyle::BodyStrong, 1, value, kLabelLimit);
        name->setObjectName(QStringLiteral("recipientLabel"));
        texts->addWidget(breakable(name));
    }
    if (auto* pill = standingPill(request, value)) {
        pill->setObjectName(QStringLiteral("standing"));
        texts->addWidget(pill, 0, Qt::AlignLeft);
    }
    auto* line = new QHBoxLayout;
    line->setSpacing(metric::S1);
    line->addWidget(m_address);
    line->addWidget(
        copyButton(m_address->address(), tr("Copy the address"), value), 0, Qt::AlignBottom);
    line->addStretch(1);
    texts->addLayout(line);
    row->addLayout(texts, 1);

    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(metric::S3);
    outer->addWidget(partRow(roleName(request), value, this));
    if (request.standing != wallet::RecipientStanding::LookAlike || request.lookAlikeOf.isEmpty())
        return;
    auto* known = new AddressView(request.lookAlikeOf, this);
    known->setObjectName(QStringLiteral("lookAlikeOf"));
    known->setAccessibleName(
        tr("The known address that it resembles: %1").arg(request.lookAlikeOf));
    auto* knownRow = new QWidget(this);
    auto* knownLine = new QHBoxLayout(knownRow);
    knownLine->setContentsMargins(0, 0, 0, 0);
    if (roomy) knownLine->addSpacing(kIdenticon + metric::S3);
    knownLine->addWidget(known);
    knownLine->addStretch(1);
    outer->addWidget(partRow(tr("Looks like, but is not"), knownRow, this));
}

} // namespace tercet::ui
