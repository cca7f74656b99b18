#include "core/wallet/Service.h"

#include <future>

#include "core/chains/ethereum/Lists.h"
#include "core/wallet/BookStore.h"
#include "core/wallet/Convert.h"
#include "core/wallet/EventStore.h"
#include "core/wallet/Guarded.h"
#include "core/wallet/PolicyStore.h"

namespace tercet::wallet {

namespace {

constexpr auto kExpiryCheck = std::chrono::seconds(5);
constexpr auto kLinkAgeCheck = std::chrono::minutes(1);
constexpr int kAutoLockMinutes = 10;

} // namespace

Service::Service(Parts parts)
    : m_parts(std::move(parts))
    , m_settings(m_parts.folder->settingsFile(), QSettings::IniFormat)
    , m_nodes(m_parts.openNode)
    , m_autoLock(*m_parts.clock)
{
}

Result<std::unique_ptr<Service>> Service::open(Parts parts)
{
    std::unique_ptr<Service> service(new Service(std::move(parts)));
    TERCET_CHECK(service->start());
    return service;
}

Status Service::start()
{
    TERCET_TRY(m_storage, Storage::open(m_parts.folder->databaseFile()));
    QMap<quint64, QString> urls;
    TERCET_CHECK(m_storage->run([&](Database& db) -> Status {
        TERCET_CHECK(wallet::requests::recover(db, m_parts.clock->wallMs()));
        TERCET_TRY(m_vaults, wallet::vaults::load(db));
        TERCET_TRY(urls, book::loadNodes(db));
        TERCET_TRY(m_backups, wallet::backups::load(db));
        for (const VaultRecord& vault : m_vaults) {
            TERCET_TRY(m_freezes[vault.info.id], policies::loadFreeze(db, vault.info.id));
        }
        return {};
    }));
    m_nodes.load(std::move(urls));
    m_nodes.setProxy(backend::readProxy(proxy().trimmed().toStdString()));
    m_storage->onFailure([this](const Error& error) {
        QMetaObject::invokeMethod(
            this, [this, error] { m_storageError = error; }, Qt::QueuedConnection);
    });
    const auto post = [this](auto work) {
        QMetaObject::invokeMethod(this, std::move(work), Qt::QueuedConnection);
    };
    m_switch = std::make_unique<CosignerSwitch>(m_parts.cosigners->backend());
    m_engine = std::make_unique<Engine>(
        Engine::Parts { *m_switch, *m_storage, *m_parts.random, *m_parts.clock, m_parts.timing,
            m_parts.presignatures, m_parts.trusts },
        Engine::Listener {
            .link =
                [this, post](const LinkStatus& status) {
                    post([this, status] {
                        const LinkState before = std::exchange(m_link.state, status.state);
                        m_link = status;
                        if (m_unlocked && status.state != before) linkBecame(status);
                        emit linkChanged();
                    });
                },
            .attestation =
                [this, post](const ByCosigner<AttestationInfo>& info) {
                    post([this, info] {
                        m_attestation = info;
                        emit attestationChanged();
                    });
                },
            .progress
            = [this, post](
                  const Progress& progress) { post([this, progress] { progressed(progress); }); },
            .request
            = [this, post](
                  const RequestRecord& request) { post([this, request] { settled(request); }); },
            .locked = [this] { m_switch->close(); },
        });
    m_queueHost = std::make_unique<QueueHost>(
        QueueWatch::Parts { *m_switch, *m_parts.clock, *m_parts.random });
    m_link.presignaturesWanted = m_parts.presignatures;

    m_current = setting(QStringLiteral("vault"), {}).toString();
    chooseVault();
    m_autoLock.setMinutes(setting(QStringLiteral("autoLockMinutes"), kAutoLockMinutes).toInt());
    connect(&m_autoLock, &AutoLock::warned, this, &Wallet::lockingSoon);
    connect(&m_autoLock, &AutoLock::expired, this, &Service::lock);
    connect(this, &Wallet::lockStateChanged, &m_autoLock,
        [this] { m_autoLock.setRunning(lockState() == LockState::Unlocked); });
    connect(&m_expiry, &QTimer::timeout, this, &Service::expireDue);
    m_expiry.start(kExpiryCheck);
    m_freezing.setSingleShot(true);
    connect(&m_freezing, &QTimer::timeout, this, [this] { tellFreeze({}); });
    connect(&m_expiry, &QTimer::timeout, this, &Service::settlePolicy);
    connect(&m_linkAge, &QTimer::timeout, this, &Service::renewOldLink);
    connect(&m_linkAge, &QTimer::timeout, this, &Service::lookForDevices);
    m_linkAge.start(kLinkAgeCheck);
    if (m_parts.networkCost)
        connect(m_parts.networkCost.get(), &NetworkCost::changed, this, &Service::watchNetworkCost);
    watchNetworkCost();
    if (m_parts.keychain) {
        m_suggested = m_parts.keychain;
    } else {
        (void)keeper(KeychainKind::System);
        m_stores[KeychainKind::System]->status(this, [this](const keychain::StoreStatus& status) {
            const bool none
                = status.backend.isEmpty() || status.lock == keychain::LockState::NoService;
            m_suggested = none ? std::nullopt : std::optional(KeychainKind::System);
        });
    }
    return {};
}

Service::~Service()
{
    stopFollowing();
    if (!m_engine) return; // it did not start
    m_queueHost.reset();
    // What runs on the worker uses the engine to its end.
    m_engine->lock();
    waitForWorker();
    m_engine.reset();
}

LockState Service::lockState() const
{
    if (m_busy) return LockState::Busy;
    if (m_unlocked) return LockState::Unlocked;
    return m_current.isEmpty() ? LockState::NoVault : LockState::Locked;
}

void Service::watchNetworkCost()
{
    const bool metered = m_parts.networkCost && m_parts.networkCost->isMetered();
    const bool allowed = setting(kPoolOnMetered, false).toBool();
    if (std::exchange(m_saving, metered && !allowed) != m_saving) m_engine->setSaving(m_saving);
}

void Service::setBusy(bool busy)
{
    m_busy = busy;
    emit lockStateChanged();
}

void Service::lock()
{
    if (m_current.isEmpty() && !m_busy) return;
    ++m_session;
    stopFollowing();
    endQueue();
    m_freezing.stop();
    m_data = {};
    m_accounts.clear();
    m_identities = {};
    const bool was = std::exchange(m_unlocked, false);
    m_busy = false;
    m_link = {};
    m_link.presignaturesWanted = m_parts.presignatures;
    m_engine->lock();
    if (!was) {
        emit lockStateChanged();
        return;
    }
    emit lockStateChanged();
    emit linkChanged();
    emit accountsChanged();
    emit requestsChanged();
    emit eventsChanged();
}

void Service::home(quint64 session, std::function<void(bool)> work)
{
    QMetaObject::invokeMethod(
        this, [this, session, work = std::move(work)] { work(session == m_session); },
        Qt::QueuedConnection);
}

void Service::whenStored(QObject* context, Callback<void> done)
{
    done = guarded(context, std::move(done));
    m_engine->post([this, session = m_session, done] {
        home(session, [stored = m_storage->flush(), done](bool) { done(stored); });
    });
}

void Service::linkBecame(const LinkStatus& status)
{
    if (status.state == LinkState::Open) note(EventKind::LinkOpened, {}, {});
    if (status.error && status.error->code == Code::ProtocolQuarantine)
        note(EventKind::Quarantine, {}, toQt(status.error->context));
}

void Service::waitForWorker()
{
    std::promise<void> idle;
    m_engine->post([&] { idle.set_value(); });
    idle.get_future().wait();
}

void Service::reopenLink()
{
    if (m_unlocked) m_engine->reopen();
}

Faults Service::faults(Share cosigner) const
{
    return cosigner == Share::Device ? Faults {} : m_faults[std::size_t(cosigner) - 1];
}

void Service::setFaults(Share cosigner, const Faults& faults)
{
    if (cosigner == Share::Device) return;
    m_faults[std::size_t(cosigner) - 1] = faults;
    m_parts.cosigners->setFaults(cosigner, faults);
}

QList<Event> Service::events() const { return m_data.events; }

void Service::remember(const Event& event)
{
    m_data.events.prepend(event);
    if (m_data.events.size() > wallet::events::kShown) m_data.events.removeLast();
    emit eventsChanged();
}

void Service::noted(const QString& vault, const Event& event)
{
    QMetaObject::invokeMethod(
        this,
        [this, vault, event] {
            if (m_unlocked && vault == m_current) remember(event);
        },
        Qt::QueuedConnection);
}

void Service::note(EventKind kind, const QString& request, const QString& detail)
{
    const qint64 now = m_parts.clock->wallMs();
    m_storage->post([vault = m_current, now, kind, request, detail](Database& db) {
        return wallet::events::append(db, vault, now, kind, request, detail);
    });
    remember({ QDateTime::fromMSecsSinceEpoch(now), kind, request, detail });
}

QVariant Service::setting(const QString& key, const QVariant& fallback) const
{
    return m_settings.value(key, fallback);
}

// One that cannot be read leads nowhere: whoever has set one is not to go without it.
QString Service::proxy() const
{
    const auto value = setting(kProxy, QString());
    // A text with a comma is a list to QSettings.
    return value.typeId() == QMetaType::QString ? value.toString() : QStringLiteral("unreadable");
}

void Service::setSetting(const QString& key, const QVariant& value)
{
    m_settings.setValue(key, value);
    if (key == kPoolOnMetered) watchNetworkCost();
    if (key == QLatin1String("autoLockMinutes")) m_autoLock.setMinutes(value.toInt());
}

QList<Token> Service::tokens(quint64 chainId) const
{
    QList<Token> all;
    for (const auto& token : chains::ethereum::tokens())
        if (token.chainId == chainId)
            all.append({ token.chainId, toQt(token.contract.text()), toQt(token.symbol),
                toQt(token.name), token.decimals });
    return all;
}

} // namespace tercet::wallet
