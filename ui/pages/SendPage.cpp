#include "ui/pages/SendPage.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/pages/Narrow.h"
#include "ui/pages/SendFields.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Card.h"

namespace tercet::ui {

namespace {
constexpr int kFormWidth = 680;
}

SendPage::SendPage(Context& context, QWidget* parent)
    : Page(context, tr("Send"), parent)
{
    setSubtitle(tr("You review everything on the next page before anything is signed."));
    auto* rows = scrollingContent();
    auto* card = new Card(body());
    card->setMaximumWidth(kFormWidth);
    m_message = new Banner(card);
    m_message->setObjectName(QStringLiteral("sendMessage"));
    m_fields = new SendFields(context, card);
    card->body()->setSpacing(metric::S4);
    card->body()->addWidget(m_fields);
    card->body()->addWidget(m_message);
    auto* go = primaryButton(tr("Review"), "review", card);
    card->body()->addWidget(go, 0, Qt::AlignRight);
    rows->addLayout(narrow(card));
    rows->addStretch(1);
    connect(go, &QPushButton::clicked, this, &SendPage::review);
    connect(m_fields, &SendFields::nodeAsked, this, &SendPage::askNode);
}

void SendPage::refresh() { m_fields->reload(); }

void SendPage::review()
{
    m_message->clear();
    if (!m_fields->check()) return;
    const auto id = wallet().createSend(m_fields->form());
    if (!id) {
        if (!m_fields->showError(id.error())) m_message->show(id.error());
        return;
    }
    m_fields->clear();
    emit goTo(Place::Approvals, *id);
}

void SendPage::askNode()
{
    m_message->clear();
    m_fields->setAsking(true);
    wallet().askNode(m_fields->form(), this, [this](Result<wallet::NodeFacts> facts) {
        m_fields->setAsking(false);
        if (facts) return m_fields->fill(*facts);
        if (!m_fields->showError(facts.error())) m_message->show(facts.error());
    });
}

} // namespace tercet::ui
