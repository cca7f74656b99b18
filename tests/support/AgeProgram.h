#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Bytes.h"

namespace tercet::testing {

// A folder of its own that goes with the object.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    std::filesystem::path operator/(const std::string& name) const { return m_path / name; }
    const std::filesystem::path& path() const { return m_path; }
    std::string write(const std::string& name, ByteView content) const; // 0600; → its path

private:
    std::filesystem::path m_path;
};

Bytes readFile(const std::filesystem::path& path);

// Whether a program is installed.
bool installed(const std::string& program);

// Runs a program with a terminal of its own, on which `answer` is typed at each prompt for a
// passphrase (the stock `age` reads none from anywhere else). The exit code; -1 for a signal.
int runOnTerminal(
    const std::vector<std::string>& command, const std::optional<std::string>& answer = {});

} // namespace tercet::testing
