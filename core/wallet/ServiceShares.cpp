#include "core/wallet/BackupWriter.h"
#include "core/wallet/Guarded.h"
#include "core/wallet/Service.h"

namespace tercet::wallet {

namespace {

using Secret = std::shared_ptr<crypto::SecretBytes>;

Secret shared(crypto::SecretBytes secret)
{
    return std::make_shared<crypto::SecretBytes>(std::move(secret));
}

} // namespace

// What the worker has written down of a vault.
void Service::changed(const VaultRecord& vault)
{
    auto* known = find(vault.info.id);
    if (!known) return m_vaults.append(vault); // being made
    const auto before = std::exchange(*known, vault).info;
    known->info.backupEpoch = before.backupEpoch; // the register's
    if (before.refreshPending && !vault.info.refreshPending && vault.info.epoch == before.epoch
        && vault.info.restoring == before.restoring)
        forgetBackupsAfter(*known);
    const auto now = QDateTime::fromMSecsSinceEpoch(m_parts.clock->wallMs());
    const bool shown = m_unlocked && vault.info.id == m_current;
    if (shown && vault.info.epoch != before.epoch)
        remember({ now, EventKind::SharesRefreshed, {}, QString::number(vault.info.epoch) });
    else if (shown && before.refreshPending && !vault.info.refreshPending)
        remember({ now, EventKind::RefreshUndone, {}, QString::number(vault.info.epoch + 1) });
    if (vault.active) emit vaultsChanged();
}

void Service::refreshShares(QObject* context, Callback<VaultInfo> done)
{
    startRefresh(nullptr, context, [this, done = std::move(done)](Result<BackupMade> made) {
        if (!made) return done(std::unexpected(made.error()));
        done(vault());
    });
}

void Service::refreshWithBackup(BackupOrder order, QObject* context, Callback<BackupMade> done)
{
    startRefresh(std::make_shared<BackupOrder>(std::move(order)), context, std::move(done));
}

void Service::startRefresh(
    std::shared_ptr<const BackupOrder> order, QObject* context, Callback<BackupMade> done)
{
    done = guarded(context, std::move(done));
    if (const auto may = unlockedOrFail(); !may) return done(std::unexpected(may.error()));
    if (std::exchange(m_refreshing, true)) return done(fail(Code::WrongState, "one runs already"));
    m_engine->post([this, session = m_session, info = vault(), order, done] {
        Result<BackupMade> made;
        const auto keep = [&](const mpc::CoreRecord& pending) -> Status {
            made = keepBackup(*order, pending, info);
            return made ? Status {} : std::unexpected(made.error());
        };
        const auto may = order ? checkNewBackup(*order) : Status {};
        const auto refreshed = may ? refresh(order ? Shares::Keep(keep) : Shares::Keep())
                                   : Outcome<>(std::unexpected(Stopped { may.error() }));
        if (!refreshed) made = std::unexpected(refreshed.error().error);
        home(session, [this, made, done](bool current) {
            m_refreshing = false;
            if (!current) return done(fail(Code::Cancelled, "locked in between"));
            done(made);
        });
    });
}

// On the worker.
Outcome<> Service::refresh(const Shares::Keep& keep)
{
    Progress progress { .ceremony = Ceremony::Refresh, .rounds = 3, .cancellable = false };
    const auto tell = [&] {
        QMetaObject::invokeMethod(
            this, [this, progress] { emit ceremonyProgress(progress); }, Qt::QueuedConnection);
    };
    m_engine->watchShares([&](Share share, ShareState state, int) {
        progress.shares[std::size_t(share)] = state;
        tell();
    });
    const auto done = m_engine->refreshShares(
        [&](Phase phase, int round) {
            progress.phase = phase;
            progress.round = round;
            progress.shares[0] = phase == Phase::Store ? ShareState::Working : ShareState::Ready;
            tell();
        },
        keep);
    m_engine->watchShares({});
    if (done) {
        progress.phase = Phase::Finished;
    } else {
        progress.error = done.error().error;
        progress.culprit = done.error().culprit;
        if (progress.culprit) progress.shares[std::size_t(*progress.culprit)] = ShareState::Failed;
    }
    tell();
    return done;
}

QList<VaultInfo> Service::unfinishedVaults() const
{
    QList<VaultInfo> all;
    if (m_busy) return all; // one that is being made is not unfinished yet
    for (const VaultRecord& vault : m_vaults)
        if (!vault.active) all.append(vault.info);
    return all;
}

void Service::finishVault(
    const QString& id, crypto::SecretBytes passphrase, QObject* context, Callback<VaultInfo> done)
{
    done = guarded(context, std::move(done));
    const auto* unfinished = find(id);
    if (!unfinished || unfinished->active)
        return done(fail(Code::NoSuchVault, "no unfinished vault of this name"));
    if (unfinished->info.restoring != 0)
        return resume(*unfinished, { .info = {}, .proxy = proxy() }, std::move(passphrase), done);
    if (m_busy) return done(fail(Code::WrongState, "busy"));
    if (m_storageError) return done(std::unexpected(*m_storageError));
    if (unfinished->next.state == NextItem::State::Leaving)
        return removeVault(id, context, [done](const Status& removed) {
            if (!removed) return done(std::unexpected(removed.error()));
            done(fail(Code::VaultVoid, "not held by all three parties"));
        });
    if (m_unlocked) lock();
    setBusy(true);
    const auto ended = [this, id, done](const Error& error) {
        if (error.code == Code::VaultVoid) {
            m_vaults.removeIf([&](const VaultRecord& vault) { return vault.info.id == id; });
            emit vaultsChanged();
        }
        setBusy(false);
        done(std::unexpected(error));
    };
    keeper(unfinished->info.keychain)
        .readAtStart(shareItem(*unfinished), this,
            [this, session = m_session, known = *unfinished, secret = shared(std::move(passphrase)),
                ended, done](Result<crypto::SecretBytes> text) {
                if (session != m_session) return done(fail(Code::Cancelled, "locked in between"));
                if (!text) return ended(text.error());
                m_engine->post([this, session, known, secret, item = shared(std::move(*text)),
                                   parts = keeperParts(known.info.keychain), proxy = proxy(), ended,
                                   done]() mutable {
                    auto result = std::make_shared<Result<Opened>>(
                        finish(known, std::move(*item), *secret, parts, proxy));
                    if (!*result) m_switch->close();
                    home(session, [this, result, ended, done](bool current) {
                        if (!current) return done(fail(Code::Cancelled, "locked in between"));
                        if (!*result) return ended(result->error());
                        m_busy = false;
                        if (auto* made = find((*result)->vault.info.id)) *made = (*result)->vault;
                        adopt(std::move(**result));
                        emit vaultsChanged();
                        done(vault());
                    });
                });
            });
}

// On the worker. VaultVoid where nothing is left of it.
Result<Service::Opened> Service::finish(const VaultRecord& unfinished, crypto::SecretBytes text,
    const crypto::SecretBytes& passphrase, const VaultKeeper::Parts& parts, const QString& proxy)
{
    TERCET_TRY(auto found, VaultKeeper::open(parts, unfinished, std::move(text), passphrase));
    TERCET_CHECK(connectVault(unfinished.info, found.held.current, proxy));
    auto& keeper = *found.keeper;
    Progress progress {
        .ceremony = Ceremony::Settling, .phase = Phase::Confirm, .cancellable = false
    };
    const auto tell = [&] {
        QMetaObject::invokeMethod(
            this, [this, progress] { emit ceremonyProgress(progress); }, Qt::QueuedConnection);
    };
    tell();
    // Killed between the keychain and the database, it is ACTIVE already.
    if (found.held.current.status == mpc::RecordStatus::Active)
        TERCET_CHECK(keeper.store(found.held.current));
    auto shares = m_engine->shares(std::move(found.held), std::move(found.keeper));
    if (shares->pending()) {
        // What was decided here holds, whether or not both co-signers have heard of it.
        const auto settled = shares->settle(kStop);
        if (shares->gone()) return fail(Code::VaultVoid, "not held by all three parties");
        if (shares->pending() && !settled) return std::unexpected(settled.error().error);
        if (shares->pending()) return fail(Code::CosignerBadAnswer, "nothing was settled");
    }
    progress.phase = Phase::Finished;
    tell();
    Opened opened { keeper.vault(), {}, std::move(shares) };
    TERCET_CHECK(loadData(opened));
    return opened;
}

namespace {

// Of a vault that is being restored: its refresh has begun. From then on the co-signers may stand
// in the epoch after the backup's, and then nothing but this device's items has a share of it.
bool mayHoldTheOnlyShare(const VaultRecord& vault)
{
    using enum NextItem::State;
    if (vault.info.restoring == 0) return false;
    return vault.info.epoch != vault.info.restoring || vault.info.refreshPending
        || vault.next.state == Writing || vault.next.state == Pending
        || vault.next.state == Current;
}

} // namespace

void Service::removeVault(const QString& id, QObject* context, Callback<void> done)
{
    done = guarded(context, std::move(done));
    const auto* unfinished = find(id);
    if (!unfinished || unfinished->active)
        return done(fail(Code::NoSuchVault, "no unfinished vault of this name"));
    if (m_busy) return done(fail(Code::WrongState, "busy"));
    const auto forget = [this, id, done] {
        m_engine->post([this, id, done] {
            const auto removed
                = m_storage->run([&](Database& db) { return wallet::vaults::remove(db, id); });
            if (removed) forgotten(id);
            hand<void>(removed, done);
        });
    };
    // The second item goes first: without share-1 nothing would tell that it is there.
    const auto removeItems = [this, forget, done](const VaultRecord& vault) {
        auto& items = keeper(vault.info.keychain);
        const auto last = [this, &items, expected = shareItem(vault), forget, done](Status gone) {
            if (!gone) return done(std::unexpected(gone.error()));
            items.remove(expected, this, [forget, done](Status removed) {
                if (!removed) return done(std::unexpected(removed.error()));
                forget();
            });
        };
        if (vault.next.state == NextItem::State::None) return last({});
        items.remove(nextItem(vault), this, last);
    };
    // As the worker stored it last: a restore that was cut off has a second item.
    m_engine->post([this, id, removeItems, done] {
        Result<VaultRecord> known = fail(Code::NoSuchVault, "gone");
        const auto read = m_storage->run([&](Database& db) -> Status {
            TERCET_TRY(const auto all, wallet::vaults::load(db));
            for (const auto& vault : all)
                if (vault.info.id == id) known = vault;
            return {};
        });
        if (!read) known = std::unexpected(read.error());
        QMetaObject::invokeMethod(
            this,
            [known, removeItems, done] {
                if (!known) return done(std::unexpected(known.error()));
                if (mayHoldTheOnlyShare(*known))
                    return done(fail(Code::RestoreUnfinished,
                        "no backup opens what this device holds since its refresh began"));
                removeItems(*known);
            },
            Qt::QueuedConnection);
    });
}

} // namespace tercet::wallet
