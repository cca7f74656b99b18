#include "ui/approval/PoliciesPart.h"

#include <QVBoxLayout>

#include "ui/text/ErrorText.h"
#include "ui/text/PolicyText.h"
#include "ui/widgets/ConnectionPill.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

PoliciesPart::PoliciesPart(
    wallet::Wallet& wallet, const wallet::RequestDetail& request, QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("policies"));
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(metric::S1);
    rows->addWidget(label(tr("What the policies say"), TextStyle::Label, 2, this));
    for (int i = 0; i < wallet::kShareCount; ++i) {
        auto* text = label(tr("Being asked"), TextStyle::Body, 1, this);
        text->setWordWrap(true);
        text->setObjectName(QStringLiteral("policy%1").arg(i));
        m_rows[std::size_t(i)] = text;
        rows->addWidget(factRow(shareName(wallet::Share(i)), text, this));
    }
    if (request.device) m_rows[0]->setText(policyText(*request.device));
    wallet.rehearse(request.head.id, this, [this](Result<wallet::PartyWords> words) {
        if (words) return show(*words);
        for (auto* row : { m_rows[1], m_rows[2] }) row->setText(errorText(words.error()).both());
    });
}

void PoliciesPart::show(const wallet::PartyWords& words)
{
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].decision) m_rows[i]->setText(policyText(*words[i].decision));
        if (words[i].error) m_rows[i]->setText(errorText(*words[i].error).both());
    }
}

} // namespace tercet::ui
