#pragma once

#include "core/base/Clock.h"
#include "core/base/Json.h"
#include "core/cosigner/DeviceStorage.h"

namespace tercet::gate {

// The enrolled keys as their owners see them: pairing, listing, revoking. Answers are JSON.
// Thread-safe.
class DeviceDesk {
public:
    DeviceDesk(cosigner::DeviceStorage& devices, const Clock& clock, int share,
        std::int64_t revocationDelayMs)
        : m_devices(devices)
        , m_clock(clock)
        , m_share(share)
        , m_revocationDelayMs(revocationDelayMs)
    {
    }

    // wire::decodePairing()'s body, sent by the key that it enrols. The same key again is answered
    // as the first time. Code::WrongPairingCode, DeviceRevoked, or what is wrong with the body.
    Result<std::string> enrol(const Bytes32& key, std::string_view body);
    // {"devices": [{"id", "role", "name", "vault"?, "enrolled", "revoked_from"?}]}, times in
    // seconds: the caller, and for a vault's device every key of its vault.
    Result<std::string> list(const cosigner::DeviceRow& caller);
    // {"id", "revoked_from"}: the caller's own key at once, another one of its vault after the
    // delay. Code::WrongRole for a key that is not the caller's to revoke, whether it exists or
    // not.
    Result<std::string> revoke(const cosigner::DeviceRow& caller, const Bytes32& key);
    // {"id"}: takes back a revocation that waits. Another device of the vault may, whose own does
    // not wait; never the key itself, which may be a thief's. Code::WrongRole, NoSuchPending.
    Result<std::string> keep(const cosigner::DeviceRow& caller, const Bytes32& key);

private:
    cosigner::DeviceStorage& m_devices;
    const Clock& m_clock;
    int m_share;
    std::int64_t m_revocationDelayMs;
};

Json describe(const cosigner::DeviceRow& device);

} // namespace tercet::gate
