#pragma once

#include <vector>

#include "core/base/Codec.h"

namespace tercet::mpc {

inline constexpr std::size_t kMaxDepth = 10, kMaxPayloadBytes = 128 * 1024;

// What P1 wants signed and under which key: the end of every sealed request for a signature. Each
// co-signer works out tweak and message from it by itself.
struct SigningIntent {
    std::vector<std::uint32_t> path {}; // from the root, non-hardened, at most kMaxDepth
    std::uint8_t payloadType { 0 }; // chains::PayloadType
    Bytes payload {}; // at most kMaxPayloadBytes
    ByteArray<64> authentication {}; // Sig_IK_1("mw1.req.ok" ‖ rq)

    bool fits() const { return path.size() <= kMaxDepth && payload.size() <= kMaxPayloadBytes; }
    // depth 1 ‖ path LE32 × depth ‖ payload type 1 ‖ LE32 length ‖ payload ‖ authentication 64, up
    // to the end of the message. read() is strict: Code::BadPath, BadLength.
    void write(Writer& out) const;
    static Result<SigningIntent> read(Reader& in);
};

} // namespace tercet::mpc
