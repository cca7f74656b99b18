#include "core/cosigner/DeviceStorage.h"

#include <array>

#include "core/chains/Text.h"

namespace tercet::cosigner {

namespace {

struct Named {
    DeviceRole role;
    std::string_view name;
};
constexpr std::array kNames {
    Named { DeviceRole::Device, "device" },
    Named { DeviceRole::Requester, "requester" },
    Named { DeviceRole::Approver, "approver" },
};

} // namespace

std::string_view deviceRoleName(DeviceRole role)
{
    for (const auto& named : kNames)
        if (named.role == role) return named.name;
    return "unknown";
}

std::optional<DeviceRole> deviceRoleNamed(std::string_view name)
{
    for (const auto& named : kNames)
        if (named.name == name) return named.role;
    return std::nullopt;
}

bool isDeviceName(std::string_view name)
{
    constexpr std::size_t kMost = 64;
    return name.size() <= kMost && !chains::hasHidden(name);
}

} // namespace tercet::cosigner
