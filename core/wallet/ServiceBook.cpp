#include "core/chains/ethereum/Address.h"
#include "core/wallet/BookStore.h"
#include "core/wallet/Convert.h"
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

} // namespace tercet::wallet
