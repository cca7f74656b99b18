#include "core/keychain/SealedFileStore.h"

#include <memory>

#include "core/keychain/Deadline.h"
#include "core/keychain/Share1Item.h"

namespace tercet::keychain {

namespace {

constexpr std::chrono::seconds kFileDeadline { 20 };

Error asKeychainError(Error error)
{
    if (error.code == Code::FileNotFound) error.code = Code::KeychainMissing;
    if (error.code == Code::FileUnreadable || error.code == Code::FileUnwritable
        || error.code == Code::BadLength)
        error.code = Code::KeychainFailed;
    return error;
}

// What a write that was killed has left behind: never the only copy of anything.
void removeUnfinished(FileSystem& files, const std::filesystem::path& folder)
{
    std::error_code error;
    std::filesystem::directory_iterator entry(folder, error), end;
    for (; !error && entry != end; entry.increment(error))
        if (entry->path().native().ends_with(".sealed.new")) (void)files.remove(entry->path());
}

// Runs `work` on the pool and hands its result to `done` on the store's thread, unless the store is
// gone.
template <typename T, typename Work>
void runOn(QThreadPool& pool, QObject* store, Callback<T> done, Work work)
{
    pool.start([store, done = std::move(done), work = std::move(work)] {
        auto result = std::make_shared<Result<T>>(work());
        if (!*result) result->error() = asKeychainError(std::move(result->error()));
        QMetaObject::invokeMethod(
            store, [done, result] { done(std::move(*result)); }, Qt::QueuedConnection);
    });
}

} // namespace

SealedFileStore::SealedFileStore(std::filesystem::path folder, crypto::Argon2Cost floor,
    FileSystem& files, Delay& delay, QObject* parent)
    : SecretStore(parent)
    , m_folder(std::move(folder))
    , m_floor(floor)
    , m_files(files)
    , m_delay(delay)
{
    m_worker.setMaxThreadCount(1);
    m_worker.start([&files, folder = m_folder] { removeUnfinished(files, folder); });
}

SealedFileStore::~SealedFileStore() { m_worker.waitForDone(); }

std::filesystem::path SealedFileStore::pathOf(const QString& name) const
{
    auto file = name;
    if (file.startsWith(QLatin1String(kService))) file.remove(0, int(sizeof kService));
    return m_folder / (file.replace(QLatin1Char('/'), QLatin1Char('.')).toStdString() + ".sealed");
}

void SealedFileStore::status(QObject* context, std::function<void(StoreStatus)> done)
{
    auto answer = [done = std::move(done)] {
        done({ QStringLiteral("Sealed file"), LockState::Unlocked });
    };
    QMetaObject::invokeMethod(context, std::move(answer), Qt::QueuedConnection);
}

Status SealedFileStore::accepts(ByteView text) const
{
    if (tercet::text(text).starts_with(kProbe)) return {};
    TERCET_TRY(const auto head, share1::head(text));
    if (head.form != share1::Form::Passphrase || head.cost.passes < m_floor.passes
        || head.cost.kibibytes < m_floor.kibibytes)
        return fail(Code::BadField, "a sealed file needs a passphrase with the file's cost");
    return {};
}

void SealedFileStore::rawRead(const QString& name, Callback<crypto::SecretBytes> done)
{
    done = withDeadline(m_delay, kFileDeadline, this, std::move(done));
    runOn(m_worker, this, std::move(done),
        [&files = m_files, path = pathOf(name)]() -> Result<crypto::SecretBytes> {
            TERCET_TRY(const auto bytes, files.read(path, kMaxText));
            return crypto::SecretBytes::from(bytes); // sealed: the other copy is no secret
        });
}

void SealedFileStore::rawWrite(const QString& name, crypto::SecretBytes text, Done done)
{
    done = withDeadline(m_delay, kFileDeadline, this, std::move(done));
    runOn(m_worker, this, std::move(done),
        [&files = m_files, folder = m_folder, path = pathOf(name),
            sealed = toBytes(text.view())]() -> Status {
            TERCET_CHECK(files.makeFolder(folder, 0700));
            return writeAtomically(files, path, sealed);
        });
}

void SealedFileStore::rawErase(const QString& name, Done done)
{
    done = withDeadline(m_delay, kFileDeadline, this, std::move(done));
    runOn(m_worker, this, std::move(done),
        [&files = m_files, path = pathOf(name)] { return removeDurably(files, path); });
}

} // namespace tercet::keychain
