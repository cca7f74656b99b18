#include "core/wallet/BackupGate.h"
#include "core/wallet/Convert.h"
#include "core/wallet/Lifecycle.h"
#include "core/wallet/NewRequest.h"
#include "core/wallet/Service.h"

namespace tercet::wallet {

namespace {

constexpr qsizetype kMaxReason = 500;

} // namespace

Status Service::approve(const QString& id, const Bytes32& shownDigest, const QString& typed)
{
    TERCET_CHECK(unlockedOrFail());
    expireDue();
    auto* found = findRequest(id);
    if (!found && shownRequest(id)) return fail(Code::RequestNotShared, "known to one only");
    if (!found) return fail(Code::NoSuchRequest, "not of this vault");
    if (found->state == RequestState::Expired) return fail(Code::Expired, "too late");
    if (found->state != RequestState::Waiting)
        return fail(Code::WrongState, std::string(requestStateName(found->state)));
    if (const auto queue = queueInfo(*found); queue && !queue->shared())
        return fail(Code::RequestNotShared, "not at both co-signers");
    TERCET_TRY(const auto detail, review(*found, reviewContext()));
    if (detail.decoded.digest != shownDigest)
        return fail(Code::WrongState, "another digest was shown");
    settlePolicy();
    // On what was decoded, without the wallet's own risks: those say the same in other words.
    TERCET_TRY(const auto decoded, chains::decode(found->payload, found->from.toStdString()));
    TERCET_CHECK(judge(decoded, *found).status());
    if (needsBackup(vault(), decoded)) return fail(Code::BackupNeeded, "no backup of this epoch");
    if (detail.gesture.kind == Gesture::Kind::Forbidden)
        return fail(Code::PolicyForbidden, "not to be approved");
    if (detail.gesture.kind == Gesture::Kind::Typed
        && typed.trimmed().compare(detail.gesture.expected, Qt::CaseInsensitive) != 0)
        return fail(Code::ConfirmationMismatch, "another text was expected");

    RequestRecord approved = *found;
    approved.state = RequestState::Approved;
    approved.error.reset();
    TERCET_TRY(const auto untold, decisionOn(approved, true, {}));
    TERCET_CHECK(move(*found, approved, EventKind::Approved, approved.summary, storing(untold)));
    tell(untold);
    Progress progress { .request = id, .phase = Phase::Approval };
    emit ceremonyProgress(progress);
    m_engine->sign({ approved, shownDigest, vault(), approversOf(approved) });
    return {};
}

void Service::progressed(const Progress& progress)
{
    // On disk since before it was told.
    if (auto* found = findRequest(progress.request);
        found && found->state == RequestState::Approved) {
        found->state = RequestState::Signing;
        emit requestChanged(found->id);
        emit requestsChanged();
    }
    emit ceremonyProgress(progress);
}

void Service::settled(const RequestRecord& request)
{
    auto* found = findRequest(request.id);
    if (!found || !m_unlocked) return; // locked meanwhile: it is read again with the next unlock
    *found = request;
    // As the signer wrote it down when it left.
    if (request.leftDevice)
        if (const auto decoded = chains::decode(request.payload, request.from.toStdString()))
            m_data.books.book(*decoded, request.from.toStdString(), m_parts.clock->wallMs());
    if (request.state == RequestState::Signed) {
        remember({ QDateTime::fromMSecsSinceEpoch(m_parts.clock->wallMs()), EventKind::Signed,
            request.id, request.summary });
        if (const auto decoded = chains::decode(request.payload, request.from.toStdString());
            decoded && decoded->recipient)
            m_data.paid.insert(toQt(*decoded->recipient));
    } else if (request.state == RequestState::Failed) {
        remember({ QDateTime::fromMSecsSinceEpoch(m_parts.clock->wallMs()), EventKind::Failed,
            request.id, request.error ? toQt(codeName(request.error->code)) : QString() });
    }
    emit requestChanged(request.id);
    emit requestsChanged();
}

Status Service::reject(const QString& id, const QString& reason)
{
    TERCET_CHECK(unlockedOrFail());
    if (reason.size() > kMaxReason)
        return fail(Code::TextTooLong, "more than 500 characters", "reason");
    auto* found = findRequest(id);
    if (!found && shownRequest(id)) {
        // From now on it is kept here as well, so that the other co-signer learns of it too.
        TERCET_TRY(const auto checked, decisionOn(*shownRequest(id), false, reason));
        TERCET_CHECK(insert(*shownRequest(id)));
        m_oneSided.removeIf([&](const RequestRecord& one) { return one.id == id; });
        found = findRequest(id);
    }
    if (!found) return fail(Code::NoSuchRequest, "not of this vault");
    RequestRecord rejected = *found;
    rejected.state = RequestState::Rejected;
    rejected.rejectReason = reason;
    rejected.error.reset();
    TERCET_TRY(const auto untold, decisionOn(rejected, false, reason));
    TERCET_CHECK(move(*found, rejected, EventKind::Rejected, reason, storing(untold)));
    tell(untold);
    return {};
}

Status Service::cancel(const QString& id)
{
    TERCET_CHECK(unlockedOrFail());
    const auto* found = findRequest(id);
    if (!found) return fail(Code::NoSuchRequest, "not of this vault");
    if (found->state != RequestState::Approved && found->state != RequestState::Signing)
        return fail(Code::WrongState, std::string(requestStateName(found->state)));
    if (!m_engine->cancel(id)) return fail(Code::TooLateToCancel, "the last round was sent");
    return {};
}

Status Service::retry(const QString& id)
{
    TERCET_CHECK(unlockedOrFail());
    auto* found = findRequest(id);
    if (!found) return fail(Code::NoSuchRequest, "not of this vault");
    if (found->state != RequestState::Failed)
        return fail(Code::WrongState, std::string(requestStateName(found->state)));
    RequestRecord waiting = *found;
    waiting.state = RequestState::Waiting;
    waiting.error.reset();
    waiting.leftDevice = false;
    // The person wants it now: what ran out while it failed gets a new term.
    // Another one's term is not ours to lengthen.
    if (waiting.expires != 0 && !waiting.queued())
        waiting.expires = m_parts.clock->wallMs() + kRequestLifetimeMs;
    TERCET_CHECK(move(*found, waiting, {}));
    takeOver(*found);
    return {};
}

void Service::expireDue()
{
    if (!m_unlocked) return;
    const qint64 now = m_parts.clock->wallMs();
    for (RequestRecord& request : m_data.requests) {
        if (!isOpen(request.state) || request.expires == 0 || request.expires > now) continue;
        RequestRecord expired = request;
        expired.state = RequestState::Expired;
        if (!move(request, expired, EventKind::Expired, request.summary)) return; // no disk
    }
    const auto gone
        = m_oneSided.removeIf([&](const RequestRecord& one) { return one.expires <= now; });
    if (gone) emit requestsChanged();
}

} // namespace tercet::wallet
