#include "core/attestation/SnpCertTable.h"

#include <algorithm>

#include "core/base/Codec.h"

namespace tercet::attestation {

namespace {

constexpr std::size_t kMaxTable = 128 * 1024;
constexpr std::size_t kMaxEntries = 16;

// In the order of the text, as AMD's own tool writes it, and not as UEFI stores GUIDs.
Bytes guid(std::string_view digits) { return *fromHex(digits); }

Bytes* place(SnpCertTable& table, ByteView id)
{
    static const Bytes kVcek = guid("63da758de6644564adc5f4b93be8accd");
    static const Bytes kVlek = guid("a8074bc2a25a483eaae639c045a0b8a1");
    static const Bytes kAsk = guid("4ab7b379bbac4fe4a02f05aef327c782");
    static const Bytes kArk = guid("c0b406a4a803495297433fb6014cd0ae");
    if (equal(id, kVcek)) return &table.vcek;
    if (equal(id, kVlek)) return &table.vlek;
    if (equal(id, kAsk)) return &table.ask;
    if (equal(id, kArk)) return &table.ark;
    return nullptr;
}

} // namespace

Outcome<SnpCertTable> parseCertTable(ByteView bytes)
{
    if (bytes.size() > kMaxTable) return refuse(Reason::CertDer, "table too long");
    Reader r(bytes);
    SnpCertTable table;
    for (std::size_t n = 0; n < kMaxEntries; ++n) {
        const auto id = r.raw(16);
        const auto offset = r.u32(), length = r.u32();
        if (!id || !offset || !length) return refuse(Reason::CertDer, "table does not end");
        const bool zero = std::all_of(id->begin(), id->end(), [](auto b) { return b == 0; });
        if (zero && *offset == 0 && *length == 0) return table;
        if (*length == 0 || *offset > bytes.size() || *length > bytes.size() - *offset)
            return refuse(Reason::CertDer, "table entry points outside");
        auto* to = place(table, *id);
        if (!to) continue;
        if (!to->empty()) return refuse(Reason::CertDer, "table entry twice");
        *to = toBytes(bytes.subspan(*offset, *length));
    }
    return refuse(Reason::CertDer, "table too long");
}

} // namespace tercet::attestation
