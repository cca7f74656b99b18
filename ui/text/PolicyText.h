#pragma once

#include <QString>

#include "core/wallet/PolicyTypes.h"

namespace tercet::ui {

// What a policy says of a request, in one or two sentences for a person.
QString policyText(const policy::Decision& decision);

} // namespace tercet::ui
