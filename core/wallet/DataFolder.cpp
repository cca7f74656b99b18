#include "core/wallet/DataFolder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace tercet::wallet {

DataFolder::DataFolder(const QString& path)
    : m_path(path)
    , m_lock(path + QStringLiteral("/lock"))
{
    m_lock.setStaleLockTime(0); // only the death of its process ends a lock, not its age
}

Result<std::unique_ptr<DataFolder>> DataFolder::open(const QString& path)
{
    const QString full = QDir(path).absolutePath();
    if (!QDir().mkpath(full)) return fail(Code::FileUnwritable, "data folder");
    const auto owner = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
    if (!QFile::setPermissions(full, owner))
        return fail(Code::FileUnwritable, "mode of the data folder");
    std::unique_ptr<DataFolder> folder(new DataFolder(full));
    if (folder->m_lock.tryLock(0)) return folder;
    if (folder->m_lock.error() == QLockFile::LockFailedError)
        return fail(Code::DataFolderInUse, "another process has the data folder");
    return fail(Code::FileUnwritable, "lock of the data folder");
}

} // namespace tercet::wallet
