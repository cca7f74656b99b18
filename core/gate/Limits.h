#pragma once

#include "core/base/Json.h"

namespace tercet::gate {

// So many at once, and again so many in each period.
struct Rate {
    std::uint32_t count { 0 };
    std::int64_t periodMs { 0 };
    friend bool operator==(const Rate&, const Rate&) = default;
};

// What a co-signer's front allows (cosigner-api.md "Limits").
struct Limits {
    static constexpr std::int64_t kSecond = 1000, kMinute = 60 * kSecond, kHour = 60 * kMinute;

    // Of whom nobody knows: a pairing, a nonce. And how far a body is read before its key is looked
    // up; fixed.
    static constexpr std::size_t kOpenBody = 1024, kStrangersBody = 16 * 1024;
    static constexpr std::int64_t kMaxClockSkewMs = 2 * kMinute; // below DeviceStorage::kNonceMs

    std::size_t jsonBody { 16 * 1024 };
    std::size_t protocolBody { 256 * 1024 };
    std::size_t batchBody { 4 * 1024 * 1024 }; // of presigning
    std::int64_t clockSkewMs { kMinute };
    // Of one device: a window and a command line beside it, six each at most.
    std::uint32_t connections { 16 };
    std::uint32_t sessions { 4 }; // of one device, open and in use
    std::int64_t revocationDelayMs { 24 * kHour }; // of another's key
    // Before the signature is checked, for each address (IPv6: each /64 network).
    Rate address { 600, kMinute };
    Rate attestation { 30, kMinute };
    Rate pairing { 10, kMinute };
    // After it, for each device.
    Rate device { 1200, kMinute };
    Rate sign { 30, kMinute };
    Rate link { 20, kHour }; // that reach their second round
    Rate keygen { 5, kHour }; // and refresh, each for itself
    Rate resolve { 60, kHour };
    Rate restore { 20, kHour }; // and drill, together
    friend bool operator==(const Limits&, const Limits&) = default;
};

// JSON object with any of "json_body", "protocol_body", "batch_body", "clock_skew_s",
// "connections", "sessions", "revocation_delay_s", and of the rates "address", "attestation",
// "pairing", "device", "sign", "link", "keygen", "resolve", "restore", each {"count", "period_s"}.
// What is not there keeps its default. "clock_skew_s" is at most 120, so that a nonce is remembered
// for as long as its request is good. Code::UnknownField, BadField, NumberTooLarge.
Result<Limits> readLimits(const Json& object);

} // namespace tercet::gate
