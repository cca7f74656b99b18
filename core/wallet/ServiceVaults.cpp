#include "core/keychain/KeychainDoctor.h"
#include "core/wallet/Accounts.h"
#include "core/wallet/Convert.h"
#include "core/wallet/Guarded.h"
#include "core/wallet/Service.h"

namespace tercet::wallet {

namespace {

constexpr qsizetype kMaxName = 64;

using Secret = std::shared_ptr<crypto::SecretBytes>;

Secret shared(crypto::SecretBytes secret)
{
    return std::make_shared<crypto::SecretBytes>(std::move(secret));
}

} // namespace

VaultRecord* Service::find(const QString& id)
{
    for (VaultRecord& vault : m_vaults)
        if (vault.info.id == id) return &vault;
    return nullptr;
}

const VaultRecord* Service::find(const QString& id) const
{
    return const_cast<Service*>(this)->find(id);
}

void Service::chooseVault()
{
    if (const auto* current = find(m_current); current && current->active) return;
    const auto known = vaults();
    m_current = known.isEmpty() ? QString() : known.first().id;
}

QList<VaultInfo> Service::vaults() const
{
    QList<VaultInfo> all;
    for (const VaultRecord& vault : m_vaults)
        if (vault.active) all.append(vault.info);
    return all;
}

VaultInfo Service::vault() const
{
    const auto* current = find(m_current);
    return current ? current->info : VaultInfo {};
}

Status Service::selectVault(const QString& id)
{
    const auto* vault = find(id);
    if (!vault || !vault->active) return fail(Code::NoSuchVault, "not of this data folder");
    if (m_busy) return fail(Code::WrongState, "busy");
    if (id == m_current) return {};
    lock();
    m_current = id;
    setSetting(QStringLiteral("vault"), id);
    emit vaultsChanged();
    emit lockStateChanged();
    return {};
}

std::optional<KeychainKind> Service::suggestedKeychain() const { return m_suggested; }

keychain::ItemKeeper& Service::keeper(KeychainKind kind)
{
    auto& store = m_stores[kind];
    if (!store) store = m_parts.openStore(kind);
    auto& keeper = m_keepers[kind];
    if (!keeper) keeper = std::make_unique<keychain::ItemKeeper>(*store, *m_parts.delay);
    return *keeper;
}

crypto::Argon2Cost Service::cost(KeychainKind kind) const
{
    return kind == KeychainKind::File ? m_parts.fileCost : m_parts.keychainCost;
}

void Service::checkKeychain(QObject* context, Callback<QString> done)
{
    const KeychainKind kind
        = m_current.isEmpty() ? m_suggested.value_or(KeychainKind::System) : vault().keychain;
    (void)keeper(kind);
    keychain::examine(*m_stores[kind], *m_parts.random, this,
        [done = guarded(context, std::move(done))](const keychain::Diagnosis& found) {
            if (found.error)
                done(std::unexpected(*found.error));
            else
                done(found.status.backend);
        });
}

void Service::unlock(crypto::SecretBytes passphrase, QObject* context, Callback<VaultInfo> done)
{
    done = guarded(context, std::move(done));
    const auto* current = find(m_current);
    if (!current || !current->active) return done(fail(Code::VaultNotChosen, "no vault is chosen"));
    if (m_busy) return done(fail(Code::WrongState, "busy"));
    if (m_storageError) return done(std::unexpected(*m_storageError));
    if (m_unlocked) return done(vault());
    setBusy(true);
    const auto failed = [this, done](const Error& error) {
        setBusy(false);
        done(std::unexpected(error));
    };
    keeper(current->info.keychain)
        .readAtStart(currentItem(*current), this,
            [this, session = m_session, known = *current, secret = shared(std::move(passphrase)),
                failed, done](Result<crypto::SecretBytes> text) {
                if (session != m_session) return done(fail(Code::Cancelled, "locked in between"));
                if (!text) return failed(text.error());
                m_engine->post([this, session, known, secret, item = shared(std::move(*text)),
                                   parts = keeperParts(known.info.keychain), proxy = proxy(),
                                   failed, done]() mutable {
                    auto result = std::make_shared<Result<Opened>>([&]() -> Result<Opened> {
                        TERCET_TRY(
                            auto found, VaultKeeper::open(parts, known, std::move(*item), *secret));
                        const auto vault = found.keeper->vault();
                        TERCET_CHECK(connectVault(vault.info, found.held.current, proxy));
                        Opened opened { vault, {},
                            m_engine->shares(std::move(found.held), std::move(found.keeper)) };
                        TERCET_CHECK(loadData(opened));
                        return opened;
                    }());
                    if (!*result) m_switch->close();
                    home(session, [this, result, failed, done](bool current) {
                        if (!current) return done(fail(Code::Cancelled, "locked in between"));
                        if (!*result) return failed(result->error());
                        m_busy = false;
                        adopt(std::move(**result));
                        note(EventKind::Unlocked, {}, {});
                        done(vault());
                    });
                });
            });
}

void Service::adopt(Opened opened)
{
    m_current = opened.vault.info.id;
    setSetting(QStringLiteral("vault"), m_current);
    m_data = std::move(opened.data);
    m_unlocked = true;
    for (const AccountRecord& record : m_data.accounts)
        if (const auto account = accounts::account(vault(), record)) m_accounts.append(*account);
    const auto& identities = opened.shares->current()->identities;
    for (std::size_t i = 0; i < m_identities.size(); ++i)
        m_identities[i] = hexText(identities[mpc::kParties[i]].ik);
    beginQueue(*opened.shares->current());
    m_engine->unlocked(std::move(opened.shares));
    settlePolicy();
    // What a co-signer could not be told before.
    if (m_data.freeze.until.toMSecsSinceEpoch() > m_parts.clock->wallMs()
        && !m_data.freeze.complete())
        m_freezing.start(0);
    emit lockStateChanged();
    emit accountsChanged();
    emit requestsChanged();
    emit eventsChanged();
    resumeFollowing();
}

QList<Account> Service::accounts() const { return m_accounts; }

Result<Account> Service::addAccount(const QString& name)
{
    TERCET_CHECK(unlockedOrFail());
    const QString trimmed = name.trimmed();
    if (trimmed.size() > kMaxName)
        return fail(Code::TextTooLong, "more than 64 characters", "name");
    quint32 next = 0;
    for (const AccountRecord& record : m_data.accounts) next = std::max(next, record.number + 1);
    const AccountRecord record { next, trimmed };
    TERCET_TRY(auto account, accounts::account(vault(), record));
    m_data.accounts.append(record);
    m_accounts.append(account);
    m_storage->post([id = m_current, record](
                        Database& db) { return wallet::vaults::addAccount(db, id, record); });
    emit accountsChanged();
    return account;
}

Result<AddressInfo> Service::address(const chains::AddressPath& place) const
{
    if (!m_unlocked) TERCET_CHECK(unlockedOrFail());
    return accounts::address(vault(), place);
}

Status Service::unlockedOrFail() const
{
    if (m_storageError) return std::unexpected(*m_storageError);
    if (m_current.isEmpty()) return fail(Code::VaultNotChosen, "no vault is chosen");
    if (!m_unlocked) return fail(Code::VaultLocked, "locked");
    return {};
}

} // namespace tercet::wallet
