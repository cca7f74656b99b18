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

// The three parts of an export to the set, this device's made here, the others' verified.
// CosignerBadAnswer for an answer that is none, BadProof, BadSignature, MixedEpochs and what a
// co-signer says.
Result<std::array<backup::ShareExport, 3>> collectExport(Exchange& exchange,
    const mpc::CoreRecord& record, const backup::RecipientSet& set, const std::string& name,
    std::int64_t nowMs, Random& random);

} // namespace tercet::wallet
