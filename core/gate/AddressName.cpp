#include "core/gate/AddressName.h"

#include <arpa/inet.h>
#include <array>
#include <cstdint>

#include "core/base/Bytes.h"

namespace tercet::gate {

std::string addressName(const std::string& address)
{
    std::array<std::uint8_t, 16> bytes {};
    if (inet_pton(AF_INET6, address.c_str(), bytes.data()) != 1) return address;
    constexpr std::array<std::uint8_t, 12> kMapped { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };
    const ByteView all = bytes;
    if (equal(all.first(kMapped.size()), kMapped)) return hex(all);
    return hex(all.first(8));
}

} // namespace tercet::gate
