#pragma once

#include <string>
#include <vector>

#include "core/base/Result.h"

namespace tercet {

enum class Hardening {
    Full,
    KeepDebuggable, // without the limits on core dumps and tracing
};

// Full in release builds; a debugger and the sanitizers need KeepDebuggable.
Hardening defaultHardening();

struct HardeningReport {
    std::vector<std::string> removedVariables; // names only
    std::vector<std::string> failed; // calls that the system refused
};

// First thing in main(), before Qt or a thread starts (security.md "Process" and "DLL hijack"): no
// core dumps, no tracing by other processes of the same user, files private by default (umask 077),
// and no environment variable that would make Qt, OpenSSL or the loader take code or certificates
// from elsewhere, for us or for a child. What the loader already did with LD_PRELOAD cannot be
// undone.
HardeningReport hardenProcess(Hardening hardening = defaultHardening());

} // namespace tercet
