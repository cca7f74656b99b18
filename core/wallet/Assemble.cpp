#include "core/wallet/Assemble.h"

#include "core/chains/ethereum/Transaction.h"

namespace tercet::wallet {

Result<Assembled> assemble(const chains::Payload& payload, const crypto::EcdsaSignature& signature)
{
    if (payload.type != chains::PayloadType::EthereumTransaction) return Assembled {};
    TERCET_TRY(const auto tx, chains::ethereum::parseUnsigned(payload.bytes));
    Assembled out { chains::ethereum::buildSigned(tx, signature), {} };
    out.hash = toBytes(chains::ethereum::transactionHash(out.raw));
    return out;
}

} // namespace tercet::wallet
