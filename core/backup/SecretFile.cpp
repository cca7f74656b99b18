#include "core/backup/SecretFile.h"

#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

namespace tercet::backup {

namespace {

constexpr std::size_t kMaxSecret = 64 * 1024;

// A descriptor that is closed with its scope.
class Descriptor {
public:
    explicit Descriptor(int fd)
        : m_fd(fd)
    {
    }
    ~Descriptor()
    {
        if (m_fd >= 0) ::close(m_fd);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return m_fd; }

private:
    int m_fd;
};

std::unexpected<Error> writing(const std::string& path)
{
    return fail(
        errno == ENOSPC || errno == EDQUOT ? Code::DiskFull : Code::FileUnwritable, "", path);
}

Status writeAll(int fd, ByteView bytes, const std::string& path)
{
    while (!bytes.empty()) {
        const auto n = ::write(fd, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return writing(path);
        bytes = bytes.subspan(std::size_t(n));
    }
    if (::fsync(fd) != 0) return writing(path);
    return {};
}

Status syncFolderOf(const std::string& path)
{
    const auto parent = std::filesystem::path(path).parent_path();
    const Descriptor folder(
        ::open(parent.empty() ? "." : parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.get() < 0 || ::fsync(folder.get()) != 0) return writing(path);
    return {};
}

} // namespace

Result<crypto::SecretBytes> readSecretFile(const std::string& path)
{
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0)
        return fail(errno == ENOENT ? Code::FileNotFound : Code::FileUnreadable, "", path);
    crypto::SecretBytes bytes(kMaxSecret + 1);
    std::size_t size = 0;
    while (size < bytes.size()) {
        const auto n = ::read(file.get(), bytes.data() + size, bytes.size() - size);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return fail(Code::FileUnreadable, "", path);
        if (n == 0) break;
        size += std::size_t(n);
    }
    if (size > kMaxSecret) return fail(Code::TextTooLong, "more than 64 KiB", path);
    bytes.truncate(size);
    return bytes;
}

Status writeSecretFile(const std::string& path, const crypto::SecretBytes& content)
{
    const auto unfinished = path + ".unfinished";
    ::unlink(unfinished.c_str()); // of a run that was killed
    const auto written = [&]() -> Status {
        const Descriptor file(
            ::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
        if (file.get() < 0) return writing(path);
        return writeAll(file.get(), content.view(), path);
    }();
    // link() leaves alone what has the name already.
    const bool named = written && ::link(unfinished.c_str(), path.c_str()) == 0;
    const int error = errno;
    ::unlink(unfinished.c_str());
    if (!written) return written;
    errno = error;
    if (!named) return writing(path);
    return syncFolderOf(path);
}

} // namespace tercet::backup
