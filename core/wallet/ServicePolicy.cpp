#include "core/policy/Freeze.h"
#include "core/wallet/Convert.h"
#include "core/wallet/Guarded.h"
#include "core/wallet/PolicyPush.h"
#include "core/wallet/Service.h"

namespace tercet::wallet {

namespace {

constexpr auto kFreezeAgain = std::chrono::seconds(5);

} // namespace

policy::Standing Service::policy() const
{
    auto standing = m_data.policy;
    standing.settle(m_parts.clock->wallMs());
    return standing;
}

policy::Decision Service::judge(const chains::Decoded& decoded, const RequestRecord& request) const
{
    auto context
        = m_data.books.context(decoded, request.from.toStdString(), m_parts.clock->wallMs());
    context.approvals[policy::Role::Approver] = approversOf(request);
    context.frozenUntilMs
        = m_data.freeze.until.isValid() ? m_data.freeze.until.toMSecsSinceEpoch() : 0;
    return policy::evaluate(policy().policy, decoded, context);
}

void Service::settlePolicy()
{
    if (!m_unlocked || !m_data.policy.settle(m_parts.clock->wallMs())) return;
    m_storage->post([vault = m_current, standing = m_data.policy](
                        Database& db) { return policies::save(db, vault, standing); });
    emit policyChanged();
    emit requestsChanged();
}

void Service::setPolicy(
    const policy::Policy& wanted, QObject* context, Callback<PolicyOutcome> done)
{
    done = guarded(context, std::move(done));
    if (const auto ready = unlockedOrFail(); !ready) return done(std::unexpected(ready.error()));
    const auto policy = policy::normalized(wanted);
    if (const auto checked = policy::check(policy); !checked)
        return done(std::unexpected(checked.error()));
    settlePolicy();
    m_engine->post([this, session = m_session, id = m_current, policy, standing = m_data.policy,
                       done]() mutable {
        const auto outcome = [&]() -> Result<PolicyOutcome> {
            const auto* record = m_engine->record();
            if (!record) return fail(Code::VaultLocked);
            TERCET_TRY(const auto pushed,
                pushPolicy(m_engine->exchange(), *record, standing.serial, policy));
            TERCET_TRY(
                const auto here, standing.propose(pushed.serial, policy, m_parts.clock->wallMs()));
            TERCET_CHECK(
                m_storage->run([&](Database& db) { return policies::save(db, id, standing); }));
            PolicyOutcome out { here.change };
            if (const auto due = std::max(here.dueMs, pushed.dueMs); due != 0)
                out.due = QDateTime::fromMSecsSinceEpoch(due);
            return out;
        }();
        home(session, [this, standing, outcome, done](bool current) {
            if (outcome && current) {
                m_data.policy = standing;
                note(outcome->due.isValid() ? EventKind::PolicyPending : EventKind::PolicyChanged,
                    {}, QString::number(standing.serial));
                emit policyChanged();
                emit requestsChanged();
            }
            done(outcome);
        });
    });
}

void Service::pendingPolicies(QObject* context, Callback<QList<PendingPolicy>> done)
{
    done = guarded(context, std::move(done));
    if (const auto ready = unlockedOrFail(); !ready) return done(std::unexpected(ready.error()));
    settlePolicy();
    m_engine->post([this, session = m_session, id = m_current, own = m_data.policy.pending, done] {
        auto all = wallet::pendingPolicies(m_engine->exchange(), id);
        if (all && own) {
            const auto number = QString::number(own->serial);
            auto it = std::ranges::find(*all, number, &PendingPolicy::id);
            if (it == all->end()) it = all->insert(all->end(), { number, own->policy });
            it->due[0] = QDateTime::fromMSecsSinceEpoch(own->dueMs);
        }
        home(session, [all, done](bool) { done(all); });
    });
}

void Service::cancelPolicy(const QString& id, QObject* context, Callback<void> done)
{
    done = guarded(context, std::move(done));
    if (const auto ready = unlockedOrFail(); !ready) return done(std::unexpected(ready.error()));
    settlePolicy();
    // Here first: what is asked for is less, and nobody has to agree to that.
    const bool here = m_data.policy.cancel(id.toULongLong()).has_value();
    if (here)
        m_storage->post([vault = m_current, standing = m_data.policy](
                            Database& db) { return policies::save(db, vault, standing); });
    m_engine->post([this, session = m_session, vault = m_current, id, here, done] {
        const auto waited = wallet::cancelPolicy(m_engine->exchange(), vault, id);
        home(session, [this, id, here, waited, done](bool current) {
            if (!waited) return done(std::unexpected(waited.error()));
            if (!*waited && !here) return done(fail(Code::NoSuchPending, "nothing waits", "id"));
            if (current) {
                note(EventKind::PolicyCancelled, {}, id);
                emit policyChanged();
            }
            done({});
        });
    });
}

void Service::rehearse(const QString& id, QObject* context, Callback<PartyWords> done)
{
    done = guarded(context, std::move(done));
    if (const auto ready = unlockedOrFail(); !ready) return done(std::unexpected(ready.error()));
    const auto* request = shownRequest(id);
    if (!request) return done(fail(Code::NoSuchRequest, "not of this vault"));
    const auto decoded = chains::decode(request->payload, request->from.toStdString());
    if (!decoded) return done(std::unexpected(decoded.error()));
    m_engine->post(
        [this, session = m_session, request = *request, own = judge(*decoded, *request), done] {
            const auto asked = askPolicies(m_engine->exchange(), request);
            home(session, [own, asked, done](bool) {
                if (!asked) return done(std::unexpected(asked.error()));
                done(PartyWords { PartyWord { own, {} }, (*asked)[0], (*asked)[1] });
            });
        });
}

void Service::freeze(qint64 seconds, QObject* context, Callback<FreezeStatus> done)
{
    done = guarded(context, std::move(done));
    if (const auto ready = unlockedOrFail(); !ready) return done(std::unexpected(ready.error()));
    if (seconds <= 0 || seconds > policy::kMaxFreezeMs / 1000)
        return done(fail(Code::NumberTooLarge, "not from a second to 90 days", "for"));
    const auto until = QDateTime::fromMSecsSinceEpoch(m_parts.clock->wallMs() + 1000 * seconds);
    if (!m_data.freeze.until.isValid() || until > m_data.freeze.until)
        setFreeze({ until, { true, false, false } });
    m_storage->post([vault = m_current, freeze = m_data.freeze](
                        Database& db) { return policies::saveFreeze(db, vault, freeze); });
    note(EventKind::Frozen, {}, m_data.freeze.until.toString(Qt::ISODate));
    emit requestsChanged();
    tellFreeze(std::move(done));
}

void Service::setFreeze(const FreezeStatus& freeze)
{
    m_data.freeze = m_freezes[m_current] = freeze;
    emit freezeChanged();
}

void Service::tellFreeze(Callback<FreezeStatus> done)
{
    m_freezing.stop();
    m_engine->post([this, session = m_session, vault = m_current, status = m_data.freeze, done] {
        const auto* record = m_engine->record();
        auto told = record ? wallet::tellFreeze(m_engine->exchange(), *record, status)
                           : FreezeAnswers { status, Error { Code::VaultLocked } };
        if (const auto stored = m_storage->run(
                [&](Database& db) { return policies::saveFreeze(db, vault, told.status); });
            !stored && !told.last)
            told.last = stored.error();
        home(session, [this, told, done](bool current) {
            if (current) {
                setFreeze(told.status);
            }
            if (done) done(told.status);
            if (!current) return;
            if (told.status.complete())
                lock();
            else
                m_freezing.start(kFreezeAgain);
        });
    });
}

} // namespace tercet::wallet
