#pragma once

#include <string>

namespace tercet::gate {

// Under what a client's IP address is counted: an IPv4 address by itself, an IPv6 address by its
// /64 network, which one household or server has as a whole.
std::string addressName(const std::string& address);

} // namespace tercet::gate
