#include "core/crypto/Hash.h"
#include "tests/unit/attestation/Fixtures.h"

using namespace tercet;
using namespace tercet::attestation;
using namespace tercet::attestation::test;

TEST(Binding, TIsWrittenAsInTheDesign)
{
    Claims c;
    c.role = 2;
    c.nonce.fill(0x11);
    c.ik.fill(0x22);
    c.sk.fill(0x33);
    c.tlsSpki.fill(0x44);
    c.bootId.fill(0x55);
    c.manifestDigest.fill(0x66);
    c.counterHead = 0x0102030405060708;
    c.unixTime = 0x1112131415161718;
    const auto repeat = [](std::string_view two, int n) {
        std::string out;
        while (n-- > 0) out += two;
        return out;
    };
    const auto t = statementT(c);
    EXPECT_EQ(hex(t),
        hex(view("mw1.att.v1")) + "02" + repeat("11", 32) + repeat("22", 32) + repeat("33", 32)
            + repeat("44", 32) + repeat("55", 16) + repeat("66", 32) + "0807060504030201"
            + "1817161514131211");
    EXPECT_EQ(t.size(), 203u);
    const auto data = reportDataOf(c);
    EXPECT_EQ(hex(ByteView(data).first(32)), hex(crypto::sha256(t)));
    EXPECT_EQ(hex(ByteView(data).subspan(32)), repeat("11", 32));
}

TEST(Binding, TheSignatureCoversEveryClaimAndThePartsOfTheEvidence)
{
    const Conversation c(Tee::SevSnp);
    const auto fails = [&](const Evidence& e) {
        for (const auto& each : checkBinding(e.claims, e.hardwareBytes(), e.signature, c.expected))
            if (each.reason == Reason::BindSignature) return true;
        return false;
    };
    EXPECT_FALSE(fails(c.evidence));
    const std::function<void(Evidence&)> changes[] = {
        [](Evidence& e) { e.claims.role = 3; },
        [](Evidence& e) { e.claims.bootId[15] ^= 1; },
        [](Evidence& e) { e.claims.counterHead += 1; },
        [](Evidence& e) { e.claims.unixTime += 1; },
        [](Evidence& e) { e.snp.report[0] ^= 1; },
        [](Evidence& e) { e.snp.crl.push_back(0); },
        [](Evidence& e) { // a byte that moves from one part to the next
            e.snp.ask.insert(e.snp.ask.begin(), e.snp.vek.back());
            e.snp.vek.pop_back();
        },
        [](Evidence& e) { e.tee = Tee::None; },
    };
    for (const auto& change : changes) {
        auto e = c.evidence;
        change(e);
        EXPECT_TRUE(fails(e));
    }
}

TEST(Binding, ClocksMayDifferByFiveMinutesAndNoNumberOverflows)
{
    Conversation c(Tee::None);
    const auto off = [&](std::uint64_t time) {
        c.claims.unixTime = time;
        c.attestAgain();
        return c.judged(Profile::Unattested).verdict.has(Reason::BindTime);
    };
    EXPECT_FALSE(off(kNow + 300));
    EXPECT_FALSE(off(kNow - 300));
    EXPECT_TRUE(off(kNow + 301));
    EXPECT_TRUE(off(kNow - 301));
    EXPECT_TRUE(off(0));
    EXPECT_TRUE(off(~std::uint64_t(0)));
}

TEST(Freshness, NamesWhatIsMissing)
{
    const Conversation c(Tee::SevSnp);
    Remembered last { c.judged().verdict, kNow, c.claims.nonce, c.claims.ik, c.claims.tlsSpki,
        c.claims.bootId };
    Present present { kNow, kNow - kDay, kNow, c.claims.ik, c.claims.tlsSpki, c.claims.bootId, {} };
    const auto reason = [&](Use use) -> std::optional<Reason> {
        const auto check = enoughFor(use, last, present);
        return check ? std::nullopt : std::optional(check.error().reason);
    };
    EXPECT_EQ(enoughFor(Use::Signing, {}, present).error().reason, Reason::NotFresh);
    EXPECT_TRUE(shouldRenew({}, present));
    EXPECT_FALSE(shouldRenew(last, present));
    EXPECT_EQ(reason(Use::Signing), std::nullopt);
    EXPECT_EQ(reason(Use::Ceremony), Reason::BindNonce) << "no nonce was made for it";
    present.ceremonyNonce = c.claims.nonce;
    EXPECT_EQ(reason(Use::Ceremony), std::nullopt);

    present.now = kNow + kMaxAgeCeremony;
    EXPECT_EQ(reason(Use::Ceremony), std::nullopt);
    present.now += 1;
    EXPECT_EQ(reason(Use::Ceremony), Reason::NotFresh);
    EXPECT_EQ(reason(Use::Signing), std::nullopt);
    present.now = kNow + kRenewAfter + 1;
    EXPECT_TRUE(shouldRenew(last, present));
    present.now = kNow + kMaxAgeSigning + 1;
    EXPECT_EQ(reason(Use::Signing), Reason::NotFresh);

    present.now = kNow - 1; // the clock went back
    EXPECT_EQ(reason(Use::Signing), Reason::NotFresh);
    EXPECT_EQ(reason(Use::Ceremony), Reason::ClockWrong);
    present.now = kNow;
    present.bootId[0] ^= 1;
    EXPECT_EQ(reason(Use::Signing), Reason::NotFresh);
    EXPECT_TRUE(shouldRenew(last, present));
    present.bootId[0] ^= 1;
    present.ik[0] ^= 1;
    EXPECT_EQ(reason(Use::Signing), Reason::BindIdentity);
    present.ik[0] ^= 1;

    last.verdict.findings = { { { Reason::SgxCollateralStale }, Weight::BlocksCeremonies } };
    EXPECT_EQ(reason(Use::Signing), std::nullopt);
    EXPECT_EQ(reason(Use::Ceremony), Reason::SgxCollateralStale);
    last.verdict.findings = { { { Reason::SnpDebug }, Weight::Refuses } };
    EXPECT_EQ(reason(Use::Signing), Reason::SnpDebug);
}
