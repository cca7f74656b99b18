#pragma once

#include "core/mpc/HubDkg.h"
#include "core/policy/Policy.h"
#include "core/wallet/Conversation.h"

namespace tercet::wallet {

// Distributed key generation with both co-signers (protocol.md 3), on the worker.
struct KeyGeneration {
    Exchange& exchange;
    const mpc::Environment& environment;
    // Where it is; `round` counts from 1 of 3.
    std::function<void(Phase, int round)> progress;
    // Stores a record durably: the PENDING one before the device confirms, then the ACTIVE one.
    std::function<Outcome<>(const mpc::CoreRecord&)> store;
    // What this device has enrolled with, and whom it has met; a practice vault's are made and
    // asked for here. Another identity is CosignerIdentityChanged.
    std::optional<mpc::OwnIdentity> own {};
    std::optional<ByCosigner<Bytes32>> known {}; // IK_2, IK_3

    // Between knowing whom and making a key with them: IK and SK of P2 and P3.
    std::function<Outcome<>(const ByCosigner<mpc::PublicIdentity>&)> before {};

    // The ACTIVE record, stored.
    Outcome<mpc::CoreRecord> run(const policy::Policy& policy);

private:
    Outcome<mpc::DkgSetup> setup(const policy::Policy& policy);
};

} // namespace tercet::wallet
