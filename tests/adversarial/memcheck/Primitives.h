#pragma once

// The scenes of the constant-time check: each runs honest parties on secrets that memcheck takes
// for undefined, and is false where the computation itself went wrong.
namespace tercet::memcheck {

bool scalars();
bool lanes();
bool points();
bool field();
bool zeroShares();
bool obliviousTransferAndVole();
bool identities();
bool proofs();
bool verifiableEncryption();

} // namespace tercet::memcheck
