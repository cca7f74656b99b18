#pragma once

#include "core/chains/bitcoin/Bech32.h"
#include "core/crypto/Point.h"

namespace tercet::chains::bitcoin {

// An address of the two kinds that this wallet makes, on the main network: P2WPKH (version 0, the
// hash of a key) and P2TR (version 1, an output key).
class Address {
public:
    static Address p2wpkh(const crypto::Point& key);
    // BIP-86: the output key of this internal key without a script tree. Code::BadPoint where there
    // is none.
    static Result<Address> p2tr(const crypto::Point& internal);
    // Code::BadAddress for every other kind, BadChecksum.
    static Result<Address> parse(std::string_view text);

    std::string text() const { return encodeSegwit(m_program); }
    bool isTaproot() const { return m_program.version == 1; }
    const Bytes& program() const { return m_program.program; } // 20 or 32 bytes
    Bytes script() const; // scriptPubKey

private:
    explicit Address(WitnessProgram program)
        : m_program(std::move(program))
    {
    }
    WitnessProgram m_program;
};

} // namespace tercet::chains::bitcoin
