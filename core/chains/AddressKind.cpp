#include "core/chains/AddressKind.h"

#include <algorithm>

#include "core/chains/bitcoin/Address.h"
#include "core/chains/ethereum/Address.h"
#include "core/chains/solana/Address.h"

namespace tercet::chains {

namespace {

struct Row {
    AddressKind kind;
    std::uint32_t purpose, coin; // BIP-43, SLIP-44
    SignatureKind signature;
};
constexpr Row kRows[] = {
    { AddressKind::Ethereum, 44, 60, SignatureKind::Ecdsa },
    { AddressKind::BitcoinP2wpkh, 84, 0, SignatureKind::Ecdsa },
    { AddressKind::BitcoinP2tr, 86, 0, SignatureKind::Bip340 },
    { AddressKind::Solana, 44, 501, SignatureKind::Ed25519 },
};

const Row& row(AddressKind kind) { return *std::ranges::find(kRows, kind, &Row::kind); }

} // namespace

SignatureKind signatureKind(AddressKind kind) { return row(kind).signature; }

bool signs(AddressKind kind, PayloadType type)
{
    switch (type) {
    case PayloadType::EthereumTransaction:
    case PayloadType::EthereumMessage:
    case PayloadType::EthereumTypedData:
        return kind == AddressKind::Ethereum;
    case PayloadType::SolanaMessage:
        return kind == AddressKind::Solana;
    case PayloadType::BitcoinMessage:
        return kind == AddressKind::BitcoinP2wpkh || kind == AddressKind::BitcoinP2tr;
    }
    return false;
}

Result<AddressKind> addressKind(std::string_view address)
{
    if (address.starts_with("0x")) {
        TERCET_CHECK(ethereum::Address::parse(address));
        return AddressKind::Ethereum;
    }
    if (address.starts_with("bc1")) {
        TERCET_TRY(const auto parsed, bitcoin::Address::parse(address));
        return parsed.isTaproot() ? AddressKind::BitcoinP2tr : AddressKind::BitcoinP2wpkh;
    }
    TERCET_CHECK(solana::parseAddress(address));
    return AddressKind::Solana;
}

std::vector<std::uint32_t> AddressPath::branch() const
{
    const auto& r = row(kind);
    return { r.purpose, r.coin, account, 0 };
}

std::vector<std::uint32_t> AddressPath::path() const
{
    auto out = branch();
    out.push_back(index);
    return out;
}

Result<AddressPath> AddressPath::read(std::span<const std::uint32_t> path)
{
    if (path.size() != 5) return fail(Code::BadPath, "not five levels deep");
    for (const auto& r : kRows)
        if (path[0] == r.purpose && path[1] == r.coin && path[3] == 0)
            return AddressPath { r.kind, path[2], path[4] };
    return fail(Code::BadPath, "not of the form m/purpose/coin/account/0/index");
}

} // namespace tercet::chains
