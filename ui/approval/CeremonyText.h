#pragma once

#include "core/wallet/Types.h"
#include "ui/widgets/CeremonySteps.h"

namespace tercet::ui {

// The four steps of a signing ceremony at this point of it.
QList<CeremonySteps::Step> ceremonySteps(const wallet::Progress& progress);

// What a failure means: who stopped and when, why, whether anything left this device, what is safe
// to do next.
struct FailureText {
    QString title, reason, left, next;
};
FailureText failureText(const wallet::Progress& progress);
// For a request whose ceremony this window did not see: the party and the round are not known any
// more.
FailureText failureText(const std::optional<Error>& error);

} // namespace tercet::ui
