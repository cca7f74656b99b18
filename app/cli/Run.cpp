#include "app/cli/Run.h"

#include <cstdio>

#include "app/cli/Commands.h"
#include "app/cli/Help.h"

namespace tercet::cli {

namespace {

Result<Answer> execute(const Arguments& args)
{
    switch (args.command) {
    case Command::Help:
        return Answer { { "help", kHelp } };
    case Command::Version:
        return Answer { { "version", kVersion } };
    case Command::VaultCreate:
        return vaultCreate(args);
    case Command::VaultList:
        return vaultList(args);
    case Command::VaultShow:
        return vaultShow(args);
    case Command::VaultRefresh:
        return vaultRefresh(args);
    case Command::CosignerStatus:
        return cosignerStatus(args);
    case Command::VaultFreeze:
        return vaultFreeze(args);
    case Command::PolicyShow:
        return policyShow(args);
    case Command::PolicySet:
        return policySet(args);
    case Command::PolicyPending:
        return policyPending(args);
    case Command::PolicyCancel:
        return policyCancel(args);
    case Command::ExportRecipientsSet:
        return exportRecipientsSet(args);
    case Command::ExportRecipientsConfirm:
        return exportRecipientsConfirm(args);
    case Command::ExportRun:
        return exportRun(args);
    case Command::TrustSet:
        return trustSet(args);
    case Command::TrustConfirm:
        return trustConfirm(args);
    case Command::TrustPackage:
        return trustPackage(args);
    case Command::AccountXpub:
        return accountXpub(args);
    case Command::Address:
        return address(args);
    case Command::TxDecode:
        return txDecode(args);
    case Command::TxSign:
        return txSign(args);
    case Command::MessageSign:
        return messageSign(args);
    case Command::RequestCreate:
        return requestCreate(args);
    case Command::RequestDecide:
        return requestDecide(args);
    case Command::RequestList:
        return requestList(args);
    case Command::RequestShow:
        return requestShow(args);
    case Command::RequestApprove:
        return requestApprove(args);
    case Command::RequestReject:
        return requestReject(args);
    case Command::BackupExport:
        return backupExport(args);
    case Command::BackupInspect:
        return backupInspect(args);
    case Command::BackupSplit:
        return backupSplit(args);
    case Command::BackupCombine:
        return backupCombine(args);
    case Command::BackupCheckIn:
        return backupCheckIn(args);
    case Command::BackupDrill:
        return backupDrill(args);
    case Command::BackupImport:
        return backupImport(args);
    case Command::BackupList:
        return backupList(args);
    case Command::BackupPaper:
        return backupPaper(args);
    case Command::Bench:
        return bench(args);
    }
    return fail(Code::Internal);
}

} // namespace

int run(const std::vector<std::string>& words)
{
    const auto args = parse(words);
    if (!args) {
        const int code = print(std::unexpected(args.error()), wantsJson(words));
        note("tercet-cli --help says more.");
        return code;
    }
    if (args->command == Command::Help && !args->json) {
        std::fwrite(kHelp.data(), 1, kHelp.size(), stdout);
        return 0;
    }
    return print(execute(*args), args->json);
}

} // namespace tercet::cli
