#include "core/base/FileLock.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace tercet {

Result<FileLock> FileLock::take(const std::filesystem::path& path)
{
    const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0) return fail(Code::FileUnwritable, "lock file");
    FileLock lock(fd);
    int locked = ::flock(fd, LOCK_EX | LOCK_NB);
    while (locked < 0 && errno == EINTR) locked = ::flock(fd, LOCK_EX | LOCK_NB);
    if (locked == 0) return lock;
    if (errno == EWOULDBLOCK) return fail(Code::DataFolderInUse, "another process has it");
    return fail(Code::FileUnwritable, "lock");
}

FileLock::FileLock(FileLock&& other) noexcept
    : m_fd(std::exchange(other.m_fd, -1))
{
}

FileLock::~FileLock()
{
    if (m_fd >= 0) ::close(m_fd);
}

} // namespace tercet
