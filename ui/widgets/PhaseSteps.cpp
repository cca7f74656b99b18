#include "ui/widgets/PhaseSteps.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/widgets/ConnectionPill.h"

namespace tercet::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PhaseSteps)
};

} // namespace

QList<CeremonySteps::Step> phaseSteps(
    const QList<PhaseStep>& all, const wallet::Progress& progress, bool stopped)
{
    using State = CeremonySteps::State;
    const auto found = std::ranges::find(all, progress.phase, &PhaseStep::phase);
    const auto at = std::distance(all.begin(), found);
    QList<CeremonySteps::Step> steps;
    for (qsizetype i = 0; i < all.size(); ++i) {
        const bool here = i == at && stopped;
        steps << CeremonySteps::Step { all[i].title,
            here && progress.culprit ? Words::tr("Stopped at %1").arg(shareName(*progress.culprit))
                                     : all[i].detail,
            here          ? State::Failed
                : i < at  ? State::Done
                : i == at ? State::Active
                          : State::Pending };
    }
    return steps;
}

} // namespace tercet::ui
