#pragma once

#include <memory>

#include "core/backend/CosignerBackend.h"
#include "core/base/Clock.h"
#include "core/base/Random.h"
#include "core/wallet/Types.h"

namespace tercet::wallet {

// The two practice co-signers and their switches.
class PracticeCosigners {
public:
    virtual ~PracticeCosigners() = default;
    virtual backend::CosignerBackend& backend() = 0;
    virtual void setFaults(Share cosigner, const Faults& faults) = 0;
};

// Those that keep what they store in `cosigners/` of the data folder (backend::MockBackend);
// `random` and `clock` outlive them.
Result<std::unique_ptr<PracticeCosigners>> openPracticeCosigners(
    const QString& dataFolder, Random& random, const Clock& clock);

} // namespace tercet::wallet
