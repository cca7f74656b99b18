#pragma once

#include "core/wallet/Types.h"
#include "ui/widgets/CeremonySteps.h"

namespace tercet::ui {

// One step of a ceremony of all three parties, in words.
struct PhaseStep {
    wallet::Phase phase;
    QString title, detail;
};

// `all`, in the order in which they happen, as they stand at `progress`. `stopped`: it has failed
// there; the party at which it stopped is named.
QList<CeremonySteps::Step> phaseSteps(
    const QList<PhaseStep>& all, const wallet::Progress& progress, bool stopped);

} // namespace tercet::ui
