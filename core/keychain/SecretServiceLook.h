#pragma once

#include <functional>

#include "core/keychain/KeychainState.h"
#include "core/keychain/SecretServiceBus.h"

// The Secret Service as far as QtKeychain hides it: whether it is there, answers and is locked.
// Secrets never pass here. Each object is one question: it answers once, from the event loop, and
// is deleted after that; deleting it before cancels it.
namespace tercet::keychain::secretservice {

struct Sight {
    StoreStatus status;
    QString owner {}; // unique name on the bus: another one after a restart
    QDBusObjectPath toUnlock {}; // Locked: the item, or the default collection
    bool prompterTells { false }; // the provider asks through a prompter that is seen on the bus
};

// Looks at the service as it is, starting it where the bus can, without any prompt. With the name
// of an item: Locked when that item is locked, Unlocked when it is there and open, otherwise the
// default collection's state, where a new one goes.
class Look final : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(const Sight&)>;
    Look(const QString& item, std::chrono::milliseconds deadline, Done done, QObject* parent);

private:
    using Step = void (Look::*)(const QDBusPendingCallWatcher&);
    void ask(const Call& call, Step next);
    void askOwner();
    void onOwner(const QDBusPendingCallWatcher& call);
    void onNoService(const QDBusPendingCallWatcher& call);
    void onService();
    void onStarted(const QDBusPendingCallWatcher& call);
    void onProcess(const QDBusPendingCallWatcher& call);
    void onDefault(const QDBusPendingCallWatcher& call);
    void onDefaultLocked(const QDBusPendingCallWatcher& call);
    void searchItem();
    void onItems(const QDBusPendingCallWatcher& call);
    // Whether the call brought an answer; if not, ends with what that means.
    bool answered(const QDBusPendingCallWatcher& call);
    void finish();

    QString m_item, m_wanted;
    std::chrono::milliseconds m_deadline;
    Done m_done;
    Sight m_sight;
    QDBusObjectPath m_default;
    bool m_started { false };
};

} // namespace tercet::keychain::secretservice
