#include "core/policy/Standing.h"

namespace tercet::policy {

bool Standing::settle(std::int64_t nowMs)
{
    if (!pending || pending->dueMs > nowMs) return false;
    policy = std::move(pending->policy);
    pending.reset();
    return true;
}

Result<Standing::Accepted> Standing::propose(
    std::uint64_t newSerial, const Policy& wanted, std::int64_t nowMs)
{
    if (newSerial == serial && pending && pending->policy == wanted)
        return Accepted { Change::Loosening, pending->dueMs };
    if (newSerial == serial && !pending && policy == wanted) return Accepted { Change::None, 0 };
    if (newSerial <= serial)
        return fail(Code::PolicyForbidden, "not newer than the newest change", "serial");
    if (newSerial - serial > kMaxStep || newSerial > kMaxSerial)
        return fail(Code::NumberTooLarge, "far ahead of the newest change", "serial");
    serial = newSerial;
    pending.reset();
    const auto change = compare(policy, wanted);
    if (change == Change::Loosening && policy.looseningDelayS != 0) {
        const auto due = nowMs + 1000LL * policy.looseningDelayS;
        pending = { newSerial, wanted, nowMs, due };
        return Accepted { change, due };
    }
    policy = wanted;
    return Accepted { change, 0 };
}

Status Standing::cancel(std::uint64_t which)
{
    if (!pending || pending->serial != which)
        return fail(Code::NoSuchPending, "nothing of this number waits", "id");
    pending.reset();
    return {};
}

} // namespace tercet::policy
