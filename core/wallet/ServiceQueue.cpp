#include <set>

#include "core/cosigner/QueuedRequest.h"
#include "core/wallet/Accounts.h"
#include "core/wallet/Convert.h"
#include "core/wallet/DecisionStore.h"
#include "core/wallet/Guarded.h"
#include "core/wallet/Lifecycle.h"
#include "core/wallet/NewRequest.h"
#include "core/wallet/Service.h"
#include "core/wallet/Signable.h"

namespace tercet::wallet {

namespace {

using cosigner::DeviceRole;
using cosigner::QueueState;
using Entry = MergedQueue::Entry;

constexpr qsizetype kMostOneSided = 64;

QueuePlace standsAt(const std::optional<MergedQueue::Said>& said, bool heard)
{
    if (!said) return heard ? QueuePlace::Missing : QueuePlace::NotHeard;
    switch (said->state) {
    case QueueState::Waiting:
        return QueuePlace::Waiting;
    case QueueState::Approved:
        return QueuePlace::Approved;
    case QueueState::Rejected:
        return QueuePlace::Rejected;
    case QueueState::Expired:
        return QueuePlace::Expired;
    case QueueState::Signed:
        return QueuePlace::Signed;
    }
    return QueuePlace::NotHeard;
}

bool isOpenAt(const Entry& entry, std::size_t i)
{
    return entry.at[i] && cosigner::isOpen(entry.at[i]->state);
}

bool isAt(const Entry& entry, QueueState state)
{
    return std::ranges::any_of(
        entry.at, [&](const auto& said) { return said && said->state == state; });
}

QList<QueueVote> votesOf(const Entry& entry)
{
    QList<QueueVote> out;
    for (std::size_t i = 0; i < entry.at.size(); ++i) {
        if (!entry.at[i]) continue;
        for (const auto& decision : entry.at[i]->decisions) {
            const auto key = hexText(decision.by);
            auto it = std::ranges::find_if(out, [&](const QueueVote& vote) {
                return vote.key == key && vote.approves == decision.approves;
            });
            if (it == out.end())
                it = out.insert(out.end(),
                    { key, toQt(decision.name), toQt(decision.reason),
                        decision.role == DeviceRole::Approver, decision.approves,
                        QDateTime::fromMSecsSinceEpoch(decision.atMs) });
            it->counts[i] = decision.counts;
        }
    }
    std::ranges::stable_sort(out, {}, &QueueVote::at);
    return out;
}

// Who rejected it, and why; both are claims.
QString rejectionOf(const Entry& entry)
{
    for (const auto& vote : votesOf(entry))
        if (!vote.approves)
            return vote.reason.isEmpty() ? vote.name
                                         : vote.name + QStringLiteral(": ") + vote.reason;
    return {};
}

} // namespace

void Service::beginQueue(const mpc::CoreRecord& record)
{
    m_deciding = record.own.ik().clone();
    m_queue = Queue {};
    m_oneSided.clear();
    const int callMs = vault().practice ? m_parts.timing.callMs : m_parts.timing.connectedCallMs;
    m_queueHost->post([this, session = m_session, wid = record.wid, callMs, untold = m_data.untold](
                          QueueWatch& watch) {
        watch.begin(wid, callMs, untold, [this, session, id = hexText(wid)](const QueueNews& news) {
            home(session, [this, id, news](bool current) {
                if (current && m_unlocked && id == m_current) heard(news);
            });
        });
    });
}

void Service::endQueue()
{
    m_deciding.reset();
    m_queue.reset();
    m_oneSided.clear();
    if (m_queueHost) m_queueHost->post([](QueueWatch& watch) { watch.end(); });
}

void Service::askQueue(QObject* context, Callback<QueueStatus> done)
{
    done = guarded(context, std::move(done));
    if (const auto ready = unlockedOrFail(); !ready) return done(std::unexpected(ready.error()));
    m_queueHost->post([this, session = m_session, done](QueueWatch& watch) {
        watch.askNow([this, session, done] {
            home(session, [this, done](bool current) {
                if (!current || !m_queue) return done(fail(Code::Cancelled, "locked in between"));
                const auto& last = m_queue->last;
                done(QueueStatus { last.heard, last.errors, int(last.untold) });
            });
        });
    });
}

void Service::heard(const QueueNews& news)
{
    if (!m_queue) return;
    const bool first = m_queue->last.heard != news.heard;
    m_queue->last = news;
    m_queue->last.changed.clear();
    for (const auto& [request, cosigner] : news.told)
        m_storage->post([request = request, cosigner = cosigner](
                            Database& db) { return decisions::told(db, request, cosigner); });
    for (const auto& entry : news.changed) {
        m_queue->entries[hexText(entry.id)] = entry;
        takeOver(entry);
    }
    if (news.changed.empty() && !first) return;
    listOneSided();
    for (const auto& entry : news.changed) emit requestChanged(hexText(entry.id));
    // Where a co-signer was heard for the first time, what it does not have is known now.
    if (first)
        for (const auto& request : std::as_const(m_data.requests))
            if (request.queued() && isOpen(request.state)) emit requestChanged(request.id);
    emit requestsChanged();
}

void Service::takeOver(const Entry& entry)
{
    const auto id = hexText(entry.id);
    if (auto* known = findRequest(id)) return takeOver(*known);
    const bool both = isOpenAt(entry, 0) && isOpenAt(entry, 1);
    if (!both || entry.draft.expiresMs <= m_parts.clock->wallMs()) return;
    const auto record = recordOf(entry);
    if (record && insert(*record)) emit requestArrived(id);
}

void Service::takeOver(RequestRecord& request)
{
    if (!m_queue || !isOpen(request.state)) return;
    const auto it = m_queue->entries.find(request.id);
    if (it == m_queue->entries.end()) return;
    auto changed = request;
    if (isAt(it->second, QueueState::Rejected)) {
        changed.state = RequestState::Rejected;
        changed.rejectReason = rejectionOf(it->second);
        changed.error = Error { Code::CosignerRefused, "rejected in the queue" };
        (void)move(request, changed, EventKind::Rejected, changed.rejectReason);
    } else if (isAt(it->second, QueueState::Expired)) {
        changed.state = RequestState::Expired;
        (void)move(request, changed, EventKind::Expired, changed.summary);
    }
}

void Service::listOneSided()
{
    m_oneSided.clear();
    const auto now = m_parts.clock->wallMs();
    for (const auto& [id, entry] : m_queue->entries) {
        if (m_oneSided.size() >= kMostOneSided) return;
        const bool given = isAt(entry, QueueState::Rejected) || isAt(entry, QueueState::Expired);
        if (given || entry.draft.expiresMs <= now || findRequest(id)) continue;
        if (!isOpenAt(entry, 0) && !isOpenAt(entry, 1)) continue;
        if (auto record = recordOf(entry)) m_oneSided.append(std::move(*record));
    }
}

// What cannot be decoded here is not shown: no co-signer that is honest keeps it.
Result<RequestRecord> Service::recordOf(const Entry& entry) const
{
    TERCET_TRY(const auto signer, accounts::address(vault(), entry.draft.place));
    qint64 created = m_parts.clock->wallMs();
    QString name;
    for (const auto& said : entry.at) {
        if (!said) continue;
        created = std::min<qint64>(created, said->createdMs);
        if (name.isEmpty()) name = toQt(said->name);
    }
    const auto key = hexText(entry.requester);
    const NewRequest origin { m_current, signer.address, name.isEmpty() ? key.left(16) : name,
        entry.draft.place.account, entry.draft.place.index, created, entry.draft.expiresMs };
    TERCET_TRY(auto out, newRequest(entry.draft.payload, origin, *m_parts.random));
    out.id = hexText(entry.id);
    out.queueKey = toBytes(entry.requester);
    out.note = toQt(entry.draft.note);
    return out;
}

std::optional<QueueInfo> Service::queueInfo(const RequestRecord& request) const
{
    if (!request.queued()) return std::nullopt;
    QueueInfo out { hexText(request.queueKey), request.requester, request.note };
    if (!m_queue) return out;
    const auto it = m_queue->entries.find(request.id);
    const bool known = it != m_queue->entries.end();
    for (std::size_t i = 0; i < out.at.size(); ++i)
        out.at[i] = standsAt(known ? it->second.at[i] : std::nullopt, m_queue->last.heard[i]);
    if (known) out.votes = votesOf(it->second);
    return out;
}

unsigned Service::approversOf(const RequestRecord& request) const
{
    const auto place = wallet::placeOf(request);
    if (!m_queue || m_queue->entries.empty() || !place) return 0;
    const auto subject = cosigner::subjectOf(*place, request.payload);
    const auto now = m_parts.clock->wallMs();
    std::set<QString> approvers;
    for (const auto& [id, entry] : m_queue->entries) {
        if (entry.subject != subject || entry.draft.expiresMs <= now) continue;
        for (const auto& vote : votesOf(entry))
            if (vote.approver && vote.approves && vote.counted()) approvers.insert(vote.key);
    }
    return unsigned(approvers.size());
}

Result<std::optional<Untold>> Service::decisionOn(
    const RequestRecord& request, bool approves, const QString& reason) const
{
    if (!request.queued()) return std::nullopt;
    if (!m_deciding) return fail(Code::VaultLocked, "locked");
    Untold out {
        .approves = approves, .reason = reason.toStdString(), .expiresMs = request.expires
    };
    TERCET_CHECK(cosigner::checkClaim(out.reason, cosigner::QueueDecision::kMaxReason, "reason"));
    TERCET_TRY(out.request, arrayFromHex<32>(request.id.toStdString()));
    TERCET_TRY(const auto wid, arrayFromHex<32>(request.vault.toStdString()));
    out.signature = cosigner::signDecision(*m_deciding, wid, out.request, approves, out.reason);
    return out;
}

Storage::Work Service::storing(const std::optional<Untold>& decision) const
{
    if (!decision) return {};
    return [vault = m_current, decision = *decision](
               Database& db) { return decisions::save(db, vault, decision); };
}

void Service::tell(const std::optional<Untold>& decision)
{
    if (decision)
        m_queueHost->post([decision = *decision](QueueWatch& watch) { watch.tell(decision); });
}

} // namespace tercet::wallet
