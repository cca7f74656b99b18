#include "ui/firstrun/BackupStep.h"

#include <QVBoxLayout>

#include "ui/backup/BackupSteps.h"
#include "ui/firstrun/StepText.h"
#include "ui/theme/Theme.h"

namespace tercet::ui {

BackupStep::BackupStep(Context& context, QWidget* parent)
    : QWidget(parent)
    , m_steps(new BackupSteps(context, this))
{
    auto* column = new QVBoxLayout(this);
    column->setSpacing(metric::S4);
    auto* text = new StepText(tr("Back up this device’s share"),
        tr("If this device is lost, a backup brings its share to another one, together with both "
           "co-signers."),
        this);
    column->addWidget(text);
    column->addWidget(m_steps);
    column->addStretch(1);
    m_steps->raise(); // made first, but read after the text
}

} // namespace tercet::ui
