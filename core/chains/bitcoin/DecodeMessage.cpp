#include "core/chains/MessageCard.h"
#include "core/chains/Text.h"
#include "core/chains/bitcoin/Decode.h"
#include "core/chains/bitcoin/Message.h"

namespace tercet::chains::bitcoin {

Result<Decoded> decodeMessage(ByteView bytes, const std::string& from)
{
    if (bytes.size() > kMaxMessageBytes) return fail(Code::TextTooLong, "above 64 KiB", "message");
    if (!isUtf8(text(bytes))) return fail(Code::BadUtf8, "", "message");
    TERCET_TRY(const auto address, Address::parse(from));
    auto card = messageCard("Bitcoin", bytes, messageDigest(bytes, address), from);
    card->network = "Bitcoin";
    card.field("network", "Network", card->network);
    return card.take();
}

} // namespace tercet::chains::bitcoin
