#include <QDirIterator>
#include <QFile>

#include "core/backup/RecordBackup.h"
#include "core/keychain/KeychainState.h"
#include "core/keychain/Share1Item.h"
#include "core/wallet/Convert.h"
#include "tests/unit/wallet/BackupMutants.h"
#include "tests/unit/wallet/TestWallet.h"

// Ten thousand backup files that something happened to, as a person would use them: opened, tried
// against the vault, imported on a fresh machine. Each is told by its own name, and nothing of the
// wallet changes.
namespace tercet::wallet::test {

namespace {

namespace age = backup::age;
using Backup = std::shared_ptr<const backup::ShareBackup>;

constexpr int kFiles = 8'000, kPayloads = 2'000, kSigned = 60;

// Everything that a wallet keeps.
struct Kept {
    std::map<QString, QByteArray> files;
    std::map<QString, Bytes> keychain;
    QStringList registered;
    friend bool operator==(const Kept&, const Kept&) = default;
};

Kept keptBy(TestWallet& wallet)
{
    Kept out;
    QDirIterator files(wallet.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly)) out.files[file.fileName()] = file.readAll();
    }
    for (const auto& [name, text] : wallet.items) out.keychain[name] = toBytes(text.view());
    for (const auto& entry : wallet.service->backups().entries)
        out.registered.append(entry.sha256 + entry.tested.toString(Qt::ISODate));
    return out;
}

mpc::CoreRecord recordOf(const TestWallet& wallet, const QString& vault)
{
    const auto wid = *arrayFromHex<32>(vault.toStdString());
    const auto item = wallet.items.at(keychain::itemName(vault)).clone();
    const auto opening = keychain::share1::Opening::open(item, wid, secret("correct horse"));
    return *mpc::CoreRecord::decode(opening->record.view());
}

Status tried(TestWallet& wallet, const Backup& backup)
{
    const auto done = wallet.wait<DrillInfo>([&](Callback<DrillInfo> told) {
        wallet.service->drillBackup(backup, {}, wallet.service.get(), std::move(told));
    });
    return done ? Status {} : std::unexpected(done.error());
}

Status imported(TestWallet& wallet, const Backup& backup)
{
    const auto done = wallet.wait<VaultInfo>([&](Callback<VaultInfo> told) {
        wallet.service->importBackup(backup, {}, secret("correct horse"), KeychainKind::Memory,
            wallet.service.get(), std::move(told));
    });
    return done ? Status {} : std::unexpected(done.error());
}

std::string said(const Status& status)
{
    if (status) return "done";
    const auto& error = status.error();
    return std::string(codeName(error.code)) + "/" + error.field + ": " + error.context;
}

bool isRight(const Error& error, const Mutant& mutant)
{
    if (error.code == Code::AgeDamaged) {
        constexpr std::string_view kAt = "damaged at byte ";
        if (!error.context.starts_with(kAt)
            || std::stoull(error.context.substr(kAt.size())) > mutant.file.size())
            return false;
    }
    return mutant.right.contains({ error.code, error.field })
        || (error.code != Code::AgeDamaged && mutant.right.contains({ error.code }));
}

} // namespace

class MutantsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void files();
    void payloads();
    void signedByAnother();
    void nothingHasChanged();
    void theTrueOneStillRestores();

private:
    void cleanupTestCase()
    {
        for (const auto& [name, n] : m_seen) qInfo("%s %d", name.c_str(), n);
    }
    age::Keys keys() const
    {
        age::Keys out;
        out.identities.push_back(m_holder.clone());
        out.passphrase = secret("open sesame");
        return out;
    }

    TestWallet m_wallet, m_fresh;
    age::Identity m_holder { age::Identity::generate(*m_wallet.random) };
    std::optional<backup::ShareBackup> m_backup;
    std::optional<crypto::SigningKey> m_ik;
    std::mt19937_64 m_dice { 42 };
    std::map<std::string, int> m_seen;
    Kept m_kept;
};

