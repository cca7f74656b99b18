#pragma once

#include "app/cli/Arguments.h"
#include "app/cli/Output.h"

// One function a command; each opens what it needs. Needs a QCoreApplication.
namespace tercet::cli {

Result<Answer> vaultCreate(const Arguments& args);
Result<Answer> vaultList(const Arguments& args);
Result<Answer> vaultShow(const Arguments& args);
Result<Answer> vaultRefresh(const Arguments& args);
// With a passphrase (or a vault that needs none) with what the co-signers tell the device alone.
Result<Answer> cosignerStatus(const Arguments& args);
// Locked afterwards: who has confirmed that it refuses from now on.
Result<Answer> vaultFreeze(const Arguments& args);
// What holds on this device. As policy::toJson().
Result<Answer> policyShow(const Arguments& args);
Result<Answer> policySet(const Arguments& args); // strict: policy::fromJson()
Result<Answer> policyPending(const Arguments& args);
Result<Answer> policyCancel(const Arguments& args);
// {"recipients": [{"share", "recipient", "fingerprint", "challenge", "tested"}], "active_from"}
Result<Answer> exportRecipientsSet(const Arguments& args);
Result<Answer> exportRecipientsConfirm(const Arguments& args);
Result<Answer> exportRun(const Arguments& args);
// As exportRecipientsSet(), with "trust", and without "share".
Result<Answer> trustSet(const Arguments& args);
// An officer's word that their key, or piece, is there.
Result<Answer> trustConfirm(const Arguments& args);
Result<Answer> trustPackage(const Arguments& args);
// Public data: these two need no passphrase.
Result<Answer> accountXpub(const Arguments& args);
Result<Answer> address(const Arguments& args);
// Shows the vault's own address as the sender where there is a vault; needs neither a vault nor a
// passphrase.
Result<Answer> txDecode(const Arguments& args);
Result<Answer> txSign(const Arguments& args);
Result<Answer> messageSign(const Arguments& args);
// Posts to both co-signers with a requester's key; opens no data folder.
Result<Answer> requestCreate(const Arguments& args);
// The same with an approver's key: what is asked for at both, and the decision on it.
Result<Answer> requestDecide(const Arguments& args);
// These ask both co-signers first; what they cannot be asked is told with the answer.
Result<Answer> requestList(const Arguments& args);
Result<Answer> requestShow(const Arguments& args);
Result<Answer> requestApprove(const Arguments& args);
Result<Answer> requestReject(const Arguments& args);
// Share backups (docs/recovery.md). Inspecting and combining need no data folder.
Result<Answer> backupExport(const Arguments& args);
Result<Answer> backupInspect(const Arguments& args); // public data only
Result<Answer> backupSplit(const Arguments& args);
Result<Answer> backupCombine(const Arguments& args);
Result<Answer> backupCheckIn(const Arguments& args); // the register afterwards
Result<Answer> backupList(const Arguments& args);
Result<Answer> backupPaper(const Arguments& args);
Result<Answer> backupDrill(const Arguments& args);
Result<Answer> backupImport(const Arguments& args); // as vaultShow()
Result<Answer> bench(const Arguments& args);

} // namespace tercet::cli
