#pragma once

#include <initializer_list>

#include "core/base/Bytes.h"

// The few DER values (X.690) of which the simulation's certificates and CRLs are made.
namespace tercet::attestation::simulated::der {

Bytes value(std::uint8_t tag, ByteView content);
Bytes join(std::initializer_list<Bytes> parts);
Bytes sequence(std::initializer_list<Bytes> parts);
Bytes integer(std::uint64_t number);
Bytes integer(ByteView bigEndian); // non-negative
Bytes oid(std::string_view dotted);
Bytes octets(ByteView content);
Bytes bits(ByteView content); // BIT STRING of whole bytes
Bytes boolean(bool v);
Bytes ia5(std::string_view text);
Bytes time(std::int64_t unixSeconds); // UTCTime, or GeneralizedTime from 2050
Bytes name(std::string_view commonName); // O and CN

} // namespace tercet::attestation::simulated::der
