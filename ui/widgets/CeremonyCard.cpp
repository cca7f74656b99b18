#include "ui/widgets/CeremonyCard.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace tercet::ui {

Card* ceremonyCard(ShareTriangle* shares, CeremonySteps* steps, QWidget* parent)
{
    auto* card = new Card(parent);
    auto* row = new QHBoxLayout;
    row->setSpacing(metric::S6);
    row->addWidget(shares, 1);
    auto* right = new QVBoxLayout;
    right->addStretch(1);
    right->addWidget(steps);
    right->addStretch(1);
    row->addLayout(right, 1);
    card->body()->addLayout(row);
    return card;
}

} // namespace tercet::ui
