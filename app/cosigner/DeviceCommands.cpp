#include "app/cosigner/DeviceCommands.h"

#include <cstdio>
#include <unistd.h>

#include "app/cosigner/Installation.h"
#include "app/cosigner/PairingQr.h"
#include "app/cosigner/TlsIdentity.h"
#include "core/gate/DeviceDesk.h"
#include "core/gate/PairingCode.h"
#include "core/wire/Control.h"

namespace tercet::operating {

namespace {

using Out = nlohmann::ordered_json;
using cosigner::DeviceRole;

constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kCodeMs = 3600 * kSecond;

Result<Bytes32> keyOf(const std::string& text)
{
    if (auto key = arrayFromHex<32>(text)) return key;
    const auto bytes = fromBase64url(text);
    if (!bytes || bytes->size() != 32)
        return fail(Code::Usage, "--key is an Ed25519 public key: 64 hex digits or base64url.");
    return toArray(std::span<const std::uint8_t, 32>(*bytes));
}

Result<Out> add(cosigner::DeviceStorage& devices, const Clock& clock, const Options& options)
{
    const auto role = cosigner::deviceRoleNamed(options.role);
    // A vault's device comes with its pairing code and makes its vault itself.
    if (!role || role == DeviceRole::Device)
        return fail(Code::Usage, "--role is requester or approver.");
    cosigner::DeviceRow row { .role = *role, .name = options.name, .enrolledMs = clock.wallMs() };
    TERCET_TRY(row.key, keyOf(options.key));
    if (!cosigner::isDeviceName(row.name))
        return fail(Code::Usage, "--name has at most 64 bytes and no hidden characters.");
    if (!options.vault.empty()) {
        TERCET_TRY(row.vault, arrayFromHex<32>(options.vault));
    }
    TERCET_TRY(const bool added, devices.insertDevice(row));
    if (!added) return fail(Code::NameTaken, "The key is enrolled already.", "--key");
    return Out(gate::describe(row));
}

Result<Out> revoke(cosigner::DeviceStorage& devices, const Clock& clock, const std::string& device)
{
    TERCET_TRY(const auto key, arrayFromHex<32>(device));
    TERCET_TRY(const bool known, devices.revoke(key, clock.wallMs()));
    if (!known) return fail(Code::UnknownDevice, "There is no such device.");
    TERCET_TRY(const auto row, devices.device(key));
    return Out { { "id", device },
        { "revoked_from",
            row.value_or(cosigner::DeviceRow {}).revokedFromMs.value_or(0) / kSecond } };
}

Result<Out> keep(cosigner::DeviceStorage& devices, const Clock& clock, const std::string& device)
{
    TERCET_TRY(const auto key, arrayFromHex<32>(device));
    TERCET_TRY(const bool kept, devices.cancelRevocation(key, clock.wallMs()));
    if (!kept) return fail(Code::NoSuchPending, "No revocation of this device waits.");
    return Out { { "id", device } };
}

} // namespace

Result<PairingCode> newPairingCode(
    cosigner::DeviceStorage& devices, Random& random, const Clock& clock, std::int64_t lifetimeMs)
{
    auto code = gate::makePairingCode(random);
    TERCET_TRY(const auto hash, gate::pairingCodeHash(code));
    const auto now = clock.wallMs();
    TERCET_CHECK(devices.insertPairingCode(hash, now + lifetimeMs, now));
    return PairingCode { std::move(code), (now + lifetimeMs) / kSecond };
}

Result<Out> executeOnDevices(const Options& options)
{
    TERCET_TRY(auto installation, Installation::open(options.data));
    crypto::SystemRandom random;
    auto& devices = *installation.database.devices;
    const SystemClock clock;
    if (options.command == Command::Pair) {
        TERCET_TRY(const auto code, newPairingCode(devices, random, clock, kCodeMs));
        // For eyes, beside the JSON for programs.
        if (isatty(STDERR_FILENO) == 1) {
            TERCET_TRY(const auto tls, readTlsIdentity(installation.folder));
            const auto link = pairingLink(installation.configuration.url, hex(tls.pin), code.code);
            std::fputs(qrText(link).c_str(), stderr);
        }
        return Out { { "pairing_code", code.code }, { "expires", code.expires } };
    }
    TERCET_CHECK(sealDevices(installation, random));
    if (options.command == Command::DevicesAdd) return add(devices, clock, options);
    if (options.command == Command::DevicesRevoke) return revoke(devices, clock, options.device);
    if (options.command == Command::DevicesKeep) return keep(devices, clock, options.device);
    TERCET_TRY(const auto all, devices.devices());
    auto rows = Out::array();
    for (const auto& row : all) rows.push_back(Out(gate::describe(row)));
    return Out { { "devices", std::move(rows) } };
}

} // namespace tercet::operating
