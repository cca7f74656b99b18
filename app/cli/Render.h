#pragma once

#include "app/cli/Output.h"
#include "core/wallet/Types.h"

// The answers that several commands share, as the CLI's contract names their members.
namespace tercet::cli {

Answer vaultAnswer(const wallet::VaultInfo& vault);
// summary, fields, fully_decoded, digest, risks
Answer decodedAnswer(const chains::Decoded& decoded);
// raw, hash, signature, from of a transaction; signature and address of a message,
// with Ethereum's digest and Solana's signed_bytes
Answer signedAnswer(const wallet::RequestDetail& request);
// id, state, kind, summary, created, expires
Answer requestAnswer(const wallet::RequestSummary& request);
// Appends the members of `more`.
// What is known of it at both co-signers; null for a request that was made here.
Answer queueAnswer(const std::optional<wallet::QueueInfo>& queue);
void extend(Answer& answer, const Answer& more);

} // namespace tercet::cli
