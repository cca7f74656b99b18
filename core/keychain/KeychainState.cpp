#include "core/keychain/KeychainState.h"

#include "core/crypto/Hash.h"

namespace tercet::keychain {

namespace {

bool matches(const ItemExpectation& expected, const CheckValue& found)
{
    return found == expected.check || (expected.pending && found == *expected.pending);
}

} // namespace

QString itemName(const QString& vaultId)
{
    return QLatin1String(kService) + QLatin1Char('/') + vaultId + QLatin1String("/share-1");
}

QString nextItemName(const QString& vaultId) { return itemName(vaultId) + QLatin1String("-next"); }

CheckValue checkValue(ByteView itemText) { return crypto::hash<16>("tercet.item", itemText); }

std::optional<Code> jobCode(JobResult job, LockState lock)
{
    switch (job) {
    case JobResult::Ok:
        return {};
    case JobResult::DeniedByPerson:
        return Code::KeychainDenied;
    case JobResult::NoBackend:
        return Code::KeychainNoBackend;
    case JobResult::TimedOut:
        return Code::KeychainTimeout;
    case JobResult::NotFound:
    case JobResult::Denied:
    case JobResult::Other:
        break;
    }
    switch (lock) {
    case LockState::Locked:
        return Code::KeychainLocked;
    case LockState::Dismissed:
        return Code::KeychainDenied;
    case LockState::NoService:
        return Code::KeychainNoBackend;
    case LockState::Silent:
        return Code::KeychainTimeout;
    case LockState::Unlocked:
    case LockState::NoCollection:
    case LockState::Unknown:
        break;
    }
    if (job == JobResult::NotFound) return Code::KeychainMissing;
    return job == JobResult::Denied ? Code::KeychainDenied : Code::KeychainFailed;
}

std::optional<Code> judge(
    Flow flow, const Sighting& seen, const std::optional<ItemExpectation>& expected)
{
    const bool elsewhere = expected && !expected->backend.isEmpty() && !seen.backend.isEmpty()
        && !sameBackend(expected->backend, seen.backend);
    if (seen.code == Code::KeychainMissing || seen.tombstone) {
        if (flow == Flow::Create) return {};
        if (elsewhere) return Code::KeychainOtherBackend;
        if (flow == Flow::Remove) return {};
        return Code::KeychainMissing;
    }
    if (seen.code == Code::KeychainNoBackend) return seen.code;
    if (seen.code) return elsewhere ? Code::KeychainOtherBackend : seen.code;
    if (expected && seen.found && matches(*expected, *seen.found)) return {};
    return Code::KeychainChanged;
}

bool sameBackend(const QString& a, const QString& b)
{
    if (a == b) return true;
    const auto isBare = [](const QString& bare, const QString& full) {
        return !bare.contains(QLatin1Char('(')) && full.startsWith(bare + QLatin1String(" ("));
    };
    return isBare(a, b) || isBare(b, a);
}

} // namespace tercet::keychain
