#include "core/wallet/VaultKeeper.h"

#include "core/wallet/Accounts.h"
#include "core/wallet/BackupStore.h"
#include "core/wallet/Convert.h"
#include "core/wallet/EventStore.h"
#include "core/wallet/NewRequest.h"
#include "core/wallet/PolicyStore.h"
#include "core/wallet/Samples.h"

namespace tercet::wallet {

namespace {

using keychain::ItemExpectation;
using keychain::share1::Sealer;
using State = NextItem::State;

void fill(VaultInfo& info, const mpc::CoreRecord& record)
{
    info.id = hexText(record.wid);
    info.epoch = record.epoch;
    info.secp256k1 = hexText(record.key.encode());
    info.ed25519 = hexText(record.edKey.encode());
    info.chainCodeSecp256k1 = hexText(record.chainCode);
    info.chainCodeEd25519 = hexText(record.edChainCode);
}

void remember(VaultRecord& vault, const ItemExpectation& expected)
{
    vault.info.keychainBackend = expected.backend;
    vault.checkValue = toQt(expected.check);
    vault.pendingCheck = expected.pending ? toQt(*expected.pending) : QByteArray();
}

keychain::CheckValue checkOf(const QByteArray& stored)
{
    keychain::CheckValue out {};
    if (std::size_t(stored.size()) == out.size()) std::ranges::copy(viewOf(stored), out.begin());
    return out;
}

ItemExpectation item(
    const QString& name, const QString& backend, const QByteArray& check, const QByteArray& pending)
{
    ItemExpectation expected { name, backend, checkOf(check), {} };
    if (!pending.isEmpty()) expected.pending = checkOf(pending);
    return expected;
}

// A kill in the middle of a replacement leaves one of the two texts that were expected: this one it
// is.
void found(QByteArray& check, QByteArray& pending, const crypto::SecretBytes& text)
{
    check = toQt(keychain::checkValue(text.view()));
    pending.clear();
}

// Of `epoch`, and with the keys that the database knows.
Status belongs(const VaultRecord& vault, const mpc::CoreRecord& record, quint32 epoch)
{
    VaultInfo found = vault.info;
    fill(found, record);
    const VaultInfo& known = vault.info;
    if (found.id != known.id || found.epoch != epoch || found.secp256k1 != known.secp256k1
        || found.ed25519 != known.ed25519 || found.chainCodeSecp256k1 != known.chainCodeSecp256k1
        || found.chainCodeEd25519 != known.chainCodeEd25519)
        return fail(Code::KeychainChanged, "the item's keys are not those of this vault");
    if (record.party != mpc::Party::P1) return fail(Code::BadRecord, "another party's");
    return {};
}

} // namespace

ItemExpectation shareItem(const VaultRecord& vault)
{
    return item(keychain::itemName(vault.info.id), vault.info.keychainBackend, vault.checkValue,
        vault.pendingCheck);
}

ItemExpectation nextItem(const VaultRecord& vault)
{
    return item(keychain::nextItemName(vault.info.id), vault.info.keychainBackend,
        vault.next.checkValue, vault.next.pendingCheck);
}

ItemExpectation currentItem(const VaultRecord& vault)
{
    return vault.next.state == State::Current ? nextItem(vault) : shareItem(vault);
}

VaultKeeper::VaultKeeper(const Parts& parts, VaultInfo info, Sealer sealer)
    : m_parts(parts)
    , m_sealer(std::move(sealer))
{
    m_vault.info = std::move(info);
    auto& created = m_vault.info.created;
    if (!created.isValid()) created = QDateTime::fromMSecsSinceEpoch(m_parts.clock.wallMs());
}

VaultKeeper::VaultKeeper(const Parts& parts, VaultRecord vault, Sealer sealer, Text text)
    : m_parts(parts)
    , m_vault(std::move(vault))
    , m_sealer(std::move(sealer))
    , m_text(std::move(text))
{
}

Result<VaultKeeper::Opened> VaultKeeper::open(const Parts& parts, const VaultRecord& known,
    crypto::SecretBytes text, const crypto::SecretBytes& passphrase)
{
    TERCET_TRY(const auto wid, arrayFromHex<32>(known.info.id.toStdString()));
    TERCET_TRY(auto opening, keychain::share1::Opening::open(text, wid, passphrase));
    TERCET_TRY(auto record, mpc::CoreRecord::decode(opening.record.view()));
    TERCET_CHECK(belongs(known, record, known.info.epoch));
    auto vault = known;
    const bool isNext = known.next.state == State::Current;
    found(isNext ? vault.next.checkValue : vault.checkValue,
        isNext ? vault.next.pendingCheck : vault.pendingCheck, text);
    Opened out { { std::move(record) },
        std::unique_ptr<VaultKeeper>(new VaultKeeper(parts, std::move(vault),
            std::move(opening.sealer), std::make_shared<crypto::SecretBytes>(std::move(text)))) };
    const auto& current = out.held.current;
    out.keeper->m_sealed = { current.tr, current.status, out.keeper->m_text };
    switch (known.next.state) {
    case State::None:
        break;
    case State::Writing:
    case State::Pending: {
        TERCET_TRY(out.held.next, out.keeper->readNext());
        break;
    }
    case State::Current:
        out.held.previous = true;
        break;
    case State::Leaving:
        // What cannot be removed now is removed another time.
        (void)out.keeper->leave();
        break;
    }
    return out;
}

Result<std::optional<mpc::CoreRecord>> VaultKeeper::readNext()
{
    auto& keeper = m_parts.keeper;
    const auto expected = nextItem(m_vault);
    auto text = m_parts.handover.ask<crypto::SecretBytes>(
        [&keeper, expected](const auto& done) { keeper.read(expected, &keeper, done); });
    if (!text && text.error().code == Code::KeychainMissing
        && m_vault.next.state == State::Writing) {
        // It was never written, so this device has confirmed nothing.
        auto changed = m_vault;
        changed.next = {};
        changed.info.refreshPending = false;
        TERCET_CHECK(save(changed));
        return std::nullopt;
    }
    if (!text) return std::unexpected(text.error());
    TERCET_TRY(const auto wid, arrayFromHex<32>(m_vault.info.id.toStdString()));
    TERCET_TRY(const auto plain, m_sealer.open(*text, wid));
    TERCET_TRY(auto record, mpc::CoreRecord::decode(plain.view()));
    found(m_vault.next.checkValue, m_vault.next.pendingCheck, *text);
    // A kill in the middle of promote() leaves the item ACTIVE and the database before it.
    TERCET_CHECK(belongs(m_vault, record, m_vault.info.epoch + 1));
    m_sealed
        = { record.tr, record.status, std::make_shared<crypto::SecretBytes>(std::move(*text)) };
    if (record.status == mpc::RecordStatus::Active) {
        const auto self = std::size_t(mpc::number(record.party) - 1);
        for (std::size_t i = 0; i < record.confirmations.size(); ++i)
            if (i != self) record.confirmations[i].reset();
        record.status = mpc::RecordStatus::Pending;
    }
    return record;
}

Status VaultKeeper::save(const VaultRecord& changed, const Storage::Work& also)
{
    TERCET_CHECK(m_parts.storage.run([&](Database& db) -> Status {
        TERCET_CHECK(vaults::update(db, changed));
        return also ? also(db) : Status {};
    }));
    m_vault = changed;
    m_parts.changed(m_vault);
    return {};
}

Result<VaultKeeper::Text> VaultKeeper::seal(const mpc::CoreRecord& record)
{
    if (m_sealed && m_sealed->transcript == record.tr && m_sealed->status == record.status)
        return m_sealed->text;
    TERCET_TRY(auto text, m_sealer.seal(record.encode(), record.wid, m_parts.random));
    m_sealed = { record.tr, record.status, std::make_shared<crypto::SecretBytes>(std::move(text)) };
    return m_sealed->text;
}

Result<ItemExpectation> VaultKeeper::replace(const ItemExpectation& expected, const Text& text)
{
    auto& keeper = m_parts.keeper;
    return m_parts.handover.ask<ItemExpectation>([&keeper, expected, text](const auto& done) {
        keeper.replace(expected, text->clone(), &keeper, done);
    });
}

Status VaultKeeper::store(const mpc::CoreRecord& record)
{
    fill(m_vault.info, record);
    TERCET_TRY(const auto text, seal(record));
    return record.status == mpc::RecordStatus::Active ? storeActive(text) : storePending(text);
}

Status VaultKeeper::storePending(const Text& text)
{
    auto& keeper = m_parts.keeper;
    const QString name = keychain::itemName(m_vault.info.id);
    TERCET_TRY(const auto expected,
        m_parts.handover.ask<ItemExpectation>([&keeper, name, text](const auto& done) {
            keeper.expectationFor(name, *text, &keeper,
                [text, done](Result<ItemExpectation> result) { done(std::move(result)); });
        }));
    remember(m_vault, expected);
    TERCET_CHECK(m_parts.storage.run([this](Database& db) { return vaults::insert(db, m_vault); }));
    m_parts.changed(m_vault);
    TERCET_CHECK(m_parts.handover.ask<ItemExpectation>([&keeper, name, text](const auto& done) {
        keeper.create(name, text->clone(), &keeper, done);
    }));
    m_text = text;
    return {};
}

Status VaultKeeper::storeActive(const Text& text)
{
    auto changed = m_vault;
    changed.pendingCheck = toQt(keychain::checkValue(text->view()));
    TERCET_CHECK(save(changed));
    TERCET_TRY(const auto replaced, replace(shareItem(m_vault), text));
    m_text = text;
    remember(changed, replaced);
    if (changed.info.restoring != 0) return save(changed);
    changed.active = true;
    return save(changed, [&](Database& db) -> Status {
        TERCET_CHECK(begin(db, changed, { firstPolicy(changed.info) }));
        return addSamples(db, changed.info);
    });
}

Status VaultKeeper::waits(std::int64_t dueMs)
{
    auto changed = m_vault;
    changed.info.restoreDue = QDateTime::fromMSecsSinceEpoch(dueMs);
    return save(changed);
}

Status VaultKeeper::restored(const policy::Standing& policy)
{
    auto changed = m_vault;
    changed.active = true;
    changed.info.restoring = 0;
    changed.info.restoreDue = {};
    return save(changed, [&](Database& db) -> Status {
        TERCET_CHECK(begin(db, changed, policy));
        return vaults::forgetReplaced(db, changed.info.id);
    });
}

Status VaultKeeper::begin(
    Database& db, const VaultRecord& vault, const policy::Standing& policy) const
{
    const VaultInfo& info = vault.info;
    const qint64 now = m_parts.clock.wallMs();
    TERCET_TRY(const auto accounts, vaults::loadAccounts(db, info.id));
    if (accounts.isEmpty()) TERCET_CHECK(vaults::addAccount(db, info.id, { 0, {} }));
    TERCET_CHECK(policies::save(db, info.id, policy));
    const auto restored = m_vault.info.restoring;
    return events::append(db, info.id, now,
        restored != 0 ? EventKind::VaultRestored : EventKind::VaultCreated, {},
        restored != 0 ? QString::number(restored) : info.name);
}

Status VaultKeeper::addSamples(Database& db, const VaultInfo& info) const
{
    if (!info.practice) return {};
    const qint64 now = m_parts.clock.wallMs();
    TERCET_TRY(const auto signer, accounts::address(info, {}));
    const auto samples = samples::transactions();
    for (auto sample = samples.rbegin(); sample != samples.rend(); ++sample) {
        const chains::Payload payload { chains::PayloadType::EthereumTransaction,
            chains::ethereum::buildUnsigned(*sample) };
        const NewRequest origin { .vault = info.id,
            .from = signer.address,
            .requester = QString::fromLatin1(samples::kRequester),
            .created = now,
            .expires = 0 };
        TERCET_TRY(const auto request, newRequest(payload, origin, m_parts.random));
        TERCET_CHECK(requests::insert(db, request));
    }
    return {};
}

Status VaultKeeper::storeNext(const mpc::CoreRecord& pending)
{
    if (m_vault.next.state == State::Current)
        return fail(Code::RefreshUnfinished, "the share before is kept");
    TERCET_CHECK(leave());
    TERCET_TRY(const auto text, seal(pending));
    auto changed = m_vault;
    changed.next = { State::Writing, toQt(keychain::checkValue(text->view())), {} };
    changed.info.refreshPending = true;
    TERCET_CHECK(save(changed));
    auto& keeper = m_parts.keeper;
    const auto name = keychain::nextItemName(m_vault.info.id);
    auto made = m_parts.handover.ask<ItemExpectation>([&keeper, name, text](const auto& done) {
        keeper.create(name, text->clone(), &keeper, done);
    });
    changed.next.state = made ? State::Pending : State::Leaving;
    changed.info.refreshPending = made.has_value();
    auto saved = save(changed);
    if (made) return saved;
    (void)leave();
    return std::unexpected(made.error());
}

Status VaultKeeper::promote(const mpc::CoreRecord& active)
{
    TERCET_TRY(const auto text, seal(active));
    auto changed = m_vault;
    changed.next.pendingCheck = toQt(keychain::checkValue(text->view()));
    TERCET_CHECK(save(changed));
    TERCET_TRY(const auto replaced, replace(nextItem(m_vault), text));
    changed.next = { State::Current, toQt(replaced.check), {} };
    changed.info.epoch = active.epoch;
    changed.info.refreshPending = false;
    TERCET_CHECK(save(changed, [&](Database& db) {
        return events::append(db, changed.info.id, m_parts.clock.wallMs(),
            EventKind::SharesRefreshed, {}, QString::number(active.epoch));
    }));
    m_text = text;
    return {};
}

Status VaultKeeper::forgetPrevious()
{
    if (m_vault.next.state == State::Current) {
        auto changed = m_vault;
        changed.pendingCheck = toQt(keychain::checkValue(m_text->view()));
        TERCET_CHECK(save(changed));
        TERCET_TRY(const auto replaced, replace(shareItem(m_vault), m_text));
        remember(changed, replaced);
        changed.next.state = State::Leaving;
        TERCET_CHECK(save(changed));
    }
    return leave();
}

// The second item goes.
Status VaultKeeper::leave()
{
    if (m_vault.next.state != State::Leaving) return {};
    auto& keeper = m_parts.keeper;
    TERCET_CHECK(
        m_parts.handover.ask<void>([&keeper, expected = nextItem(m_vault)](const auto& done) {
            keeper.remove(expected, &keeper, done);
        }));
    auto changed = m_vault;
    changed.next = {};
    return save(changed);
}

Status VaultKeeper::drop(const mpc::VoidProof& why)
{
    const DroppedEpoch dropped { toQt(why.transcript), mpc::number(why.by), toQt(why.signature) };
    auto changed = m_vault;
    // Of a restored vault it is the refresh that it begins with.
    if (m_vault.active || m_vault.info.restoring != 0) {
        changed.next.state = State::Leaving;
        changed.info.refreshPending = false;
        TERCET_CHECK(save(changed, [&](Database& db) -> Status {
            TERCET_CHECK(vaults::addDropped(db, dropped));
            TERCET_CHECK(backups::discardAfter(db, changed.info.id, changed.info.epoch));
            return events::append(db, changed.info.id, m_parts.clock.wallMs(),
                EventKind::RefreshUndone, {}, QString::number(changed.info.epoch + 1));
        }));
        // It is dropped; the item can go another time.
        (void)leave();
        return {};
    }
    changed.next.state = State::Leaving;
    TERCET_CHECK(save(changed, [&](Database& db) { return vaults::addDropped(db, dropped); }));
    return forget();
}

Status VaultKeeper::forget()
{
    auto& keeper = m_parts.keeper;
    TERCET_CHECK(
        m_parts.handover.ask<void>([&keeper, expected = shareItem(m_vault)](const auto& done) {
            keeper.remove(expected, &keeper, done);
        }));
    return m_parts.storage.run(
        [this](Database& db) { return vaults::remove(db, m_vault.info.id); });
}

Result<std::optional<mpc::VoidProof>> VaultKeeper::dropped(const Bytes32& transcript) const
{
    std::optional<DroppedEpoch> row;
    TERCET_CHECK(m_parts.storage.run([&](Database& db) -> Status {
        TERCET_TRY(row, vaults::findDropped(db, toQt(transcript)));
        return {};
    }));
    if (!row) return std::nullopt;
    if (row->party < 1 || row->party > 3 || row->signature.size() != 64)
        return fail(Code::Storage, "a void that is none");
    const auto signature = fromQt(row->signature);
    return mpc::VoidProof { transcript, mpc::Party(row->party),
        toArray(std::span<const std::uint8_t, 64>(signature)) };
}

// This device makes one record at a time, and none while it resolves.
Result<bool> VaultKeeper::declareVoid(const Bytes32&) { return true; }

} // namespace tercet::wallet
