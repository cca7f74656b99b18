#pragma once

#include <filesystem>

#include "core/base/Result.h"

namespace tercet {

// An exclusive lock on a file of its own, held by at most one object on this computer. The system
// gives it back when the process ends, however it ends; the file itself says nothing and stays.
class FileLock {
public:
    // Makes the file (mode 0600) where it is missing. Code::DataFolderInUse where another holds it,
    // FileUnwritable.
    static Result<FileLock> take(const std::filesystem::path& path);
    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&&) = delete;
    ~FileLock();

private:
    explicit FileLock(int fd)
        : m_fd(fd)
    {
    }
    int m_fd;
};

} // namespace tercet
