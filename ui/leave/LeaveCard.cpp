#include "ui/leave/LeaveCard.h"

#include <QPushButton>
#include <QVBoxLayout>

#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

LeaveCard::LeaveCard(Context&, QWidget* parent)
    : Card(parent)
{
    setObjectName(QStringLiteral("leave"));
    setAccessibleName(tr("Leave with your keys"));
    body()->addWidget(label(accessibleName(), TextStyle::Heading, 1, this));
    auto* words = label(
        tr("Who has the three files of a key share export, or of a trust’s package, and their "
           "recipients’ keys, can put the key together without the co-signers and without Tercet."),
        TextStyle::Body, 2, this);
    words->setWordWrap(true);
    body()->addWidget(words);
    auto* recover = secondaryButton(tr("Recover offline…"), "recoverOffline", this);
    connect(recover, &QPushButton::clicked, this, &LeaveCard::recoveryWanted);
    body()->addWidget(recover, 0, Qt::AlignLeft);
}

} // namespace tercet::ui
