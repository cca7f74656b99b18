#pragma once

#include <memory>
#include <optional>

#include "core/base/Bytes.h"

namespace tercet::cosigner {

// What a key may do at a co-signer.
enum class DeviceRole : std::uint8_t {
    Device = 1, // a vault's device: its key is the vault's IK_1 and everything is signed with it
    Requester = 2, // creates signing requests
    Approver = 3, // decides on them
};
std::string_view deviceRoleName(DeviceRole role); // "device", "requester", "approver"
std::optional<DeviceRole> deviceRoleNamed(std::string_view name);

// UTF-8, at most 64 bytes, and nothing that a screen would not show (chains::hasHidden()).
bool isDeviceName(std::string_view name);

// One enrolled key.
struct DeviceRow {
    Bytes32 key {}; // Ed25519
    DeviceRole role { DeviceRole::Device };
    // The one vault it belongs to. None: a device that has not made its vault yet; a requester or
    // approver of every vault.
    std::optional<Bytes32> vault {};
    std::string name {}; // isDeviceName(); a claim
    std::int64_t enrolledMs { 0 }; // Unix time
    std::optional<std::int64_t> revokedFromMs {}; // later than now: it waits
    Bytes seal {}; // RowSeal::of() it; the storage's own business
    bool revoked(std::int64_t nowMs) const { return revokedFromMs && *revokedFromMs <= nowMs; }
    friend bool operator==(const DeviceRow&, const DeviceRow&) = default;
};

class RowSeal;

// What came of a pairing.
enum class Enrolment {
    Done,
    WrongCode, // unknown, used or expired; nothing changed
    KnownKey, // the key is enrolled already, revoked or not; nothing changed, the code is not used
};

// The keys that a co-signer knows, the codes that enrol one each, and the nonces it has seen.
// Thread-safe; several processes may share one. Every change is one transaction, on the disk when
// it returns (but see claimNonce()). Nothing here is secret: codes are kept as hashes of 80 random
// bits. All times are Unix time in milliseconds and the caller's clock. Errors: Code::Storage,
// SealBroken.
class DeviceStorage {
public:
    static constexpr std::int64_t kNonceMs = 5 * 60 * 1000;

    virtual ~DeviceStorage() = default;

    // From now on rows are written with a seal, and one that lacks it is Code::SealBroken; before
    // this, seals are not looked at. Before the storage is used; one in memory needs none.
    virtual void useSeal(std::shared_ptr<const RowSeal>) { }
    // Seals what is there, whatever it is.
    virtual Status sealRows(const RowSeal&) { return {}; }

    // A one-time code that is good while now < expiresMs. Forgets the codes that have expired.
    virtual Status insertPairingCode(
        const Bytes32& hash, std::int64_t expiresMs, std::int64_t nowMs)
        = 0;
    // Uses up the code and inserts the device, both or neither, at device.enrolledMs. A known key
    // comes before a wrong code.
    virtual Result<Enrolment> enrol(const Bytes32& codeHash, const DeviceRow& device) = 0;
    // The operator's own: no code. False when the key is known; nothing changed.
    virtual Result<bool> insertDevice(const DeviceRow& device) = 0;

    virtual Result<std::optional<DeviceRow>> device(const Bytes32& key) = 0;
    virtual Result<std::vector<DeviceRow>> devices() = 0; // by time of enrolment, then by key
    // From none to this vault. True also when it belongs to it already; false for a device of
    // another vault or an unknown key, nothing changed.
    virtual Result<bool> bindVault(const Bytes32& key, const Bytes32& vault) = 0;
    // Revoked from then on; the earlier of two times stays. False for an unknown key.
    virtual Result<bool> revoke(const Bytes32& key, std::int64_t fromMs) = 0;
    // Takes back a revocation that still waits (now < revokedFromMs). False where none does.
    virtual Result<bool> cancelRevocation(const Bytes32& key, std::int64_t nowMs) = 0;

    // True the first time within kNonceMs, for each key; what is older may be forgotten. Survives
    // the end of the process, however it ends; after a power cut the last ones may be lost, since a
    // presignature, the only thing that must not be used twice, is claimed durably elsewhere: an
    // implementation need not wait for the disk.
    virtual Result<bool> claimNonce(
        const Bytes32& key, const ByteArray<16>& nonce, std::int64_t nowMs)
        = 0;
};

} // namespace tercet::cosigner
