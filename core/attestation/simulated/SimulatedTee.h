#pragma once

#include "core/attestation/Evidence.h"

namespace tercet::attestation::simulated {

// A co-signer's TEE without any hardware, for the simulated profile and for tests: real formats,
// keys that everybody knows. Whoever gives simulatedRoots() to the verifier gets a verdict that
// stays labelled as simulated; vendorRoots() refuse all of it.
const Roots& simulatedRoots();

// Evidence for these claims at `now` (Unix seconds), signed by the identity. Tee::None has none.
Evidence attest(Tee tee, const Claims& claims, const crypto::SigningKey& ik, std::int64_t now);

// A manifest that takes share 2 on simulated SEV-SNP and share 3 on simulated SGX, valid for 60
// days from `notBefore`, and the release keys and signatures that go with it.
std::string simulatedManifest(std::uint64_t sequence, std::int64_t notBefore);
ReleaseKeys simulatedReleaseKeys();
std::vector<ManifestSignature> simulatedSignatures(ByteView manifest);

} // namespace tercet::attestation::simulated
