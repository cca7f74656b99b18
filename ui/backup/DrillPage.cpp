#include "ui/backup/DrillPage.h"

#include <QHideEvent>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/backup/DrillPart.h"
#include "ui/pages/Narrow.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"

namespace tercet::ui {

DrillPage::DrillPage(Context& context, QWidget* parent)
    : Page(context, tr("Test the backup"), parent)
{
    backTo(Place::KeyShares);
    setSubtitle(tr("Opens the file, compares it with this vault and proves the share in it to both "
                   "co-signers. Nothing is signed and nothing changes."));
    auto* rows = scrollingContent();
    m_drill = new DrillPart(context, body());
    m_drill->setMaximumWidth(qMax(760, fontMetrics().averageCharWidth() * 104));
    rows->addLayout(narrow(m_drill));
    m_done = primaryButton(tr("Done"), "drillDone", body());
    rows->addWidget(m_done, 0, Qt::AlignLeft);
    rows->addStretch(1);
    connect(m_drill, &DrillPart::passed, this, [this] {
        m_done->show();
        if (hasFocus()) m_done->setFocus(Qt::OtherFocusReason);
    });
    connect(m_done, &QPushButton::clicked, this,
        [this] { emit goTo(Place::KeyShares, QStringLiteral("backupCard")); });
    clear();
}

void DrillPage::clear()
{
    if (m_drill->isBusy()) return;
    m_drill->clear();
    m_done->hide();
}

void DrillPage::refresh() { clear(); }

void DrillPage::open(const QString& file) { m_drill->suggest(file); }

void DrillPage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
    if (!event->spontaneous()) clear();
}

} // namespace tercet::ui
