#include "ui/firstrun/ModeStep.h"

#include <QVBoxLayout>

#include "ui/firstrun/StepText.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/ChoiceCard.h"

namespace tercet::ui {

ModeStep::ModeStep(QWidget* parent)
    : QWidget(parent)
    , m_practice(new ChoiceCard(QStringLiteral("flask-conical"), tr("Practice on this computer"),
          tr("Both co-signers are emulated here. Everything works as with real ones, the key "
             "generation "
             "and the signatures too, but the three shares are not in three places: use no real "
             "money."),
          this))
    , m_connect(new ChoiceCard(QStringLiteral("network"), tr("Connect to co-signers"),
          tr("Two programs on other computers, at Google Cloud and Microsoft Azure or wherever "
             "their operators run them, hold a share each. You need their addresses and a pairing "
             "code of each."),
          this))
{
    m_practice->setObjectName(QStringLiteral("modePractice"));
    m_connect->setObjectName(QStringLiteral("modeConnect"));
    auto* column = new QVBoxLayout(this);
    column->setSpacing(metric::S4);
    column->addWidget(new StepText(tr("How do you want to start?"),
        tr("You can make more vaults of either kind later."), this));
    column->addWidget(m_practice);
    column->addWidget(m_connect);
    auto* restore = secondaryButton(tr("Restore from a backup…"), "restoreBackup", this);
    connect(restore, &QPushButton::clicked, this, &ModeStep::restoreWanted);
    column->addWidget(restore, 0, Qt::AlignLeft);
    auto* recover = quietButton(tr("Recover offline…"), "recoverOffline", this);
    connect(recover, &QPushButton::clicked, this, &ModeStep::recoveryWanted);
    column->addWidget(recover, 0, Qt::AlignLeft);
    column->addStretch(1);
    connect(m_connect, &QAbstractButton::toggled, this, &ModeStep::changed);
    connect(m_practice, &QAbstractButton::toggled, this, &ModeStep::changed);
}

bool ModeStep::isChosen() const { return m_practice->isChecked() || connects(); }
bool ModeStep::connects() const { return m_connect->isChecked(); }

} // namespace tercet::ui
