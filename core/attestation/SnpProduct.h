#pragma once

#include <optional>

#include "core/base/Bytes.h"

namespace tercet::attestation {

// AMD's processor families with SEV-SNP; Genoa stands for Bergamo and Siena too, which share its
// keys. AMD 57230 (VCEK certificates), PPR of each family.
enum class SnpProduct { Milan, Genoa, Turin };

inline constexpr std::array kSnpProducts { SnpProduct::Milan, SnpProduct::Genoa,
    SnpProduct::Turin };

std::string_view productName(SnpProduct product); // "Milan"
std::optional<SnpProduct> productNamed(std::string_view name);
// By CPUID family and model of a report of version 3 or later.
std::optional<SnpProduct> productOf(std::uint8_t family, std::uint8_t model);

// Whose key signed a report: the chip's own (VCEK) or one that AMD gave to a cloud (VLEK).
enum class SnpSigner { Vcek = 0, Vlek = 1 };
std::string_view signerName(SnpSigner signer); // "VCEK"

// The common name of the intermediate: "SEV-Milan", "SEV-VLEK-Milan".
std::string intermediateName(SnpProduct product, SnpSigner signer);
std::string rootName(SnpProduct product); // "ARK-Milan"

// TCB_VERSION as it stands in a report: eight bytes, one security patch level each. Their order is
// the product's: [bootloader, tee, 0, 0, 0, 0, snp, microcode], on Turin
// [fmc, bootloader, tee, snp, 0, 0, 0, microcode].
using SnpTcb = ByteArray<8>;

// Every component is at least the other's.
bool atLeast(const SnpTcb& tcb, const SnpTcb& floor);
// The bytes that mean nothing on this product are zero.
bool reservedZero(const SnpTcb& tcb, SnpProduct product);
// The certificate extension under 1.3.6.1.4.1.3704.1.3 for each of the eight bytes, in order.
std::array<int, 8> tcbExtensions(SnpProduct product);

} // namespace tercet::attestation
