#pragma once

namespace tercet::memcheck {

// A key generation in which every draw is a secret.
bool keyGeneration();
// The opening of a link and its first presignature, with secret shares and every draw after the
// hellos. What comes out of an envelope is what was sent: the pair roots are identities()'s.
bool linkOpening();
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
