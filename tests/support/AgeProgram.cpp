#include "tests/support/AgeProgram.h"

#include <cstdlib>
#include <fstream>
#include <pty.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace tercet::testing {

TemporaryFolder::TemporaryFolder()
{
    std::string pattern = (std::filesystem::temp_directory_path() / "tercet-XXXXXX").string();
    if (!::mkdtemp(pattern.data())) throw std::runtime_error("mkdtemp");
    m_path = pattern;
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

std::string TemporaryFolder::write(const std::string& name, ByteView content) const
{
    const auto path = m_path / name;
    std::ofstream out(path, std::ios::binary);
    out << text(content);
    out.close();
    std::filesystem::permissions(path, std::filesystem::perms(0600));
    return path.string();
}

Bytes readFile(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return { std::istreambuf_iterator<char>(in), {} };
}

bool installed(const std::string& program)
{
    const char* folders = std::getenv("PATH");
    std::string_view rest = folders ? folders : "";
    while (!rest.empty()) {
        const auto end = std::min(rest.find(':'), rest.size());
        const auto path = std::filesystem::path(rest.substr(0, end)) / program;
        if (::access(path.c_str(), X_OK) == 0) return true;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

int runOnTerminal(const std::vector<std::string>& command, const std::optional<std::string>& answer)
{
    std::vector<char*> words;
    for (const auto& word : command) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    int terminal = -1;
    const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
    if (child < 0) throw std::runtime_error("forkpty");
    if (child == 0) {
        ::execvp(words[0], words.data());
        ::_exit(127);
    }
    std::string seen;
    char some[512];
    for (ssize_t n; (n = ::read(terminal, some, sizeof some)) > 0;) {
        seen.append(some, std::size_t(n));
        const auto prompt = seen.find("assphrase");
        if (!answer || prompt == seen.npos || seen.find(':', prompt) == seen.npos) continue;
        seen.clear();
        const auto typed = *answer + "\n";
        if (::write(terminal, typed.data(), typed.size()) != ssize_t(typed.size())) break;
    }
    ::close(terminal);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

} // namespace tercet::testing
