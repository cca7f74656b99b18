#pragma once

#include <functional>
#include <vector>

#include "core/base/Bytes.h"

namespace tercet::backup::age {

// One recipient's line and body.
struct Stanza {
    std::string type;
    std::vector<std::string> arguments {}; // those after the type
    Bytes body {};
    std::size_t offset { 0 }; // where it begins in the file
};

// Everything before the payload. No secret.
struct Header {
    std::vector<Stanza> stanzas;
    Bytes32 mac {};
    std::size_t macOffset { 0 }; // of "---": what the MAC covers ends 3 bytes after it
    std::size_t size { 0 }; // the payload's nonce begins here

    // Strict: exactly what write() writes. NotAgeFile, AgeDamaged, AgeUnsupported as in Age.h; each
    // position is one in `file`.
    static Result<Header> read(ByteView file);
};

// "age-encryption.org/v1" … "---", what the MAC is made of.
Bytes write(const std::vector<Stanza>& stanzas);
// " <mac>\n", the rest of the header.
Bytes writeMac(const Bytes32& mac);

// Code::AgeDamaged: "damaged at byte <at>: <what>", with `part` as the field at fault.
std::unexpected<Error> damaged(std::size_t at, const char* part, const char* what);
// The same error with the position that `moved` gives for its own; other errors as they are.
Error relocated(Error error, const std::function<std::size_t(std::size_t)>& moved);

} // namespace tercet::backup::age
