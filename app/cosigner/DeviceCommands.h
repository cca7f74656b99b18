#pragma once

#include <nlohmann/json.hpp>

#include "app/cosigner/Options.h"
#include "core/base/Clock.h"
#include "core/base/Random.h"
#include "core/cosigner/DeviceStorage.h"

namespace tercet::operating {

struct PairingCode {
    std::string code {};
    std::int64_t expires { 0 }; // Unix time in seconds
};
Result<PairingCode> newPairingCode(
    cosigner::DeviceStorage& devices, Random& random, const Clock& clock, std::int64_t lifetimeMs);

// `pair` and `devices`, on a data folder; they may run beside `serve`.
//   pair            {"pairing_code", "expires"}; on a terminal also a QR code, on standard error
//   devices list    {"devices": [...]}, each as the API describes it
//   devices add     the device
//   devices revoke  {"id", "revoked_from"}
//   devices keep    {"id"}
Result<nlohmann::ordered_json> executeOnDevices(const Options& options);

} // namespace tercet::operating
