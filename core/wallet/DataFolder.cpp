#include "core/wallet/DataFolder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace tercet::wallet {

Result<std::unique_ptr<DataFolder>> DataFolder::open(const QString& path)
{
    const QString full = QDir(path).absolutePath();
    if (!QDir().mkpath(full)) return fail(Code::FileUnwritable, "data folder");
    const auto owner = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
    if (!QFile::setPermissions(full, owner))
        return fail(Code::FileUnwritable, "mode of the data folder");
    TERCET_TRY(auto lock, FileLock::take((full + QStringLiteral("/lock")).toStdString()));
    return std::unique_ptr<DataFolder>(new DataFolder(full, std::move(lock)));
}

} // namespace tercet::wallet
