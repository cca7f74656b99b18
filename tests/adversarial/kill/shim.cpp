// Preloaded into a program of ours: counts every call that changes something below one folder, and
// at the n-th of them the program dies as by kill -9, or the disk begins to fail.
//   TERCET_SHIM_FOLDER   the folder; without it nothing is counted
//   TERCET_SHIM_LOG      a file outside it: one line a call, "number call path"
//   TERCET_SHIM_RECORD   a file outside it: for each call a line "call path detail size" and size
//   bytes,
//                        enough to do it again (powerloss.py)
//   TERCET_SHIM_KILL     number of the call before which the program dies, 0 for never
//   TERCET_SHIM_HALF     1: a write dies after the first half of its bytes instead
//   TERCET_SHIM_FAIL     number of the call from which on all of them fail, 0 for never
//   TERCET_SHIM_ERRNO    with which errno
// Argon2id is made cheap, too: the runs are many, and nothing here depends on its cost.
#include <algorithm>
#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <string>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

namespace {

struct Settings {
    std::string folder;
    int log { -1 }, record { -1 };
    long kill { 0 }, fail { 0 };
    bool half { false };
    int error { ENOSPC };
};

long number(const char* name)
{
    const char* text = std::getenv(name);
    return text ? std::strtol(text, nullptr, 10) : 0;
}

int openOutside(const char* name)
{
    const char* path = std::getenv(name);
    constexpr int kFlags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC;
    return path ? int(syscall(SYS_openat, AT_FDCWD, path, kFlags, 0600)) : -1;
}

const Settings& settings()
{
    static const Settings all = [] {
        Settings s;
        if (const char* folder = std::getenv("TERCET_SHIM_FOLDER")) s.folder = folder;
        s.log = openOutside("TERCET_SHIM_LOG");
        s.record = openOutside("TERCET_SHIM_RECORD");
        s.kill = number("TERCET_SHIM_KILL");
        s.fail = number("TERCET_SHIM_FAIL");
        s.half = number("TERCET_SHIM_HALF") != 0;
        if (const long error = number("TERCET_SHIM_ERRNO")) s.error = int(error);
        return s;
    }();
    return all;
}

std::atomic<long> s_calls { 0 };

[[noreturn]] void die()
{
    syscall(SYS_kill, getpid(), SIGKILL);
    while (true) pause();
}

bool isBelow(const char* path)
{
    const auto& folder = settings().folder;
    return !folder.empty() && std::strncmp(path, folder.c_str(), folder.size()) == 0
        && (path[folder.size()] == '/' || path[folder.size()] == 0);
}

std::string pathOf(int fd)
{
    char link[64], path[PATH_MAX];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    const auto n = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path);
    return n > 0 ? std::string(path, std::size_t(n)) : std::string();
}

// What a call does beside its name and path.
struct Detail {
    std::string text { "-" }; // a number or another path, without spaces
    const void* bytes { nullptr };
    std::size_t size { 0 };
};

void record(const char* call, const char* path, const Detail& detail)
{
    const auto& s = settings();
    std::string inside = path[s.folder.size()] == 0 ? "." : path + s.folder.size() + 1;
    std::ranges::replace(inside, ' ', '_'); // "#17 (deleted)": a file without a name
    std::string line = std::string(call) + ' ' + inside + ' ' + detail.text + ' '
        + std::to_string(detail.size) + '\n';
    line.append(static_cast<const char*>(detail.bytes), detail.size);
    syscall(SYS_write, s.record, line.data(), line.size());
}

enum class Fate { Happens, Fails, Halves };

// What becomes of one call on a path below the folder; dies here where that is its fate.
Fate fateOf(const char* call, const char* path, const Detail& detail)
{
    const auto& s = settings();
    const long n = ++s_calls;
    if (s.log >= 0) {
        char line[PATH_MAX + 64];
        const int size
            = std::snprintf(line, sizeof line, "%ld %s .%s\n", n, call, path + s.folder.size());
        syscall(SYS_write, s.log, line, std::size_t(size));
    }
    if (n == s.kill) {
        if (s.half && detail.bytes) return Fate::Halves;
        die();
    }
    if (s.fail > 0 && n >= s.fail) return Fate::Fails;
    if (s.record >= 0) record(call, path, detail);
    return Fate::Happens;
}

template <typename Do>
auto onPath(const char* call, const char* path, const Detail& detail, Do happen)
    -> decltype(happen())
{
    const int before = errno;
    if (isBelow(path) && fateOf(call, path, detail) == Fate::Fails) {
        errno = settings().error;
        return -1;
    }
    errno = before;
    return happen();
}

template <typename Do>
auto onFile(const char* call, int fd, const Detail& detail, Do happen) -> decltype(happen())
{
    const int before = errno;
    const auto path = pathOf(fd);
    errno = before;
    return onPath(call, path.c_str(), detail, happen);
}

template <typename Do>
ssize_t onWrite(
    const char* call, int fd, off64_t at, const void* bytes, std::size_t size, Do happen)
{
    const int before = errno;
    const auto path = pathOf(fd);
    errno = before;
    if (!isBelow(path.c_str())) return happen(size);
    switch (fateOf(call, path.c_str(), { std::to_string(at), bytes, size })) {
    case Fate::Fails:
        errno = settings().error;
        return -1;
    case Fate::Halves:
        happen(size / 2);
        die();
    case Fate::Happens:
        break;
    }
    errno = before;
    return happen(size);
}

