#include "core/cosigner/KernelFiles.h"

#ifdef __linux__
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace tercet::cosigner {

namespace {

#ifdef __linux__

std::unexpected<Error> failed(const std::filesystem::path& path)
{
    return fail(Code::AttestationFailed, path.string() + ": " + std::strerror(errno));
}

class Descriptor {
public:
    Descriptor(const std::filesystem::path& path, int flags)
        : m_fd(::open(path.c_str(), flags | O_CLOEXEC))
    {
    }
    ~Descriptor()
    {
        if (m_fd >= 0) ::close(m_fd);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int fd() const { return m_fd; }

private:
    int m_fd;
};

class LinuxFiles final : public KernelFiles {
public:
    Status makeFolder(const std::filesystem::path& path) override
    {
        if (::mkdir(path.c_str(), 0700) != 0) return failed(path);
        return {};
    }
    Status removeFolder(const std::filesystem::path& path) override
    {
        if (::rmdir(path.c_str()) != 0) return failed(path);
        return {};
    }
    Status write(const std::filesystem::path& path, ByteView bytes) override
    {
        const Descriptor file(path, O_WRONLY);
        if (file.fd() < 0) return failed(path);
        const auto n = ::write(file.fd(), bytes.data(), bytes.size());
        if (n < 0) return failed(path);
        if (std::size_t(n) != bytes.size())
            return fail(Code::AttestationFailed, path.string() + ": not taken whole");
        return {};
    }
    Result<Bytes> read(const std::filesystem::path& path, std::size_t maxBytes) override
    {
        const Descriptor file(path, O_RDONLY);
        if (file.fd() < 0) return failed(path);
        Bytes out(maxBytes + 1);
        std::size_t size = 0;
        while (size < out.size()) {
            const auto n = ::read(file.fd(), out.data() + size, out.size() - size);
            if (n < 0 && errno == EINTR) continue;
            if (n < 0) return failed(path);
            if (n == 0) break;
            size += std::size_t(n);
        }
        if (size > maxBytes) return fail(Code::AttestationFailed, path.string() + ": too long");
        out.resize(size);
        return out;
    }
};

#else

class LinuxFiles final : public KernelFiles {
public:
    Status makeFolder(const std::filesystem::path&) override { return none(); }
    Status removeFolder(const std::filesystem::path&) override { return none(); }
    Status write(const std::filesystem::path&, ByteView) override { return none(); }
    Result<Bytes> read(const std::filesystem::path&, std::size_t) override { return none(); }

private:
    static std::unexpected<Error> none()
    {
        return fail(Code::AttestationFailed, "not on this operating system");
    }
};

#endif

} // namespace

KernelFiles& kernelFiles()
{
    static LinuxFiles files;
    return files;
}

} // namespace tercet::cosigner
