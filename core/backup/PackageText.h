#pragma once

#include "core/backup/Manifest.h"

namespace tercet::backup {

// README.txt of a package: for whoever finds it, in plain words, without Tercet at hand.
std::string readmeText(const Manifest& manifest);

} // namespace tercet::backup
