#include "core/keychain/SecretStore.h"

#include <QPointer>
#include <algorithm>
#include <memory>

namespace tercet::keychain {

namespace {

constexpr std::string_view kTombstone = "tercet.removed.";

// Callbacks are copied, secrets are not: a secret that a callback carries is shared.
using Shared = std::shared_ptr<const crypto::SecretBytes>;

Shared share(crypto::SecretBytes&& bytes)
{
    return std::make_shared<const crypto::SecretBytes>(std::move(bytes));
}

crypto::SecretBytes tombstone(std::size_t size)
{
    crypto::SecretBytes text(std::max(size, kTombstone.size()));
    std::ranges::fill(text.mutableView(), std::uint8_t('0'));
    std::ranges::copy(kTombstone, text.data());
    return text;
}

bool isPrintable(ByteView text)
{
    return std::ranges::all_of(text, [](std::uint8_t c) { return c > ' ' && c < 0x7f; });
}

template <typename T> Callback<T> whileAlive(QObject* context, Callback<T> done)
{
    return [alive = QPointer<QObject>(context), done = std::move(done)](Result<T> result) {
        if (alive) done(std::move(result));
    };
}

} // namespace

bool SecretStore::isTombstone(ByteView text) { return tercet::text(text).starts_with(kTombstone); }

void SecretStore::read(const QString& name, QObject* context, Callback<crypto::SecretBytes> done)
{
    rawRead(name, whileAlive(context, std::move(done)));
}

void SecretStore::write(const QString& name, crypto::SecretBytes text, QObject* context, Done done)
{
    const auto refuse = [&](std::unexpected<Error> error) {
        const auto call = [error, done] { done(error); };
        QMetaObject::invokeMethod(context, call, Qt::QueuedConnection);
    };
    if (text.empty() || !isPrintable(text.view()))
        return refuse(fail(Code::BadField, "not printable ASCII"));
    if (text.size() > kMaxText) return refuse(fail(Code::ItemTooLarge));
    if (auto ok = accepts(text.view()); !ok) return refuse(std::unexpected(ok.error()));
    done = whileAlive(context, std::move(done));
    const auto copy = share(text.clone());
    rawWrite(name, std::move(text), [this, name, copy, done](Status written) {
        if (!written) return done(std::move(written));
        rawRead(name, [copy, done](Result<crypto::SecretBytes> back) {
            if (!back) return done(std::unexpected(std::move(back).error()));
            if (!back->equals(*copy))
                return done(fail(Code::KeychainFailed, "read back another text"));
            done({});
        });
    });
}

void SecretStore::remove(const QString& name, QObject* context, Done done)
{
    done = whileAlive(context, std::move(done));
    const auto makeSureItIsGone = [this, name, done](Status erased) {
        if (!erased) return done(std::move(erased));
        rawRead(name, [done](Result<crypto::SecretBytes> back) {
            if (back) return done(fail(Code::KeychainFailed, "the item is still there"));
            if (back.error().code != Code::KeychainMissing)
                return done(std::unexpected(std::move(back).error()));
            done({});
        });
    };
    const auto erase = [this, name, done, makeSureItIsGone](Result<crypto::SecretBytes> back) {
        if (!back) return done(std::unexpected(std::move(back).error()));
        if (!isTombstone(back->view()))
            return done(fail(Code::KeychainFailed, "overwriting had no effect"));
        rawErase(name, makeSureItIsGone);
    };
    rawRead(name, [this, name, done, erase](Result<crypto::SecretBytes> there) {
        if (!there && there.error().code == Code::KeychainMissing) return done({});
        if (!there) return done(std::unexpected(std::move(there).error()));
        rawWrite(name, tombstone(there->size()), [this, name, done, erase](Status written) {
            if (!written) return done(std::move(written));
            rawRead(name, erase);
        });
    });
}

} // namespace tercet::keychain
