#include "ui/settings/FaultsCard.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QSpinBox>
#include <QVBoxLayout>

#include "ui/widgets/ConnectionPill.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/SideBySide.h"

namespace tercet::ui {

using wallet::Faults;
using wallet::Share;

FaultsCard::FaultsCard(wallet::Wallet& wallet, QWidget* parent)
    : Card(parent)
    , m_wallet(wallet)
{
    setObjectName(QStringLiteral("faults"));
    setAccessibleName(tr("Practice: make the co-signers fail"));
    body()->addWidget(label(accessibleName(), TextStyle::Heading, 1, this));
    auto* hint = label(tr("See what Tercet does when something goes wrong. Nothing here can make "
                          "it sign twice or lose your share."),
        TextStyle::Caption, 3, this);
    hint->setWordWrap(true);
    body()->addWidget(hint);
    auto* columns = new SideBySide(metric::S6, this);
    columns->add(column(Share::Google));
    columns->add(column(Share::Azure));
    body()->addWidget(columns);
}

QWidget* FaultsCard::column(Share cosigner)
{
    struct Switch {
        const char* id;
        QString text;
        bool Faults::* member;
    };
    const Switch switches[] = {
        { "offline", tr("Offline"), &Faults::offline },
        { "drop", tr("Gives no answer"), &Faults::drop },
        { "delay", tr("Answers too late"), &Faults::delay },
        { "duplicate", tr("Gets each message twice"), &Faults::duplicate },
        { "refuse", tr("Refuses"), &Faults::refuse },
        { "wrongMessage", tr("Sends wrong messages"), &Faults::wrongMessage },
    };
    auto* box = new QWidget(this);
    const auto name = shareName(cosigner);
    box->setAccessibleName(name);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metric::S1);
    layout->addWidget(label(name, TextStyle::BodyStrong, 1, box));
    const auto faults = m_wallet.faults(cosigner);
    const auto change = [this, cosigner](auto apply) {
        auto now = m_wallet.faults(cosigner);
        apply(now);
        m_wallet.setFaults(cosigner, now);
    };
    for (const auto& s : switches) {
        auto* check = new QCheckBox(s.text, box);
        check->setObjectName(QStringLiteral("%1%2").arg(QLatin1String(s.id)).arg(int(cosigner)));
        check->setAccessibleName(tr("%1: %2").arg(name, s.text));
        check->setChecked(faults.*s.member);
        connect(check, &QCheckBox::toggled, this,
            [change, member = s.member](bool on) { change([&](Faults& f) { f.*member = on; }); });
        layout->addWidget(check);
    }
    auto* latency = new QSpinBox(box);
    latency->setObjectName(QStringLiteral("latency%1").arg(int(cosigner)));
    latency->setRange(0, 10'000);
    latency->setSingleStep(50);
    latency->setSuffix(tr(" ms"));
    latency->setAccessibleName(tr("%1: extra delay of each answer in milliseconds").arg(name));
    latency->setValue(faults.latencyMs);
    connect(latency, &QSpinBox::valueChanged, this,
        [change](int ms) { change([&](Faults& f) { f.latencyMs = ms; }); });
    auto* line = new QHBoxLayout;
    line->addWidget(label(tr("Extra delay"), TextStyle::Body, 1, box), 1);
    line->addWidget(latency);
    layout->addLayout(line);
    return box;
}

} // namespace tercet::ui
