#pragma once

#include <nlohmann/json.hpp>

#include "core/base/Bytes.h"

namespace tercet {

// JSON and CBOR of everything that holds no secret. Both come from outside, so reading is strict:
// at most kMaxBytes, depth kMaxDepth, no duplicate keys, no floats, integers within 64 bits, valid
// UTF-8, nothing after the value.
using Json = nlohmann::json;

namespace json {
inline constexpr std::size_t kMaxBytes = 1 << 20;
inline constexpr int kMaxDepth = 32;

// What becomes of a number that is no 64-bit integer: refused, or kept as the text in which it
// stands. Never a double.
enum class Floats { Refused, AsText };

Result<Json> parse(std::string_view text, Floats floats = Floats::Refused);
// The same rules for CBOR (RFC 8949); byte strings allowed, tags and indefinite lengths refused.
Result<Json> parseCbor(ByteView bytes, std::size_t maxBytes);
Bytes toCbor(const Json& value);

// Typed access with Code::MissingField / Code::BadField and the key as the field at fault.
Result<std::string> string(const Json& object, const char* key, std::size_t maxBytes = 4096);
Result<std::uint64_t> integer(const Json& object, const char* key);
Result<bool> boolean(const Json& object, const char* key);
Result<Bytes> binary(const Json& object, const char* key); // CBOR byte string
} // namespace json

} // namespace tercet
