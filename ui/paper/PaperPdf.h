#pragma once

#include <QByteArray>
#include <QPageSize>

#include "core/base/Bytes.h"
#include "core/wallet/BackupTypes.h"

namespace tercet::ui {

// What the first page of a backup on paper tells, and the backup itself. Nothing of it is secret:
// the file is encrypted.
struct PaperSheet {
    QString vault; // its name
    wallet::BackupEntry entry;
    Bytes file; // the age file
};

// A page of instructions, then pages with a QR code and its text for each part of the file
// (docs/recovery.md, "Paper"), black on white, in the window's language and fonts. A thread of
// one's own will do. NotAgeFile, AgeDamaged; TextTooLong for a file that is no share backup's size.
Result<QByteArray> paperPdf(const PaperSheet& sheet, QPageSize::PageSizeId size);

// Letter where the locale measures in inches, A4 elsewhere.
QPageSize::PageSizeId paperSize();

} // namespace tercet::ui
