#include <QTemporaryDir>
#include <gtest/gtest.h>

#include "core/attestation/simulated/SimulatedTee.h"
#include "core/base/Codec.h"
#include "core/cosigner/SgxGramine.h"
#include "core/cosigner/SnpGuest.h"
#include "core/crypto/Hash.h"
#include "core/crypto/SystemRandom.h"
#include "tests/unit/cosigner/FakeMachines.h"

using namespace tercet;
using namespace tercet::attestation;
using namespace tercet::attestation::simulated;
using cosigner::SgxGramine;
using cosigner::SnpGuest;

namespace {

constexpr std::int64_t kNow = 1'750'000'000;
constexpr const char* kGuids[]
    = { "63da758de6644564adc5f4b93be8accd", "4ab7b379bbac4fe4a02f05aef327c782",
          "c0b406a4a80349529743"
          "3fb6014cd0ae" };

ByteArray<64> someData() { return crypto::sha512(view("report data")); }

// The host's table of VCEK, ASK and ARK.
Bytes tableOf(const SnpEvidence& e)
{
    const Bytes* parts[] = { &e.vek, &e.ask, &e.ark };
    std::uint32_t at = 4 * 24;
    Writer w;
    for (std::size_t i = 0; i < 3; ++i) {
        w.raw(fromHex(kGuids[i]).value()).u32(at).u32(std::uint32_t(parts[i]->size()));
        at += std::uint32_t(parts[i]->size());
    }
    w.raw(Bytes(24, 0));
    for (const auto* part : parts) w.raw(*part);
    return w.take();
}

struct Snp : testing::Test {
    QTemporaryDir folder;
    std::filesystem::path root { folder.path().toStdString() };
    crypto::SystemRandom random;
    test::FakeTsm tsm;
    SnpEvidence good;
    void SetUp() override
    {
        tsm.now = kNow;
        good = tsm.machine(someData()).evidence();
        tsm.table = tableOf(good);
        std::filesystem::create_directory(root / "reports");
        std::filesystem::create_directory(root / "certificates");
    }
    Result<Evidence> ask()
    {
        SnpGuest guest({ root / "reports", root / "certificates" }, random, tsm);
        return guest.evidence(someData(), kNow);
    }
    std::string whyNot()
    {
        const auto e = ask();
        return e ? "nothing is wrong" : e.error().context;
    }
};

struct Sgx : testing::Test {
    QTemporaryDir folder;
    std::filesystem::path root { folder.path().toStdString() };
    test::FakeGramine gramine;
    SgxCollateral collateral;
    void SetUp() override
    {
        gramine.now = kNow;
        collateral = SimulatedSgx::orderly(kNow, {}).collateral();
        std::filesystem::create_directory(root / "device");
        std::filesystem::create_directory(root / "collateral");
        test::FakeMachine::put(root / "device" / "user_report_data", {});
        put("tcb_info.json", body("tcbInfo", collateral.tcbInfo, collateral.tcbInfoSignature));
        put("qe_identity.json",
            body("enclaveIdentity", collateral.qeIdentity, collateral.qeIdentitySignature));
        put("tcb_signing_chain.pem", collateral.tcbSigningChain);
        put("pck_crl.der", collateral.pckCrl);
        put("root_crl.der", collateral.rootCrl);
    }
    static Bytes body(const std::string& name, const Bytes& inner, const Bytes& signature)
    {
        const auto out = "{\"" + name + "\":" + std::string(text(inner)) + ",\"signature\":\""
            + hex(signature) + "\"}";
        return toBytes(view(out));
    }
    void put(const char* name, ByteView bytes)
    {
        test::FakeMachine::put(root / "collateral" / name, bytes);
    }
    Result<Evidence> ask()
    {
        SgxGramine enclave({ root / "device", root / "collateral" }, gramine);
        return enclave.evidence(someData(), kNow);
    }
};

} // namespace

TEST_F(Snp, AsksAtLevelZeroAndSendsTheHostsCertificates)
{
    const auto e = ask();
    ASSERT_TRUE(e) << e.error().context;
    EXPECT_EQ(tsm.written["privlevel"], toBytes(view("0")));
    EXPECT_EQ(tsm.written["inblob"], toBytes(someData()));
    ASSERT_EQ(tsm.made.size(), 1u);
    EXPECT_FALSE(std::filesystem::exists(tsm.made[0])) << "the entry stayed";
    EXPECT_EQ(e->snp, good);
    EXPECT_TRUE(verifySnp(e->snp, simulatedRoots(), kNow));
}

TEST_F(Snp, TakesTheOperatorsCertificatesWhereTheHostHasNone)
{
    tsm.table.clear();
    EXPECT_EQ(whyNot(), "a certificate of AMD is missing");
    const std::pair<const char*, const Bytes*> files[]
        = { { "vcek.der", &good.vek }, { "ask.der", &good.ask }, { "ark.der", &good.ark } };
    for (const auto& [name, bytes] : files)
        test::FakeMachine::put(root / "certificates" / name, *bytes);
    const auto e = ask();
    ASSERT_TRUE(e) << e.error().context;
    EXPECT_EQ(e->snp, good);
}

TEST_F(Snp, RefusesWhatIsNotItsOwnAnswer)
{
    tsm.strangers = 1;
    EXPECT_EQ(whyNot(), "somebody else wrote to the entry");
    tsm.strangers = 0;
    tsm.otherBytes = true;
    EXPECT_EQ(whyNot(), "the report is over other bytes");
    tsm.otherBytes = false;
    tsm.provider = "tdx_guest\n";
    EXPECT_EQ(whyNot(), "not a guest of SEV-SNP");
    tsm.provider = "sev_guest\n";
    tsm.table[16] = 0xFF;
    tsm.table[19] = 0xFF;
    EXPECT_EQ(whyNot(), "the host's certificate table is malformed");
    for (const auto& entry : tsm.made) EXPECT_FALSE(std::filesystem::exists(entry));
}

TEST_F(Snp, WithoutTheKernelsFolderItSaysSo)
{
    std::filesystem::remove(root / "reports");
    const auto e = ask();
    ASSERT_FALSE(e);
    EXPECT_EQ(e.error().code, Code::AttestationFailed);
    EXPECT_NE(e.error().context.find("No such file"), std::string::npos);
}

TEST_F(Sgx, StaplesIntelsAnswersByteForByte)
{
    const auto e = ask();
    ASSERT_TRUE(e) << e.error().context;
    EXPECT_EQ(e->sgx, collateral);
    const auto root = SimulatedSgx::orderly(kNow, {}).rootPin();
    const auto checked = verifyCollateral(e->sgx, root, kNow);
    ASSERT_TRUE(checked);
    EXPECT_TRUE(verifySgx(e->sgxQuote, *checked, root, kNow));
}

TEST_F(Sgx, RefusesAForeignQuoteAndMissingCollateral)
{
    gramine.otherBytes = true;
    EXPECT_EQ(ask().error().context, "the quote is over other bytes");
    gramine.otherBytes = false;
    put("qe_identity.json", view("<html>"));
    EXPECT_EQ(ask().error().context, "not an answer of Intel's service");
    std::filesystem::remove(root / "collateral" / "pck_crl.der");
    EXPECT_EQ(ask().error().code, Code::AttestationFailed);
}
