#include "core/attestation/Der.h"
#include "core/attestation/Pck.h"

namespace tercet::attestation {

namespace {

constexpr const char* kSgx = "1.2.840.113741.1.13.1";

// Once each: `seen` collects the numbers under kSgx.
class Parts {
public:
    bool once(unsigned number)
    {
        const bool first = number < 32 && !(m_seen & 1u << number);
        m_seen |= number < 32 ? 1u << number : 0;
        return first;
    }
    bool all(std::uint32_t wanted) const { return (m_seen & wanted) == wanted; }

private:
    std::uint32_t m_seen { 0 };
};

// The number after the prefix, if the OID is one step below it.
std::optional<unsigned> below(const std::string& oid, const std::string& prefix)
{
    if (!oid.starts_with(prefix + ".") || oid.size() > prefix.size() + 3) return std::nullopt;
    unsigned number = 0;
    for (const char c : oid.substr(prefix.size() + 1)) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + unsigned(c - '0');
    }
    return number;
}

template <std::size_t N> bool octets(DerReader& r, ByteArray<N>& out)
{
    const auto bytes = r.octets();
    if (!bytes || bytes->size() != N) return false;
    std::copy(bytes->begin(), bytes->end(), out.begin());
    return true;
}

bool readTcb(DerReader list, PckIdentity& id)
{
    Parts parts;
    while (!list.done()) {
        auto entry = list.sequence();
        const auto oid = entry ? entry->oid() : std::nullopt;
        const auto number = oid ? below(*oid, std::string(kSgx) + ".2") : std::nullopt;
        if (!number || *number < 1 || *number > 18 || !parts.once(*number)) return false;
        if (*number <= 17) {
            const auto svn = entry->integer();
            if (!svn || *svn > (*number == 17 ? 0xFFFFu : 0xFFu)) return false;
            if (*number == 17)
                id.pceSvn = std::uint16_t(*svn);
            else
                id.components[*number - 1] = std::uint8_t(*svn);
        } else if (ByteArray<16> cpuSvn; !octets(*entry, cpuSvn)) {
            return false;
        }
        if (!entry->done()) return false;
    }
    return parts.all(0x3FFFE);
}

bool readAll(DerReader list, PckIdentity& id)
{
    Parts parts;
    while (!list.done()) {
        auto entry = list.sequence();
        const auto oid = entry ? entry->oid() : std::nullopt;
        const auto number = oid ? below(*oid, kSgx) : std::nullopt;
        if (!number || !parts.once(*number)) return false;
        bool good = true;
        if (*number == 2) {
            const auto tcb = entry->sequence();
            good = tcb && readTcb(*tcb, id);
        } else if (*number == 3) {
            good = octets(*entry, id.pceId);
        } else if (*number == 4) {
            good = octets(*entry, id.fmspc);
        } else {
            good = entry->any().has_value();
        }
        if (!good || !entry->done()) return false;
    }
    return parts.all(1u << 2 | 1u << 3 | 1u << 4);
}

} // namespace

Outcome<PckIdentity> pckIdentity(const Certificate& pck)
{
    TERCET_TRY(const auto bytes, pck.extension(kSgx));
    DerReader der(bytes);
    const auto list = der.sequence();
    PckIdentity id;
    if (!list || !der.done() || !readAll(*list, id)) return refuse(Reason::ExtMalformed, kSgx);
    return id;
}

} // namespace tercet::attestation
