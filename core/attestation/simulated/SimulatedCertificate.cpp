#include "core/attestation/simulated/SimulatedCertificate.h"

#include "core/attestation/simulated/DerWriter.h"

namespace tercet::attestation::simulated {

namespace {

Bytes extensionsOf(const CertificateDraft& draft)
{
    Bytes all;
    for (const auto& each : draft.extensions)
        append(all,
            der::sequence({ der::oid(each.oid), each.critical ? der::boolean(true) : Bytes(),
                der::octets(each.value) }));
    return der::value(0xA3, der::value(0x30, all));
}

Bytes sealed(const Bytes& body, const Bytes& algorithm, const SimulatedKey& by)
{
    return der::sequence({ body, algorithm, der::bits(by.sign(body)) });
}

} // namespace

Bytes signCertificate(const CertificateDraft& draft, const SimulatedKey& by)
{
    const auto algorithm = draft.algorithm.value_or(by.algorithm());
    const auto body = der::sequence({ der::value(0xA0, der::integer(draft.version)),
        der::integer(ByteView(draft.serial)), algorithm, der::name(draft.issuer),
        der::sequence({ der::time(draft.notBefore), der::time(draft.notAfter) }),
        der::name(draft.subject), draft.spki,
        draft.extensions.empty() ? Bytes() : extensionsOf(draft) });
    return sealed(body, algorithm, by);
}

Extension caExtension(bool ca)
{
    return { "2.5.29.19", true, der::sequence({ ca ? der::boolean(true) : Bytes() }) };
}

Bytes signCrl(const CrlDraft& draft, const SimulatedKey& by)
{
    Bytes revoked;
    for (const auto& serial : draft.revoked)
        append(revoked,
            der::sequence({ der::integer(ByteView(serial)), der::time(draft.thisUpdate) }));
    const auto body = der::sequence(
        { der::integer(1), by.algorithm(), der::name(draft.issuer), der::time(draft.thisUpdate),
            der::time(draft.nextUpdate), revoked.empty() ? Bytes() : der::value(0x30, revoked) });
    return sealed(body, by.algorithm(), by);
}

} // namespace tercet::attestation::simulated
