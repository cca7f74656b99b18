#include "ui/approval/FactsPart.h"

#include <QVBoxLayout>
#include <algorithm>
#include <climits>

#include "ui/approval/AmountText.h"
#include "ui/approval/Breakable.h"
#include "ui/text/RiskText.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

namespace {

bool among(const std::string& id, std::initializer_list<std::string_view> ids)
{
    return std::ranges::find(ids, id) != ids.end();
}

QString amountLine(const chains::Amount& amount, bool ceiling)
{
    const QString text = amountText(amount).both();
    return ceiling ? FactsPart::tr("at most %1").arg(text) : text;
}

QWidget* words(const QString& text, QWidget* parent)
{
    auto* w = label(text, TextStyle::Body, 1, parent);
    w->setWordWrap(true);
    return w;
}

QWidget* fromAddress(
    const wallet::RequestDetail& request, const QString& accountName, QWidget* parent)
{
    auto* w = new QWidget(parent);
    auto* v = new QVBoxLayout(w);
    v->setContentsMargins(0, 0, 0, 0);
    v->setSpacing(0);
    if (!accountName.isEmpty())
        v->addWidget(new UntrustedText(accountName, TextStyle::Body, 1, w, 80));
    // A whole address; an address never breaks in a way that hides a part of it.
    auto* address = new UntrustedText(request.from, TextStyle::MonoSmall, 2, w);
    address->setObjectName(QStringLiteral("from"));
    address->setLayoutDirection(Qt::LeftToRight);
    v->addWidget(breakable(address));
    return w;
}

} // namespace

bool FactsPart::shownElsewhere(const std::string& id)
{
    return among(id, { "action", "amount", "to", "spender", "from", "network", "fee", "total" });
}

bool FactsPart::isByteField(const std::string& id)
{
    return among(id,
        { "nonce", "chain-id", "type", "gas", "max-fee", "priority-fee", "gas-price", "access-list",
            "data", "digest", "domain-hash", "domain-salt", "length" });
}

FactsPart::FactsPart(
    const wallet::RequestDetail& request, const QString& accountName, QWidget* parent)
    : QWidget(parent)
{
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(metric::S3);
    const auto& d = request.decoded;
    for (const auto& field : d.fields) {
        if (shownElsewhere(field.id) || isByteField(field.id)) continue;
        const QString value = QString::fromStdString(field.value);
        // A path inside typed data is the requester's text too.
        const QString name = field.id == "typed"
            ? visibleText(QString::fromStdString(field.name), 80)
            : fieldName(field);
        auto* text = new UntrustedText(value, TextStyle::Body, 1, nullptr, INT_MAX);
        text->setObjectName(QStringLiteral("field-") + QString::fromStdString(field.id));
        if (value.startsWith(QLatin1String("0x")))
            text->setFont(Theme::the().font(TextStyle::MonoSmall));
        rows->addWidget(factRow(name, breakable(text), this));
    }
    rows->addWidget(factRow(tr("From"), fromAddress(request, accountName, this), this));
    if (!d.network.empty()) {
        auto* network = words(QString::fromStdString(d.network), this);
        network->setObjectName(QStringLiteral("network"));
        rows->addWidget(factRow(tr("Network"), network, this));
    }
    if (d.feeMax) {
        auto* fee = words(amountLine(*d.feeMax, true), this);
        fee->setObjectName(QStringLiteral("fee"));
        rows->addWidget(factRow(tr("Network fee"), fee, this));
    }
    if (d.totalMax) {
        auto* total = words(amountLine(*d.totalMax, true), this);
        total->setObjectName(QStringLiteral("total"));
        rows->addWidget(factRow(tr("Leaves the wallet"), total, this));
    }
}

} // namespace tercet::ui
