#include "core/chains/MessageCard.h"
#include "core/chains/ethereum/Decode.h"
#include "core/chains/ethereum/Message.h"

namespace tercet::chains::ethereum {

Result<Decoded> decodeMessage(ByteView bytes, const Sender& from)
{
    if (bytes.size() > kMaxMessageBytes) return fail(Code::TextTooLong, "above 64 KiB", "message");
    return messageCard("Ethereum", bytes, messageDigest(bytes), from ? from->text() : std::string())
        .take();
}

} // namespace tercet::chains::ethereum
