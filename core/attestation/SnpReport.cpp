#include "core/attestation/SnpReport.h"

#include <algorithm>

namespace tercet::attestation {

namespace {

constexpr std::uint64_t kPolicyMustBeOne = 1ull << 17;
constexpr std::uint64_t kPolicyReserved = ~0ull << 26;
constexpr std::uint64_t kPlatformReserved = ~0ull << 8 | 1ull << 6;
constexpr std::uint32_t kKeyMasked = 2;

// Reads at fixed offsets of a report whose length has been checked.
class Fields {
public:
    explicit Fields(ByteView bytes)
        : m_bytes(bytes)
    {
    }
    std::uint8_t u8(std::size_t at) const { return m_bytes[at]; }
    std::uint32_t u32(std::size_t at) const { return std::uint32_t(le(at, 4)); }
    std::uint64_t u64(std::size_t at) const { return le(at, 8); }
    template <std::size_t N> ByteArray<N> array(std::size_t at) const
    {
        return toArray(m_bytes.subspan(at).first<N>());
    }
    bool zero(std::size_t from, std::size_t to) const
    {
        return std::all_of(m_bytes.begin() + std::ptrdiff_t(from),
            m_bytes.begin() + std::ptrdiff_t(to), [](auto b) { return b == 0; });
    }

private:
    std::uint64_t le(std::size_t at, int n) const
    {
        std::uint64_t v = 0;
        for (int i = n; i-- > 0;) v = v << 8 | m_bytes[at + std::size_t(i)];
        return v;
    }
    ByteView m_bytes;
};

// A little-endian number of 72 bytes, of which 48 are used, as 48 bytes big-endian.
void reversed(const Fields& f, std::size_t at, std::uint8_t* out)
{
    const auto number = f.array<48>(at);
    std::reverse_copy(number.begin(), number.end(), out);
}

Check reserved(const Fields& f, std::uint32_t version)
{
    const std::size_t afterCpu = version >= 3 ? 0x18B : 0x188;
    const std::size_t afterLaunch = version >= 5 ? 0x208 : 0x1F8;
    if ((f.u64(0x040) & kPlatformReserved) || (f.u32(0x048) >> 5) || !f.zero(0x04C, 0x050)
        || !f.zero(afterCpu, 0x1A0) || f.u8(0x1EB) || f.u8(0x1EF) || !f.zero(afterLaunch, 0x2A0))
        return refuse(Reason::SnpReserved);
    if (!f.zero(0x2D0, 0x2E8) || !f.zero(0x318, 0x330) || !f.zero(0x330, 0x4A0))
        return refuse(Reason::SnpSignaturePadding);
    return {};
}

} // namespace

Outcome<SnpReport> parseSnpReport(ByteView bytes, OldReports old)
{
    if (bytes.size() != SnpReport::kBytes) return refuse(Reason::SnpLength);
    const Fields f(bytes);
    SnpReport r;
    r.version = f.u32(0x000);
    const std::uint32_t lowest = old == OldReports::Accepted ? 2 : 3;
    if (r.version < lowest || r.version > 5) return refuse(Reason::SnpVersion);
    if (f.u32(0x034) != 1) return refuse(Reason::SnpSignatureAlgorithm);
    const auto keyInfo = f.u32(0x048), signer = keyInfo >> 2 & 7;
    if ((keyInfo & kKeyMasked) || signer > 1) return refuse(Reason::SnpSigner);
    r.policy = f.u64(0x008);
    if (!(r.policy & kPolicyMustBeOne) || (r.policy & kPolicyReserved))
        return refuse(Reason::SnpPolicyReserved);
    TERCET_CHECK(reserved(f, r.version));
    r.signer = SnpSigner(signer);
    r.authorKey = keyInfo & 1;
    r.guestSvn = f.u32(0x004);
    r.familyId = f.array<16>(0x010);
    r.imageId = f.array<16>(0x020);
    r.vmpl = f.u32(0x030);
    r.currentTcb = f.array<8>(0x038);
    r.platformInfo = f.u64(0x040);
    r.reportData = f.array<64>(0x050);
    r.measurement = f.array<48>(0x090);
    r.hostData = f.array<32>(0x0C0);
    r.idKeyDigest = f.array<48>(0x0E0);
    r.authorKeyDigest = f.array<48>(0x110);
    r.reportId = f.array<32>(0x140);
    r.reportIdMa = f.array<32>(0x160);
    r.reportedTcb = f.array<8>(0x180);
    if (r.version >= 3) {
        r.family = f.u8(0x188);
        r.model = f.u8(0x189);
        r.stepping = f.u8(0x18A);
    }
    r.chipId = f.array<64>(0x1A0);
    r.committedTcb = f.array<8>(0x1E0);
    r.launchTcb = f.array<8>(0x1F0);
    if (r.version >= 5) {
        r.launchMitigations = f.u64(0x1F8);
        r.currentMitigations = f.u64(0x200);
    }
    reversed(f, 0x2A0, r.signature.data());
    reversed(f, 0x2E8, r.signature.data() + 48);
    return r;
}

} // namespace tercet::attestation
