#pragma once

#include <QString>
#include <memory>

#include "core/base/FileLock.h"

namespace tercet::wallet {

// The folder that holds everything of one wallet, open in at most one process at a time; the lock
// goes with the object, and with a process that was killed.
class DataFolder {
public:
    // Made with mode 0700 where it is missing. Code::DataFolderInUse, FileUnwritable.
    static Result<std::unique_ptr<DataFolder>> open(const QString& path);
    QString path() const { return m_path; }
    QString databaseFile() const { return m_path + QStringLiteral("/wallet.db"); }
    QString settingsFile() const { return m_path + QStringLiteral("/settings.ini"); }
    QString keysFolder() const { return m_path + QStringLiteral("/keys"); } // sealed files
    QString cosignersFolder() const { return m_path + QStringLiteral("/cosigners"); }

private:
    DataFolder(const QString& path, FileLock lock)
        : m_path(path)
        , m_lock(std::move(lock))
    {
    }
    QString m_path;
    FileLock m_lock;
};

} // namespace tercet::wallet
