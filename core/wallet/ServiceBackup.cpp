#include "core/wallet/BackupWriter.h"
#include "core/wallet/EventStore.h"
#include "core/wallet/Guarded.h"
#include "core/wallet/Service.h"

namespace tercet::wallet {

namespace {

Event madeEvent(const BackupEntry& entry)
{
    return { entry.made, EventKind::BackupMade, {}, QString::number(entry.epoch) };
}

} // namespace

BackupStatus Service::backups() const
{
    return judgeBackups(m_backups.value(m_current), vault().epoch,
        QDateTime::fromMSecsSinceEpoch(m_parts.clock->wallMs()));
}

void Service::exportBackup(BackupOrder order, QObject* context, Callback<BackupMade> done)
{
    done = guarded(context, std::move(done));
    if (const auto may = unlockedOrFail(); !may) return done(std::unexpected(may.error()));
    m_engine->post([this, session = m_session, info = vault(),
                       order = std::make_shared<BackupOrder>(std::move(order)), done] {
        const auto made = makeBackup(*order, info);
        // Made is made, also where the wallet was locked in between.
        home(session, [made, done](bool) { done(made); });
    });
}

// On the worker. The register knows only of what is on the disk; a file without an entry is one
// more copy, and nobody was told that it is good.
Result<BackupMade> Service::makeBackup(const BackupOrder& order, const VaultInfo& vault)
{
    const auto record = m_engine->current();
    if (!record) return fail(Code::VaultLocked, "locked in between");
    if (record->status != mpc::RecordStatus::Active) return fail(Code::WrongState, "unfinished");
    TERCET_TRY(const auto written,
        writeBackup(order, *record, vault, m_parts.clock->wallMs(), *m_parts.random));
    backups::Register all;
    const auto event = madeEvent(written.made.entry);
    TERCET_CHECK(m_storage->run([&](Database& db) -> Status {
        TERCET_CHECK(wallet::backups::insert(db, vault.id, written.made.entry, written.checkIns));
        TERCET_CHECK(wallet::events::append(db, vault.id, event));
        TERCET_TRY(all, wallet::backups::load(db));
        return {};
    }));
    QMetaObject::invokeMethod(this, [this, all] { reloadBackups(all); }, Qt::QueuedConnection);
    noted(vault.id, event);
    return written.made;
}

// On the worker. Of an epoch that has not begun: the register knows of the file before it is there,
// so that whatever comes to nothing can be removed, and what was there before is not replaced.
Result<BackupMade> Service::keepBackup(
    const BackupOrder& order, const mpc::CoreRecord& pending, const VaultInfo& vault)
{
    backups::Register all;
    const auto before = [&](const WrittenBackup& written) {
        return m_storage->run([&](Database& db) -> Status {
            const auto& entry = written.made.entry;
            TERCET_CHECK(wallet::backups::insert(db, vault.id, entry, written.checkIns));
            TERCET_CHECK(wallet::events::append(db, vault.id, madeEvent(entry)));
            TERCET_TRY(all, wallet::backups::load(db));
            return {};
        });
    };
    TERCET_TRY(const auto written,
        writeBackup(order, pending, vault, m_parts.clock->wallMs(), *m_parts.random, systemFiles(),
            before));
    QMetaObject::invokeMethod(this, [this, all] { reloadBackups(all); }, Qt::QueuedConnection);
    noted(vault.id, madeEvent(written.made.entry));
    return written.made;
}

// From the window's thread: those of an epoch that came to nothing (VaultKeeper).
void Service::forgetBackupsAfter(const VaultRecord& vault)
{
    auto all = m_backups;
    const auto removed = all[vault.info.id].removeIf(
        [&](const BackupEntry& entry) { return entry.epoch > vault.info.epoch; });
    if (removed > 0) reloadBackups(std::move(all));
}

void Service::reloadBackups(backups::Register entries)
{
    m_backups = std::move(entries);
    for (VaultRecord& vault : m_vaults) {
        vault.info.backupEpoch = 0;
        for (const auto& entry : m_backups.value(vault.info.id))
            vault.info.backupEpoch = std::max(vault.info.backupEpoch, entry.epoch);
    }
    emit backupsChanged();
    emit vaultsChanged();
}

void Service::changeRegister(Storage::Work work, QObject* context, Callback<void> done)
{
    done = guarded(context, std::move(done));
    if (m_current.isEmpty()) return done(fail(Code::VaultNotChosen, "no vault is chosen"));
    m_engine->post([this, work = std::move(work), done] {
        backups::Register all;
        const auto changed = m_storage->run([&](Database& db) -> Status {
            TERCET_CHECK(work(db));
            TERCET_TRY(all, wallet::backups::load(db));
            return {};
        });
        QMetaObject::invokeMethod(
            this,
            [this, all, changed, done] {
                if (changed) reloadBackups(all);
                done(changed);
            },
            Qt::QueuedConnection);
    });
}

void Service::checkIn(const QString& code, QObject* context, Callback<void> done)
{
    const auto now = QDateTime::fromMSecsSinceEpoch(m_parts.clock->wallMs());
    changeRegister([vault = m_current, code = code.trimmed().toLower(), now](
                       Database& db) { return wallet::backups::checkIn(db, vault, code, now); },
        context, std::move(done));
}

} // namespace tercet::wallet
