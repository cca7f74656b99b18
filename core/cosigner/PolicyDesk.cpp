#include "core/cosigner/PolicyDesk.h"

#include <algorithm>

#include "core/policy/Freeze.h"
#include "core/policy/PolicyChange.h"

namespace tercet::cosigner {

using chains::Uint256;

Result<PolicyDesk> PolicyDesk::open(
    const Lease& lease, const VaultRow& row, Storage& storage, const Clock& clock)
{
    policy::Standing standing;
    TERCET_TRY(standing.policy, policy::decode(row.policy));
    standing.serial = row.policySerial;
    if (const auto& waits = row.pending; !waits.policy.empty()) {
        TERCET_TRY(auto later, policy::decode(waits.policy));
        standing.pending = { waits.serial, std::move(later), waits.sinceMs, waits.dueMs };
    }
    return PolicyDesk(lease, std::move(standing), row.frozenUntilMs, storage, clock);
}

Status PolicyDesk::noted(Status changed)
{
    m_unsure |= !changed && changed.error().code == Code::Storage;
    return changed;
}

Status PolicyDesk::store(const policy::Standing& standing)
{
    PendingRow pending;
    if (const auto& waits = standing.pending)
        pending = { waits->serial, policy::encode(waits->policy), waits->sinceMs, waits->dueMs };
    TERCET_CHECK(noted(
        m_storage->setPolicy(m_lease, standing.serial, policy::encode(standing.policy), pending)));
    m_standing = standing;
    return {};
}

Status PolicyDesk::settle()
{
    auto standing = m_standing;
    if (!standing.settle(m_clock.wallMs())) return {};
    return store(standing);
}

Result<policy::Spent> PolicyDesk::spent(
    const policy::Unit& unit, const Bytes32& slot, std::int64_t nowMs)
{
    TERCET_TRY(
        const auto rows, m_storage->spent(m_lease.vault, unit.text(), nowMs - policy::kMonthMs));
    policy::Spent out;
    for (const auto& row : rows) {
        TERCET_TRY(const auto amount, Uint256::fromBytes(row.amount));
        out.add(amount, row.atMs, row.slot == slot, nowMs);
    }
    return out;
}

Result<policy::Context> PolicyDesk::context(const Intent& intent, std::uint32_t approvers)
{
    const auto& policy = m_standing.policy;
    const auto effect = policy::effectOf(intent.decoded);
    // The device's approval is its signature under the request, without which nothing is signed.
    policy::Context out { .nowMs = m_clock.wallMs(),
        .approvals = { { policy::Role::Device, 1 }, { policy::Role::Approver, approvers } },
        .frozenUntilMs = m_frozenUntilMs };
    const auto slot = policy::slotOf(intent.decoded, intent.signer.address);
    for (const auto& move : effect.moves) {
        if (policy::limitOf(policy, move.unit).periods == policy::Periods {}) continue;
        TERCET_TRY(out.spent[move.unit], spent(move.unit, slot, out.nowMs));
    }
    if (policy.newRecipientDelayS == 0) return out;
    std::vector<std::string> unknown;
    for (const auto& address : effect.addresses) {
        TERCET_TRY(const auto since, m_storage->knownSince(m_lease.vault, address));
        out.knownSinceMs[address] = since.value_or(out.nowMs);
        if (!since) unknown.push_back(address);
    }
    if (!unknown.empty())
        TERCET_CHECK(m_storage->book(
            m_lease, { .slot = slot, .atMs = out.nowMs, .addresses = std::move(unknown) }));
    return out;
}

Result<policy::Decision> PolicyDesk::judge(const Intent& intent, std::uint32_t approvers)
{
    TERCET_TRY(const auto known, context(intent, approvers));
    return policy::evaluate(m_standing.policy, intent.decoded, known);
}

Booking PolicyDesk::booking(const Intent& intent) const
{
    auto effect = policy::effectOf(intent.decoded);
    Booking out { .slot = policy::slotOf(intent.decoded, intent.signer.address),
        .atMs = m_clock.wallMs() };
    // An unlimited allowance would fill every later limit for a month and says nothing of it.
    for (const auto& move : effect.moves)
        if (move.amount && !move.amount->isZero() && *move.amount != Uint256::max())
            out.moves.push_back({ move.unit.text(), move.amount->be() });
    if (effect.kind != policy::RequestKind::Message) out.addresses = std::move(effect.addresses);
    return out;
}

Result<PolicyView> PolicyDesk::change(const Bytes32& device, ByteView body)
{
    TERCET_TRY(const auto wanted, policy::openChange(device, m_lease.vault, body));
    auto standing = m_standing;
    TERCET_TRY(
        const auto accepted, standing.propose(wanted.serial, wanted.policy, m_clock.wallMs()));
    if (standing != m_standing) TERCET_CHECK(store(standing));
    return PolicyView { wanted.serial, accepted.change, accepted.dueMs };
}

Result<FreezeView> PolicyDesk::freeze(const Bytes32& device, ByteView body)
{
    TERCET_TRY(const auto until, policy::openFreeze(device, m_lease.vault, body));
    const auto now = m_clock.wallMs();
    if (until <= now) return fail(Code::BadField, "in the past", "until_ms");
    if (until - now > policy::kMaxFreezeMs)
        return fail(Code::NumberTooLarge, "more than 90 days", "until_ms");
    if (until > m_frozenUntilMs) {
        TERCET_CHECK(noted(m_storage->setFrozen(m_lease, until)));
        m_frozenUntilMs = until;
    }
    return FreezeView { m_frozenUntilMs };
}

PendingView PolicyDesk::pending() const
{
    PendingView out;
    if (const auto& waits = m_standing.pending)
        out.changes.push_back(
            { std::to_string(waits->serial), waits->policy, waits->sinceMs, waits->dueMs });
    return out;
}

Result<PendingView> PolicyDesk::cancel(const std::string& id)
{
    auto standing = m_standing;
    if (!standing.pending || std::to_string(standing.pending->serial) != id)
        return fail(Code::NoSuchPending, "nothing of this number waits", "id");
    TERCET_CHECK(standing.cancel(standing.pending->serial));
    TERCET_CHECK(store(standing));
    return pending();
}

} // namespace tercet::cosigner
