#include "ui/firstrun/DrillStep.h"

#include <QVBoxLayout>

#include "ui/backup/DrillPart.h"
#include "ui/firstrun/StepText.h"
#include "ui/theme/Theme.h"

namespace tercet::ui {

DrillStep::DrillStep(Context& context, QWidget* parent)
    : QWidget(parent)
    , m_part(new DrillPart(context, this))
{
    auto* column = new QVBoxLayout(this);
    column->setSpacing(metric::S4);
    column->addWidget(new StepText(tr("Test the backup"),
        tr("Choose the file where you put it and open it: both co-signers then confirm the share "
           "in it. Nothing is signed and nothing changes."),
        this));
    column->addWidget(m_part);
    column->addStretch(1);
    m_part->raise(); // made first, but read after the text
    connect(m_part, &DrillPart::passed, this, [this] { m_passed = true; });
}

} // namespace tercet::ui
