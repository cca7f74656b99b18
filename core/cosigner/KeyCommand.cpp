#include "core/cosigner/KeyCommand.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/Bytes.h"

namespace tercet::cosigner {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds kGlance { 5 }; // between two looks at a process that has closed its output

std::unexpected<Error> failed(const char* what)
{
    return fail(Code::FileUnreadable, std::string("the sealing command ") + what);
}

int left(Clock::time_point deadline)
{
    return int(std::max(std::chrono::ceil<milliseconds>(deadline - Clock::now()), milliseconds(0))
            .count());
}

// A shell of its own group, killed with all of it unless it ended.
class Shell {
public:
    static Result<Shell> start(const std::string& command)
    {
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC) != 0) return failed("cannot be started: no pipe");
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
        posix_spawnattr_t how;
        posix_spawnattr_init(&how);
        sigset_t all, none;
        sigfillset(&all);
        sigemptyset(&none);
        posix_spawnattr_setsigdefault(&how, &all);
        posix_spawnattr_setsigmask(&how, &none);
        posix_spawnattr_setpgroup(&how, 0);
        posix_spawnattr_setflags(
            &how, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
        std::string shell("sh"), option("-c"), text(command);
        char* const words[] = { shell.data(), option.data(), text.data(), nullptr };
        pid_t pid = 0;
        const int error = ::posix_spawn(&pid, "/bin/sh", &actions, &how, words, environ);
        posix_spawn_file_actions_destroy(&actions);
        posix_spawnattr_destroy(&how);
        ::close(ends[1]);
        if (error != 0) {
            ::close(ends[0]);
            return failed("cannot be started");
        }
        return Shell(pid, ends[0]);
    }
    Shell(Shell&& other) noexcept
        : m_pid(std::exchange(other.m_pid, 0))
        , m_output(std::exchange(other.m_output, -1))
    {
    }
    Shell& operator=(Shell&&) = delete;
    ~Shell()
    {
        if (m_output >= 0) ::close(m_output);
        if (m_pid == 0) return;
        ::kill(-m_pid, SIGKILL);
        while (::waitpid(m_pid, nullptr, 0) < 0 && errno == EINTR) { }
    }

    // Everything it writes, of which there must not be more than fits; the number of bytes.
    Result<std::size_t> read(MutableByteView into, Clock::time_point deadline)
    {
        for (std::size_t got = 0;;) {
            pollfd wait { m_output, POLLIN, 0 };
            const int ready = ::poll(&wait, 1, left(deadline));
            if (ready < 0 && errno == EINTR) continue;
            if (ready <= 0) return failed("did not end in time");
            if (got == into.size()) {
                std::uint8_t more = 0;
                if (::read(m_output, &more, 1) == 0) return got;
                return fail(Code::BadLength, "the sealing command wrote more than a key");
            }
            const auto n = ::read(m_output, into.data() + got, into.size() - got);
            if (n < 0 && errno == EINTR) continue;
            if (n < 0) return failed("cannot be read");
            if (n == 0) return got;
            got += std::size_t(n);
        }
    }
    Status end(Clock::time_point deadline)
    {
        for (;;) {
            int status = 0;
            const auto pid = ::waitpid(m_pid, &status, WNOHANG);
            if (pid == m_pid) {
                m_pid = 0;
                if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
                return failed("failed");
            }
            if (pid < 0 && errno != EINTR) return failed("is nobody's child");
            if (left(deadline) == 0) return failed("did not end in time");
            ::poll(nullptr, 0, int(kGlance.count()));
        }
    }

private:
    Shell(pid_t pid, int output)
        : m_pid(pid)
        , m_output(output)
    {
    }
    pid_t m_pid; // 0: it has ended
    int m_output;
};

Result<crypto::Secret<32>> keyIn(ByteView output)
{
    if (output.size() == 32)
        return crypto::Secret<32>(std::span<const std::uint8_t, 32>(output.data(), 32));
    if (output.size() == 65 && output.back() == '\n') output = output.first(64);
    if (output.size() != 64)
        return fail(Code::BadLength, "the sealing command wrote neither 32 bytes nor 64 digits");
    TERCET_TRY(auto bytes, arrayFromHex<32>(text(output)));
    crypto::Secret<32> key(bytes);
    sodium_memzero(bytes.data(), bytes.size());
    return key;
}

} // namespace

Result<crypto::Secret<32>> keyOfCommand(const std::string& command, milliseconds patience)
{
    const auto deadline = Clock::now() + patience;
    TERCET_TRY(auto shell, Shell::start(command));
    crypto::Secret<65> output;
    TERCET_TRY(const auto size, shell.read(output.mutableView(), deadline));
    TERCET_CHECK(shell.end(deadline));
    return keyIn(output.view().first(size));
}

} // namespace tercet::cosigner
