#pragma once

#include "core/backup/ShareExport.h"
#include "core/wallet/Exchange.h"
#include "core/wallet/ExportStore.h"

// What the device asks of both co-signers for key share exports, on the worker.
namespace tercet::wallet {

// Registers the set at both, under a serial above all that they and this device (`serial`) have
// seen, and makes a challenge for each recipient; of officers, `pieces`, it is their piece. When it
// fails, one of them may have it already; the next push settles that.
Result<exports::Registered> pushRecipients(Exchange& exchange, const mpc::CoreRecord& record,
    std::uint64_t serial, const backup::RecipientSet& set, const QString& conditions,
    const std::optional<exports::TrustPieces>& pieces, Random& random);

// Whom both give their shares to, and nobody else waits; nothing where they differ, or while a
// change waits at either.
struct RecipientsInForce {
    backup::RecipientSet set;
    std::uint64_t serial { 0 }; // of the newest change, also of one that was cancelled
};
Result<std::optional<RecipientsInForce>> recipientsInForce(
    Exchange& exchange, const mpc::CoreRecord& record, backup::Purpose purpose);

// The three parts of an export to the set, this device's made here, the others' verified.
// CosignerBadAnswer for an answer that is none, BadProof, BadSignature, MixedEpochs and what a
// co-signer says.
Result<std::array<backup::ShareExport, 3>> collectExport(Exchange& exchange,
    const mpc::CoreRecord& record, const backup::RecipientSet& set, const std::string& name,
    std::int64_t nowMs, Random& random);

} // namespace tercet::wallet
