#pragma once

#include "core/base/Bytes.h"

namespace tercet::backup::age {

// Whether a file is in age's armor: its first characters that are not white space begin like one.
bool isArmored(ByteView file);

Bytes writeArmor(ByteView binary);

struct Unarmored {
    Bytes binary;
    // Where in the armored file the byte n of `binary` stands.
    std::size_t position(std::size_t n) const;
    std::size_t first { 0 }, lineWidth { 65 };
};

// Strict (RFC 7468 as age.md narrows it): nothing before and after but at most 1 KiB of white
// space, lines of 64, ends of lines "\n" or "\r\n". AgeDamaged.
Result<Unarmored> readArmor(ByteView file);

} // namespace tercet::backup::age
