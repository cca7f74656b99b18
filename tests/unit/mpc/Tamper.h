#pragma once

#include "core/mpc/LinkState.h"
#include "tests/unit/mpc/ThreeParties.h"

// What a dishonest party can do: its messages changed *before* they are signed or sealed.
namespace tercet::mpc::test {

using Edit = std::function<void(Bytes&)>;

// The value under `key` of a body.
Bytes bodyValue(ByteView body, const char* key);
void setBodyValue(Bytes& body, const char* key, ByteView value);
void removeBodyValue(Bytes& body, const char* key);
void editBodyValue(Bytes& body, const char* key, const Edit& edit);

// The payload of a sealed envelope changed and sealed again by its sender (or by its receiver's
// key, which is the same).
Bytes resealed(ThreeParties& parties, ByteView envelope, const Edit& edit);
// The payload of a signed envelope changed and signed again by its sender.
Bytes resigned(ThreeParties& parties, ByteView envelope, const Edit& edit);

// A tap that acts on one message only.
struct At {
    Session session;
    int round;
    Party from, to;
};
ThreeParties::Tap tapAt(At at, Edit edit);
Edit flipBit(std::size_t byte);

// "recoverable P2: text", "" for success.
std::string outcome(const Step<>& step);
template <typename T> std::string outcome(const Step<T>& step)
{
    return outcome(step ? Step<> {} : Step<>(std::unexpected(step.error())));
}
// "drop", "recoverable", …, "ok".
template <typename T> std::string classOf(const Step<T>& step)
{
    return step ? "ok" : std::string(step.error().name());
}

} // namespace tercet::mpc::test
