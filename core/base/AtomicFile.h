#pragma once

#include <filesystem>
#include <memory>

#include "core/base/Bytes.h"

namespace tercet {

// The few calls that durable writing needs, as a seam for fault injection. Paths are absolute.
// Errors: DiskFull, FileUnwritable, FileUnreadable, FileNotFound. Thread-safe as the operating
// system is.
class FileSystem {
public:
    class File {
    public:
        virtual ~File() = default; // closes
        virtual Status write(ByteView bytes) = 0; // all of them
        virtual Status sync() = 0; // content is on the medium when it returns
    };

    virtual ~FileSystem() = default;
    virtual Result<std::unique_ptr<File>> create(const std::filesystem::path& path, unsigned mode)
        = 0; // must not exist
    virtual Result<Bytes> read(const std::filesystem::path& path, std::size_t maxBytes)
        = 0; // regular files only
    virtual Status rename(const std::filesystem::path& from, const std::filesystem::path& to)
        = 0; // replaces, atomically
    virtual Status remove(const std::filesystem::path& path) = 0;
    virtual Status makeFolder(const std::filesystem::path& path, unsigned mode)
        = 0; // with its parents; fine if there
    virtual Status syncFolder(const std::filesystem::path& path)
        = 0; // its entries are on the medium
};

// The computer's own.
FileSystem& systemFiles();

// Replaces the file's content so that after a crash or a power cut at any point the old or the new
// content is there, whole: temporary file in the same folder, write, sync, read back, rename, sync
// of the folder, read back and compare. On an error the old content stays, unless the last
// comparison failed (FileUnwritable); the temporary file is removed where possible. QSaveFile
// leaves out the folder's sync, and a power cut can lose its rename.
Status writeAtomically(
    FileSystem& files, const std::filesystem::path& path, ByteView bytes, unsigned mode = 0600);

// Removes the file durably.
Status removeDurably(FileSystem& files, const std::filesystem::path& path);

} // namespace tercet
