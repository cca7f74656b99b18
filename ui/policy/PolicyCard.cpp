#include "ui/policy/PolicyCard.h"

#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/text/PolicyWords.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

namespace {

constexpr int kMostLines = 5;

} // namespace

PolicyCard::PolicyCard(wallet::Wallet& wallet, QWidget* parent)
    : Card(parent)
    , m_wallet(wallet)
    , m_lines(label({}, TextStyle::Body, 1, this))
    , m_waits(label({}, TextStyle::Label, 1, this))
{
    setObjectName(QStringLiteral("policyCard"));
    setAccessibleName(tr("Policy"));
    body()->addWidget(label(accessibleName(), TextStyle::Heading, 1, this));
    auto* what = label(tr("This device and both co-signers check every request against it, each "
                          "for itself."),
        TextStyle::Body, 2, this);
    what->setWordWrap(true);
    body()->addWidget(what);
    m_lines->setObjectName(QStringLiteral("policyLines"));
    m_waits->setObjectName(QStringLiteral("policyWaits"));
    m_waits->setProperty("tone", QStringLiteral("warn"));
    for (auto* text : { m_lines, m_waits }) {
        text->setWordWrap(true);
        body()->addWidget(text);
    }
    auto* open = secondaryButton(tr("Read and change the policy"), "openPolicy", this);
    body()->addWidget(open, 0, Qt::AlignLeft);
    connect(open, &QPushButton::clicked, this, &PolicyCard::wanted);
    connect(&wallet, &wallet::Wallet::policyChanged, this, &PolicyCard::update);
    update();
}

void PolicyCard::update()
{
    const auto standing = m_wallet.policy();
    auto lines = policySummary(standing.policy);
    if (lines.isEmpty()) lines << tr("It sets no limits.");
    const auto more = lines.size() - kMostLines;
    if (more > 0) {
        lines = lines.mid(0, kMostLines);
        lines << tr("and %n more", nullptr, int(more));
    }
    m_lines->setText(lines.join(QLatin1Char('\n')));
    m_waits->setVisible(standing.pending.has_value());
    if (standing.pending)
        m_waits->setText(tr("A change that allows more waits until %1.")
                .arg(QLocale().toString(QDateTime::fromMSecsSinceEpoch(standing.pending->dueMs),
                    QLocale::ShortFormat)));
}

} // namespace tercet::ui
