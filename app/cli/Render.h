#pragma once

#include "app/cli/Output.h"
#include "core/wallet/BackupTypes.h"
#include "core/wallet/Types.h"

// The answers that several commands share, as the CLI's contract names their members.
namespace tercet::cli {

Answer vaultAnswer(const wallet::VaultInfo& vault);
// file, sha256, epoch, recipients
Answer backupAnswer(const wallet::BackupEntry& entry);
Answer texts(const QStringList& list);
// summary, fields, fully_decoded, digest, risks
Answer decodedAnswer(const chains::Decoded& decoded);
// raw, hash, signature, from of a transaction; signature and address of a message,
// with Ethereum's digest and Solana's signed_bytes
Answer signedAnswer(const wallet::RequestDetail& request);
// id, state, kind, summary, created, expires
Answer requestAnswer(const wallet::RequestSummary& request);
// What is known of a request of the queue at both co-signers.
Answer queueAnswer(const wallet::QueueInfo& queue);
// Appends the members of `more`.
void extend(Answer& answer, const Answer& more);

} // namespace tercet::cli
