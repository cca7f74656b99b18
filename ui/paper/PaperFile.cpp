#include "ui/paper/PaperFile.h"

#include <QFileInfo>

#include "core/backup/age/Age.h"
#include "core/base/AtomicFile.h"
#include "core/crypto/Hash.h"
#include "ui/paper/PaperPdf.h"

namespace tercet::ui {

Status printBackup(const wallet::BackupEntry& entry, const QString& vault, const QString& path)
{
    TERCET_TRY(auto file, systemFiles().read(entry.file.toStdString(), backup::age::kMaxFileBytes));
    if (hex(crypto::sha256(file)) != entry.sha256.toStdString()) return fail(Code::AgeDamaged);
    TERCET_TRY(const auto pdf, paperPdf({ vault, entry, std::move(file) }, paperSize()));
    const std::string_view content(pdf.constData(), std::size_t(pdf.size()));
    return writeAtomically(
        systemFiles(), QFileInfo(path).absoluteFilePath().toStdString(), view(content));
}

} // namespace tercet::ui
