#include "core/chains/bitcoin/Message.h"

#include <botan/base64.h>

#include "core/base/Codec.h"
#include "core/crypto/Schnorr.h"

namespace tercet::chains::bitcoin {

namespace {

constexpr std::uint8_t kSighashAll = 1, kSighashDefault = 0;

// Fields of to_sign, whose version, lock time, sequence and value are all zero.
const ByteArray<4> kZero4 {};
const ByteArray<8> kZero8 {};
const ByteArray<10> kOutput { 0, 0, 0, 0, 0, 0, 0, 0, 1, 0x6a }; // value 0, OP_RETURN

Bytes32 doubleSha256(ByteView data) { return crypto::sha256(crypto::sha256(data)); }

// Scripts and stack items here are below 253 bytes: one byte of length.
void put(Writer& out, ByteView bytes) { out.u8(std::uint8_t(bytes.size())).raw(bytes); }

Bytes outpoint(ByteView message, const Address& address)
{
    return Writer().raw(toSpendId(message, address)).u32(0).take();
}

Bytes32 segwitHash(const Bytes& spent, const Address& address) // BIP-143
{
    Bytes scriptCode { 0x76, 0xa9, 20 };
    append(scriptCode, address.program());
    append(scriptCode, ByteArray<2> { 0x88, 0xac });
    Writer w;
    w.raw(kZero4).raw(doubleSha256(spent)).raw(doubleSha256(kZero4)).raw(spent);
    put(w, scriptCode);
    w.raw(kZero8).raw(kZero4).raw(doubleSha256(kOutput)).raw(kZero4).u32(kSighashAll);
    return doubleSha256(w.bytes());
}

Bytes32 taprootHash(const Bytes& spent, const Address& address) // BIP-341, key path
{
    Writer script;
    put(script, address.script());
    Writer w;
    w.u8(0).u8(kSighashDefault).raw(kZero4).raw(kZero4); // epoch, type, version, lock time
    w.raw(crypto::sha256(spent)).raw(crypto::sha256(kZero8)).raw(crypto::sha256(script.bytes()));
    w.raw(crypto::sha256(kZero4)).raw(crypto::sha256(kOutput));
    w.u8(0).u32(0); // no annex, first input
    return crypto::taggedHash("TapSighash", w.bytes());
}

std::string base64(const Bytes& bytes) { return Botan::base64_encode(bytes.data(), bytes.size()); }

} // namespace

Bytes32 messageHash(ByteView message)
{
    return crypto::taggedHash("BIP0322-signed-message", message);
}

Bytes32 toSpendId(ByteView message, const Address& address)
{
    Writer w;
    w.u32(0).u8(1).raw(Bytes32 {}).u32(0xFFFFFFFF);
    put(w, Writer().u8(0).u8(32).raw(messageHash(message)).take()); // OP_0 PUSH32
    w.u32(0).u8(1).u64(0);
    put(w, address.script());
    return doubleSha256(w.u32(0).bytes());
}

Bytes32 toSignId(ByteView message, const Address& address)
{
    Writer w;
    w.u32(0).u8(1).raw(outpoint(message, address)).u8(0).u32(0).u8(1).raw(kOutput).u32(0);
    return doubleSha256(w.bytes());
}

Bytes32 messageDigest(ByteView message, const Address& address)
{
    const auto spent = outpoint(message, address);
    return address.isTaproot() ? taprootHash(spent, address) : segwitHash(spent, address);
}

std::string messageSignature(const crypto::Point& key, const crypto::EcdsaSignature& signature)
{
    auto der = crypto::ecdsaDer(signature);
    der.push_back(kSighashAll);
    Writer w;
    w.u8(2);
    put(w, der);
    put(w, key.encode());
    return base64(w.bytes());
}

std::string messageSignature(std::span<const std::uint8_t, 64> bip340)
{
    Writer w;
    w.u8(1);
    put(w, bip340);
    return base64(w.bytes());
}

} // namespace tercet::chains::bitcoin
