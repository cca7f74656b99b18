#include "core/wallet/VaultKeeper.h"

#include "core/keychain/Share1Item.h"
#include "core/wallet/Accounts.h"
#include "core/wallet/Convert.h"
#include "core/wallet/EventStore.h"
#include "core/wallet/NewRequest.h"
#include "core/wallet/Samples.h"

namespace tercet::wallet {

namespace {

using keychain::ItemExpectation;
using Text = std::shared_ptr<crypto::SecretBytes>;

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

} // namespace

ItemExpectation expectation(const VaultRecord& vault)
{
    ItemExpectation expected { keychain::itemName(vault.info.id), vault.info.keychainBackend,
        checkOf(vault.checkValue), {} };
    if (!vault.pendingCheck.isEmpty()) expected.pending = checkOf(vault.pendingCheck);
    return expected;
}

VaultKeeper::VaultKeeper(const Parts& parts, VaultInfo info, crypto::SecretBytes passphrase)
    : m_parts(parts)
    , m_passphrase(std::move(passphrase))
{
    m_vault.info = std::move(info);
    m_vault.info.passphrase = !m_passphrase.empty();
    m_vault.info.created = QDateTime::fromMSecsSinceEpoch(m_parts.clock.wallMs());
}

Status VaultKeeper::store(const mpc::CoreRecord& record)
{
    fill(m_vault.info, record);
    TERCET_TRY(auto sealed, seal(record));
    const auto text = std::make_shared<crypto::SecretBytes>(std::move(sealed));
    return record.status == mpc::RecordStatus::Active ? storeActive(text) : storePending(text);
}

Result<crypto::SecretBytes> VaultKeeper::seal(const mpc::CoreRecord& record) const
{
    const auto plain = record.encode();
    if (m_passphrase.empty()) return keychain::share1::wrapKeychainOnly(plain, record.wid);
    return keychain::share1::seal(plain, record.wid, m_passphrase, m_parts.cost, m_parts.random);
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
    TERCET_CHECK(m_parts.handover.ask<ItemExpectation>([&keeper, name, text](const auto& done) {
        keeper.create(name, text->clone(), &keeper, done);
    }));
    return {};
}

Status VaultKeeper::storeActive(const Text& text)
{
    ItemExpectation expected = expectation(m_vault);
    expected.pending = keychain::checkValue(text->view());
    remember(m_vault, expected);
    TERCET_CHECK(m_parts.storage.run([this](Database& db) { return vaults::update(db, m_vault); }));
    auto& keeper = m_parts.keeper;
    TERCET_TRY(const auto replaced,
        m_parts.handover.ask<ItemExpectation>([&keeper, expected, text](const auto& done) {
            keeper.replace(expected, text->clone(), &keeper, done);
        }));
    remember(m_vault, replaced);
    m_vault.active = true;
    return m_parts.storage.run([this](Database& db) { return begin(db); });
}

Status VaultKeeper::begin(Database& db) const
{
    const VaultInfo& info = m_vault.info;
    const qint64 now = m_parts.clock.wallMs();
    TERCET_CHECK(vaults::update(db, m_vault));
    TERCET_CHECK(vaults::addAccount(db, info.id, { 0, {} }));
    TERCET_CHECK(vaults::savePolicy(db, info.id, {}));
    TERCET_CHECK(events::append(db, info.id, now, EventKind::VaultCreated, {}, info.name));
    if (!info.practice) return {};
    TERCET_TRY(const auto signer, accounts::address(info, 0, 0));
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

Result<mpc::CoreRecord> openRecord(const VaultRecord& vault, const crypto::SecretBytes& text,
    const crypto::SecretBytes& passphrase)
{
    TERCET_TRY(const auto wid, arrayFromHex<32>(vault.info.id.toStdString()));
    TERCET_TRY(const auto plain, keychain::share1::open(text, wid, passphrase));
    TERCET_TRY(auto record, mpc::CoreRecord::decode(plain.view()));
    VaultInfo found = vault.info;
    fill(found, record);
    const VaultInfo& known = vault.info;
    if (found.id != known.id || found.epoch != known.epoch || found.secp256k1 != known.secp256k1
        || found.ed25519 != known.ed25519 || found.chainCodeSecp256k1 != known.chainCodeSecp256k1
        || found.chainCodeEd25519 != known.chainCodeEd25519)
        return fail(Code::KeychainChanged, "the item's keys are not those of this vault");
    if (record.party != mpc::Party::P1) return fail(Code::BadRecord, "another party's");
    return record;
}

} // namespace tercet::wallet
