#pragma once

#include "core/wallet/Wallet.h"

namespace tercet::cli {

// Approves a waiting request, because the command is the approval, and waits until it is signed or
// has failed. Refuses what is not fully decoded (even where the policy would let it pass) and what
// the policy forbids; reports every other risk on standard error first.
Result<wallet::RequestDetail> approveAndWait(wallet::Wallet& wallet, const QString& id);

// The same for a request that this command has just made: a refused one does not stay in the list
// as waiting.
Result<wallet::RequestDetail> signNow(wallet::Wallet& wallet, const Result<QString>& made);

} // namespace tercet::cli
