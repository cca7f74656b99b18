#include "core/cosigner/KeyFile.h"

#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace tercet::cosigner {

namespace {

constexpr auto kMode = QFile::ReadOwner | QFile::WriteOwner;

// A renamed file is only sure to be found after a power cut when its folder was synced too.
bool syncFile(const QFile& file)
{
#ifdef Q_OS_UNIX
    return ::fsync(file.handle()) == 0;
#else
    Q_UNUSED(file)
    return true;
#endif
}

bool syncFolderOf(const QString& path)
{
#ifdef Q_OS_UNIX
    const int fd = ::open(
        QFile::encodeName(QFileInfo(path).absolutePath()).constData(), O_RDONLY | O_DIRECTORY);
    if (fd < 0) return false;
    const bool ok = ::fsync(fd) == 0;
    ::close(fd);
    return ok;
#else
    Q_UNUSED(path)
    return true;
#endif
}

std::unexpected<Error> failed(Code code, const QFile& file)
{
    return fail(code, file.errorString().toStdString());
}

} // namespace

Result<crypto::Secret<32>> readKeyFile(const QString& path)
{
    QFile file(path);
    if (!file.exists()) return fail(Code::FileNotFound, "no key file");
    if (!file.open(QFile::ReadOnly | QFile::Unbuffered)) return failed(Code::FileUnreadable, file);
    crypto::Secret<32> key;
    if (file.size() != 32) return fail(Code::BadLength, "not 32 bytes");
    if (file.read(reinterpret_cast<char*>(key.data()), 32) != 32)
        return failed(Code::FileUnreadable, file);
    return key;
}

Result<crypto::Secret<32>> createKeyFile(const QString& path, Random& random)
{
    if (QFile::exists(path)) return fail(Code::FileUnwritable, "a key file exists");
    crypto::Secret<32> key;
    random.fill(key.mutableView());
    QFile file(path + QStringLiteral(".new"));
    file.remove(); // left by a crash before the rename: never used as a key
    if (!file.open(QFile::WriteOnly | QFile::NewOnly | QFile::Unbuffered, kMode))
        return failed(Code::FileUnwritable, file);
    if (file.write(reinterpret_cast<const char*>(key.data()), 32) != 32 || !syncFile(file))
        return failed(Code::FileUnwritable, file);
    if (!file.rename(path)) return failed(Code::FileUnwritable, file);
    if (!syncFolderOf(path)) return fail(Code::FileUnwritable, "the folder could not be synced");
    return key;
}

} // namespace tercet::cosigner
