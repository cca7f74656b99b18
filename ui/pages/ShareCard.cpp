#include "ui/pages/ShareCard.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include "ui/approval/HexText.h"
#include "ui/approval/KindBadge.h"
#include "ui/widgets/ConnectionPill.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/ShareNode.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

ShareCard::ShareCard(wallet::Share share, QWidget* parent)
    : Card(parent)
    , m_state(new Pill(QStringLiteral("check"), {}, Pill::Tone::Neutral, this))
{
    setObjectName(QStringLiteral("shareCard%1").arg(int(share)));
    setAccessibleName(shareName(share));
    auto* head = new QHBoxLayout;
    head->setSpacing(metric::S3);
    const bool device = share == wallet::Share::Device;
    head->addWidget(
        new KindBadge(device ? QStringLiteral("laptop") : QStringLiteral("cloud"), this));
    auto* name = label(shareName(share), TextStyle::Heading, 1, this);
    name->setWordWrap(true);
    head->addWidget(name, 1);
    head->addWidget(m_state);
    body()->addLayout(head);
}

void ShareCard::setState(wallet::ShareState state, int latencyMs)
{
    using S = wallet::ShareState;
    const bool bad = state == S::Offline || state == S::Failed,
               good = state == S::Ready || state == S::Done;
    const QString word = ShareNode::stateText(state);
    m_state->setContent(bad ? QStringLiteral("circle-alert")
            : good          ? QStringLiteral("check")
                            : QStringLiteral("clock"),
        good && latencyMs > 0 ? tr("%1, %2 ms").arg(word, QLocale().toString(latencyMs)) : word,
        bad        ? Pill::Tone::Bad
            : good ? Pill::Tone::Ok
                   : Pill::Tone::Neutral);
}

void ShareCard::addFact(const QString& name, const QString& value, const char* objectName)
{
    auto* text = new UntrustedText(value, TextStyle::Body, 1, this);
    text->setObjectName(QLatin1String(objectName));
    body()->addWidget(factRow(name, text, this));
}

void ShareCard::setFact(const char* objectName, const QString& value)
{
    if (auto* text = findChild<QLabel*>(QLatin1String(objectName)))
        text->setText(visibleText(value));
}

void ShareCard::addIdentity(const QString& hex)
{
    QStringList groups;
    for (qsizetype i = 0; i < hex.size(); i += 4) groups << hex.mid(i, 4);
    body()->addWidget(factRow(tr("Identity"),
        new HexText(groups.join(QLatin1Char(' ')), tr("Identity of %1").arg(accessibleName()),
            "identity", this),
        this));
}

} // namespace tercet::ui
