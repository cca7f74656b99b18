#include "core/chains/Payload.h"

#include "core/chains/ethereum/Decode.h"

namespace tercet::chains {

Result<Decoded> decode(const Payload& payload, const std::string& from)
{
    ethereum::Sender sender;
    if (!from.empty()) {
        TERCET_TRY(sender, ethereum::Address::parse(from));
    }
    switch (payload.type) {
    case PayloadType::EthereumTransaction:
        return ethereum::decodeTransaction(payload.bytes, sender);
    case PayloadType::EthereumMessage:
        return ethereum::decodeMessage(payload.bytes, sender);
    case PayloadType::EthereumTypedData:
        return ethereum::decodeTypedData(payload.bytes, sender);
    }
    return fail(Code::BadField, "no such kind of payload", "type");
}

} // namespace tercet::chains
