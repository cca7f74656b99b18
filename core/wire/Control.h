#pragma once

#include "core/cosigner/Call.h"

// Bodies over HTTP, and what joins a device to a co-signer (cosigner-api.md).
namespace tercet::wire {

inline constexpr std::string_view kJsonType = "application/json";
// Of every POST and PUT that routeOf() names, with an empty body too, and of every answer to a
// cosigner::Call, except those of the queue of requests, which are JSON.
inline constexpr std::string_view kCborType = "application/cbor";

// Of this operation's body and of its answer.
constexpr std::string_view contentType(cosigner::Operation operation)
{
    return cosigner::isOfQueue(operation) ? kJsonType : kCborType;
}

// What a co-signer answered, as a body: of Open CBOR {"body", "session"} with the session as 16
// bytes, so that the response's signature covers it; of everything else the answer's body itself.
Bytes encodeAnswer(const cosigner::Call& call, const cosigner::Answer& answer);
// Code::CosignerBadAnswer. The session of anything but Open is the call's.
Result<cosigner::Answer> decodeAnswer(const cosigner::Call& call, ByteView body);

// GET /v1/version, without a device: JSON {"suite": "mw1", "version", "share", "profile"}. Like
// GET /v1/identity it may be asked unsigned; the answer's signature then has the empty text for the
// request's (MessageSignature.h).
inline constexpr std::string_view kVersionPath = "/v1/version";
struct About {
    int share { 0 }; // 2 or 3
    std::string profile {}; // "unattested", "simulated", "snp", "sgx"
    std::string version {}; // of the program
    friend bool operator==(const About&, const About&) = default;
};
std::string encodeAbout(const About& about);
Result<About> decodeAbout(std::string_view body); // Code::CosignerBadAnswer

// POST /v1/devices: enrols the key that signs the request, with JSON {"pairing_code", "name"?}. The
// same key again is answered as the first time. Answer: JSON {"device", "share"}, the key in hex.
inline constexpr std::string_view kDevicesPath = "/v1/devices";
inline constexpr std::size_t kMaxPairingCode = 64;
inline constexpr std::size_t kMaxDeviceName = 64;
struct Pairing {
    std::string code {};
    std::string name {}; // of the device, for people: a claim; without control characters
    friend bool operator==(const Pairing&, const Pairing&) = default;
};
std::string encodePairing(std::string_view code, std::string_view name = {});
Result<Pairing> decodePairing(
    std::string_view body); // BadJson, MissingField, UnknownField, BadField, …
std::string encodeEnrolled(const Bytes32& device, int share);
// Code::CosignerBadAnswer for another device or share.
Status checkEnrolled(std::string_view body, const Bytes32& device, int share);

} // namespace tercet::wire
