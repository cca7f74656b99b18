#include "app/cosigner/server/ServerLimits.h"

#include <map>

namespace tercet::operating::server {

namespace {
constexpr std::uint64_t kMost = 100'000;
}

Result<ServerLimits> readServerLimits(const Json& object)
{
    if (!object.is_object()) return fail(Code::BadField, "not an object", "server");
    ServerLimits out;
    const std::map<std::string, std::uint32_t*> numbers {
        { "connections", &out.connections },
        { "connections_of_address", &out.connectionsOfAddress },
        { "workers", &out.workers },
        { "queue", &out.queue },
        { "body_memory_mib", &out.bodyMemory },
        { "handshake_s", &out.handshakeSeconds },
        { "header_s", &out.headerSeconds },
        { "body_s", &out.bodySeconds },
        { "write_s", &out.writeSeconds },
        { "idle_s", &out.idleSeconds },
        { "stranger_s", &out.strangerSeconds },
        { "stop_s", &out.stopSeconds },
    };
    for (const auto& [key, value] : object.items()) {
        const auto number = numbers.find(key);
        if (number == numbers.end()) return fail(Code::UnknownField, "no such limit", key);
        if (!value.is_number_unsigned()) return fail(Code::BadField, "not a whole number", key);
        const auto n = value.get<std::uint64_t>();
        if (n < 1 || n > kMost) return fail(Code::NumberTooLarge, "out of range", key);
        *number->second = std::uint32_t(n);
    }
    return out;
}

} // namespace tercet::operating::server
