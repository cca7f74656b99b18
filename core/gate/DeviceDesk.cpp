#include "core/gate/DeviceDesk.h"

#include <algorithm>

#include "core/gate/PairingCode.h"
#include "core/wire/Control.h"

namespace tercet::gate {

namespace {

using cosigner::DeviceRole;
using cosigner::DeviceRow;

constexpr std::int64_t kSecond = 1000;

bool sameVault(const DeviceRow& a, const DeviceRow& b) { return a.vault && a.vault == b.vault; }

std::unexpected<Error> notYours()
{
    return fail(Code::WrongRole, "not this key's to decide", "id");
}

} // namespace

Json describe(const DeviceRow& device)
{
    Json out { { "id", hex(device.key) }, { "role", cosigner::deviceRoleName(device.role) },
        { "name", device.name }, { "enrolled", device.enrolledMs / kSecond } };
    if (device.vault) out["vault"] = hex(*device.vault);
    if (device.revokedFromMs) out["revoked_from"] = *device.revokedFromMs / kSecond;
    return out;
}

Result<std::string> DeviceDesk::enrol(const Bytes32& key, std::string_view body)
{
    TERCET_TRY(const auto pairing, wire::decodePairing(body));
    TERCET_TRY(const auto hash, pairingCodeHash(pairing.code));
    const auto now = m_clock.wallMs();
    TERCET_TRY(const auto outcome,
        m_devices.enrol(hash, { .key = key, .name = pairing.name, .enrolledMs = now }));
    if (outcome == cosigner::Enrolment::WrongCode)
        return fail(Code::WrongPairingCode, "unknown, used or expired", "pairing_code");
    if (outcome == cosigner::Enrolment::KnownKey) {
        TERCET_TRY(const auto row, m_devices.device(key));
        if (!row || row->revoked(now)) return fail(Code::DeviceRevoked, "the key is revoked");
    }
    return wire::encodeEnrolled(key, m_share);
}

Result<std::string> DeviceDesk::list(const DeviceRow& caller)
{
    auto rows = Json::array();
    if (caller.role == DeviceRole::Device && caller.vault) {
        TERCET_TRY(const auto all, m_devices.devices());
        for (const auto& row : all)
            if (sameVault(row, caller)) rows.push_back(describe(row));
    } else {
        rows.push_back(describe(caller));
    }
    return Json { { "devices", std::move(rows) } }.dump();
}

Result<std::string> DeviceDesk::revoke(const DeviceRow& caller, const Bytes32& key)
{
    auto from = m_clock.wallMs();
    if (key != caller.key) {
        TERCET_TRY(const auto row, m_devices.device(key));
        if (caller.role != DeviceRole::Device || !row || !sameVault(*row, caller))
            return notYours();
        from += m_revocationDelayMs;
    }
    TERCET_TRY(const bool known, m_devices.revoke(key, from));
    if (!known) return notYours();
    TERCET_TRY(const auto after, m_devices.device(key));
    if (after && after->revokedFromMs) from = *after->revokedFromMs;
    return Json { { "id", hex(key) }, { "revoked_from", from / kSecond } }.dump();
}

Result<std::string> DeviceDesk::keep(const DeviceRow& caller, const Bytes32& key)
{
    TERCET_TRY(const auto row, m_devices.device(key));
    const bool may = caller.role == DeviceRole::Device && !caller.revokedFromMs && key != caller.key
        && row && sameVault(*row, caller);
    if (!may) return notYours();
    TERCET_TRY(const bool kept, m_devices.cancelRevocation(key, m_clock.wallMs()));
    if (!kept) return fail(Code::NoSuchPending, "no revocation waits", "id");
    return Json { { "id", hex(key) } }.dump();
}

} // namespace tercet::gate
