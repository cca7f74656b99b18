#include "core/cosigner/SnpGuest.h"

#include <charconv>

#include "core/attestation/SnpCertTable.h"
#include "core/attestation/SnpReport.h"

namespace tercet::cosigner {

namespace {

constexpr std::size_t kMaxText = 64, kMaxTable = 64 * 1024, kMaxCertificate = 16 * 1024;
// The kernel counts every write to an entry: the level and the 64 bytes.
constexpr std::uint64_t kWrites = 2;

std::unexpected<Error> refused(std::string why)
{
    return fail(Code::AttestationFailed, std::move(why));
}

std::string_view line(const Bytes& bytes)
{
    auto out = text(bytes);
    if (out.ends_with('\n')) out.remove_suffix(1);
    return out;
}

} // namespace

SnpGuest::SnpGuest(Places places, Random& random, KernelFiles& files)
    : m_places(std::move(places))
    , m_random(random)
    , m_files(files)
{
}

Result<std::uint64_t> SnpGuest::generation(const std::filesystem::path& entry)
{
    TERCET_TRY(const auto bytes, m_files.read(entry / "generation", kMaxText));
    const auto digits = line(bytes);
    std::uint64_t n = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), n);
    if (error != std::errc() || end != digits.data() + digits.size() || digits.empty())
        return refused("generation is no number");
    return n;
}

Result<SnpGuest::Answer> SnpGuest::askIn(
    const std::filesystem::path& entry, const ByteArray<64>& reportData)
{
    TERCET_TRY(const auto provider, m_files.read(entry / "provider", kMaxText));
    if (line(provider) != "sev_guest") return refused("not a guest of SEV-SNP");
    TERCET_TRY(const auto before, generation(entry));
    TERCET_CHECK(m_files.write(entry / "privlevel", view("0")));
    TERCET_CHECK(m_files.write(entry / "inblob", reportData));
    Answer out;
    TERCET_TRY(out.report, m_files.read(entry / "outblob", kMaxTable));
    TERCET_TRY(out.table, m_files.read(entry / "auxblob", kMaxTable));
    TERCET_TRY(const auto after, generation(entry));
    if (after != before + kWrites) return refused("somebody else wrote to the entry");
    return out;
}

Result<SnpGuest::Answer> SnpGuest::ask(const ByteArray<64>& reportData)
{
    const std::lock_guard lock(m_mutex);
    const auto entry = m_places.reports / ("tercet-" + hex(m_random.bytes<8>()));
    TERCET_CHECK(m_files.makeFolder(entry));
    auto out = askIn(entry, reportData);
    // An entry that stays costs the kernel some memory and us nothing.
    static_cast<void>(m_files.removeFolder(entry));
    return out;
}

Bytes SnpGuest::operators(const char* name)
{
    if (m_places.certificates.empty()) return {};
    return m_files.read(m_places.certificates / name, kMaxCertificate).value_or(Bytes {});
}

Result<attestation::Evidence> SnpGuest::evidence(const ByteArray<64>& reportData, std::int64_t)
{
    TERCET_TRY(auto answer, ask(reportData));
    const auto report = attestation::parseSnpReport(answer.report);
    if (!report) return refused("the report: " + std::string(reasonName(report.error().reason)));
    if (report->reportData != reportData) return refused("the report is over other bytes");
    if (report->vmpl != 0) return refused("the report is not of VMPL 0");

    attestation::SnpCertTable table;
    if (!answer.table.empty()) {
        auto read = attestation::parseCertTable(answer.table);
        if (!read) return refused("the host's certificate table is malformed");
        table = std::move(*read);
    }
    const bool vlek = report->signer == attestation::SnpSigner::Vlek;
    attestation::Evidence e;
    e.tee = attestation::Tee::SevSnp;
    e.snp = { std::move(answer.report), vlek ? std::move(table.vlek) : std::move(table.vcek),
        std::move(table.ask), std::move(table.ark), operators("crl.der") };
    if (e.snp.vek.empty()) e.snp.vek = operators(vlek ? "vlek.der" : "vcek.der");
    if (e.snp.ask.empty()) e.snp.ask = operators(vlek ? "asvk.der" : "ask.der");
    if (e.snp.ark.empty()) e.snp.ark = operators("ark.der");
    if (e.snp.vek.empty() || e.snp.ask.empty() || e.snp.ark.empty())
        return refused("a certificate of AMD is missing");
    return e;
}

} // namespace tercet::cosigner
