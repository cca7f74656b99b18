#pragma once

#include "core/wallet/ExportTypes.h"

namespace tercet::ui {

// "Complete: 14 of 14 accounts, both curves, epoch 7."
QString coverageText(const wallet::ExportCoverage& coverage, int accounts);
// What it does not cover.
QString coverageGaps(const wallet::ExportCoverage& coverage);
// The newest package that was made here, and whether a refresh has come since.
QString lastPackageText(const wallet::RecipientsStatus& status, quint32 epoch);
bool renewalDue(const wallet::RecipientsStatus& status, quint32 epoch);
// "Treasury-export-epoch7": what a file system takes of the vault's name.
QString packageFolderName(const wallet::VaultInfo& vault, bool trust);

} // namespace tercet::ui
