#include "tests/adversarial/cheating/InCopy.h"

#include <cstdio>
#include <cstdlib>
#include <sys/wait.h>
#include <unistd.h>

namespace tercet::mpc::cheating {

std::string inCopy(const std::function<std::string()>& work)
{
    int ends[2];
    std::fflush(nullptr);
    if (pipe(ends) != 0) std::abort();
    const int pid = fork();
    if (pid < 0) std::abort();
    if (pid == 0) {
        close(ends[0]);
        const auto text = work();
        for (std::size_t at = 0; at < text.size();) {
            const auto n = write(ends[1], text.data() + at, text.size() - at);
            if (n <= 0) _exit(3);
            at += std::size_t(n);
        }
        _exit(0);
    }
    close(ends[1]);
    std::string text;
    char buffer[4096];
    for (ssize_t n; (n = read(ends[0], buffer, sizeof buffer)) > 0;)
        text.append(buffer, std::size_t(n));
    close(ends[0]);
    int status = 0;
    waitpid(pid, &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        text += "the process ended with status " + std::to_string(status) + "\n";
    return text;
}

} // namespace tercet::mpc::cheating
