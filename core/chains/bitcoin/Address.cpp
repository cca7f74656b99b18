#include "core/chains/bitcoin/Address.h"

#include "core/base/Codec.h"
#include "core/crypto/Schnorr.h"

namespace tercet::chains::bitcoin {

Address Address::p2wpkh(const crypto::Point& key)
{
    return Address({ 0, toBytes(crypto::ripemd160(crypto::sha256(key.encode()))) });
}

Result<Address> Address::p2tr(const crypto::Point& internal)
{
    const auto output = crypto::taprootOutputKey(internal);
    if (!output) return fail(Code::BadPoint, "no Taproot output key");
    return Address({ 1, toBytes(*output) });
}

Result<Address> Address::parse(std::string_view text)
{
    TERCET_TRY(auto program, decodeSegwit(text));
    const auto n = program.program.size();
    if (!(program.version == 0 && n == 20) && !(program.version == 1 && n == 32))
        return fail(Code::BadAddress, "neither P2WPKH nor P2TR");
    return Address(std::move(program));
}

Bytes Address::script() const
{
    constexpr std::uint8_t kOp1 = 0x51;
    return Writer()
        .u8(isTaproot() ? kOp1 : 0)
        .u8(std::uint8_t(program().size()))
        .raw(program())
        .take();
}

} // namespace tercet::chains::bitcoin
