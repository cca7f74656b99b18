#pragma once

#include "core/attestation/Reason.h"
#include "core/base/Bytes.h"

namespace tercet::attestation {

// A chain of `count` certificates as Intel writes it: blocks of "-----BEGIN CERTIFICATE-----", 64
// base64 characters a line, "\n" after every line. It must be exactly the text that pemChain()
// writes, so that no byte of it is free; Reason::SgxPem.
Outcome<std::vector<Bytes>> parsePemChain(ByteView pem, std::size_t count);
std::string pemChain(const std::vector<Bytes>& ders);

} // namespace tercet::attestation
