#include "core/chains/MessageCard.h"
#include "core/chains/solana/Address.h"
#include "core/chains/solana/Decode.h"
#include "core/chains/solana/OffchainMessage.h"
#include "core/crypto/Hash.h"

namespace tercet::chains::solana {

Result<Decoded> decodeMessage(ByteView bytes, const std::string& from)
{
    TERCET_TRY(const auto signer, parseAddress(from));
    TERCET_TRY(auto whole, offchainMessage(bytes, signer));
    auto card = messageCard("Solana", bytes, crypto::sha256(whole), from);
    card->network = "Solana";
    card.field("network", "Network", card->network);
    card.field("application", "Application", addressText(kNoApplication));
    card->signedBytes = std::move(whole);
    return card.take();
}

} // namespace tercet::chains::solana
