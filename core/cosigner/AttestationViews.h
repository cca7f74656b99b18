#pragma once

#include "core/attestation/Evidence.h"

// Bodies of Operation::Attest, PeerNonce and PeerEvidence, CBOR maps with text keys; decoding is
// strict: BadCbor, MissingField, BadField, BadLength, UnknownField.
namespace tercet::cosigner {

// {"nonce": 32 bytes}: to Attest from the verifier, from PeerNonce by the co-signer that verifies.
Bytes encodeNonce(const Bytes32& nonce);
Result<Bytes32> decodeNonce(ByteView body);

// {"evidence": the JSON of attestation::Evidence as bytes}: from Attest, to PeerEvidence. In the
// form in which it is kept and exported.
Bytes encodeEvidence(const attestation::Evidence& evidence);
Result<attestation::Evidence> decodeEvidence(ByteView body);

} // namespace tercet::cosigner
