#pragma once

#include <optional>

#include "core/attestation/Sgx.h"
#include "core/attestation/Snp.h"
#include "core/crypto/Identity.h"

namespace tercet::attestation {

// co-signers.json: what may run at the co-signers, signed by the release keys and not by an
// operator. attestation.md 8.
enum class Tee { None, SevSnp, Sgx };
std::string_view teeName(Tee tee); // "none", "sev-snp", "sgx"
std::optional<Tee> teeNamed(std::string_view name);

// How far the hardware's measurement reaches. On Google Cloud it covers the firmware, which is the
// same for everybody; what is started after it is measured by nobody but Google.
enum class Coverage { Software, FirmwareOnly };

struct Build {
    Bytes measurement {}; // 48 bytes (SNP) or 32 (MRENCLAVE)
    std::string version {}; // "1.4.2": letters, digits, "." and "-"
};

struct RolePolicy {
    std::uint8_t role {}; // the share: 2 or 3
    Tee tee {}; // SevSnp or Sgx
    Coverage coverage {};
    std::vector<Build> builds {}; // today's first, then those before it
    SnpPolicy snp {}; // with the builds' measurements
    SgxPolicy sgx {};
};

struct Manifest {
    std::uint64_t sequence {};
    std::int64_t notBefore {}, expires {}; // Unix seconds, at most 90 days apart
    std::vector<RolePolicy> roles {};
    Bytes32 digest {}; // SHA-256 of the signed bytes

    const RolePolicy* role(std::uint8_t share) const;
};

// The offline keys, of which `threshold` different ones must have signed.
struct ReleaseKeys {
    std::vector<Bytes32> keys {};
    std::size_t threshold { 2 };
};

// A detached Ed25519 signature over "mw1.manifest.v1" ‖ the manifest's bytes.
struct ManifestSignature {
    Bytes32 key {};
    ByteArray<64> signature {};
};
ByteArray<64> signManifest(const crypto::SigningKey& key, ByteView json);

// Signatures first, over the bytes as they came, then the content (README.md lists the keys;
// unknown ones are refused), then the dates against `now` (Unix seconds) and the highest sequence
// number ever seen. Manifest*.
Outcome<Manifest> openManifest(ByteView json, const std::vector<ManifestSignature>& signatures,
    const ReleaseKeys& keys, std::uint64_t highestSeen, std::int64_t now);

// The content alone: ManifestFormat.
Outcome<Manifest> parseManifest(ByteView json);

} // namespace tercet::attestation
