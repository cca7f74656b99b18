#include <algorithm>

#include "core/chains/Text.h"
#include "core/chains/ethereum/Decode.h"
#include "core/chains/ethereum/Message.h"

namespace tercet::chains::ethereum {

namespace {

// Text in the usual sense: UTF-8 without control characters but line feeds, tabs and carriage
// returns.
bool isText(ByteView bytes)
{
    const auto isControl = [](std::uint8_t b) {
        return (b < 0x20 && b != '\n' && b != '\t' && b != '\r') || b == 0x7F;
    };
    return isUtf8(text(bytes)) && std::ranges::none_of(bytes, isControl);
}

// 32 bytes, raw or as hex text: how hashes are signed that stand for something else.
bool looksLikeHash(ByteView bytes, bool isText)
{
    if (!isText) return bytes.size() == 32;
    auto digits = text(bytes);
    if (digits.starts_with("0x")) digits.remove_prefix(2);
    return digits.size() == 64 && fromHex(digits);
}

} // namespace

Result<Decoded> decodeMessage(ByteView bytes, const Sender& from)
{
    if (bytes.size() > kMaxMessageBytes) return fail(Code::TextTooLong, "above 64 KiB", "message");
    Card card(Kind::Message, messageDigest(bytes));
    card->fullyDecoded = true;
    card->data = toBytes(bytes);
    const bool isText = ethereum::isText(bytes);
    const auto length = std::to_string(bytes.size()) + (bytes.size() == 1 ? " byte" : " bytes");
    card->summary = (isText ? "Sign a text of " : "Sign data of ") + length;
    card.field("action", "Action", "Sign a message");
    if (isText)
        card.untrusted("message", "Message", text(bytes));
    else
        card.field("message-hex", "Message", hex0x(bytes));
    if (from) card.field("from", "From", from->text());
    card.field("length", "Length", length);
    card.field("digest", "Digest", hex0x(card->digest));

    if (looksLikeHash(bytes, isText))
        card.risk(Level::Danger, "hash-message",
            "The message is a bare hash: what it stands for cannot be shown.");
    else if (!isText)
        card.risk(Level::Warning, "binary-message",
            "The message is not text: what it means cannot be shown.");
    if (bytes.empty()) card.risk(Level::Note, "empty-message", "The message is empty.");
    if (isText
        && text(bytes).find("wants you to sign in with your Ethereum account")
            != std::string_view::npos)
        card.risk(Level::Note, "sign-in", "This signs you in at the site that the message names.");
    return card.take();
}

} // namespace tercet::chains::ethereum
