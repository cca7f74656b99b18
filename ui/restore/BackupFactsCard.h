#pragma once

#include "core/wallet/BackupFacts.h"
#include "ui/widgets/Card.h"

namespace tercet::ui {

// What is in a backup that was opened.
class BackupFactsCard : public Card {
    Q_OBJECT
public:
    explicit BackupFactsCard(const wallet::BackupFacts& facts, QWidget* parent = nullptr);
};

} // namespace tercet::ui
