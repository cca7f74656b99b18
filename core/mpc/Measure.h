#pragma once

#include <chrono>

#include "core/mpc/Abort.h"

// What the protocol costs on this computer: for the benchmark and for `tercet-cli bench`.
namespace tercet::mpc {

// Medians over the runs of one stage.
struct StageCost {
    double wallMs { 0 }; // all three parties in this process, P2 and P3 side by side
    double cpuMs { 0 }; // thread time of the busiest party
    double bytes { 0 }; // of all messages together; what P1 passes on counts once
    int runs { 0 };
};

struct ProtocolCost {
    StageCost dkg; // both curves
    // Six base OT set-ups. Those of P2 and P3 with each other ride on the first presignature; what
    // it costs more than the others is counted here.
    StageCost link;
    StageCost presign; // one presignature
    StageCost online; // one ECDSA signature from a presignature, derivation included
    StageCost fullSign; // three rounds, the request in the third (protocol.md 5.7)
    StageCost bip340; // one Taproot signature, from nonces that are there
    StageCost ed25519; // one Ed25519 signature, likewise
};

// Runs keys, links and signatures of its own for about `duration`, at least once each; keeps
// nothing. Every signature is under another key of one account: one step of derivation at each
// party, on both curves.
// Reads the wall clock and the processor's thread clocks. Two extra threads.
Step<ProtocolCost> measureProtocol(std::chrono::milliseconds duration);

} // namespace tercet::mpc
