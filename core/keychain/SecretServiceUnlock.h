#pragma once

#include <QDBusVariant>

#include "core/keychain/Delay.h"
#include "core/keychain/SecretServiceLook.h"

namespace tercet::keychain::secretservice {

// Unlocks one object, through the desktop's prompt where one is needed. Ends in Unlocked, Locked
// (nobody could be asked), Dismissed, or Silent when the person did not answer in time; the prompt
// is taken back then.
class Unlock final : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(LockState)>;
    Unlock(const Sight& sight, std::chrono::milliseconds answer, std::chrono::milliseconds person,
        Delay& delay, Done done, QObject* parent);

private slots:
    void onCompleted(bool dismissed, const QDBusVariant& result);

private:
    void onAnswer(const QDBusPendingCallWatcher& call);
    void showPrompt();
    void finish(LockState state);

    Sight m_sight;
    std::chrono::milliseconds m_answer;
    std::chrono::milliseconds m_person;
    Delay& m_delay;
    Done m_done;
    QString m_prompt;
};

} // namespace tercet::keychain::secretservice
