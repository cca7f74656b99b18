#pragma once

#include <QObject>
#include <functional>

#include "core/crypto/Secret.h"
#include "core/keychain/KeychainState.h"

namespace tercet::keychain {

template <typename T> using Callback = std::function<void(Result<T>)>;
using Done = Callback<void>;

// A place that keeps named secret texts. Lives on the thread that made it and never blocks it. Each
// call ends in exactly one callback on that thread, from the event loop and never from within the
// call; in none when `context` or the store is gone by then. Every step has a deadline of its own
// (KeychainTimeout): a keychain's jobs cannot be cancelled, so a job that is late goes on unseen,
// its result is wiped, and nothing else is started before it ends. Errors: KeychainLocked, …Denied,
// …NoBackend, …Missing, …Timeout, …Failed (jobCode()). Share 1 is only ever touched through
// ItemKeeper, which knows what is expected.
class SecretStore : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void status(QObject* context, std::function<void(StoreStatus)> done) = 0;
    void read(const QString& name, QObject* context, Callback<crypto::SecretBytes> done);
    // Printable ASCII, 1 to 1,999 bytes (ItemTooLarge: Windows stops at 2,560). Succeeds only when
    // the item was read back and is the same. Replaces an item of that name.
    void write(const QString& name, crypto::SecretBytes text, QObject* context, Done done);
    // Overwrites the item, reads that back, deletes it, reads again. Succeeds only when it is known
    // to be gone, so also when it was not there.
    void remove(const QString& name, QObject* context, Done done);

    static constexpr std::size_t kMaxText = 1999;
    // What remove() overwrites with; a text that starts so is no item.
    static bool isTombstone(ByteView text);
    // The doctor's items; every store takes them.
    static constexpr std::string_view kProbe = "tercet.probe.";

signals:
    // The desktop is asking the person to unlock its keychain; a call takes as long as that does.
    void askingPerson();

protected:
    // One step each: asynchronous, exactly one call of `done`, with a deadline. rawErase may report
    // a success that is none.
    virtual void rawRead(const QString& name, Callback<crypto::SecretBytes> done) = 0;
    virtual void rawWrite(const QString& name, crypto::SecretBytes text, Done done) = 0;
    virtual void rawErase(const QString& name, Done done) = 0;
    // Whether this store may hold such a text.
    virtual Status accepts(ByteView) const { return {}; }
};

} // namespace tercet::keychain
