#include "core/attestation/Freshness.h"

namespace tercet::attestation {

namespace {

bool sameProcess(const Remembered& last, const Present& present)
{
    return last.ik == present.ik && last.bootId == present.bootId
        && last.tlsSpki == present.tlsSpki;
}

// A clock that went back makes every age look small.
bool olderThan(const Remembered& last, const Present& present, std::int64_t seconds)
{
    return present.now < last.checkedAt || present.now - last.checkedAt > seconds;
}

} // namespace

bool shouldRenew(const std::optional<Remembered>& last, const Present& present)
{
    return !last || !sameProcess(*last, present) || olderThan(*last, present, kRenewAfter);
}

Check enoughFor(Use use, const std::optional<Remembered>& last, const Present& present)
{
    if (!last) return refuse(Reason::NotFresh, "no evidence");
    const auto limit = use == Use::Signing ? Weight::BlocksCeremonies : Weight::Advises;
    for (const auto& each : last->verdict.findings)
        if (each.weight > limit) return std::unexpected(each.finding);
    if (last->ik != present.ik) return refuse(Reason::BindIdentity);
    if (use == Use::Ceremony) {
        if (present.now < present.builtAt || present.now < present.lastVerifiedAt)
            return refuse(Reason::ClockWrong);
        if (!present.ceremonyNonce || last->nonce != *present.ceremonyNonce)
            return refuse(Reason::BindNonce);
    }
    if (last->bootId != present.bootId) return refuse(Reason::NotFresh, "another boot");
    if (last->tlsSpki != present.tlsSpki) return refuse(Reason::NotFresh, "another TLS key");
    if (olderThan(*last, present, use == Use::Signing ? kMaxAgeSigning : kMaxAgeCeremony))
        return refuse(Reason::NotFresh, "too old");
    return {};
}

} // namespace tercet::attestation
