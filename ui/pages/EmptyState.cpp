#include "ui/pages/EmptyState.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/approval/KindBadge.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

EmptyState::EmptyState(
    const QString& icon, const QString& sentence, const QString& action, QWidget* parent)
    : QWidget(parent)
{
    auto* rows = new QVBoxLayout(this);
    rows->setSpacing(metric::S4);
    rows->addStretch(1);
    rows->addWidget(new KindBadge(icon, this, 56), 0, Qt::AlignHCenter);
    auto* words = label(sentence, TextStyle::Body, 2, this);
    words->setObjectName(QStringLiteral("emptyText"));
    words->setAlignment(Qt::AlignCenter);
    words->setWordWrap(true);
    rows->addWidget(words);
    if (!action.isEmpty()) {
        auto* act = secondaryButton(action, "emptyAction", this);
        rows->addWidget(act, 0, Qt::AlignHCenter);
        connect(act, &QPushButton::clicked, this, &EmptyState::acted);
    }
    rows->addStretch(2);
}

} // namespace tercet::ui
