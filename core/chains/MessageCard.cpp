#include "core/chains/MessageCard.h"

#include <algorithm>

#include "core/chains/Text.h"

namespace tercet::chains {

namespace {

// Text in the usual sense: UTF-8 without control characters but line feeds, tabs and carriage
// returns.
bool isPlainText(ByteView bytes)
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

Card messageCard(
    const std::string& chain, ByteView message, const Bytes32& digest, const std::string& from)
{
    Card card(Kind::Message, digest);
    card->fullyDecoded = true;
    card->data = toBytes(message);
    const bool isText = isPlainText(message);
    const auto length = std::to_string(message.size()) + (message.size() == 1 ? " byte" : " bytes");
    card->summary = (isText ? "Sign a text of " : "Sign data of ") + length;
    card.field("action", "Action", "Sign a message");
    if (isText)
        card.untrusted("message", "Message", text(message));
    else
        card.field("message-hex", "Message", hex0x(message));
    if (!from.empty()) card.field("from", "From", from);
    card.field("length", "Length", length);
    card.field("digest", "Digest", hex0x(digest));

    if (looksLikeHash(message, isText))
        card.risk(Level::Danger, "hash-message",
            "The message is a bare hash: what it stands for cannot be shown.");
    else if (!isText)
        card.risk(Level::Warning, "binary-message",
            "The message is not text: what it means cannot be shown.");
    if (message.empty()) card.risk(Level::Note, "empty-message", "The message is empty.");
    if (isText
        && text(message).find("wants you to sign in with your " + chain + " account")
            != std::string_view::npos)
        card.risk(Level::Note, "sign-in", "This signs you in at the site that the message names.");
    return card;
}

} // namespace tercet::chains
