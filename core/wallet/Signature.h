#pragma once

#include "core/crypto/Ecdsa.h"

namespace tercet::wallet {

// A signature of any kind as a request keeps it: r ‖ s of ECDSA with its recovery id, or the 64
// bytes of BIP-340 or Ed25519.
struct Signature {
    ByteArray<64> bytes {};
    int recid { 0 };

    static Signature of(const crypto::EcdsaSignature& signature)
    {
        Signature out { {}, signature.recid };
        std::copy(signature.r.begin(), signature.r.end(), out.bytes.begin());
        std::copy(signature.s.begin(), signature.s.end(), out.bytes.begin() + 32);
        return out;
    }
    crypto::EcdsaSignature ecdsa() const
    {
        return { toArray(std::span(bytes).first<32>()), toArray(std::span(bytes).last<32>()),
            recid };
    }
    friend bool operator==(const Signature&, const Signature&) = default;
};

} // namespace tercet::wallet
