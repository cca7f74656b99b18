#pragma once

#include "core/base/Random.h"
#include "core/keychain/SecretStore.h"

namespace tercet::keychain {

// What an examination found; the window makes its sentences and fix steps from it.
struct Diagnosis {
    enum class Step { Find, Write, Read, Remove };

    StoreStatus status;
    std::optional<Step> failedAt {}; // nothing: healthy
    std::optional<Error> error {}; // why

    bool healthy() const { return !failedAt; }
};

// Names the backend, writes a random probe item, reads and compares it, and removes it. Touches no
// other item.
void examine(
    SecretStore& store, Random& random, QObject* context, std::function<void(Diagnosis)> done);

} // namespace tercet::keychain
