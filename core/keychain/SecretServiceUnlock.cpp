#include "core/keychain/SecretServiceUnlock.h"

#include <QDBusPendingReply>
#include <utility>

namespace tercet::keychain::secretservice {

namespace {

const QString kPromptInterface = QStringLiteral("org.freedesktop.Secret.Prompt");
const QString kGnomePrompter = QStringLiteral("org.gnome.keyring.SystemPrompter");

} // namespace

Unlock::Unlock(const Sight& sight, std::chrono::milliseconds answer,
    std::chrono::milliseconds person, Delay& delay, Done done, QObject* parent)
    : QObject(parent)
    , m_sight(sight)
    , m_answer(answer)
    , m_person(person)
    , m_delay(delay)
    , m_done(std::move(done))
{
    const QVariantList objects { QVariant::fromValue(Paths { sight.toUnlock }) };
    auto* call
        = send({ kServiceName, kServicePath, kServiceInterface, QStringLiteral("Unlock"), objects },
            m_answer, this);
    connect(call, &QDBusPendingCallWatcher::finished, this, [this](auto* finished) {
        finished->deleteLater();
        onAnswer(*finished);
    });
}

void Unlock::onAnswer(const QDBusPendingCallWatcher& call)
{
    const QDBusPendingReply<Paths, QDBusObjectPath> reply(call);
    if (reply.isError())
        return finish(isSilence(reply.error()) ? LockState::Silent : LockState::Locked);
    m_prompt = reply.argumentAt<1>().path();
    if (m_prompt != kNowhere) return showPrompt();
    const bool unlocked = reply.argumentAt<0>().contains(m_sight.toUnlock);
    finish(unlocked ? LockState::Unlocked : LockState::Locked);
}

void Unlock::showPrompt()
{
    sessionBus().connect(kServiceName, m_prompt, kPromptInterface, QStringLiteral("Completed"),
        this, SLOT(onCompleted(bool, QDBusVariant)));
    auto* call = send(
        { kServiceName, m_prompt, kPromptInterface, QStringLiteral("Prompt"), { QString() } },
        m_answer, this);
    connect(call, &QDBusPendingCallWatcher::finished, this, [this](auto* finished) {
        finished->deleteLater();
        if (finished->isError()) finish(LockState::Locked);
    });
    m_delay.after(m_person, this, [this] {
        if (!m_done) return;
        auto* dismissal
            = send({ kServiceName, m_prompt, kPromptInterface, QStringLiteral("Dismiss") },
                m_answer, parent());
        connect(dismissal, &QDBusPendingCallWatcher::finished, dismissal, &QObject::deleteLater);
        finish(LockState::Silent);
    });
}

void Unlock::onCompleted(bool dismissed, const QDBusVariant&)
{
    if (!dismissed) return finish(LockState::Unlocked);
    if (!m_sight.prompterTells) return finish(LockState::Dismissed);
    // gnome-keyring says "dismissed", too, when it found no prompter to ask with.
    auto* call
        = send({ kBusName, kBusPath, kBusName, QStringLiteral("NameHasOwner"), { kGnomePrompter } },
            m_answer, this);
    connect(call, &QDBusPendingCallWatcher::finished, this, [this](auto* finished) {
        const QDBusPendingReply<bool> asked(*finished);
        finish(!asked.isError() && asked.value() ? LockState::Dismissed : LockState::Locked);
    });
}

void Unlock::finish(LockState state)
{
    if (!m_done) return;
    deleteLater();
    std::exchange(m_done, {})(state);
}

} // namespace tercet::keychain::secretservice
