#include "tests/unit/mpc/Tamper.h"

#include "core/base/Json.h"

namespace tercet::mpc::test {

namespace {

void change(Bytes& body, const std::function<void(Json&)>& edit)
{
    auto map = json::parseCbor(body, 1 << 20).value();
    edit(map);
    body = json::toCbor(map);
}

}

Bytes bodyValue(ByteView body, const char* key)
{
    return json::binary(json::parseCbor(body, 1 << 20).value(), key).value();
}

void setBodyValue(Bytes& body, const char* key, ByteView value)
{
    change(body, [&](Json& map) { map[key] = Json::binary(toBytes(value)); });
}

void removeBodyValue(Bytes& body, const char* key)
{
    change(body, [&](Json& map) { map.erase(key); });
}

void editBodyValue(Bytes& body, const char* key, const Edit& edit)
{
    auto value = bodyValue(body, key);
    edit(value);
    setBodyValue(body, key, value);
}

Bytes resealed(ThreeParties& parties, ByteView envelope, const Edit& edit)
{
    const auto header = peekHeader(envelope).value().header;
    const auto& root = parties.state(header.sender).with(*header.receiver).root();
    const auto opened = openSealed(envelope, header, root).value();
    auto payload = toBytes(opened.view());
    edit(payload);
    return sealEnvelope(header, payload, root, parties.random);
}

Bytes resigned(ThreeParties& parties, ByteView envelope, const Edit& edit)
{
    const auto peeked = peekHeader(envelope).value();
    auto payload = toBytes(envelope.subspan(Header::kBytes, peeked.payloadBytes));
    edit(payload);
    const auto& own = *parties.own[std::size_t(number(peeked.header.sender) - 1)];
    return signEnvelope(peeked.header, payload, own);
}

ThreeParties::Tap tapAt(At at, Edit edit)
{
    return [=](Session session, int round, Party from, Party to, Bytes& body) {
        if (session == at.session && round == at.round && from == at.from && to == at.to)
            edit(body);
    };
}

Edit flipBit(std::size_t byte)
{
    return [=](Bytes& bytes) { bytes[byte] ^= 1; };
}

std::string outcome(const Step<>& step)
{
    if (step) return "";
    const auto& abort = step.error();
    const auto culprit = abort.culprit();
    return std::string(abort.name()) + (culprit ? " P" + std::to_string(number(*culprit)) : "")
        + ": " + abort.reason();
}

} // namespace tercet::mpc::test
