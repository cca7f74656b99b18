#include "app/cli/Passphrase.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string_view>
#include <termios.h>
#include <unistd.h>

namespace tercet::cli {

namespace {

constexpr std::size_t kMaxPassphrase = 1024;

// Up to the first line feed or the end of the file.
Result<crypto::SecretBytes> readLine(int fd)
{
    crypto::SecretBytes line(kMaxPassphrase + 1);
    std::size_t size = 0;
    while (size < line.size()) {
        const auto n = ::read(fd, line.data() + size, 1); // no byte after the line feed is ours
        if (n < 0 && errno == EINTR) continue;
        if (n < 0)
            return fail(Code::Usage, "The passphrase cannot be read from that file descriptor.");
        if (n == 0 || line.data()[size] == '\n') break;
        ++size;
    }
    if (size > kMaxPassphrase)
        return fail(Code::Usage, "The passphrase is longer than 1024 bytes.");
    if (size > 0 && line.data()[size - 1] == '\r') --size;
    if (size == 0) return fail(Code::Usage, "The passphrase is empty.");
    line.truncate(size);
    return line;
}

// The controlling terminal with its echo off, as long as this lives.
class Terminal {
public:
    Terminal()
        : m_fd(::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY))
    {
        if (m_fd < 0 || ::tcgetattr(m_fd, &m_before) != 0) return;
        auto silent = m_before;
        silent.c_lflag &= ~tcflag_t(ECHO);
        silent.c_lflag |= ICANON | ECHONL;
        m_ready = ::tcsetattr(m_fd, TCSAFLUSH, &silent) == 0;
    }
    ~Terminal()
    {
        if (m_ready) ::tcsetattr(m_fd, TCSAFLUSH, &m_before);
        if (m_fd >= 0) ::close(m_fd);
    }
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;
    bool ready() const { return m_ready; }

    Result<crypto::SecretBytes> ask(std::string_view prompt)
    {
        if (::write(m_fd, prompt.data(), prompt.size()) < 0)
            return fail(Code::Usage, "The terminal cannot be written to.");
        return readLine(m_fd);
    }

private:
    int m_fd;
    termios m_before {};
    bool m_ready { false };
};

} // namespace

Result<crypto::SecretBytes> readPassphrase(std::optional<int> fd, bool chosen)
{
    if (fd) return readLine(*fd);
    Terminal terminal;
    if (!terminal.ready())
        return fail(
            Code::Usage, "There is no terminal to ask for the passphrase on: use --passphrase-fd.");
    TERCET_TRY(auto passphrase, terminal.ask(chosen ? "New passphrase: " : "Passphrase: "));
    if (!chosen) return passphrase;
    TERCET_TRY(const auto again, terminal.ask("Once more: "));
    if (!passphrase.equals(again)) return fail(Code::Usage, "The two passphrases are different.");
    return passphrase;
}

} // namespace tercet::cli
