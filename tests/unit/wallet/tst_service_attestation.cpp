#include "core/attestation/simulated/SimulatedTee.h"
#include "core/cosigner/simulated/SimulatedAttester.h"
#include "tests/unit/backend/GatePeer.h"
#include "tests/unit/wallet/TestWallet.h"

using namespace tercet;
using namespace tercet::wallet;
using namespace tercet::wallet::test;
using tercet::test::GatePeer;
using State = AttestationInfo::State;

namespace {

constexpr std::chrono::hours kDay { 24 };

// A co-signer that changes sides: what it attests is for the test to say.
class Turncoat final : public cosigner::Attester {
public:
    explicit Turncoat(int share)
        : m_real(share)
    {
    }
    attestation::Tee tee() const override { return bare ? attestation::Tee::None : m_real.tee(); }
    Result<attestation::Evidence> evidence(
        const ByteArray<64>& reportData, std::int64_t now) override
    {
        if (bare) return attestation::Evidence {};
        auto data = reportData;
        if (otherData) data[0] ^= 1;
        return m_real.evidence(data, now);
    }
    std::atomic<bool> bare { false }, otherData { false };

private:
    cosigner::SimulatedAttester m_real;
};

struct World {
    TestWallet wallet;
    Turncoat snp { 2 }, sgx { 3 };
    GatePeer google { 2, *wallet.clock }, azure { 3, *wallet.clock };
    World()
    {
        wallet.timing.connectedCallMs = 20'000;
        wallet.trusts.simulated
            = { &attestation::simulated::simulatedRoots(), cosigner::simulatedList() };
        simulate(google, snp);
        simulate(azure, sgx);
    }
    static void simulate(GatePeer& peer, cosigner::Attester& attester)
    {
        peer.stop();
        peer.profile = "simulated";
        peer.attestation.attester = &attester;
        peer.attestation.roots = &attestation::simulated::simulatedRoots();
        peer.attestation.published = cosigner::simulatedList();
        peer.start();
    }
    static CosignerPlace placeOf(GatePeer& peer)
    {
        return { QString::fromStdString(peer.url()), QString::fromStdString(peer.pin()),
            QString::fromStdString(peer.pairingCode()) };
    }
    Result<VaultInfo> connect()
    {
        return wallet.wait<VaultInfo>([&](Callback<VaultInfo> done) {
            wallet.service->createConnectedVault(QStringLiteral("Attested"),
                { placeOf(google), placeOf(azure) }, secret("correct horse"), KeychainKind::Memory,
                wallet.service.get(), std::move(done));
        });
    }
    Code connectError()
    {
        const auto made = connect();
        return made ? Code::Internal : made.error().code;
    }
    AttestationInfo checked(Share share)
    {
        wallet.service->checkAttestation();
        wallet.service->waitForWorker();
        QTest::qWait(0);
        return wallet.service->attestation(share);
    }
    Code refreshed()
    {
        const auto done = wallet.wait<VaultInfo>([&](auto callback) {
            wallet.service->refreshShares(wallet.service.get(), std::move(callback));
        });
        return done ? Code::Internal : done.error().code;
    }
    std::optional<Code> signingError(std::string_view text)
    {
        const auto id = wallet.message(text);
        if (wallet.approveAndWait(id) == RequestState::Signed) return {};
        const auto error = wallet.detail(id).error;
        return error ? error->code : Code::Internal;
    }
};

} // namespace

class Attestation : public QObject {
    Q_OBJECT
private slots:
    void simulatedCosignersMakeAVaultAndStayLabelled()
    {
        World w;
        QVERIFY(w.wallet.open());
        const auto vault = w.connect();
        QVERIFY2(vault, vault ? "" : vault.error().context.c_str());
        for (const Share share : kCosignerShares) {
            const auto info = w.checked(share);
            QCOMPARE(info.kind, AttestationInfo::Kind::Simulated);
            QCOMPARE(info.state, State::NotAttested);
            QVERIFY2(info.reasons.isEmpty(), qPrintable(info.reasons.join(u' ')));
            QVERIFY(!info.measurement.isEmpty() && !info.evidence.isEmpty());
            QVERIFY(info.checkedAt.isValid());
            QVERIFY(attestation::evidenceFromJson(info.evidence.toStdString()));
        }
        QCOMPARE(w.signingError("one"), std::nullopt);
        QCOMPARE(w.refreshed(), Code::Internal);
        QCOMPARE(w.signingError("two"), std::nullopt);
        w.wallet.close();
        QVERIFY(w.wallet.open());
        QVERIFY(w.wallet.unlock());
        QCOMPARE(w.signingError("three"), std::nullopt);
    }

