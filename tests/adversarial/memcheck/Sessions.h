#pragma once

namespace tercet::memcheck {

// A presignature and a signature of three honest parties whose shares, nonces and OT keys are
// secret, as main.cpp's other scenes.
bool presignAndSign();
// A signature in three rounds, without a pool.
bool fullSigning();
// A BIP-340 and an Ed25519 signature with secret shares.
bool schnorr();
// A refresh of secret shares, on both curves.
bool refresh();

} // namespace tercet::memcheck
