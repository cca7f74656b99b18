#include "core/wallet/Assemble.h"

#include "core/chains/bitcoin/Message.h"
#include "core/chains/ethereum/Message.h"
#include "core/chains/ethereum/Transaction.h"

namespace tercet::wallet {

namespace {

std::string bitcoinSignature(
    const Bytes32& digest, const std::string& from, const Signature& signature)
{
    const auto address = chains::bitcoin::Address::parse(from);
    if (!address) return {};
    if (address->isTaproot()) return chains::bitcoin::messageSignature(signature.bytes);
    const auto ecdsa = signature.ecdsa();
    const auto key = crypto::ecdsaRecover(digest, ecdsa);
    return key ? chains::bitcoin::messageSignature(*key, ecdsa) : std::string();
}

} // namespace

Result<Assembled> assemble(const chains::Payload& payload, const Signature& signature)
{
    if (payload.type != chains::PayloadType::EthereumTransaction) return Assembled {};
    TERCET_TRY(const auto tx, chains::ethereum::parseUnsigned(payload.bytes));
    Assembled out { chains::ethereum::buildSigned(tx, signature.ecdsa()), {} };
    out.hash = toBytes(chains::ethereum::transactionHash(out.raw));
    return out;
}

std::string signatureText(const chains::Payload& payload, const Bytes32& digest,
    const std::string& from, const Signature& signature)
{
    switch (payload.type) {
    case chains::PayloadType::EthereumTransaction:
        return {};
    case chains::PayloadType::EthereumMessage:
    case chains::PayloadType::EthereumTypedData:
        return hex0x(chains::ethereum::messageSignature(signature.ecdsa()));
    case chains::PayloadType::SolanaMessage:
        return hex(signature.bytes);
    case chains::PayloadType::BitcoinMessage:
        return bitcoinSignature(digest, from, signature);
    }
    return {};
}

} // namespace tercet::wallet
