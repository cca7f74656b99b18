#include "ui/approval/OutcomeView.h"

#include <QVBoxLayout>

#include "ui/approval/AmountView.h"
#include "ui/approval/Headline.h"
#include "ui/approval/RecipientPart.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

OutcomeView::OutcomeView(const wallet::RequestDetail& request, QWidget* parent)
    : QFrame(parent)
{
    setProperty("card", true);
    setObjectName(QStringLiteral("outcome"));
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(metric::S6, metric::S5, metric::S6, metric::S5);
    rows->setSpacing(metric::S4);
    auto* title = label(headline(request.decoded), TextStyle::Heading, 1, this);
    title->setWordWrap(true);
    rows->addWidget(title);
    if (request.decoded.amount)
        rows->addWidget(new AmountView(amountText(*request.decoded.amount), this));
    if (!RecipientPart::addressOf(request).isEmpty())
        rows->addWidget(new RecipientPart(request, this));
    auto* message = new Banner(this);
    message->setObjectName(QStringLiteral("outcomeMessage"));
    if (request.head.state == wallet::RequestState::Expired)
        message->show(
            Banner::Tone::Info, tr("This request has expired."), tr("Nothing was signed."));
    else if (request.error)
        message->show(Banner::Tone::Info, tr("Somebody else rejected this request."),
            tr("Nothing was signed."));
    else
        message->show(
            Banner::Tone::Info, tr("You rejected this request."), tr("Nothing was signed."));
    rows->addWidget(message);
    if (!request.rejectReason.isEmpty())
        rows->addWidget(factRow(request.error ? tr("As they say") : tr("Your reason"),
            new UntrustedText(request.rejectReason, TextStyle::Body, 1, this), this));
}

} // namespace tercet::ui
