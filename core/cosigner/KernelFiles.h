#pragma once

#include <filesystem>

#include "core/base/Bytes.h"

namespace tercet::cosigner {

// Files that are calls: those of the kernel (configfs) and of Gramine. Each write is one write(2),
// each read goes to the end. Errors: Code::AttestationFailed with path and cause. The seam where
// tests put a machine of their own.
class KernelFiles {
public:
    virtual ~KernelFiles() = default;
    virtual Status makeFolder(const std::filesystem::path& path) = 0; // must not exist
    virtual Status removeFolder(const std::filesystem::path& path) = 0; // as rmdir(2)
    virtual Status write(const std::filesystem::path& path, ByteView bytes) = 0;
    virtual Result<Bytes> read(const std::filesystem::path& path, std::size_t maxBytes) = 0;
};

// The computer's own; of Linux, elsewhere everything fails.
KernelFiles& kernelFiles();

} // namespace tercet::cosigner
