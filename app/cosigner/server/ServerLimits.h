#pragma once

#include "core/base/Json.h"

namespace tercet::operating::server {

// What the HTTPS server itself bounds, whoever asks.
struct ServerLimits {
    std::uint32_t connections { 512 };
    std::uint32_t connectionsOfAddress { 64 };
    std::uint32_t workers { 8 }; // threads that run requests, each with a connection to PostgreSQL
    std::uint32_t queue { 256 }; // requests that wait for one
    std::uint32_t bodyMemory { 64 }; // MiB of bodies that are being read or worked on
    std::uint32_t handshakeSeconds { 5 };
    std::uint32_t headerSeconds { 10 }; // from its first byte to its last
    std::uint32_t bodySeconds { 30 };
    std::uint32_t writeSeconds { 30 };
    std::uint32_t idleSeconds { 120 }; // after a request of an enrolled device
    std::uint32_t strangerSeconds { 10 }; // before the first, and after one of anybody else
    std::uint32_t stopSeconds { 30 }; // for what runs when the server is told to stop

    friend bool operator==(const ServerLimits&, const ServerLimits&) = default;
};

inline constexpr std::size_t kMaxHeader = 16 * 1024;

// JSON object with any of "connections", "connections_of_address", "workers", "queue",
// "body_memory_mib", "handshake_s", "header_s", "body_s", "write_s", "idle_s",
// "stranger_s", "stop_s".
// Code::UnknownField, BadField, NumberTooLarge.
Result<ServerLimits> readServerLimits(const Json& object);

} // namespace tercet::operating::server
