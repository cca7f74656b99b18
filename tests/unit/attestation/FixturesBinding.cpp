#include "tests/unit/attestation/Fixtures.h"

namespace tercet::attestation::test {

using namespace simulated;

namespace {

Findings refusing(const Judged& judged)
{
    Findings out;
    for (const auto& each : judged.verdict.findings)
        if (each.weight == Weight::Refuses) out.push_back(each.finding);
    return out;
}

// The co-signer says something else, and stands behind it.
auto claimed(std::function<void(Claims&)> change)
{
    return [=] {
        Conversation c(Tee::SevSnp);
        change(c.claims);
        c.attestAgain();
        return refusing(c.judged());
    };
}

auto conversation(Tee tee, std::function<void(Conversation&)> change)
{
    return [=] {
        Conversation c(tee);
        change(c);
        return refusing(c.judged());
    };
}

auto remembered(std::function<void(Remembered&, Present&)> change)
{
    return [=]() -> Findings {
        const Conversation c(Tee::SevSnp);
        Remembered last { c.judged().verdict, kNow, c.claims.nonce, c.claims.ik, c.claims.tlsSpki,
            c.claims.bootId };
        Present present { kNow, kNow - kDay, kNow, c.claims.ik, c.claims.tlsSpki, c.claims.bootId,
            c.claims.nonce };
        EXPECT_TRUE(enoughFor(Use::Ceremony, last, present));
        change(last, present);
        const auto check = enoughFor(Use::Ceremony, last, present);
        return check ? Findings() : Findings { check.error() };
    };
}

auto manifest(std::function<std::string(std::string)> change, std::uint64_t seen = 7,
    std::int64_t now = kNow, std::size_t signatures = 2)
{
    return [=]() -> Findings {
        const auto text = change(simulatedManifest(7, kNow - kDay));
        auto by = simulatedSignatures(view(text));
        by.resize(signatures);
        const auto opened = openManifest(view(text), by, simulatedReleaseKeys(), seen, now);
        return opened ? Findings() : Findings { opened.error() };
    };
}

std::string same(std::string text) { return text; }

} // namespace

Fixtures bindingFixtures()
{
    Fixtures f;
    f[Reason::BindRole] = claimed([](Claims& c) { c.role = 3; });
    f[Reason::BindNonce] = claimed([](Claims& c) { c.nonce[0] ^= 1; });
    f[Reason::BindIdentity] = claimed([](Claims& c) { c.sk[0] ^= 1; });
    f[Reason::BindTls] = claimed([](Claims& c) { c.tlsSpki[0] ^= 1; });
    f[Reason::BindManifest] = claimed([](Claims& c) { c.manifestDigest[0] ^= 1; });
    f[Reason::BindCounter] = claimed([](Claims& c) { c.counterHead = 39; });
    f[Reason::BindTime] = claimed([](Claims& c) { c.unixTime -= 301; });
    f[Reason::BindSignature]
        = conversation(Tee::SevSnp, [](Conversation& c) { c.evidence.signature[0] ^= 1; });
    f[Reason::NoTee] = conversation(Tee::None, [](Conversation&) { });
    f[Reason::WrongTee] = conversation(Tee::Sgx, [](Conversation& c) {
        c.claims.role = c.expected.role = 2;
        c.attestAgain();
    });
    f[Reason::ManifestRole]
        = conversation(Tee::SevSnp, [](Conversation& c) { c.manifest.roles.clear(); });
    f[Reason::SgxCollateralStale] = [] {
        Conversation c(Tee::Sgx);
        c.expected.now += 60 * kDay;
        return refusing(c.judged());
    };
    f[Reason::NotFresh] = remembered([](Remembered& r, Present&) { r.checkedAt -= 601; });
    f[Reason::ClockWrong] = remembered([](Remembered&, Present& p) { p.builtAt = kNow + 1; });
    f[Reason::ManifestSignature] = manifest(same, 7, kNow, 1);
    f[Reason::ManifestFormat] = manifest([](std::string text) {
        text.insert(1, "\"unknown\":1,");
        return text;
    });
    f[Reason::ManifestExpired] = manifest(same, 7, kNow + 60 * kDay);
    f[Reason::ManifestEarly] = manifest(same, 7, kNow - 2 * kDay);
    f[Reason::ManifestRollback] = manifest(same, 8);
    return f;
}

} // namespace tercet::attestation::test
