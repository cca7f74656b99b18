#include "core/chains/ethereum/Transaction.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <random>
#include <set>

#include "TestPaths.h"
#include "core/chains/Payload.h"
#include "tests/unit/chains/Vectors.h"

using namespace tercet;
using namespace tercet::chains;
using namespace tercet::chains::ethereum;

namespace {

const auto kTo = *Address::parse("0x3535353535353535353535353535353535353535");

Transaction sample(TransactionType type)
{
    Transaction tx { .type = type,
        .chainId = 1,
        .nonce = 9,
        .maxFeePerGas = 20000000000,
        .gasLimit = 21000,
        .to = kTo,
        .value = 1000000000000000000 };
    if (type == TransactionType::DynamicFee) tx.maxPriorityFeePerGas = 1000000000;
    if (type != TransactionType::Legacy)
        tx.accessList = { { kTo, { Bytes32 { 1 }, Bytes32 { 2 } } }, { kTo, {} } };
    return tx;
}

constexpr TransactionType kTypes[]
    = { TransactionType::Legacy, TransactionType::AccessList, TransactionType::DynamicFee };

// The example of EIP-155's own text: nonce 9, 20 gwei, 21000 gas, 1 ether, key 0x46…46.
TEST(Transaction, Eip155Example)
{
    const auto tx = sample(TransactionType::Legacy);
    EXPECT_EQ(hex(buildUnsigned(tx)),
        "ec098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a76400008001808"
        "0");
    EXPECT_EQ(
        hex(signingDigest(tx)), "daf5a779ae972f972197303d7b574746c7ef83eadac0f2791ad23db92e4c8e53");
    const crypto::EcdsaSignature signature {
        *arrayFromHex<32>("28ef61340bd939bc2195fe537567866003e1a15d3c71ff63e1590620aa636276"),
        *arrayFromHex<32>("67cbe9d8997f761aecb703304b3800ccf555c9f3dc64214b297fb1966a3b6d83"), 0
    };
    const auto raw = buildSigned(tx, signature);
    EXPECT_EQ(hex(raw),
        "f86c098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a76400008025a0"
        "28ef61340bd939bc2195fe5375678660"
        "03e1a15d3c71ff63e1590620aa636276a067cbe9d8997f761aecb703304b3800ccf555c9f3dc64214b297fb196"
        "6a3b6d83");
    const auto parsed = parseSigned(raw);
    ASSERT_TRUE(parsed) << parsed.error().context;
    EXPECT_EQ(parsed->tx, tx);
    EXPECT_EQ(parsed->signature, signature);
    EXPECT_EQ(parsed->from.text(), "0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F");
}

TEST(Transaction, BuildAndParseAreInverse)
{
    std::mt19937_64 random(1);
    for (int i = 0; i < 300; ++i) {
        auto tx = sample(kTypes[i % 3]);
        tx.chainId = random() >> (random() % 63);
        tx.nonce = random() >> (1 + random() % 63);
        tx.gasLimit = random() >> (random() % 64);
        tx.maxFeePerGas = Uint256(random() >> (random() % 64));
        if (tx.type == TransactionType::DynamicFee)
            tx.maxPriorityFeePerGas = Uint256(tx.maxFeePerGas.toU64() >> 3);
        tx.value = *Uint256(random()).times(Uint256(random() >> (random() % 64)));
        if (random() % 4 == 0) tx.to.reset();
        tx.data.resize(random() % 300);
        for (auto& b : tx.data) b = std::uint8_t(random());
        tx.chainId |= 1;
        const auto bytes = buildUnsigned(tx);
        const auto parsed = parseUnsigned(bytes);
        ASSERT_TRUE(parsed) << hex(bytes) << " " << parsed.error().context;
        EXPECT_EQ(*parsed, tx);
        EXPECT_EQ(buildUnsigned(*parsed), bytes);
    }
}

// "what-you-see" of security.md: whatever byte is changed, the result is refused or has another
// digest.
TEST(Transaction, EveryChangedByteIsSeen)
{
    for (const auto type : kTypes) {
        auto tx = sample(type);
        tx.data = *fromHex("a9059cbb");
        const auto bytes = buildUnsigned(tx);
        const auto digest = decode({ PayloadType::EthereumTransaction, bytes }, "")->digest;
        int accepted = 0;
        for (std::size_t i = 0; i < bytes.size(); ++i)
            for (int bit = 0; bit < 8; ++bit) {
                auto mutant = bytes;
                mutant[i] ^= std::uint8_t(1 << bit);
                const auto decoded = decode({ PayloadType::EthereumTransaction, mutant }, "");
                if (!decoded) continue;
                EXPECT_NE(decoded->digest, digest);
                ++accepted;
            }
        EXPECT_GT(accepted, 100);
        for (std::size_t n = 0; n < bytes.size(); ++n)
            EXPECT_FALSE(parseUnsigned(ByteView(bytes).first(n)));
        auto longer = bytes;
        longer.push_back(0x80);
        EXPECT_FALSE(parseUnsigned(longer));
    }
}

Code refusal(const Transaction& tx)
{
    const auto parsed = parseUnsigned(buildUnsigned(tx));
    EXPECT_FALSE(parsed);
    return parsed ? Code::Internal : parsed.error().code;
}

TEST(Transaction, FieldRules)
{
    for (const auto type : kTypes) {
        auto tx = sample(type);
        tx.chainId = 0;
        EXPECT_EQ(refusal(tx), Code::BadChainId);
        tx = sample(type);
        tx.nonce = UINT64_MAX;
        EXPECT_EQ(refusal(tx), Code::NumberTooLarge);
        tx = sample(type);
        tx.maxFeePerGas = Uint256::max();
        EXPECT_EQ(refusal(tx), Code::NumberTooLarge);
        tx = sample(type);
        tx.value = Uint256::max();
        EXPECT_EQ(refusal(tx), Code::NumberTooLarge);
    }
    auto tx = sample(TransactionType::DynamicFee);
    tx.maxPriorityFeePerGas = *tx.maxFeePerGas.plus(1);
    EXPECT_EQ(refusal(tx), Code::FeeAboveMaximum);
    tx.maxPriorityFeePerGas = tx.maxFeePerGas;
    EXPECT_TRUE(parseUnsigned(buildUnsigned(tx)));
}

TEST(Transaction, Refusals)
{
    const crypto::EcdsaSignature signature { Bytes32 { 1 }, Bytes32 { 2 }, 1 };
    for (const auto type : kTypes)
        EXPECT_EQ(
            parseUnsigned(buildSigned(sample(type), signature)).error().code, Code::AlreadySigned);
    // Without a chain id: valid on every network.
    EXPECT_EQ(parseUnsigned(*fromHex("e9098504a817c800825208943535353535353535353535353535353535353"
                                     "535880de0b6b3a764000080"))
                  .error()
                  .code,
        Code::BadChainId);
    EXPECT_EQ(parseUnsigned(*fromHex("03c0")).error().code, Code::UnsupportedTransaction);
    EXPECT_EQ(parseUnsigned(*fromHex("04c0")).error().code, Code::UnsupportedTransaction);
    EXPECT_EQ(parseUnsigned(*fromHex("7fc0")).error().code, Code::UnsupportedTransaction);
    EXPECT_EQ(parseUnsigned({}).error().code, Code::BadTransaction);
    EXPECT_EQ(parseUnsigned(*fromHex("c0")).error().code, Code::BadTransaction);
    EXPECT_EQ(parseUnsigned(*fromHex("02c0")).error().code, Code::BadTransaction);
    EXPECT_EQ(parseUnsigned(Bytes(1 << 20, 0xF8)).error().code, Code::TextTooLong);
}

TEST(Transaction, LargestChainIdSigns)
{
    auto tx = sample(TransactionType::Legacy);
    tx.chainId = UINT64_MAX;
    // Any r of a curve point and low s recover some key; what matters is that v survives.
    const auto r
        = *arrayFromHex<32>("28ef61340bd939bc2195fe537567866003e1a15d3c71ff63e1590620aa636276");
    const auto parsed = parseSigned(buildSigned(tx, { r, Uint256(5).be(), 1 }));
    ASSERT_TRUE(parsed) << parsed.error().context;
    EXPECT_EQ(parsed->tx.chainId, UINT64_MAX);
    EXPECT_EQ(parsed->signature.recid, 1);
}

TEST(Transaction, UnsignedVectorOfBasicTests)
{
    const auto tests = test::vectors("ethereum-tests/BasicTests/txtest.json");
    if (tests.is_null()) GTEST_SKIP() << "no ../shared/vectors";
    // Their unsigned form has three empty fields where EIP-155 has the chain id: no chain, refused.
    for (const auto& t : tests)
        EXPECT_EQ(parseUnsigned(*fromHex(t["unsigned"].get<std::string>())).error().code,
            Code::BadChainId);
}

// The suite's transactions are signed. A valid one must parse, build to the same bytes, have the
// given hash and sender, and its unsigned form must survive our own reader. Where we are stricter
// than a node is said below.
TEST(Transaction, OfficialTransactionTests)
{
    namespace fs = std::filesystem;
    const fs::path root = fs::path(TERCET_SHARED_DIR) / "vectors/ethereum-tests/TransactionTests";
    if (!fs::exists(root)) GTEST_SKIP() << "no ../shared/vectors";
    int valid = 0, invalid = 0;
    for (const auto& file : fs::recursive_directory_iterator(root)) {
        if (file.path().extension() != ".json") continue;
        const auto tests = test::vectors(
            fs::relative(file.path(), fs::path(TERCET_SHARED_DIR) / "vectors").string());
        for (const auto& [name, t] : tests.items()) {
            SCOPED_TRACE(file.path().filename().string() + " " + name);
            const auto& results = t["result"];
            const auto& result = results.contains("Cancun")
                ? results["Cancun"]
                : results[results.contains("Shanghai") ? "Shanghai" : "London"];
            const auto bytes = fromHex0x(t["txbytes"].get<std::string>());
            const auto parsed
                = bytes ? parseSigned(*bytes) : Result<SignedTransaction>(fail(Code::BadHex));
            if (!result.contains("exception")) {
                // Stricter: a legacy transaction without chain id is valid on every network.
                if (!parsed && parsed.error().code == Code::BadChainId) continue;
                // Stricter: what no node takes into its pool.
                if (!parsed && bytes->size() > kMaxTransactionBytes) continue;
                ASSERT_TRUE(parsed) << parsed.error().context << " " << parsed.error().field;
                EXPECT_EQ(buildSigned(parsed->tx, parsed->signature), *bytes);
                EXPECT_EQ(parseUnsigned(buildUnsigned(parsed->tx)), parsed->tx);
                EXPECT_EQ(hex0x(transactionHash(*bytes)), result["hash"].get<std::string>());
                EXPECT_EQ(parsed->from, *Address::parse(result["sender"].get<std::string>()));
                EXPECT_LE(intrinsicGas(parsed->tx), parsed->tx.gasLimit);
                EXPECT_EQ(Uint256(intrinsicGas(parsed->tx)),
                    Uint256::fromBytes(*fromHex0x(result["intrinsicGas"].get<std::string>())));
                ++valid;
                continue;
            }
            ++invalid;
            const auto why = result["exception"].get<std::string>();
            if (parsed && why == "TransactionException.INTRINSIC_GAS_TOO_LOW")
                EXPECT_GT(intrinsicGas(parsed->tx),
                    parsed->tx.gasLimit); // a risk on the card, not an error
            else if (parsed && why == "TransactionException.INVALID_CHAINID")
                EXPECT_NE(parsed->tx.chainId, 1u); // the suite's network is 1, ours are all
            else if (parsed && why == "TransactionException.INITCODE_SIZE_EXCEEDED")
                EXPECT_FALSE(parsed->tx.to); // not fully decoded in any case
            else
                EXPECT_FALSE(parsed) << why;
        }
    }
    EXPECT_GE(valid, 10);
    EXPECT_GE(invalid, 100);
}

} // namespace
