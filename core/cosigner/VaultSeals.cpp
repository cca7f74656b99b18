#include "core/cosigner/VaultSeals.h"

#include "core/cosigner/ExportDesk.h"

namespace tercet::cosigner {

Status sealVault(Storage& storage, const Bytes32& vault, const RowSeal& seal, RowsSealed done)
{
    if (done == RowsSealed::None) {
        TERCET_TRY(const auto row, storage.vault(vault));
        if (row) TERCET_CHECK(storage.setSeal(vault, seal.of(*row)));
    }
    TERCET_TRY(const auto restore, storage.restore(vault));
    if (restore != RestoreRow {})
        TERCET_CHECK(storage.setRestoreSeal(vault, seal.of(restore, vault)));
    for (const auto purpose : ExportDesk::kPurposes) {
        const auto number = std::uint8_t(purpose);
        TERCET_TRY(const auto row, storage.recipients(vault, number));
        if (row == RecipientsRow {}) continue;
        TERCET_CHECK(storage.setRecipientsSeal(vault, number, seal.of(row, vault, number)));
    }
    return {};
}

Result<bool> sealsHold(Storage& storage, const VaultRow& row, const RowSeal& seal, RowsSealed done)
{
    if (done == RowsSealed::None) return true;
    if (!seal.holds(row)) return false;
    if (done != RowsSealed::All) return true;
    TERCET_TRY(const auto restore, storage.restore(row.vault));
    if (!seal.holdsOrNone(restore, row.vault)) return false;
    for (const auto purpose : ExportDesk::kPurposes) {
        const auto number = std::uint8_t(purpose);
        TERCET_TRY(const auto chosen, storage.recipients(row.vault, number));
        if (!seal.holdsOrNone(chosen, row.vault, number)) return false;
    }
    return true;
}

} // namespace tercet::cosigner
