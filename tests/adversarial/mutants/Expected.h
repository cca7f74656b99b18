#pragma once

#include "tests/adversarial/mutants/Campaign.h"

namespace tercet::mpc::mutants {

// The abort classes that protocol.md 1.5, 2.2, 4 and 5 allow for a mutant.
std::set<std::string> allowed(const Mutant& mutant);

} // namespace tercet::mpc::mutants
