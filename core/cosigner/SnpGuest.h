#pragma once

#include <mutex>

#include "core/base/Random.h"
#include "core/cosigner/Attester.h"
#include "core/cosigner/KernelFiles.h"

namespace tercet::cosigner {

// A confidential virtual machine on AMD SEV-SNP, asked through configfs-tsm (Linux 6.7): a report
// at VMPL 0 over the given bytes, with AMD's certificates from the table that the host hands over.
// What the table lacks is taken from files of the operator (DER): vcek.der or vlek.der, ask.der or
// asvk.der, ark.der, and
// crl.der, AMD's revocation list, if it is there. The report's layout and its report_data are
// checked, its signature is the verifier's.
class SnpGuest final : public Attester {
public:
    struct Places {
        std::filesystem::path reports { "/sys/kernel/config/tsm/report" };
        std::filesystem::path certificates {}; // the operator's folder; empty: none
    };
    // `random` and `files` outlive it.
    SnpGuest(Places places, Random& random, KernelFiles& files = kernelFiles());
    attestation::Tee tee() const override { return attestation::Tee::SevSnp; }
    Result<attestation::Evidence> evidence(
        const ByteArray<64>& reportData, std::int64_t now) override;

private:
    struct Answer {
        Bytes report {}, table {};
    };
    Result<Answer> ask(const ByteArray<64>& reportData);
    Result<Answer> askIn(const std::filesystem::path& entry, const ByteArray<64>& reportData);
    Result<std::uint64_t> generation(const std::filesystem::path& entry);
    Bytes operators(const char* name);

    Places m_places;
    Random& m_random;
    KernelFiles& m_files;
    std::mutex m_mutex; // the firmware answers one at a time
};

} // namespace tercet::cosigner
