#include "core/backup/BackupFile.h"
#include "core/backup/Date.h"
#include "core/cosigner/Views.h"
#include "core/wallet/Convert.h"
#include "core/wallet/Guarded.h"
#include "core/wallet/PolicyPush.h"
#include "core/wallet/Restoring.h"
#include "core/wallet/Service.h"

namespace tercet::wallet {

namespace {

constexpr std::int64_t kSecond = 1000;

// Whose word it is that the vault is not here, or not of this epoch: trying again changes nothing.
bool isOfEpochs(Code code)
{
    return code == Code::BackupOlderEpoch || code == Code::MixedEpochs
        || code == Code::NoSuchVaultAtCosigner;
}
bool isFinal(Code code) { return isOfEpochs(code) || code == Code::CosignerIdentityChanged; }

// In whole seconds.
std::int64_t dueOf(const mpc::RestoreStandings& standings)
{
    std::int64_t due = 0;
    for (const auto& one : standings.by) due = std::max(due, one.dueMs);
    return (due + kSecond - 1) / kSecond * kSecond;
}

// Anybody can sign a backup with a key of one's own: it is stored only where it can be read again.
Status canBeKept(const mpc::CoreRecord& draft)
{
    const auto back = mpc::CoreRecord::decode(draft.encode().view());
    return back ? Status {} : fail(Code::BackupShareMismatch, back.error().context);
}

} // namespace

// A vault on its way into this device.
struct Service::Restored {
    VaultKeeper* keeper; // `held`'s store
    std::unique_ptr<VaultKeeper> store;
    mpc::Epochs::Held held;
    bool proven { false }; // the share may have been shown to a co-signer
};

void Service::drillBackup(
    Backup backup, const QString& sha256, QObject* context, Callback<DrillInfo> done)
{
    done = guarded(context, std::move(done));
    if (const auto may = unlockedOrFail(); !may) return done(std::unexpected(may.error()));
    const auto wid = arrayFromHex<32>(m_current.toStdString());
    if (!wid) return done(std::unexpected(wid.error()));
    if (const auto ours = backup::belongsTo(*backup, *wid, vault().epoch); !ours)
        return done(std::unexpected(ours.error()));
    m_engine->post([this, session = m_session, backup = std::move(backup), sha256, done]() mutable {
        const auto own = m_engine->current();
        auto confirmed = own
            ? drill(m_engine->exchange(), m_engine->environment(), own, *backup)
            : Outcome<ByCosigner<std::int64_t>>(std::unexpected(Stopped { { Code::VaultLocked } }));
        DrillInfo info;
        info.epoch = backup->epoch;
        info.confirmed = { true, true };
        backup.reset(); // wiped
        home(session,
            [this, info, sha256, confirmed = std::move(confirmed), done](bool current) mutable {
                if (!confirmed) return done(std::unexpected(confirmed.error().error));
                if (!current) return done(fail(Code::Cancelled, "locked in between"));
                info.vault = m_current;
                info.date = QDateTime::fromMSecsSinceEpoch(m_parts.clock->wallMs());
                note(EventKind::BackupTested, {}, QString::number(info.epoch));
                // One that was made elsewhere is not in the register.
                changeRegister(
                    [vault = info.vault, sha256, date = info.date](Database& db) -> Status {
                        auto noted = wallet::backups::setTested(db, vault, sha256, date);
                        if (!noted && noted.error().code == Code::NoSuchBackup) return {};
                        return noted;
                    },
                    this,
                    [info, done](const Status& noted) {
                        if (!noted) return done(std::unexpected(noted.error()));
                        done(info);
                    });
            });
    });
}

void Service::importBackup(Backup backup, const std::optional<std::array<CosignerPlace, 2>>& places,
    crypto::SecretBytes passphrase, KeychainKind keychain, QObject* context,
    Callback<VaultInfo> done)
{
    done = guarded(context, std::move(done));
    const QString id = hexText(backup->vault);
    const auto* known = find(id);
    if (known && !known->active && known->info.restoring == 0)
        return done(fail(Code::VaultExists, "unfinished"));
    const bool practice = backup->parties[1].url.empty() && backup->parties[2].url.empty();
    if ((!known || known->active) && !practice && !places)
        return done(fail(Code::MissingField, "the vault's co-signers are needed", "cosigner"));
    Wanted wanted { .info = {}, .places = places, .proxy = proxy() };
    wanted.info.name = freeName(toQt(backup->name));
    wanted.info.keychain = keychain;
    wanted.info.practice = !places;
    if (known) {
        wanted.info.name = known->info.name;
        wanted.info.created = known->info.created;
    }
    if (known && known->active)
        return importOver(
            *known, std::move(wanted), std::move(backup), std::move(passphrase), done);
    if (known)
        return resume(*known, std::move(wanted), std::move(passphrase), done, std::move(backup));
    if (const auto may = mayCreate(wanted.info.name, passphrase, keychain); !may)
        return done(std::unexpected(may.error()));
    if (m_unlocked) lock();
    setBusy(true);
    import(std::move(wanted), std::move(backup), std::move(passphrase), done);
}

// In the place of a vault whose share is gone: only where the keychain knows that it holds none of
// what it should. What is not known to be missing may be the only share of its epoch.
void Service::importOver(const VaultRecord& lost, Wanted wanted, Backup backup,
    crypto::SecretBytes passphrase, const Callback<VaultInfo>& done)
{
    const auto& info = lost.info;
    if (m_unlocked && m_current == info.id) return done(fail(Code::VaultExists, "unlocked"));
    if (backup->epoch < info.epoch)
        return done(std::unexpected(backup::belongsTo(*backup, backup->vault, info.epoch).error()));
    if (hexText(backup->key.encode()) != info.secp256k1
        || hexText(backup->edKey.encode()) != info.ed25519
        || hexText(backup->chainCode) != info.chainCodeSecp256k1
        || hexText(backup->edChainCode) != info.chainCodeEd25519)
        return done(fail(Code::BackupShareMismatch, "not the keys of the vault that is here"));
    if (const auto may = mayCreate(info.name, passphrase, wanted.info.keychain, info.id); !may)
        return done(std::unexpected(may.error()));
    if (m_unlocked) lock();
    setBusy(true);
    QList<keychain::ItemExpectation> items { shareItem(lost) };
    if (lost.next.state != NextItem::State::None) items.append(nextItem(lost));
    whenGone(info.keychain, std::move(items),
        [this, session = m_session, wanted = std::move(wanted), backup = std::move(backup),
            secret = std::make_shared<crypto::SecretBytes>(std::move(passphrase)),
            done](const Status& gone) mutable {
            if (session != m_session) return done(fail(Code::Cancelled, "locked in between"));
            if (gone) return import(std::move(wanted), std::move(backup), std::move(*secret), done);
            setBusy(false);
            done(std::unexpected(gone.error()));
        });
}

void Service::whenGone(KeychainKind kind, QList<keychain::ItemExpectation> items,
    std::function<void(const Status&)> done)
{
    if (items.isEmpty()) return done({});
    const auto item = items.takeFirst();
    keeper(kind).check(
        item, this, [this, kind, items, done = std::move(done)](const Status& there) {
            if (there) return done(fail(Code::VaultExists, "the keychain holds its share"));
            if (there.error().code != Code::KeychainMissing) return done(there);
            whenGone(kind, items, done);
        });
}

void Service::import(
    Wanted wanted, Backup backup, crypto::SecretBytes passphrase, const Callback<VaultInfo>& done)
{
    const auto keychain = wanted.info.keychain;
    m_engine->post(
        [this, session = m_session, wanted = std::move(wanted), backup = std::move(backup),
            secret = std::make_shared<crypto::SecretBytes>(std::move(passphrase)),
            parts = keeperParts(keychain), cost = cost(keychain), done]() mutable {
            auto made
                = importNew(std::move(wanted), std::move(backup), std::move(*secret), parts, cost);
            came(session, std::move(made), done);
        });
}

// Goes on where a restore of this device was left.
void Service::resume(const VaultRecord& known, Wanted wanted, crypto::SecretBytes passphrase,
    const Callback<VaultInfo>& done, Backup backup)
{
    if (m_busy) return done(fail(Code::WrongState, "busy"));
    if (m_storageError) return done(std::unexpected(*m_storageError));
    if (m_unlocked) lock();
    setBusy(true);
    keeper(known.info.keychain)
        .readAtStart(currentItem(known), this,
            [this, session = m_session, known, wanted = std::move(wanted),
                secret = std::make_shared<crypto::SecretBytes>(std::move(passphrase)), done,
                backup = std::move(backup)](Result<crypto::SecretBytes> text) mutable {
                if (session != m_session) return done(fail(Code::Cancelled, "locked in between"));
                // Cut off before it was there: nobody has been told of anything.
                const bool anew = known.info.practice || wanted.places;
                if (!text && text.error().code == Code::KeychainMissing && backup && anew)
                    return import(std::move(wanted), std::move(backup), std::move(*secret), done);
                wanted.info = known.info;
                if (!text) {
                    setBusy(false);
                    return done(std::unexpected(text.error()));
                }
                if (!anew) backup.reset(); // it is not begun again
                m_engine->post(
                    [this, session, known, wanted = std::move(wanted), secret,
                        item = std::make_shared<crypto::SecretBytes>(std::move(*text)),
                        parts = keeperParts(known.info.keychain), cost = cost(known.info.keychain),
                        backup = std::move(backup), done]() mutable {
                        came(session,
                            resumeImport(known, std::move(*item), std::move(*secret), parts, cost,
                                std::move(wanted), std::move(backup)),
                            done);
                    });
            });
}

// From the worker: what became of a restore.
void Service::came(quint64 session, Result<Opened> result, const Callback<VaultInfo>& done)
{
    if (!result) m_switch->close();
    auto shared = std::make_shared<Result<Opened>>(std::move(result));
    home(session, [this, shared, done](bool current) {
        if (current) m_busy = false;
        if (!*shared) {
            chooseVault();
            if (current) setBusy(false);
            emit vaultsChanged(); // it may be one that waits
            return done(std::unexpected(shared->error()));
        }
        if (auto* known = find((*shared)->vault.info.id)) *known = (*shared)->vault;
        if (current) adopt(std::move(**shared));
        emit vaultsChanged();
        done(vault());
    });
}

Result<Service::Opened> Service::importNew(Wanted wanted, Backup backup,
    crypto::SecretBytes passphrase, const VaultKeeper::Parts& parts, crypto::Argon2Cost cost)
{
    auto own = wanted.places ? joinAs(*wanted.places).clone()
                             : mpc::OwnIdentity::generate(*m_parts.random);
    auto draft = draftOf(*backup, std::move(own), *m_parts.random);
    TERCET_CHECK(canBeKept(draft));
    auto& info = wanted.info;
    info.restoring = backup->epoch;
    info.passphrase = !passphrase.empty();
    for (std::size_t i = 0; wanted.places && i < info.cosigners.size(); ++i) {
        const auto& party = backup->parties[i + 1];
        info.cosigners[i] = { (*wanted.places)[i].url, (*wanted.places)[i].pin.toLower(),
            hexText(party.ik), toQt(party.profile) };
    }
    backup.reset(); // wiped
    auto sealer = keychain::share1::Sealer::keychainOnly();
    if (info.passphrase) {
        TERCET_TRY(sealer, keychain::share1::Sealer::make(passphrase, cost, *m_parts.random));
        passphrase.clear();
    }
    auto store = std::make_unique<VaultKeeper>(parts, info, std::move(sealer));
    auto* keeper = store.get();
    // Before anybody is told of this device's keys: a kill leaves what goes on with them.
    TERCET_CHECK(m_storage->run([id = hexText(draft.wid)](Database& db) -> Status {
        const auto left = wallet::vaults::remove(db, id); // what a kill left in the middle of this
        return left || left.error().code == Code::NoSuchVault ? Status {} : left;
    }));
    TERCET_CHECK(store->store(draft));
    Restored restored { keeper, nullptr, { std::move(draft) } };
    restored.store = std::move(store);
    const auto met = meetAgain(wanted, restored.held.current);
    const bool enrolled = met && wanted.places;
    auto opened = met ? restore(restored) : Result<Opened>(std::unexpected(met.error()));
    if (opened || restored.proven || (enrolled && !isFinal(opened.error().code))) return opened;
    // Nobody has taken it for anything yet.
    if (keeper->forget()) forgotten(keeper->vault().info.id);
    return opened;
}

// From the worker: what was here of a vault is removed, and the one that it took the place of, if
// any, is back.
void Service::forgotten(const QString& id)
{
    std::optional<VaultRecord> left;
    const auto read = m_storage->run([&](Database& db) -> Status {
        TERCET_TRY(left, wallet::vaults::find(db, id));
        return {};
    });
    if (!read) return; // the storage has told of it
    QMetaObject::invokeMethod(
        this,
        [this, id, left] {
            auto* known = find(id);
            if (known && left)
                *known = *left;
            else
                m_vaults.removeIf([&](const VaultRecord& v) { return v.info.id == id; });
            chooseVault();
            emit vaultsChanged();
            emit lockStateChanged();
        },
        Qt::QueuedConnection);
}

Result<Service::Opened> Service::resumeImport(const VaultRecord& known, crypto::SecretBytes text,
    crypto::SecretBytes passphrase, const VaultKeeper::Parts& parts, crypto::Argon2Cost cost,
    Wanted wanted, Backup backup)
{
    TERCET_TRY(auto found, VaultKeeper::open(parts, known, std::move(text), passphrase));
    const auto& kept = found.held.current;
    const bool differs = backup && kept.status == mpc::RecordStatus::Pending
        && (kept.epoch != backup->epoch || kept.eid != backup->eid
            || kept.publicShares[0] != backup->publicShares[0]
            || kept.edPublicShares[0] != backup->edPublicShares[0]);
    const auto keptEpoch = kept.epoch;
    if (differs) TERCET_CHECK(canBeKept(draftOf(*backup, kept.own.clone(), *m_parts.random)));
    Restored restored { found.keeper.get(), nullptr, std::move(found.held) };
    restored.store = std::move(found.keeper);
    if (wanted.places) m_joiner.emplace(*wanted.places, restored.held.current.own.clone());
    const auto met = meetAgain(wanted, restored.held.current);
    auto opened = met ? restore(restored) : Result<Opened>(std::unexpected(met.error()));
    if (opened || !differs || !restored.store) return opened;
    const auto said = opened.error().code;
    if (said == Code::RestoreWaiting && backup->epoch < keptEpoch)
        return fail(Code::BackupOlderEpoch,
            "epoch " + std::to_string(backup->epoch) + ", the restore under way is of "
                + std::to_string(keptEpoch));
    const bool failedProof = restored.proven && said == Code::ProtocolRecoverable;
    if (!met || !(failedProof || isOfEpochs(said))) return opened;
    // Nothing waits at the co-signers for what was kept, so nothing is lost with it.
    TERCET_CHECK(restored.store->forget());
    forgotten(known.info.id);
    wanted.info = {};
    wanted.info.name = known.info.name;
    wanted.info.created = known.info.created;
    wanted.info.practice = !wanted.places;
    wanted.info.keychain = known.info.keychain;
    return importNew(std::move(wanted), std::move(backup), std::move(passphrase), parts, cost);
}

// The co-signers of the backup, and this device enrolled with them where they are given anew.
Status Service::meetAgain(Wanted& wanted, const mpc::CoreRecord& record)
{
    if (wanted.info.practice) {
        m_switch->close();
        m_engine->attestations().forget();
        m_engine->exchange().setCallMs(m_parts.timing.callMs);
        const cosigner::Call call { .operation = cosigner::Operation::Identity, .vault = "new" };
        const auto answers = m_engine->exchange().both({ call, call }, kStop);
        if (!answers) return std::unexpected(answers.error().error);
        for (std::size_t i = 0; i < answers->size(); ++i) {
            TERCET_TRY(const auto view, cosigner::IdentityView::decode((*answers)[i].body));
            if (view.keys != record.identities[mpc::Party(i + 2)])
                return fail(Code::CosignerIdentityChanged, "not those of the backup");
        }
        return {};
    }
    if (!wanted.places) return connectVault(wanted.info, record, wanted.proxy);
    if (const auto joined = join(wanted); !joined) return std::unexpected(joined.error().error);
    for (std::size_t i = 0; i < wanted.info.cosigners.size(); ++i)
        if (wanted.info.cosigners[i].identity != hexText(record.identities[mpc::Party(i + 2)].ik))
            return fail(Code::CosignerIdentityChanged, "not those of the backup");
    m_engine->attestations().meet(
        { record.identities[mpc::Party::P2], record.identities[mpc::Party::P3] });
    return {};
}

Result<Service::Opened> Service::restore(Restored& restored)
{
    Progress progress {
        .ceremony = Ceremony::Restore, .phase = Phase::Approval, .rounds = 3, .cancellable = false
    };
    const auto tell = [&] {
        QMetaObject::invokeMethod(
            this, [this, progress] { emit ceremonyProgress(progress); }, Qt::QueuedConnection);
    };
    const auto stopped = [&](const Stopped& why, Code code) {
        progress.error = why.error;
        progress.culprit = why.culprit;
        tell();
        if (code == why.error.code) return std::unexpected(why.error);
        return fail(code, std::string(codeName(why.error.code)) + ": " + why.error.context);
    };
    tell();
    auto& held = restored.held;
    auto& keeper = *restored.keeper;
    const auto id = hex(held.current.wid);
    if (held.current.status == mpc::RecordStatus::Pending) {
        if (const auto ready = m_engine->attestations().prepareCeremony(id); !ready)
            return stopped(ready.error(), ready.error().error.code);
        const auto draft = std::make_shared<const mpc::CoreRecord>(held.current.clone());
        auto standings = wallet::restore(
            m_engine->exchange(), m_engine->environment(), draft, [&] { restored.proven = true; });
        if (!standings) return stopped(standings.error(), standings.error().error.code);
        restored.proven = true;
        if (!standings->record) {
            const auto due = dueOf(*standings);
            TERCET_CHECK(keeper.waits(due));
            return fail(Code::RestoreWaiting, backup::dateText(due / kSecond));
        }
        TERCET_CHECK(keeper.store(*standings->record));
        held.current = std::move(*standings->record);
    }
    const auto backupEpoch = keeper.vault().info.restoring;
    auto shares = m_engine->shares(std::move(held), std::move(restored.store));
    if (shares->pending() || shares->current()->epoch == backupEpoch) {
        const auto done = m_engine->refreshRestored(shares, [&](Phase phase, int round) {
            progress.phase = phase;
            progress.round = round;
            tell();
        });
        if (!done) return stopped(done.error(), Code::RestoreUnfinished);
    }
    m_engine->attestations().made(QString::fromStdString(id));
    m_joiner.reset();
    TERCET_TRY(const auto policy, heldPolicy(id, keeper.vault().info));
    TERCET_CHECK(keeper.restored(policy));
    Opened opened { keeper.vault(), {}, std::move(shares) };
    TERCET_CHECK(loadData(opened));
    progress.phase = Phase::Finished;
    tell();
    return opened;
}

// What both co-signers enforce; of two, the newer one. This device begins with the same.
Result<policy::Standing> Service::heldPolicy(const std::string& vault, const VaultInfo& info)
{
    const cosigner::Call call { .operation = cosigner::Operation::Vault, .vault = vault };
    const auto answers = m_engine->exchange().both({ call, call }, kStop);
    if (!answers) return fail(Code::RestoreUnfinished, answers.error().error.context);
    policy::Standing out { firstPolicy(info) };
    for (const auto& answer : *answers) {
        TERCET_TRY(auto view, cosigner::VaultView::decode(answer.body));
        if (&answer == answers->data() || view.policySerial > out.serial)
            out = { std::move(view.policy), view.policySerial, {} };
    }
    return out;
}

// The notice to this device: once for each change while it waits. A set of recipients waits under a
// name of its own, a device under the same one each time that it asks.
void Service::noteWaiting(const QList<PendingPolicy>& waits)
{
    QSet<QString> waiting;
    for (const auto& change : waits) {
        if (change.device.isEmpty() && !change.ofRecipients) continue;
        waiting.insert(change.id);
        const auto kind
            = change.ofRecipients ? EventKind::RecipientsWaiting : EventKind::DeviceWaiting;
        const bool told = change.ofRecipients
            && std::ranges::any_of(m_data.events,
                [&](const Event& e) { return e.kind == kind && e.detail == change.id; });
        if (told || m_waitingSeen.contains(change.id)) continue;
        note(kind, {}, change.id);
        emit policyChanged();
    }
    m_waitingSeen = waiting;
}

void Service::lookForDevices()
{
    constexpr int kEvery = 10;
    if (!m_unlocked || m_link.state != LinkState::Open || m_looks++ % kEvery != 0) return;
    m_engine->post([this, session = m_session, vault = m_current] {
        const auto waits = wallet::pendingPolicies(m_engine->exchange(), vault);
        home(session, [this, waits](bool current) {
            if (current && waits) noteWaiting(*waits);
        });
    });
}

} // namespace tercet::wallet
