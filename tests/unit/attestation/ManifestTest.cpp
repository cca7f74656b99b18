#include "core/crypto/Hash.h"
#include "tests/unit/attestation/Fixtures.h"

using namespace tercet;
using namespace tercet::attestation;
using namespace tercet::attestation::test;
using namespace tercet::attestation::simulated;

namespace {

const std::string kText = simulatedManifest(7, kNow - kDay);

std::optional<Reason> reasonFor(const std::string& text,
    const std::vector<ManifestSignature>& signatures, std::uint64_t seen = 0,
    std::int64_t now = kNow)
{
    const auto opened = openManifest(view(text), signatures, simulatedReleaseKeys(), seen, now);
    return opened ? std::nullopt : std::optional(opened.error().reason);
}

} // namespace

TEST(Manifest, SaysWhatMayRun)
{
    const auto m = openManifest(
        view(kText), simulatedSignatures(view(kText)), simulatedReleaseKeys(), 0, kNow);
    ASSERT_TRUE(m) << m.error().detail;
    EXPECT_EQ(m->sequence, 7u);
    EXPECT_EQ(m->digest, crypto::sha256(view(kText)));
    ASSERT_NE(m->role(2), nullptr);
    ASSERT_NE(m->role(3), nullptr);
    EXPECT_EQ(m->role(1), nullptr);
    EXPECT_EQ(m->role(2)->tee, Tee::SevSnp);
    EXPECT_EQ(m->role(2)->coverage, Coverage::FirmwareOnly);
    EXPECT_EQ(m->role(2)->snp.policy, 0x30000u);
    EXPECT_EQ(m->role(2)->snp.mitigations, 0x0Bu);
    EXPECT_EQ(m->role(2)->snp.measurements, std::vector { simulatedMeasurement() });
    EXPECT_EQ(m->role(3)->sgx.mrEnclaves, std::vector { simulatedMrEnclave() });
    EXPECT_EQ(m->role(3)->sgx.minEvaluation, 17u);
    EXPECT_EQ(m->role(3)->builds[0].version, "0.0.0-simulated");
}

TEST(Manifest, TwoDifferentReleaseKeysMustHaveSignedTheseBytes)
{
    auto good = simulatedSignatures(view(kText));
    EXPECT_EQ(reasonFor(kText, good), std::nullopt);
    EXPECT_EQ(reasonFor(kText, {}), Reason::ManifestSignature);
    EXPECT_EQ(reasonFor(kText, { good[0] }), Reason::ManifestSignature);
    EXPECT_EQ(reasonFor(kText, { good[0], good[0] }), Reason::ManifestSignature) << "one key twice";
    auto swapped = good;
    std::swap(swapped[0].signature, swapped[1].signature);
    EXPECT_EQ(reasonFor(kText, swapped), Reason::ManifestSignature);
    const auto stranger = crypto::SigningKey::fromSeed(crypto::sha256(view("stranger")));
    const ManifestSignature theirs { stranger.publicKey(), signManifest(stranger, view(kText)) };
    EXPECT_EQ(reasonFor(kText, { good[0], theirs }), Reason::ManifestSignature);
    good.push_back(theirs);
    EXPECT_EQ(reasonFor(kText, good), std::nullopt) << "one more does no harm";
    for (std::size_t at = 0; at < kText.size(); ++at) {
        auto changed = kText;
        changed[at] = char(changed[at] ^ 1);
        EXPECT_EQ(reasonFor(changed, good), Reason::ManifestSignature) << at;
    }
}

TEST(Manifest, RollbackAndDates)
{
    const auto good = simulatedSignatures(view(kText));
    EXPECT_EQ(reasonFor(kText, good, 7), std::nullopt);
    EXPECT_EQ(reasonFor(kText, good, 8), Reason::ManifestRollback);
    EXPECT_EQ(reasonFor(kText, good, 0, kNow - kDay), std::nullopt);
    EXPECT_EQ(reasonFor(kText, good, 0, kNow - kDay - 1), Reason::ManifestEarly);
    EXPECT_EQ(reasonFor(kText, good, 0, kNow + 59 * kDay), std::nullopt);
    EXPECT_EQ(reasonFor(kText, good, 0, kNow + 59 * kDay + 1), Reason::ManifestExpired);
}

