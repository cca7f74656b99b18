#include "core/base/AtomicFile.h"

namespace tercet {

namespace {

Status checkContent(FileSystem& files, const std::filesystem::path& path, ByteView expected)
{
    TERCET_TRY(const auto back, files.read(path, expected.size()));
    if (!equal(back, expected)) return fail(Code::FileUnwritable, "read back another content");
    return {};
}

Status writeDurably(
    FileSystem& files, const std::filesystem::path& path, ByteView bytes, unsigned mode)
{
    TERCET_TRY(const auto file, files.create(path, mode));
    TERCET_CHECK(file->write(bytes));
    return file->sync();
}

} // namespace

Status writeAtomically(
    FileSystem& files, const std::filesystem::path& path, ByteView bytes, unsigned mode)
{
    auto temporary = path;
    temporary += ".new";
    if (auto old = files.remove(temporary); !old && old.error().code != Code::FileNotFound)
        return old;
    const auto replace = [&]() -> Status {
        TERCET_CHECK(writeDurably(files, temporary, bytes, mode));
        TERCET_CHECK(checkContent(files, temporary, bytes)); // while the old content is still there
        return files.rename(temporary, path);
    };
    if (auto replaced = replace(); !replaced) {
        (void)files.remove(temporary);
        return replaced;
    }
    TERCET_CHECK(files.syncFolder(path.parent_path()));
    return checkContent(files, path, bytes);
}

Status removeDurably(FileSystem& files, const std::filesystem::path& path)
{
    TERCET_CHECK(files.remove(path));
    return files.syncFolder(path.parent_path());
}

} // namespace tercet
