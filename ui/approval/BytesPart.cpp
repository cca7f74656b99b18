#include "ui/approval/BytesPart.h"

#include <QPlainTextEdit>
#include <QVBoxLayout>
#include <climits>

#include "ui/approval/Breakable.h"
#include "ui/approval/FactsPart.h"
#include "ui/text/RiskText.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Disclosure.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

namespace {

QString allFields(const wallet::RequestDetail& request)
{
    QStringList lines;
    for (const auto& field : request.decoded.fields) {
        if (!FactsPart::isByteField(field.id) || field.id == "digest") continue;
        lines << fieldName(field) + QStringLiteral(": ")
                + visibleText(QString::fromStdString(field.value), INT_MAX);
    }
    const auto& whole = request.decoded.signedBytes;
    const auto& bytes = whole.empty() ? request.payload.bytes : whole;
    lines << BytesPart::tr("Bytes to sign: %1").arg(QString::fromStdString(hex0x(bytes)));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

BytesPart::BytesPart(const wallet::RequestDetail& request, QWidget* parent)
    : QWidget(parent)
{
    auto* body = new QWidget(this);
    auto* rows = new QVBoxLayout(body);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(metric::S2);
    const QString digest = QString::fromStdString(hex0x(request.decoded.digest));
    auto* digestRow = new QHBoxLayout;
    auto* caption = label(tr("Digest to sign"), TextStyle::Label, 3, body);
    digestRow->addWidget(caption, 1);
    digestRow->addWidget(copyButton(digest, tr("Copy the digest"), body));
    rows->addLayout(digestRow);
    auto* digestText = new UntrustedText(digest, TextStyle::Mono, 1, body);
    digestText->setObjectName(QStringLiteral("digest"));
    breakable(digestText);
    digestText->setAccessibleName(tr("Digest to sign: %1").arg(digest));
    digestText->setLayoutDirection(Qt::LeftToRight);
    rows->addWidget(digestText);
    rows->addWidget(label(tr("The co-signers show the same digest."), TextStyle::Caption, 3, body));

    auto* raw = new QPlainTextEdit(body);
    raw->setObjectName(QStringLiteral("raw"));
    raw->setReadOnly(true);
    raw->setTabChangesFocus(true);
    raw->setLayoutDirection(Qt::LeftToRight);
    raw->setWordWrapMode(QTextOption::WrapAnywhere);
    raw->setFont(Theme::the().font(TextStyle::MonoSmall));
    raw->setPlainText(allFields(request));
    raw->setFixedHeight(Theme::the().lineHeight(TextStyle::MonoSmall) * 9);
    raw->setAccessibleName(tr("Transaction data"));
    rows->addWidget(raw);

    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    m_disclosure = new Disclosure(tr("Data and digest"), body, this);
    outer->addWidget(m_disclosure);
}

void BytesPart::expand() { m_disclosure->setExpanded(true); }

} // namespace tercet::ui
