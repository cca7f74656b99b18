#include "core/chains/KeyTree.h"

#include <gtest/gtest.h>

#include "core/chains/bitcoin/Address.h"
#include "core/chains/ethereum/Address.h"
#include "core/chains/solana/Address.h"

namespace tercet::chains {

namespace {

const crypto::ExtendedKey kRoot { .key = *crypto::Point::mulBase(crypto::Scalar::fromU64(77)),
    .chainCode = { 1, 2, 3 } };
const crypto::EdExtendedKey kEdRoot {
    *crypto::EdPoint::mulBase(crypto::EdScalar::reduce64(ByteArray<64> { 77 })), { 4, 5, 6 }
};

} // namespace

TEST(KeyTree, DerivesWhatTheWholePathDoes)
{
    KeyTree tree(kRoot, kEdRoot);
    for (int round = 0; round < 2; ++round) // the second from memory
        for (const auto kind : { AddressKind::Ethereum, AddressKind::BitcoinP2wpkh,
                 AddressKind::BitcoinP2tr, AddressKind::Solana })
            for (std::uint32_t index = 0; index < 3; ++index) {
                const AddressPath place { kind, 5, index };
                const auto path = place.path();
                EXPECT_EQ(*AddressPath::read(path), place);
                const auto found = tree.find(place);
                ASSERT_TRUE(found);
                EXPECT_EQ((*found)->place, place);
                EXPECT_EQ(*addressKind((*found)->address), kind);
                if (kind == AddressKind::Solana) {
                    const auto& key = std::get<AddressKey::Ed25519>((*found)->key);
                    const auto at = *crypto::derivePublic(kEdRoot, path);
                    EXPECT_EQ(key.key, at.node.key);
                    EXPECT_EQ(hex(key.tweak), hex(at.tweak));
                    EXPECT_EQ((*found)->address, solana::addressText(at.node.key.encode()));
                    EXPECT_EQ((*found)->publicKey(), toBytes(at.node.key.encode()));
                    continue;
                }
                const auto& key = std::get<AddressKey::Secp256k1>((*found)->key);
                const auto at = *crypto::derivePublic(kRoot, path);
                EXPECT_EQ(key.key, at.node.key);
                EXPECT_EQ(key.tweak, at.tweak);
                EXPECT_EQ((*found)->publicKey(), toBytes(at.node.key.encode()));
                const auto expected = kind == AddressKind::Ethereum
                    ? ethereum::Address::ofKey(key.key).text()
                    : kind == AddressKind::BitcoinP2tr ? bitcoin::Address::p2tr(key.key)->text()
                                                       : bitcoin::Address::p2wpkh(key.key).text();
                EXPECT_EQ((*found)->address, expected);
            }
}

TEST(KeyTree, ForgetsAndRefuses)
{
    KeyTree tree(kRoot, kEdRoot);
    const AddressPath first { AddressKind::BitcoinP2tr, 0, 0 };
    const auto address = (*tree.find(first))->address;
    for (std::uint32_t i = 0; i < 300; ++i)
        ASSERT_TRUE(tree.find({ AddressKind::Ethereum, i / 2, i }));
    EXPECT_EQ((*tree.find(first))->address, address);
    for (const auto kind : { AddressKind::Ethereum, AddressKind::Solana }) {
        EXPECT_EQ(tree.find({ kind, 0x80000000u, 0 }).error().code, Code::BadPath);
        EXPECT_EQ(tree.find({ kind, 0, 0x80000000u }).error().code, Code::BadPath);
    }
}

TEST(AddressPath, OneBranchForEachKind)
{
    using Path = std::vector<std::uint32_t>;
    EXPECT_EQ((AddressPath { AddressKind::Ethereum, 1, 2 }.path()), (Path { 44, 60, 1, 0, 2 }));
    EXPECT_EQ((AddressPath { AddressKind::Solana, 1, 2 }.path()), (Path { 44, 501, 1, 0, 2 }));
    EXPECT_EQ((AddressPath { AddressKind::BitcoinP2wpkh, 1, 2 }.path()), (Path { 84, 0, 1, 0, 2 }));
    EXPECT_EQ((AddressPath { AddressKind::BitcoinP2tr, 1, 2 }.path()), (Path { 86, 0, 1, 0, 2 }));
    for (const auto& bad : { Path { 86, 60, 0, 0, 0 }, Path { 84, 501, 0, 0, 0 },
             Path { 44, 0, 0, 0, 0 }, Path { 86, 0, 0, 1, 0 }, Path { 86, 0, 0, 0 } })
        EXPECT_EQ(AddressPath::read(bad).error().code, Code::BadPath);
    EXPECT_TRUE(signs(AddressKind::BitcoinP2tr, PayloadType::BitcoinMessage));
    EXPECT_FALSE(signs(AddressKind::BitcoinP2tr, PayloadType::EthereumTransaction));
    EXPECT_FALSE(signs(AddressKind::Ethereum, PayloadType::SolanaMessage));
    EXPECT_FALSE(signs(AddressKind::Solana, PayloadType::BitcoinMessage));
    EXPECT_EQ(payloadType(0).error().code, Code::UnsupportedTransaction);
    EXPECT_EQ(payloadType(6).error().code, Code::UnsupportedTransaction);
    EXPECT_EQ(*payloadType(5), PayloadType::BitcoinMessage);
}

} // namespace tercet::chains
