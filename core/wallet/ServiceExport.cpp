#include <QDir>

#include "core/backup/Package.h"
#include "core/wallet/Convert.h"
#include "core/wallet/EventStore.h"
#include "core/wallet/ExportPush.h"
#include "core/wallet/Guarded.h"
#include "core/wallet/PolicyPush.h"
#include "core/wallet/Service.h"

namespace tercet::wallet {

namespace {

using backup::Purpose;

Code notSet(Purpose purpose)
{
    return purpose == Purpose::Trust ? Code::TrustNotSet : Code::RecipientsNotSet;
}

Result<exports::Registered> registered(Storage& storage, const QString& vault, Purpose purpose)
{
    std::optional<exports::Registered> found;
    TERCET_CHECK(storage.run([&](Database& db) -> Status {
        TERCET_TRY(found, exports::load(db, vault, purpose));
        return {};
    }));
    if (!found) return fail(notSet(purpose), "nobody is registered");
    return std::move(*found);
}

QString namesOf(const exports::Registered& registered)
{
    QStringList out;
    for (const auto& one : registered.people()) out.append(toQt(one.fingerprint()));
    return out.join(QLatin1Char(' '));
}

// The first address of each kind in every account.
Result<std::vector<backup::CoveredAddress>> covered(
    const backup::VaultKeys& keys, const QList<AccountRecord>& accounts)
{
    std::vector<backup::CoveredAddress> out;
    for (const auto& account : accounts)
        for (const auto kind : { chains::AddressKind::Ethereum, chains::AddressKind::BitcoinP2wpkh,
                 chains::AddressKind::BitcoinP2tr, chains::AddressKind::Solana }) {
            const chains::AddressPath place { kind, account.number, 0 };
            TERCET_TRY(auto address, backup::addressAt(keys, crypto::pathText(place.path())));
            out.push_back(std::move(address));
        }
    return out;
}

Status checkOrder(const RecipientsOrder& order)
{
    auto set = order.set;
    if (order.threshold == 0) return set.check();
    if (set.purpose != Purpose::Trust)
        return fail(Code::BadField, "only a trust has officers", "threshold");
    backup::Officers officers { .threshold = unsigned(order.threshold) };
    for (const auto& one : set.recipients) officers.people.push_back({ one });
    TERCET_CHECK(officers.check());
    set.recipients.resize(1, set.recipients.front());
    return set.check();
}

// The identity that the officers, `set`'s recipients, hold in pieces takes their place there. It
// is kept before anybody is told of it.
Result<exports::TrustPieces> inPieces(Storage& storage, const QString& vault,
    const mpc::CoreRecord& record, const backup::PieceSet& about, backup::RecipientSet& set,
    Random& random)
{
    std::optional<exports::TrustPieces> out;
    const auto& ik = record.own.ik();
    TERCET_CHECK(storage.run([&](Database& db) -> Status {
        TERCET_TRY(auto recipient,
            exports::findSplit(
                db, vault, set.recipients, about.threshold, ik.publicKey(), record.wid));
        if (!recipient) {
            TERCET_TRY(const auto split, backup::splitTrust(about, set.recipients, random));
            TERCET_CHECK(exports::savePieces(db, vault, split, ik, record.wid));
            recipient = split.recipient;
        }
        TERCET_TRY(out, exports::loadPieces(db, vault, *recipient));
        set.recipients = { *recipient };
        return {};
    }));
    if (!out) return fail(Code::Storage, "the pieces of a trust");
    return std::move(*out);
}

// An identity that officers hold in pieces is nobody's own.
Status noneInPieces(Storage& storage, const QString& vault, const backup::RecipientSet& set)
{
    return storage.run([&](Database& db) -> Status {
        for (const auto& one : set.recipients) {
            TERCET_TRY(const auto known, exports::loadPieces(db, vault, one));
            if (known) return fail(Code::BadRecipient, "a key in pieces", one.text());
        }
        return {};
    });
}

} // namespace

void Service::recipients(Purpose purpose, QObject* context, Callback<RecipientsStatus> done)
{
    done = guarded(context, std::move(done));
    if (const auto ready = unlockedOrFail(); !ready) return done(std::unexpected(ready.error()));
    m_engine->post([this, session = m_session, id = m_current, purpose, done] {
        const auto found = registeredNow(id, purpose);
        home(session, [this, found, done](bool) {
            if (!found) return done(std::unexpected(found.error()));
            done(exports::statusOf(*found, m_parts.clock->wallMs()));
        });
    });
}

void Service::setRecipients(
    const RecipientsOrder& order, QObject* context, Callback<RecipientsStatus> done)
{
    done = guarded(context, std::move(done));
    if (const auto ready = unlockedOrFail(); !ready) return done(std::unexpected(ready.error()));
    if (const auto fit = checkOrder(order); !fit) return done(std::unexpected(fit.error()));
    m_engine->post([this, session = m_session, id = m_current, name = vault().name, order, done] {
        Result<QList<PendingPolicy>> waits;
        const auto outcome = [&]() -> Result<exports::Registered> {
            const auto record = m_engine->current();
            if (!record) return fail(Code::VaultLocked);
            const auto known = registered(*m_storage, id, order.set.purpose);
            auto set = order.set;
            std::optional<exports::TrustPieces> pieces;
            if (order.threshold != 0) {
                const backup::PieceSet about { .vault = record->wid,
                    .name = name.toStdString(),
                    .epoch = record->epoch,
                    .created = m_parts.clock->wallMs() / 1000,
                    .threshold = unsigned(order.threshold) };
                TERCET_TRY(pieces, inPieces(*m_storage, id, *record, about, set, *m_parts.random));
            }
            if (!pieces) TERCET_CHECK(noneInPieces(*m_storage, id, set));
            TERCET_TRY(auto pushed,
                pushRecipients(m_engine->exchange(), *record, known ? known->serial : 0, set,
                    order.conditions, pieces, *m_parts.random));
            // The same pieces: who has checked in has them still.
            if (pieces && known && known->set.recipients == set.recipients)
                for (qsizetype i = 0; i < pushed.recipients.size(); ++i)
                    pushed.recipients[i].tested = known->recipients.value(i).tested;
            const bool holds = pushed.activeFromMs == 0;
            const Event event { QDateTime::fromMSecsSinceEpoch(m_parts.clock->wallMs()),
                EventKind::RecipientsChanged, {}, namesOf(pushed) };
            TERCET_CHECK(m_storage->run([&](Database& db) -> Status {
                TERCET_CHECK(exports::save(db, id, pushed));
                return holds ? wallet::events::append(db, id, event) : Status {};
            }));
            if (holds)
                noted(id, event);
            else
                waits = wallet::pendingPolicies(m_engine->exchange(), id);
            return pushed;
        }();
        home(session, [this, outcome, waits, done](bool current) {
            if (current && waits) noteWaiting(*waits);
            if (!outcome) return done(std::unexpected(outcome.error()));
            done(exports::statusOf(*outcome, m_parts.clock->wallMs()));
        });
    });
}

void Service::confirmRecipient(Purpose purpose, int number, const QString& answer, QObject* context,
    Callback<RecipientsStatus> done)
{
    done = guarded(context, std::move(done));
    if (const auto ready = unlockedOrFail(); !ready) return done(std::unexpected(ready.error()));
    m_engine->post([this, session = m_session, id = m_current, purpose, number,
                       text = answer.trimmed().toUtf8(), done] {
        const auto outcome = [&]() -> Result<exports::Registered> {
            TERCET_TRY(auto known, registered(*m_storage, id, purpose));
            if (number < 1 || number > known.recipients.size())
                return fail(Code::BadField, "no such recipient", "share");
            const auto hash
                = crypto::sha256(view(std::string_view(text.data(), std::size_t(text.size()))));
            if (known.answers[number - 1]
                != QByteArray(reinterpret_cast<const char*>(hash.data()), qsizetype(hash.size())))
                return fail(Code::WrongAnswer, "not what the challenge holds", "answer");
            TERCET_CHECK(m_storage->run(
                [&](Database& db) { return exports::setTested(db, id, purpose, number); }));
            known.recipients[number - 1].tested = true;
            return known;
        }();
        home(session, [this, outcome, done](bool) {
            if (!outcome) return done(std::unexpected(outcome.error()));
            done(exports::statusOf(*outcome, m_parts.clock->wallMs()));
        });
    });
}

void Service::exportShares(
    Purpose purpose, const QString& folder, QObject* context, Callback<ExportOutcome> done)
{
    done = guarded(context, std::move(done));
    if (const auto ready = unlockedOrFail(); !ready) return done(std::unexpected(ready.error()));
    const std::filesystem::path path(QDir(folder).absolutePath().toStdString());
    if (std::error_code error; std::filesystem::exists(path, error))
        return done(fail(Code::FileUnwritable, "it is there already", "out"));
    m_engine->post([this, session = m_session, id = m_current, name = vault().name, purpose, path,
                       accounts = m_data.accounts, done] {
        const auto outcome = writeExport(id, name.toStdString(), purpose, path, accounts);
        home(session, [outcome, done](bool) { done(outcome); });
    });
}

// A set is gone back to only where this device had registered it: what co-signers alone say of the
// recipients is nothing to give the share to.
Result<exports::Registered> Service::registeredNow(const QString& id, Purpose purpose)
{
    TERCET_TRY(auto known, registered(*m_storage, id, purpose));
    const auto record = m_engine->current();
    if (known.activeFromMs == 0 || !record) return known;
    const auto held = recipientsInForce(m_engine->exchange(), *record, purpose);
    if (!held || !*held) return known; // it waits, or they cannot be asked
    std::optional<exports::Registered> kept;
    TERCET_CHECK(m_storage->run([&](Database& db) -> Status {
        if ((*held)->set == known.set) {
            known.activeFromMs = 0;
            return exports::settled(db, id, purpose);
        }
        TERCET_TRY(kept, exports::loadKept(db, id, purpose));
        if (!kept || kept->set != (*held)->set) return {};
        known = *kept;
        known.serial = (*held)->serial;
        return exports::save(db, id, known);
    }));
    return known;
}

// On the worker.
Result<ExportOutcome> Service::writeExport(const QString& id, const std::string& name,
    Purpose purpose, const std::filesystem::path& path, const QList<AccountRecord>& accounts)
{
    const auto record = m_engine->current();
    if (!record) return fail(Code::VaultLocked);
    TERCET_TRY(const auto known, registeredNow(id, purpose));
    const auto nowMs = m_parts.clock->wallMs();
    if (known.activeFromMs > nowMs) return fail(Code::RecipientsWaiting, "they wait");
    if (const auto allowed = m_engine->attestations().prepareCeremony(hex(record->wid)); !allowed)
        return std::unexpected(allowed.error().error);
    TERCET_TRY(const auto parts,
        collectExport(m_engine->exchange(), *record, known.set, name, nowMs, *m_parts.random));
    backup::Manifest manifest { .name = name,
        .created = nowMs / 1000,
        .keys = backup::VaultKeys::of(*record),
        .recipients = known.set,
        .accounts = std::uint32_t(accounts.size()) };
    TERCET_TRY(manifest.addresses, covered(manifest.keys, accounts));
    std::vector<Bytes> pieces;
    if (known.pieces) {
        TERCET_CHECK(known.pieces->verify(
            record->own.ik().publicKey(), record->wid, known.set.recipients.front()));
        manifest.officers = known.pieces->officers;
        for (const auto& piece : known.pieces->pieces)
            pieces.push_back(toBytes(view(piece.toStdString())));
    }
    TERCET_TRY(const auto files,
        backup::buildPackage(
            manifest, parts, known.conditions.toStdString(), record->own.ik(), pieces));
    TERCET_CHECK(backup::writePackage(systemFiles(), path, files));
    TERCET_TRY(const auto written, backup::readPackage(systemFiles(), path));
    TERCET_CHECK(backup::checkPackage(written));
    const Event event { QDateTime::fromMSecsSinceEpoch(nowMs),
        purpose == Purpose::Trust ? EventKind::TrustPackaged : EventKind::SharesExported, {},
        QString::number(record->epoch) };
    TERCET_CHECK(m_storage->run([&](Database& db) -> Status {
        TERCET_CHECK(exports::noteExported(db, id, purpose, record->epoch, nowMs));
        return wallet::events::append(db, id, event);
    }));
    noted(id, event);
    ExportOutcome out { record->epoch, {},
        { int(accounts.size()), int(manifest.addresses.size()), record->epoch, 0 } };
    for (const auto& [file, bytes] : files) out.files.append(QString::fromStdString(file));
    for (const auto& one : known.recipients) out.coverage.untested += one.tested ? 0 : 1;
    return out;
}

} // namespace tercet::wallet
