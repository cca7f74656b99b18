#pragma once

#include "core/wallet/Types.h"

namespace tercet::wallet {

struct OpenedBackup;

// What a person is told of a backup before it is restored. Public.
struct BackupFacts {
    QString vault, name; // the vault's id, lower-case hex, and its name
    quint32 epoch { 0 };
    QDateTime made;
    bool practice { true };
    // Of shares 2 and 3, as they were when it was made: without a pairing code. Empty texts of a
    // practice vault.
    std::array<CosignerPlace, 2> cosigners {};
};
BackupFacts factsOf(const OpenedBackup& opened);

} // namespace tercet::wallet
