#include "app/cosigner/Installation.h"

#include <QProcess>

#include "core/cosigner/KeyFile.h"
#include "core/cosigner/KeySealer.h"
#include "core/cosigner/SqlDevices.h"
#include "core/cosigner/SqlPlace.h"
#include "core/cosigner/SqlPool.h"
#include "core/cosigner/SqlStorage.h"

namespace tercet::operating {

namespace {

constexpr int kCommandMs = 30'000;
constexpr int kKeyDigits = 64;

Result<crypto::Secret<32>> keyFrom(const QByteArray& output)
{
    const auto digits = text({ reinterpret_cast<const std::uint8_t*>(output.constData()),
        std::size_t(output.endsWith('\n') ? output.size() - 1 : output.size()) });
    if (digits.size() != kKeyDigits)
        return fail(
            Code::BadLength, "the sealing command did not print 64 hex digits", "sealing_command");
    TERCET_TRY(auto bytes, arrayFromHex<32>(digits));
    crypto::Secret<32> key(bytes);
    sodium_memzero(bytes.data(), bytes.size());
    return key;
}

Result<crypto::Secret<32>> keyOfCommand(const std::string& command)
{
    QProcess shell;
    shell.setProcessChannelMode(QProcess::SeparateChannels);
    shell.start(
        QStringLiteral("/bin/sh"), { QStringLiteral("-c"), QString::fromStdString(command) });
    shell.closeWriteChannel();
    const bool done = shell.waitForFinished(kCommandMs)
        && shell.exitStatus() == QProcess::NormalExit && shell.exitCode() == 0;
    auto output = shell.readAllStandardOutput();
    auto key = done ? keyFrom(output)
                    : fail(Code::FileUnreadable, "the sealing command failed", "sealing_command");
    sodium_memzero(output.data(), std::size_t(output.size()));
    return key;
}

} // namespace

Result<Database> openDatabase(
    const std::filesystem::path& relativeTo, const std::string& place, Missing missing)
{
    TERCET_TRY(auto parsed, cosigner::SqlPlace::parse(place));
    if (!parsed.isPostgres()) {
        const auto file = std::filesystem::absolute(relativeTo) / parsed.file;
        std::error_code ignored;
        if (missing == Missing::Refused && !std::filesystem::is_regular_file(file, ignored))
            return fail(Code::FileNotFound, "no such database", "--database");
        parsed.file = file.string();
    }
    TERCET_TRY(const auto pool, cosigner::SqlPool::open(parsed));
    return Database { std::make_unique<cosigner::SqlStorage>(pool),
        std::make_unique<cosigner::SqlDevices>(pool) };
}

Result<Installation> Installation::open(const std::filesystem::path& folder)
{
    Installation out { .folder = std::filesystem::absolute(folder) };
    TERCET_TRY(out.configuration, readConfiguration(out.folder));
    TERCET_TRY(
        out.database, openDatabase(out.folder, out.configuration.database, Missing::Refused));
    return out;
}

Result<std::unique_ptr<cosigner::RecordSealer>> openSealer(
    const std::filesystem::path& folder, const Configuration& configuration, Random& random)
{
    auto key = configuration.sealingCommand.empty()
        ? cosigner::readKeyFile(std::filesystem::absolute(folder) / configuration.sealingKey)
        : keyOfCommand(configuration.sealingCommand);
    if (!key) return std::unexpected(key.error());
    return std::make_unique<cosigner::KeySealer>(std::move(*key), random);
}

} // namespace tercet::operating