int openAt(int at, const char* path, int flags, mode_t mode)
{
    const auto happen = [&] { return int(syscall(SYS_openat, at, path, flags, mode)); };
    if ((flags & (O_CREAT | O_TRUNC)) == 0 || at != AT_FDCWD) return happen();
    return onPath("open", path, { (flags & O_TRUNC) != 0 ? "truncate" : "keep" }, happen);
}

mode_t modeOf(int flags, std::va_list values)
{
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(values, mode_t) : 0;
}

} // namespace

// The C library's own names. Calls with a folder's descriptor are not counted: ours name whole
// paths.
extern "C" {

#define TERCET_OPEN(name)                                                                          \
    int name(const char* path, int flags, ...)                                                     \
    {                                                                                              \
        std::va_list values;                                                                       \
        va_start(values, flags);                                                                   \
        const mode_t mode = modeOf(flags, values);                                                 \
        va_end(values);                                                                            \
        return openAt(AT_FDCWD, path, flags, mode);                                                \
    }
#define TERCET_OPENAT(name)                                                                        \
    int name(int at, const char* path, int flags, ...)                                             \
    {                                                                                              \
        std::va_list values;                                                                       \
        va_start(values, flags);                                                                   \
        const mode_t mode = modeOf(flags, values);                                                 \
        va_end(values);                                                                            \
        return openAt(at, path, flags, mode);                                                      \
    }
TERCET_OPEN(open)
TERCET_OPEN(open64)
TERCET_OPENAT(openat)
TERCET_OPENAT(openat64)
#undef TERCET_OPEN
#undef TERCET_OPENAT

ssize_t write(int fd, const void* bytes, std::size_t size)
{
    const int before = errno;
    const auto at = syscall(SYS_lseek, fd, 0, SEEK_CUR);
    errno = before;
    return onWrite("write", fd, at, bytes, size,
        [&](std::size_t n) { return ssize_t(syscall(SYS_write, fd, bytes, n)); });
}

ssize_t pwrite64(int fd, const void* bytes, std::size_t size, off64_t at)
{
    return onWrite("pwrite", fd, at, bytes, size,
        [&](std::size_t n) { return ssize_t(syscall(SYS_pwrite64, fd, bytes, n, at)); });
}

ssize_t pwrite(int fd, const void* bytes, std::size_t size, off_t at)
{
    return pwrite64(fd, bytes, size, at);
}

int fsync(int fd)
{
    return onFile("fsync", fd, {}, [&] { return int(syscall(SYS_fsync, fd)); });
}

int fdatasync(int fd)
{
    return onFile("fdatasync", fd, {}, [&] { return int(syscall(SYS_fdatasync, fd)); });
}

int ftruncate64(int fd, off64_t size) noexcept
{
    return onFile("ftruncate", fd, { std::to_string(size) },
        [&] { return int(syscall(SYS_ftruncate, fd, size)); });
}

int ftruncate(int fd, off_t size) noexcept { return ftruncate64(fd, size); }

int rename(const char* from, const char* to) noexcept
{
    return onPath("rename", to, { from },
        [&] { return int(syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0)); });
}

int renameat2(int fromAt, const char* from, int toAt, const char* to, unsigned flags) noexcept
{
    return onPath("rename", to, { from },
        [&] { return int(syscall(SYS_renameat2, fromAt, from, toAt, to, flags)); });
}

int linkat(int fromAt, const char* from, int toAt, const char* to, int flags) noexcept
{
    return onPath("link", to, { from },
        [&] { return int(syscall(SYS_linkat, fromAt, from, toAt, to, flags)); });
}

int link(const char* from, const char* to) noexcept
{
    return linkat(AT_FDCWD, from, AT_FDCWD, to, 0);
}

int unlink(const char* path) noexcept
{
    return onPath(
        "unlink", path, {}, [&] { return int(syscall(SYS_unlinkat, AT_FDCWD, path, 0)); });
}

int unlinkat(int at, const char* path, int flags) noexcept
{
    return onPath("unlink", path, {}, [&] { return int(syscall(SYS_unlinkat, at, path, flags)); });
}

int mkdir(const char* path, mode_t mode) noexcept
{
    return onPath(
        "mkdir", path, {}, [&] { return int(syscall(SYS_mkdirat, AT_FDCWD, path, mode)); });
}

int crypto_pwhash_argon2id(unsigned char* out, unsigned long long outSize, const char* password,
    unsigned long long passwordSize, const unsigned char* salt, unsigned long long, std::size_t,
    int algorithm)
{
    using Hash = int (*)(unsigned char*, unsigned long long, const char*, unsigned long long,
        const unsigned char*, unsigned long long, std::size_t, int);
    static const auto real = reinterpret_cast<Hash>(dlsym(RTLD_NEXT, "crypto_pwhash_argon2id"));
    return real(out, outSize, password, passwordSize, salt, 1, 8192, algorithm);
}

} // extern "C"
