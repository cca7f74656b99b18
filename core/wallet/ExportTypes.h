#pragma once

#include "core/backup/RecipientSet.h"
#include "core/wallet/Types.h"

namespace tercet::wallet {

// Whom to register.
struct RecipientsOrder {
    // Of a trust with a threshold the recipients are its officers, up to backup::Officers::kMost.
    backup::RecipientSet set {};
    QString conditions {}; // of a trust, whose hash the set has
    // Of a trust: how many officers open its package together; 0: each alone.
    int threshold { 0 };
};

// One recipient of a key share export or an officer of a trust. Public.
struct ExportRecipient {
    int share { 0 }; // 1…3 of an export; of a trust 0: all three, or a piece of their key
    QString recipient, fingerprint;
    // An armored age file for this recipient: what is inside is to be typed back, which shows that
    // somebody holds the key. Of an officer with a piece it is the piece, and the code is its
    // "check_in".
    QString challenge;
    bool tested { false };
};

// Who is registered for a purpose, as this device knows it.
struct RecipientsStatus {
    backup::Purpose purpose { backup::Purpose::Export };
    QString trust; // the name of a trust
    int threshold { 0 }; // of a trust whose officers hold pieces: so many open its package
    QList<ExportRecipient> recipients;
    QDateTime activeFrom; // the later of both co-signers; invalid: in force
    quint32 exportedEpoch { 0 }; // of the newest package that was written; 0: none
    QDateTime exportedAt;
};

// What a package covers, and what not.
struct ExportCoverage {
    int accounts { 0 }; // all that the vault has
    int addresses { 0 }; // named in the manifest
    quint32 epoch { 0 };
    int untested { 0 }; // recipients that have not shown their key
};

struct ExportOutcome {
    quint32 epoch { 0 };
    QStringList files;
    ExportCoverage coverage;
};

} // namespace tercet::wallet
