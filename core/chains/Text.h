#pragma once

#include <string>
#include <string_view>

namespace tercet::chains {

// Text from outside as it may stand on the card: every character that is invisible, changes the
// direction of writing or controls a terminal becomes "\u{202E}", so that what is read is what is
// there. Line feeds stay when `multiline`. Injective: a text that itself contains "\u{" has that
// backslash written as "\u{5C}". Input that is not UTF-8 has each offending byte written as
// "\x{FF}". Never shortens; what is too long is refused before.
std::string visible(std::string_view text, bool multiline = false);

// Whether visible() changes the text.
bool hasHidden(std::string_view text, bool multiline = false);

bool isUtf8(std::string_view text);

} // namespace tercet::chains
