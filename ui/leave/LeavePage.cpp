#include "ui/leave/LeavePage.h"

#include <QVBoxLayout>

#include "ui/leave/PackageCard.h"

namespace tercet::ui {

LeavePage::LeavePage(Context& context, QWidget* parent)
    : Page(context, tr("Your keys"), parent)
{
    setSubtitle(tr("Your key is yours: what you export here opens the wallet without Tercet and "
                   "without the co-signers."));
    backTo(Place::KeyShares);
    auto* rows = scrollingContent();
    m_export = new PackageCard(context, backup::Purpose::Export, body());
    m_trust = new PackageCard(context, backup::Purpose::Trust, body());
    rows->addWidget(m_export);
    rows->addWidget(m_trust);
    rows->addStretch(1);
}

void LeavePage::refresh()
{
    m_export->refresh();
    m_trust->refresh();
}

} // namespace tercet::ui