void MutantsTest::initTestCase()
{
    m_wallet.useLastingCosigners();
    m_fresh.cosigners = m_wallet.cosigners;
    m_fresh.clock = m_wallet.clock;
    QVERIFY(m_wallet.open());
    QVERIFY(m_fresh.open());
    const auto vault = m_wallet.create();
    QVERIFY(vault);
    QVERIFY(m_wallet.waitForPool(m_wallet.presignatures));
    const auto made = m_wallet.wait<BackupMade>([&](Callback<BackupMade> told) {
        m_wallet.service->exportBackup({ .path = m_wallet.path() + QStringLiteral("/backup.age"),
                                           .recipients = { toQt(m_holder.recipient().text()) } },
            m_wallet.service.get(), std::move(told));
    });
    QVERIFY(made);
    QTRY_COMPARE(m_wallet.service->backups().entries.size(), 1);
    const auto record = recordOf(m_wallet, vault->id);
    m_backup = backup::backupOf(record, "Practice", 1'764'000'000);
    m_ik.emplace(record.own.ik().clone());
    m_wallet.service->waitForWorker();
    m_kept = keptBy(m_wallet);
    QVERIFY(m_kept.files.size() > 1);
    QCOMPARE(m_kept.keychain.size(), 1u);
    QCOMPARE(m_kept.registered.size(), 1);
}

void MutantsTest::files()
{
    backup::BackupLock toHolder;
    toHolder.recipients.push_back(m_holder.recipient());
    std::vector<Original> originals;
    const QString path = m_fresh.path() + QStringLiteral("/original.age");
    for (const auto armor : { age::Armor::No, age::Armor::Yes }) {
        backup::BackupLock toPassphrase { .passphrase = secret("open sesame"), .scryptLogN = 4 };
        for (const backup::BackupLock* lock : { &toHolder, &toPassphrase }) {
            QVERIFY(backup::writeShareBackup(systemFiles(), path.toStdString(), *m_backup, *m_ik,
                *lock, armor, *m_wallet.random));
            originals.emplace_back(*systemFiles().read(path.toStdString(), age::kMaxFileBytes));
        }
    }
    QVERIFY(QFile::remove(path));
    const auto opening = keys();
    for (int i = 0; i < kFiles; ++i) {
        const auto mutant = originals[m_dice() % originals.size()].mutant(m_dice);
        const auto opened = backup::openShareBackup(mutant.file, opening);
        if (opened) {
            QVERIFY2(mutant.mayOpen && opened->x == m_backup->x
                    && opened->edPublicShares == m_backup->edPublicShares,
                "a changed file opens");
            ++m_seen["opens"];
            continue;
        }
        ++m_seen[std::string(codeName(opened.error().code))];
        QVERIFY2(isRight(opened.error(), mutant), said(std::unexpected(opened.error())).c_str());
    }
    QVERIFY(m_seen["opens"] < kFiles / 20);
    for (const char* name : { "age-damaged", "not-age-file", "no-matching-identity",
             "wrong-passphrase", "age-unsupported" })
        QVERIFY2(m_seen[name] > 5, name);
}

void MutantsTest::payloads()
{
    const auto payload = *m_backup->encode(*m_ik);
    const std::array to { m_holder.recipient() };
    const auto opening = keys();
    for (int i = 0; i < kPayloads; ++i) {
        auto mutant = mutantPayload(payload.view(), m_dice);
        mutant.file = *age::encrypt(mutant.file, to, age::Armor::No, *m_wallet.random);
        const auto opened = backup::openShareBackup(mutant.file, opening);
        QVERIFY2(!opened, "a changed payload opens");
        ++m_seen[std::string(codeName(opened.error().code))];
        QVERIFY2(isRight(opened.error(), mutant), said(std::unexpected(opened.error())).c_str());
    }
    for (const char* name : { "not-share-backup", "backup-share-mismatch", "backup-newer-format" })
        QVERIFY2(m_seen[name] > 0, name);
}

// Well made, by somebody who has no share: anybody can sign with a key of one's own.
void MutantsTest::signedByAnother()
{
    const auto stranger = crypto::SigningKey::generate(*m_wallet.random);
    for (int i = 0, left = 0; i < kSigned; ++i) {
        auto forged = *m_backup;
        forged.parties[0].ik = stranger.publicKey();
        Code here {}, there {};
        switch (i % 7) {
        case 0:
            forged.epoch = 2; // whose EID nobody can check
            forged.vault = m_wallet.random->bytes<32>();
            here = Code::BackupOtherVault;
            there = Code::NoSuchVaultAtCosigner;
            break;
        case 1:
            forged.epoch += 1 + std::uint32_t(m_dice() % 1000);
            here = there = Code::MixedEpochs;
            break;
        case 2:
            forged.epoch = 2;
            forged.parties[1].ik = stranger.publicKey();
            forged.vault = m_wallet.random->bytes<32>();
            here = Code::BackupOtherVault;
            there = Code::CosignerIdentityChanged;
            break;
        case 3:
            forged.share = 2;
            forged.parties[1].ik = stranger.publicKey();
            std::swap(forged.publicShares[0], forged.publicShares[1]);
            std::swap(forged.edPublicShares[0], forged.edPublicShares[1]);
            here = Code::NotShareBackup;
            break;
        case 4: { // the sum is the vault's
            const auto off = crypto::Scalar::random(*m_wallet.random);
            auto& points = forged.publicShares;
            forged.x = forged.x + off;
            points[0] = *crypto::Point::mulBase(forged.x);
            points[1] = *crypto::Point::sum({ points[1], *crypto::Point::mulBase(-off) });
            here = Code::BackupShareMismatch;
            there = Code::ProtocolRecoverable;
            break;
        }
        case 5: { // of another key
            forged.x = crypto::Scalar::random(*m_wallet.random);
            auto& points = forged.publicShares;
            points[0] = *crypto::Point::mulBase(forged.x);
            forged.key = *crypto::Point::sum({ points[0], points[1], points[2] });
            here = there = Code::BackupShareMismatch;
            break;
        }
        default:
            forged.eid = m_wallet.random->bytes<32>();
            here = there = Code::BackupShareMismatch;
        }
        const auto payload = *forged.encode(stranger);
        const std::array to { m_holder.recipient() };
        const auto file = *age::encrypt(payload.view(), to, age::Armor::No, *m_wallet.random);
        const auto opened = backup::openShareBackup(file, keys());
        if (here == Code::NotShareBackup) {
            QCOMPARE(opened.error().code, here);
            continue;
        }
        QVERIFY(opened);
        const auto shared = std::make_shared<const backup::ShareBackup>(*opened);
        const auto drilled = tried(m_wallet, shared);
        QVERIFY2(!drilled && drilled.error().code == here, said(drilled).c_str());
        const auto came = imported(m_fresh, shared);
        QVERIFY2(!came && came.error().code == there, said(came).c_str());
        QVERIFY(m_fresh.service->vaults().isEmpty());
        // A co-signer was asked, and only it knows that it took nothing: kept until another file.
        if (i % 7 == 4) left = 1;
        if (i % 7 == 1) left = 0;
        QTRY_COMPARE(m_fresh.service->unfinishedVaults().size(), left);
        QCOMPARE(int(m_fresh.items.size()), left);
    }
}

void MutantsTest::nothingHasChanged()
{
    m_wallet.service->waitForWorker();
    QVERIFY(keptBy(m_wallet) == m_kept);
    QVERIFY(m_wallet.waitForLink());
    QCOMPARE(m_wallet.approveAndWait(m_wallet.message("as before")), RequestState::Signed);
}

void MutantsTest::theTrueOneStillRestores()
{
    const auto done = imported(m_fresh, std::make_shared<const backup::ShareBackup>(*m_backup));
    QVERIFY2(done, said(done).c_str());
    QVERIFY(m_fresh.waitForLink());
    QCOMPARE(m_fresh.approveAndWait(m_fresh.message("restored")), RequestState::Signed);
}

} // namespace tercet::wallet::test

QTEST_GUILESS_MAIN(tercet::wallet::test::MutantsTest)
#include "tst_service_mutants.moc"