    void anAttestedVaultTakesNoBareAnswer()
    {
        World w;
        QVERIFY(w.wallet.open());
        QVERIFY(w.connect());
        w.snp.bare = true;
        const auto info = w.checked(Share::Google);
        QCOMPARE(info.state, State::Failed);
        QVERIFY(info.reasons.contains(QStringLiteral("E_NO_TEE")));
        QCOMPARE(w.checked(Share::Azure).state, State::NotAttested);
        QCOMPARE(w.signingError("no"), std::optional(Code::NotAttested));
        QCOMPARE(w.refreshed(), Code::NotAttested);
        w.snp.bare = false;
        QCOMPARE(w.checked(Share::Google).state, State::NotAttested);
        QCOMPARE(w.signingError("again"), std::nullopt);
    }

    void evidenceOverOtherBytesIsRefused()
    {
        World w;
        QVERIFY(w.wallet.open());
        QVERIFY(w.connect());
        w.sgx.otherData = true;
        const auto info = w.checked(Share::Azure);
        QCOMPARE(info.state, State::Failed);
        QVERIFY(info.reasons.contains(QStringLiteral("E_SGX_REPORT_DATA")));
        QCOMPARE(w.signingError("no"), std::optional(Code::AttestationFailed));
    }

    void aTlsKeyThatIsNotInTheStatementMakesNoVault()
    {
        World w;
        w.google.stop();
        w.google.claimedPin = Bytes32 {};
        w.google.start();
        QVERIFY(w.wallet.open());
        QCOMPARE(w.connectError(), Code::AttestationFailed);
        QVERIFY(w.wallet.service->vaults().isEmpty());
    }

    void withoutTrustInASimulationNoVaultIsMade()
    {
        World w;
        w.wallet.trusts = {};
        QVERIFY(w.wallet.open());
        QCOMPARE(w.connectError(), Code::BadManifest);
        QVERIFY(w.wallet.service->vaults().isEmpty());
    }

    void anOldListIsARollback()
    {
        World w;
        auto ago = std::make_shared<std::atomic<std::int64_t>>(0);
        w.wallet.trusts.simulated.published = [ago](std::int64_t now, std::uint64_t seen) {
            return cosigner::simulatedList()(now - *ago, seen);
        };
        QVERIFY(w.wallet.open());
        QVERIFY(w.connect());
        *ago = std::chrono::seconds(30 * kDay).count();
        const auto info = w.checked(Share::Google);
        QCOMPARE(info.state, State::Failed);
        QVERIFY(info.reasons.contains(QStringLiteral("E_MANIFEST_ROLLBACK")));
        QCOMPARE(w.signingError("no"), std::optional(Code::BadManifest));
        // It is remembered beyond this run.
        w.wallet.close();
        QVERIFY(w.wallet.open());
        QVERIFY(w.wallet.unlock());
        QCOMPARE(w.signingError("no"), std::optional(Code::BadManifest));
    }

    void evidenceIsAskedForAgainEveryTwelveHours()
    {
        World w;
        QVERIFY(w.wallet.open());
        QVERIFY(w.connect());
        QVERIFY(w.wallet.waitForPool(1));
        const auto before = w.checked(Share::Google).checkedAt;
        w.wallet.clock->advance(kDay / 2);
        w.wallet.service->renewOldLink();
        w.wallet.service->waitForWorker();
        QTest::qWait(0);
        QCOMPARE(w.wallet.service->attestation(Share::Google).checkedAt, before);
        w.wallet.clock->advance(std::chrono::minutes(1));
        w.wallet.service->renewOldLink();
        QTRY_VERIFY(w.wallet.service->attestation(Share::Google).checkedAt > before);
    }
};

QTEST_GUILESS_MAIN(Attestation)
#include "tst_service_attestation.moc"
