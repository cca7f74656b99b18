#include "ui/firstrun/WelcomeStep.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/firstrun/StepText.h"
#include "ui/shell/UnfinishedVaults.h"
#include "ui/theme/Icons.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/CheckItem.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/ShareTriangle.h"

namespace tercet::ui {

WelcomeStep::WelcomeStep(wallet::Wallet& wallet, QWidget* parent)
    : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setSpacing(metric::S5);
    column->addWidget(new StepText(tr("One key in three parts"),
        tr("Tercet protects your money with a key that never exists in one place. It is made in "
           "three "
           "shares: one on this device and one at each of two independent co-signers."),
        this));
    auto* unfinished = new UnfinishedVaults(wallet, this);
    connect(unfinished, &UnfinishedVaults::restoreWanted, this, &WelcomeStep::restoreWanted);
    column->addWidget(unfinished);
    auto* card = new Card(this);
    auto* row = new QHBoxLayout;
    row->setSpacing(metric::S6);
    auto* triangle = new ShareTriangle(card);
    triangle->setStates(ShareState::Ready, ShareState::Ready, ShareState::Ready);
    row->addWidget(triangle, 1);
    auto* points = new QVBoxLayout;
    points->setSpacing(metric::S4);
    points->addStretch(1);
    using Level = CheckItem::Level;
    points->addWidget(new CheckItem(Level::Pass, tr("All three are needed for every payment"),
        tr("Each co-signer reads the payment itself and checks it against your rules."), card));
    points->addWidget(new CheckItem(Level::Pass, tr("One or two are not enough"),
        tr("A thief who takes this device, or breaks into one co-signer, can sign nothing."),
        card));
    points->addWidget(new CheckItem(Level::Pass, tr("Nothing is signed without you"),
        tr("You see what will be signed, and hold a button to approve it."), card));
    points->addStretch(1);
    row->addLayout(points, 1);
    card->body()->addLayout(row);
    column->addWidget(card);
    column->addStretch(1);
}

} // namespace tercet::ui
