#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include "core/base/AtomicFile.h"

namespace tercet {

namespace {

std::unexpected<Error> systemError(const char* call, Code otherwise)
{
    const int error = errno;
    Code code = otherwise;
    if (error == ENOSPC || error == EDQUOT) code = Code::DiskFull;
    if (error == ENOENT) code = Code::FileNotFound;
    return fail(code, std::string(call) + ": " + std::generic_category().message(error));
}

template <typename Call> auto retried(Call call)
{
    auto result = call();
    while (result < 0 && errno == EINTR) result = call();
    return result;
}

int syncDescriptor(int fd)
{
#ifdef F_FULLFSYNC
    return ::fcntl(fd, F_FULLFSYNC);
#else
    return ::fsync(fd);
#endif
}

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
    explicit operator bool() const { return m_fd >= 0; }
    int get() const { return m_fd; }

private:
    int m_fd;
};

class PosixFile final : public FileSystem::File {
public:
    explicit PosixFile(int fd)
        : m_fd(fd)
    {
    }

    Status write(ByteView bytes) override
    {
        while (!bytes.empty()) {
            const auto n = retried([&] { return ::write(m_fd.get(), bytes.data(), bytes.size()); });
            if (n < 0) return systemError("write", Code::FileUnwritable);
            bytes = bytes.subspan(std::size_t(n));
        }
        return {};
    }

    Status sync() override
    {
        if (retried([&] { return syncDescriptor(m_fd.get()); }) < 0)
            return systemError("fsync", Code::FileUnwritable);
        return {};
    }

private:
    Descriptor m_fd;
};

class PosixFiles final : public FileSystem {
public:
    Result<std::unique_ptr<File>> create(const std::filesystem::path& path, unsigned mode) override
    {
        constexpr int kFlags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW;
        const int fd = retried([&] { return ::open(path.c_str(), kFlags, mode); });
        if (fd < 0) return systemError("create", Code::FileUnwritable);
        return std::make_unique<PosixFile>(fd);
    }

    Result<Bytes> read(const std::filesystem::path& path, std::size_t maxBytes) override
    {
        constexpr int kFlags
            = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK; // a fifo does not hang us
        const Descriptor fd(retried([&] { return ::open(path.c_str(), kFlags); }));
        if (!fd) return systemError("open", Code::FileUnreadable);
        struct stat info {};
        if (::fstat(fd.get(), &info) < 0) return systemError("fstat", Code::FileUnreadable);
        if (!S_ISREG(info.st_mode)) return fail(Code::FileUnreadable, "not a regular file");
        Bytes out(maxBytes + 1);
        std::size_t size = 0;
        while (size < out.size()) {
            const auto n
                = retried([&] { return ::read(fd.get(), out.data() + size, out.size() - size); });
            if (n < 0) return systemError("read", Code::FileUnreadable);
            if (n == 0) break;
            size += std::size_t(n);
        }
        if (size > maxBytes) return fail(Code::BadLength, "file larger than expected");
        out.resize(size);
        return out;
    }

    Status rename(const std::filesystem::path& from, const std::filesystem::path& to) override
    {
        if (::rename(from.c_str(), to.c_str()) < 0)
            return systemError("rename", Code::FileUnwritable);
        return {};
    }

    Status remove(const std::filesystem::path& path) override
    {
        if (::unlink(path.c_str()) < 0) return systemError("unlink", Code::FileUnwritable);
        return {};
    }

    Status makeFolder(const std::filesystem::path& path, unsigned mode) override
    {
        if (::mkdir(path.c_str(), mode) == 0)
            return path.has_parent_path() ? syncFolder(path.parent_path()) : Status {};
        if (errno == EEXIST) {
            std::error_code error;
            if (std::filesystem::is_directory(path, error)) return {};
            return fail(Code::FileUnwritable, "mkdir: a file is in the way");
        }
        if (errno != ENOENT || !path.has_relative_path())
            return systemError("mkdir", Code::FileUnwritable);
        TERCET_CHECK(makeFolder(path.parent_path(), mode));
        return makeFolder(path, mode);
    }

    Status syncFolder(const std::filesystem::path& path) override
    {
        const Descriptor fd(
            retried([&] { return ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); }));
        if (!fd) return systemError("open folder", Code::FileUnwritable);
        if (retried([&] { return syncDescriptor(fd.get()); }) < 0)
            return systemError("fsync folder", Code::FileUnwritable);
        return {};
    }
};

} // namespace

FileSystem& systemFiles()
{
    static PosixFiles files;
    return files;
}

} // namespace tercet
