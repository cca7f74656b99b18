#pragma once

#include <fstream>
#include <map>

#include "core/attestation/simulated/SimulatedAmd.h"
#include "core/attestation/simulated/SimulatedIntel.h"
#include "core/cosigner/KernelFiles.h"

namespace tercet::test {

// A folder on the disk that behaves like the kernel's: what is written to one file decides what
// others say. Real paths, real reads and writes; only the answers are made here.
class FakeMachine : public cosigner::KernelFiles {
public:
    Status removeFolder(const std::filesystem::path& path) override
    {
        std::filesystem::remove_all(path);
        return {};
    }
    Result<Bytes> read(const std::filesystem::path& path, std::size_t maxBytes) override
    {
        return cosigner::kernelFiles().read(path, maxBytes);
    }
    static void put(const std::filesystem::path& path, ByteView bytes)
    {
        std::ofstream(path, std::ios::binary)
            .write(reinterpret_cast<const char*>(bytes.data()), std::streamsize(bytes.size()));
    }
};

// configfs-tsm of a guest of SEV-SNP.
class FakeTsm final : public FakeMachine {
public:
    std::int64_t now { 0 };
    std::string provider { "sev_guest\n" };
    int strangers { 0 }; // writes by somebody else between ours
    bool otherBytes { false }; // the firmware signs something else
    Bytes table {}; // auxblob
    std::vector<std::filesystem::path> made {};
    std::map<std::string, Bytes> written {};

    attestation::simulated::SimulatedSnp machine(const ByteArray<64>& reportData) const
    {
        return attestation::simulated::SimulatedSnp::orderly(
            attestation::SnpProduct::Genoa, now, reportData);
    }
    Status makeFolder(const std::filesystem::path& path) override
    {
        TERCET_CHECK(cosigner::kernelFiles().makeFolder(path));
        made.push_back(path);
        m_generation = 0;
        put(path / "provider", view(provider));
        for (const auto* name : { "generation", "inblob", "privlevel", "outblob", "auxblob" })
            put(path / name, {});
        put(path / "generation", view("0\n"));
        return {};
    }
    Status write(const std::filesystem::path& path, ByteView bytes) override
    {
        TERCET_CHECK(cosigner::kernelFiles().write(path, bytes));
        const auto name = path.filename().string();
        written[name] = toBytes(bytes);
        m_generation += 1 + strangers;
        const auto entry = path.parent_path();
        put(entry / "generation", view(std::to_string(m_generation) + "\n"));
        if (name != "inblob") return {};
        ByteArray<64> data {};
        std::copy_n(bytes.begin(), std::min<std::size_t>(64, bytes.size()), data.begin());
        if (otherBytes) data[0] ^= 1;
        auto snp = machine(data);
        snp.report.vmpl = written["privlevel"] == toBytes(view("0")) ? 0 : 1;
        put(entry / "outblob", snp.evidence().report);
        put(entry / "auxblob", table);
        return {};
    }

private:
    int m_generation { 0 };
};

// Gramine's /dev/attestation.
class FakeGramine final : public FakeMachine {
public:
    std::int64_t now { 0 };
    bool otherBytes { false };
    Status makeFolder(const std::filesystem::path&) override
    {
        return fail(Code::AttestationFailed, "no such call");
    }
    Status write(const std::filesystem::path& path, ByteView bytes) override
    {
        TERCET_CHECK(cosigner::kernelFiles().write(path, bytes));
        ByteArray<64> data {};
        std::copy_n(bytes.begin(), std::min<std::size_t>(64, bytes.size()), data.begin());
        if (otherBytes) data[0] ^= 1;
        put(path.parent_path() / "quote",
            attestation::simulated::SimulatedSgx::orderly(now, data).quote());
        return {};
    }
};

} // namespace tercet::test
