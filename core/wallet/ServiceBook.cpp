#include "core/chains/ethereum/Address.h"
#include "core/wallet/BookStore.h"
#include "core/wallet/Convert.h"
#include "core/wallet/Guarded.h"
#include "core/wallet/PolicyPush.h"
#include "core/wallet/Service.h"

namespace tercet::wallet {

namespace {

constexpr qsizetype kMaxLabel = 64;

} // namespace

QList<AddressBookEntry> Service::addressBook() const { return m_data.labels; }

Status Service::setLabel(const QString& address, const QString& label)
{
    TERCET_CHECK(unlockedOrFail());
    const QString trimmed = label.trimmed();
    if (trimmed.size() > kMaxLabel)
        return fail(Code::TextTooLong, "more than 64 characters", "label");
    TERCET_TRY(
        const auto parsed, chains::ethereum::Address::parse(address.trimmed().toStdString()));
    const AddressBookEntry entry { toQt(parsed.text()), trimmed,
        QDateTime::fromMSecsSinceEpoch(m_parts.clock->wallMs()) };
    m_data.labels.removeIf(
        [&](const AddressBookEntry& other) { return other.address == entry.address; });
    if (!trimmed.isEmpty()) m_data.labels.append(entry);
    m_storage->post([entry](Database& db) { return book::setLabel(db, entry); });
    emit requestsChanged();
    return {};
}

Result<policy::Policy> Service::devicePolicy() const { return policyOf(m_data.policy); }

PolicySettings Service::policy() const { return m_data.policy; }

void Service::setPolicy(
    const PolicySettings& policy, QObject* context, Callback<PolicySettings> done)
{
    done = guarded(context, std::move(done));
    if (const auto ready = unlockedOrFail(); !ready) return done(std::unexpected(ready.error()));
    const auto wanted = policyOf(policy);
    if (!wanted) return done(std::unexpected(wanted.error()));
    m_engine->post([this, session = m_session, id = m_current, policy, wanted = *wanted, done] {
        const auto pushed = [&]() -> Status {
            const auto* record = m_engine->record();
            if (!record) return fail(Code::VaultLocked);
            TERCET_CHECK(pushPolicy(m_engine->exchange(), *record, wanted));
            return m_storage->run(
                [&](Database& db) { return wallet::vaults::savePolicy(db, id, policy); });
        }();
        home(session, [this, policy, pushed, done](bool current) {
            if (!pushed) return done(std::unexpected(pushed.error()));
            if (current) {
                m_data.policy = policy;
                note(EventKind::PolicyChanged, {}, {});
                emit requestsChanged();
            }
            done(policy);
        });
    });
}

} // namespace tercet::wallet
