#include "ui/approval/PoliciesPart.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/text/ErrorText.h"
#include "ui/text/PolicyText.h"
#include "ui/theme/Icons.h"
#include "ui/widgets/ConnectionPill.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

namespace {

constexpr int kIcon = 16;

} // namespace

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
        auto* icon = new QLabel(this);
        icon->setFixedSize(kIcon, Theme::the().lineHeight(TextStyle::Body));
        m_icons[std::size_t(i)] = icon;
        mark(std::size_t(i), QStringLiteral("clock"), Token::Text2);
        auto* value = new QWidget(this);
        auto* across = new QHBoxLayout(value);
        across->setContentsMargins(0, 0, 0, 0);
        across->setSpacing(metric::S2);
        across->addWidget(icon, 0, Qt::AlignTop);
        across->addWidget(text, 1);
        rows->addWidget(factRow(shareName(wallet::Share(i)), value, this));
    }
    connect(&Theme::the(), &Theme::changed, this, &PoliciesPart::draw);
    if (request.device) say(0, *request.device);
    wallet.rehearse(request.head.id, this, [this](Result<wallet::PartyWords> words) {
        if (words) return show(*words);
        say(1, words.error());
        say(2, words.error());
    });
}

void PoliciesPart::show(const wallet::PartyWords& words)
{
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].decision) say(i, *words[i].decision);
        if (words[i].error) say(i, *words[i].error);
    }
}

void PoliciesPart::say(std::size_t party, const policy::Decision& decision)
{
    m_rows[party]->setText(policyText(decision));
    switch (decision.verdict) {
    case policy::Verdict::Allowed:
        return mark(party, QStringLiteral("circle-check"), Token::Ok);
    case policy::Verdict::Waits:
        return mark(party, QStringLiteral("clock"), Token::Warn);
    case policy::Verdict::Refused:
        return mark(party, QStringLiteral("ban"), Token::Bad);
    }
}

void PoliciesPart::say(std::size_t party, const Error& error)
{
    m_rows[party]->setText(errorText(error).both());
    mark(party, QStringLiteral("triangle-alert"), Token::Warn);
}

void PoliciesPart::mark(std::size_t party, const QString& icon, Token token)
{
    m_marks[party] = { icon, token };
    draw();
}

void PoliciesPart::draw()
{
    for (std::size_t i = 0; i < m_marks.size(); ++i)
        if (m_icons[i])
            m_icons[i]->setPixmap(
                pixmap(m_marks[i].first, kIcon, m_marks[i].second, devicePixelRatioF()));
}

} // namespace tercet::ui
