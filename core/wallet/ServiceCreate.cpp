#include "core/wallet/Guarded.h"
#include "core/wallet/Service.h"

#include <algorithm>

namespace tercet::wallet {

namespace {

constexpr qsizetype kMaxName = 64;

} // namespace

Status Service::mayCreate(const QString& name, const crypto::SecretBytes& passphrase,
    KeychainKind keychain, const QString& self) const
{
    if (m_busy) return fail(Code::WrongState, "busy");
    if (m_storageError) return std::unexpected(*m_storageError);
    if (name.isEmpty()) return fail(Code::MissingField, "empty", "name");
    if (name.size() > kMaxName) return fail(Code::TextTooLong, "more than 64 characters", "name");
    for (const VaultRecord& vault : m_vaults)
        if (vault.active && vault.info.name == name && vault.info.id != self)
            return fail(Code::NameTaken, "another vault has it", "name");
    // Nothing but the passphrase is before a sealed file.
    if (keychain == KeychainKind::File && passphrase.empty())
        return fail(Code::PassphraseTooWeak, "empty, and no keychain before it", "passphrase");
    return {};
}

QString Service::freeName(const QString& name) const
{
    const auto taken = [this](const QString& wanted) {
        return std::ranges::any_of(m_vaults,
            [&](const VaultRecord& vault) { return vault.active && vault.info.name == wanted; });
    };
    QString free = name;
    for (int i = 2; taken(free); ++i) {
        const auto number = QStringLiteral(" (%1)").arg(i);
        free = name.left(kMaxName - number.size()) + number;
    }
    return free;
}

void Service::createPracticeVault(const QString& name, crypto::SecretBytes passphrase,
    KeychainKind keychain, QObject* context, Callback<VaultInfo> done)
{
    Wanted wanted;
    wanted.info.name = name.trimmed();
    wanted.info.keychain = keychain;
    create(std::move(wanted), std::move(passphrase), context, std::move(done));
}

void Service::createConnectedVault(const QString& name, const std::array<CosignerPlace, 2>& places,
    crypto::SecretBytes passphrase, KeychainKind keychain, QObject* context,
    Callback<VaultInfo> done)
{
    Wanted wanted { .info = {}, .places = places, .proxy = proxy() };
    wanted.info.name = name.trimmed();
    wanted.info.keychain = keychain;
    wanted.info.practice = false;
    create(std::move(wanted), std::move(passphrase), context, std::move(done));
}

void Service::create(
    Wanted wanted, crypto::SecretBytes passphrase, QObject* context, Callback<VaultInfo> done)
{
    done = guarded(context, std::move(done));
    const auto keychain = wanted.info.keychain;
    if (const auto may = mayCreate(wanted.info.name, passphrase, keychain); !may)
        return done(std::unexpected(may.error()));
    if (m_unlocked) lock();
    setBusy(true);
    m_engine->post([this, session = m_session, wanted = std::move(wanted),
                       secret = std::make_shared<crypto::SecretBytes>(std::move(passphrase)),
                       parts = keeperParts(keychain), cost = cost(keychain), done]() mutable {
        auto opened = generate(std::move(wanted), std::move(*secret), parts, cost);
        if (!opened) m_switch->close();
        auto result = std::make_shared<Result<Opened>>(std::move(opened));
        home(session, [this, result, done](bool current) {
            if (!*result) {
                if (current) setBusy(false);
                emit vaultsChanged(); // it may be an unfinished one
                return done(std::unexpected(result->error()));
            }
            const VaultRecord made = (*result)->vault;
            if (auto* known = find(made.info.id))
                *known = made;
            else
                m_vaults.append(made);
            if (current) {
                m_busy = false;
                adopt(std::move(**result));
            }
            emit vaultsChanged();
            done(made.info);
        });
    });
}

VaultKeeper::Parts Service::keeperParts(KeychainKind kind)
{
    return { *m_storage, Handover(*this, m_engine->interrupts()), keeper(kind), *m_parts.random,
        *m_parts.clock, [this](const VaultRecord& vault) {
            QMetaObject::invokeMethod(
                this, [this, vault] { changed(vault); }, Qt::QueuedConnection);
        } };
}

Status Service::loadData(Opened& opened)
{
    return m_storage->run([&](Database& db) -> Status {
        TERCET_TRY(opened.data, loadVaultData(db, opened.vault.info.id, m_parts.clock->wallMs()));
        return {};
    });
}

Result<Service::Opened> Service::generate(Wanted wanted, crypto::SecretBytes passphrase,
    const VaultKeeper::Parts& parts, crypto::Argon2Cost cost)
{
    Progress progress { .ceremony = Ceremony::KeyGeneration, .rounds = 3 };
    const auto tell = [&] {
        QMetaObject::invokeMethod(
            this, [this, progress] { emit ceremonyProgress(progress); }, Qt::QueuedConnection);
    };
    const auto stopped = [&](const Stopped& why) {
        progress.error = why.error;
        progress.culprit = why.culprit;
        if (progress.culprit) progress.shares[std::size_t(*progress.culprit)] = ShareState::Failed;
        tell();
        return std::unexpected(why.error);
    };
    m_engine->exchange().setCallMs(m_parts.timing.callMs);
    if (wanted.places) {
        if (const auto joined = join(wanted); !joined) return stopped(joined.error());
    }
    auto described = wanted.info;
    described.passphrase = !passphrase.empty();
    auto sealer = keychain::share1::Sealer::keychainOnly();
    if (described.passphrase) {
        TERCET_TRY(sealer, keychain::share1::Sealer::make(passphrase, cost, *m_parts.random));
        passphrase.clear();
    }
    auto shelf = std::make_unique<VaultKeeper>(parts, described, std::move(sealer));
    m_engine->watchShares([&](Share share, ShareState state, int) {
        progress.shares[std::size_t(share)] = state;
        tell();
    });
    KeyGeneration generation { m_engine->exchange(), m_engine->environment(),
        [&](Phase phase, int round) {
            progress.phase = phase;
            progress.round = round;
            progress.shares[0] = phase == Phase::Store ? ShareState::Working : ShareState::Ready;
            progress.cancellable = phase == Phase::Commit || phase == Phase::Reveal;
            tell();
        },
        [&](const mpc::CoreRecord& record) -> Outcome<> {
            if (const auto stored = shelf->store(record); !stored)
                return std::unexpected(Stopped { stored.error(), Share::Device });
            return {};
        } };
    if (wanted.places) {
        generation.own = m_joiner->own.clone();
        generation.known.emplace();
        for (std::size_t i = 0; i < 2; ++i) {
            TERCET_TRY((*generation.known)[i],
                arrayFromHex<32>(wanted.info.cosigners[i].identity.toStdString()));
        }
    }
    if (wanted.places)
        generation.before = [this](const ByCosigner<mpc::PublicIdentity>& keys) {
            m_engine->attestations().meet(keys);
            return m_engine->attestations().prepareCeremony("new");
        };
    else
        m_engine->attestations().forget();
    auto made = generation.run(firstPolicy(wanted.info));
    m_engine->watchShares({});
    if (!made) return stopped(made.error());
    m_joiner.reset();
    const auto vault = shelf->vault();
    m_engine->attestations().made(vault.info.id);
    Opened opened { vault, {}, m_engine->shares({ std::move(*made) }, std::move(shelf)) };
    TERCET_CHECK(loadData(opened));
    progress.phase = Phase::Finished;
    progress.cancellable = false;
    tell();
    return opened;
}

} // namespace tercet::wallet
