#include "app/cli/Files.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace tercet::cli {

namespace {
constexpr std::size_t kMaxInput = 1 << 20;
}

Result<std::string> readInput(const std::string& path)
{
    const bool standard = path == "-";
    const int fd = standard ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) return fail(errno == ENOENT ? Code::FileNotFound : Code::FileUnreadable, "", path);
    std::string text(kMaxInput + 1, '\0');
    std::size_t size = 0;
    ssize_t n = 1;
    while (n != 0 && size < text.size()) {
        n = ::read(fd, text.data() + size, text.size() - size);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) break;
        size += std::size_t(n);
    }
    if (!standard) ::close(fd);
    if (n < 0) return fail(Code::FileUnreadable, "", path);
    if (size > kMaxInput) return fail(Code::TextTooLong, "more than 1 MiB", path);
    text.resize(size);
    return text;
}

} // namespace tercet::cli
