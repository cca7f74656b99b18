#include "core/attestation/SnpProduct.h"

namespace tercet::attestation {

std::string_view productName(SnpProduct product)
{
    switch (product) {
    case SnpProduct::Milan:
        return "Milan";
    case SnpProduct::Genoa:
        return "Genoa";
    case SnpProduct::Turin:
        return "Turin";
    }
    return {};
}

std::optional<SnpProduct> productNamed(std::string_view name)
{
    for (const auto product : kSnpProducts)
        if (productName(product) == name) return product;
    return std::nullopt;
}

std::optional<SnpProduct> productOf(std::uint8_t family, std::uint8_t model)
{
    if (family == 0x19 && model <= 0x0F) return SnpProduct::Milan;
    if (family == 0x19 && ((model >= 0x10 && model <= 0x1F) || (model >= 0xA0 && model <= 0xAF)))
        return SnpProduct::Genoa;
    if (family == 0x1A && model <= 0x11) return SnpProduct::Turin;
    return std::nullopt;
}

std::string_view signerName(SnpSigner signer)
{
    return signer == SnpSigner::Vcek ? "VCEK" : "VLEK";
}

std::string intermediateName(SnpProduct product, SnpSigner signer)
{
    return std::string(signer == SnpSigner::Vcek ? "SEV-" : "SEV-VLEK-")
        + std::string(productName(product));
}

std::string rootName(SnpProduct product) { return "ARK-" + std::string(productName(product)); }

bool atLeast(const SnpTcb& tcb, const SnpTcb& floor)
{
    for (std::size_t i = 0; i < tcb.size(); ++i)
        if (tcb[i] < floor[i]) return false;
    return true;
}

bool reservedZero(const SnpTcb& tcb, SnpProduct product)
{
    const std::size_t from = product == SnpProduct::Turin ? 4 : 2;
    const std::size_t to = product == SnpProduct::Turin ? 7 : 6;
    for (std::size_t i = from; i < to; ++i)
        if (tcb[i] != 0) return false;
    return true;
}

std::array<int, 8> tcbExtensions(SnpProduct product)
{
    if (product == SnpProduct::Turin) return { 9, 1, 2, 3, 5, 6, 7, 8 };
    return { 1, 2, 4, 5, 6, 7, 3, 8 };
}

} // namespace tercet::attestation
