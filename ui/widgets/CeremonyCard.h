#pragma once

#include "ui/widgets/Card.h"
#include "ui/widgets/CeremonySteps.h"
#include "ui/widgets/ShareTriangle.h"

namespace tercet::ui {

// The three shares and, beside them, what they are at. The card owns both.
Card* ceremonyCard(ShareTriangle* shares, CeremonySteps* steps, QWidget* parent);

} // namespace tercet::ui
