#include "core/cosigner/DeviceStorage.h"

#include <array>

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

} // namespace tercet::cosigner