TEST(Manifest, EveryKeyIsNeededAndNoOtherTaken)
{
    const auto whole = json::parse(kText).value();
    const auto bad = [](const Json& m) {
        const auto text = m.dump();
        const auto parsed = parseManifest(view(text));
        return !parsed && parsed.error().reason == Reason::ManifestFormat;
    };
    EXPECT_FALSE(bad(whole));
    for (const auto& [key, value] : whole.items()) {
        auto m = whole;
        m.erase(key);
        EXPECT_TRUE(bad(m)) << key;
    }
    for (int role = 0; role < 2; ++role) {
        for (const auto& [key, value] : whole["roles"][role].items()) {
            auto m = whole;
            m["roles"][role].erase(key);
            EXPECT_TRUE(bad(m)) << key;
            m["roles"][role][key] = nullptr;
            EXPECT_TRUE(bad(m)) << key;
        }
        auto m = whole;
        m["roles"][role]["debug"] = true;
        EXPECT_TRUE(bad(m));
    }
    const std::pair<const char*, Json> values[] = {
        { "/format", "tercet-co-signers-2" },
        { "/expires", kNow + 100 * kDay }, // longer than 90 days
        { "/expires", kNow - kDay }, // not after not_before
        { "/roles/0/share", 1 },
        { "/roles/0/share", 3 }, // twice
        { "/roles/0/tee", "tdx" },
        { "/roles/0/covers", "all" },
        { "/roles/0/policy", "00000000000b0000" }, // debug
        { "/roles/0/policy", "0000000000070000" }, // migration
        { "/roles/0/vmpl", 4 },
        { "/roles/0/products/0/product", "Rome" },
        { "/roles/0/products/0/tcb", "0400010000000000" }, // reserved byte
        { "/roles/0/builds/0/measurement", std::string(64, '0') },
        { "/roles/0/builds/0/version", "<b>1</b>" },
        { "/roles/1/statuses/0", "Revoked" },
        { "/roles/1/statuses/0", "Fine" },
        { "/roles/1/config_id", "00" },
    };
    for (const auto& [path, value] : values) {
        auto m = whole;
        m[Json::json_pointer(path)] = value;
        EXPECT_TRUE(bad(m)) << path << " " << value;
    }
}

TEST(Manifest, AnEnclaveMayBeNamedByItsSigner)
{
    auto m = json::parse(kText).value();
    const auto e = SimulatedSgx::orderly(kNow, {}).enclave;
    m["roles"][1]["builds"] = Json::array();
    m["roles"][1]["signers"]
        = Json::array({ { { "mrsigner", hex(e.mrSigner) }, { "prod_id", 1 }, { "min_svn", 3 } } });
    const auto text = m.dump();
    const auto parsed = parseManifest(view(text));
    ASSERT_TRUE(parsed) << parsed.error().detail;
    const auto& policy = parsed->role(3)->sgx;
    EXPECT_EQ(findingsOf([](SimulatedSgx&) {}, [&](SgxPolicy& p) { p = policy; }), Findings());
}

TEST(EvidenceJson, IsReadBackAsItWas)
{
    for (const auto tee : { Tee::None, Tee::SevSnp, Tee::Sgx }) {
        const Conversation c(tee);
        const auto text = toJson(c.evidence);
        EXPECT_LT(text.size(), kMaxEvidence);
        const auto back = evidenceFromJson(text);
        ASSERT_TRUE(back) << back.error().field << " " << back.error().context;
        EXPECT_EQ(*back, c.evidence);
    }
}

TEST(EvidenceJson, RefusesWhatIsMissingUnknownOrMalformed)
{
    const auto whole = json::parse(toJson(Conversation(Tee::SevSnp).evidence)).value();
    for (const auto& [key, value] : whole.items()) {
        auto changed = whole;
        changed.erase(key);
        EXPECT_FALSE(evidenceFromJson(changed.dump())) << key;
    }
    for (const auto* part : { "claims", "snp" }) {
        for (const auto& [key, value] : whole[part].items()) {
            auto changed = whole;
            changed[part].erase(key);
            EXPECT_FALSE(evidenceFromJson(changed.dump())) << key;
        }
        auto changed = whole;
        changed[part]["more"] = "";
        EXPECT_EQ(evidenceFromJson(changed.dump()).error().code, Code::UnknownField);
    }
    const std::pair<const char*, Json> values[]
        = { { "/format", "tercet-evidence-2" }, { "/tee", "tdx" }, { "/tee", "none" },
              { "/claims/role", 1 }, { "/claims/nonce", "AA" }, { "/claims/counter_head", 40 },
              { "/claims/counter_head", "040" }, { "/claims/counter_head", "18446744073709551616" },
              { "/claims/unix_time", "-1" }, { "/snp/report", "a=" }, { "/signature", "AA" } };
    for (const auto& [path, value] : values) {
        auto changed = whole;
        changed[Json::json_pointer(path)] = value;
        EXPECT_FALSE(evidenceFromJson(changed.dump())) << path;
    }
    EXPECT_EQ(
        evidenceFromJson(std::string(kMaxEvidence + 1, ' ')).error().code, Code::JsonTooLarge);
}
