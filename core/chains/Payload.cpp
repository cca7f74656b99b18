#include "core/chains/Payload.h"

#include "core/chains/bitcoin/Decode.h"
#include "core/chains/ethereum/Decode.h"
#include "core/chains/solana/Decode.h"

namespace tercet::chains {

namespace {

Result<Decoded> decodeEthereum(const Payload& payload, const std::string& from)
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
    default:
        return ethereum::decodeTypedData(payload.bytes, sender);
    }
}

} // namespace

Result<PayloadType> payloadType(std::uint8_t value)
{
    if (value < std::uint8_t(PayloadType::EthereumTransaction)
        || value > std::uint8_t(PayloadType::BitcoinMessage))
        return fail(Code::UnsupportedTransaction, "an unknown payload type", "payloadType");
    return PayloadType(value);
}

Result<Decoded> decode(const Payload& payload, const std::string& from)
{
    switch (payload.type) {
    case PayloadType::EthereumTransaction:
    case PayloadType::EthereumMessage:
    case PayloadType::EthereumTypedData:
        return decodeEthereum(payload, from);
    case PayloadType::SolanaMessage:
        return solana::decodeMessage(payload.bytes, from);
    case PayloadType::BitcoinMessage:
        return bitcoin::decodeMessage(payload.bytes, from);
    }
    return fail(Code::BadField, "no such kind of payload", "type");
}

} // namespace tercet::chains
